"""Draw a topic's path as Mermaid text: one box a stop, its condition on the arrow."""

from __future__ import annotations

from typing import Any

from qinbao.content.fact import When
from qinbao.content.library import Library


def mermaid(library: Library, topic: str) -> str:
    """A ``flowchart TD`` of the national path. Raises ``KeyError`` for an unknown topic."""
    matter = library.topic(topic)
    rows = ["flowchart TD", f'  start(["{matter.official}"])']
    before = ["start"]
    for number, stop in enumerate(matter.path):
        label = library.questions[stop.ask].of(matter.id).ask if stop.ask else str(stop.page)
        rows.append(f'  n{number}["{_escape(label)}"]')
        arrow = f' -->|"{_escape(spoken(stop.when))}"| ' if stop.when else " --> "
        rows.extend(f"  {previous}{arrow}n{number}" for previous in before)
        before = [*before, f"n{number}"] if stop.when else [f"n{number}"]
    return "\n".join(rows)


def spoken(when: When) -> str:
    """A condition in one line: ``channel=alipay, not(face=yes)``."""
    return ", ".join(_part(key, wanted) for key, wanted in when.items())


def _part(key: str, wanted: Any) -> str:
    if key == "not":
        return f"not({spoken(wanted)})"
    if key == "any":
        return " or ".join(f"({spoken(part)})" for part in wanted)
    return f"{key}={'/'.join(map(str, wanted)) if isinstance(wanted, list) else wanted}"


def _escape(text: str) -> str:
    return text.replace('"', "#quot;")
