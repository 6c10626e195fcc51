"""The list of attempts names tests that are there and that run, and proofs that are there."""

import ast
import re
from functools import cache
from pathlib import Path

KIOSK = Path(__file__).parents[2] / "kiosk"
MACHINE = KIOSK.parents[1] / "packaging" / "kiosk" / "machine"
ROW = re.compile(r"^\| (\d+) \| (.+) \| `(.+)::(test_\w+)`(?:, done by `vm (\w+)`: (.+))? \|$", re.MULTILINE)
NEVER = re.compile(r"mark\.(skip|xfail)\b|mark\.skipif\((True|1)\b")
"""Marks of what does not run anywhere, or may fail."""


def rows() -> list[tuple[str, ...]]:
    """Number, attempt, file and test of each; part and names of the proofs in a machine, where there are any."""
    return ROW.findall((KIOSK / "README.md").read_text("utf-8"))


@cache
def parsed(file: str) -> ast.Module:
    path = KIOSK / f"{file}.py"
    assert path.name.startswith("test_"), "no other file is collected"
    return ast.parse(path.read_text("utf-8"))


def test_each_named_attempt_has_its_test() -> None:
    found = rows()
    assert [int(number) for number, *_ in found] == list(range(1, len(found) + 1))
    assert len(found) >= 80
    assert len({attempt for _, attempt, *_ in found}) == len(found)
    lines = (KIOSK / "README.md").read_text("utf-8").splitlines()
    assert len([line for line in lines if re.match(r"\| \d", line)]) == len(found), "a row that cannot be read"
    for _, attempt, file, name, *_ in found:
        tests = [part for part in parsed(file).body if isinstance(part, ast.FunctionDef) and part.name == name]
        # Of two with one name the first would never run.
        assert len(tests) == 1, attempt


def test_the_test_of_each_attempt_runs_and_does_something() -> None:
    for _, attempt, file, name, *_ in rows():
        module = parsed(file)
        (test,) = (part for part in module.body if isinstance(part, ast.FunctionDef) and part.name == name)
        marks = [*test.decorator_list, *(part for part in module.body if isinstance(part, ast.Assign))]
        assert not any(NEVER.search(ast.unparse(mark)) for mark in marks), attempt
        assert not any(ast.unparse(part).startswith(("pytest.skip(", "return")) for part in test.body), attempt
        assert any(isinstance(part, ast.Assert | ast.Call) for body in test.body for part in ast.walk(body)), attempt


def test_each_proof_in_a_machine_that_is_named_is_one_of_its_part() -> None:
    named = [(part, proof) for *_, part, proofs in rows() if part for proof in re.findall(r'"([^"]+)"', proofs)]
    assert len(named) >= 6
    for part, proof in named:
        text = (MACHINE / f"{part}.py").read_text("utf-8")
        assert re.search(rf'results\.proof\(f?"{re.escape(proof)}', text), proof
