"""Settings come back as they were left, whatever happened to the file; what is wrong in it costs only itself."""

import json
import logging
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qinbao.screen.calibrate import DISTANCES
from qinbao.ui.settings import FILE, Kept, Settings
from qinbao.ui.theme.colours import THEMES
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS

LOOKS = st.builds(Look, st.sampled_from(THEMES), st.sampled_from(STEPS), st.booleans())
anything = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)


def written(folder: Path, data: bytes) -> Settings:
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_bytes(data)
    return Settings(folder)


def test_a_first_start_has_the_default_look(tmp_path: Path) -> None:
    assert Settings(tmp_path, Look("dark", 1.5)).kept == Kept(Look("dark", 1.5))


@anything
@given(LOOKS, st.sampled_from(DISTANCES), st.floats(120, 1600))
def test_what_was_set_comes_back(tmp_path: Path, look: Look, distance: int, card: float) -> None:
    before = Settings(tmp_path)
    before.look(look)
    before.measured("HDMI-1", card, distance)
    before.introduced()
    assert Settings(tmp_path).kept == before.kept


@anything
@given(st.binary(max_size=300))
def test_any_bytes_give_a_usable_look(tmp_path: Path, data: bytes) -> None:
    kept = written(tmp_path, data).kept
    assert kept.look.theme in THEMES
    assert kept.look.scale in STEPS
    assert kept.distance in DISTANCES


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
FIELDS = ["theme", "scale", "detailed", "distance", "screens", "own", "introduced"]


@anything
@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_any_values_give_a_usable_look(tmp_path: Path, values: object) -> None:
    kept = written(tmp_path, json.dumps(values).encode()).kept
    assert kept.look.scale in STEPS
    assert all(120 <= fitted.card <= 1600 for fitted in kept.screens.values())


def test_letters_are_the_persons_own_once_their_size_was_chosen_or_measured(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.suited(1.25)
    settings.look(Look("dark", 1.25))
    assert not Settings(tmp_path).kept.own
    settings.look(Look("dark", 1.5))
    assert Settings(tmp_path).kept.own
    measured = Settings()
    measured.measured("HDMI-1", 500, 60)
    assert measured.kept.own


def test_what_an_older_version_remembered_counts_as_chosen(tmp_path: Path) -> None:
    assert written(tmp_path, b'{"theme": "light", "scale": 1.0}').kept.own


def test_a_wrong_colour_does_not_cost_the_size(tmp_path: Path) -> None:
    assert written(tmp_path, b'{"theme": "pink", "scale": 2.0, "detailed": true}').kept.look == Look("light", 2.0, True)


@pytest.mark.parametrize("cut", [1, 10, 30, 60])
def test_a_truncated_file_is_a_first_start(tmp_path: Path, cut: int) -> None:
    Settings(tmp_path).look(Look("dark", 2.0))
    whole = (tmp_path / FILE).read_bytes()
    assert written(tmp_path, whole[:cut]).kept == Kept()


def test_what_a_later_version_wrote_is_used_and_kept(tmp_path: Path) -> None:
    later = written(tmp_path, b'{"scale": 1.5, "voice": {"name": "x"}}')
    assert later.kept.look.scale == 1.5
    later.look(Look("dark", 1.5))
    assert msgspec.json.decode((tmp_path / FILE).read_bytes())["voice"] == {"name": "x"}


def test_a_locked_file_is_a_first_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Settings(tmp_path).look(Look("dark"))

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)  # chmod would not stop root, who runs the tests in a container
    assert Settings(tmp_path).kept == Kept()


def test_a_folder_that_cannot_be_made_does_not_stop_anybody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    blocked = Settings(tmp_path / "file" / "settings")
    blocked.look(Look("dark"))
    assert blocked.kept.look == Look("dark")


def test_a_full_disk_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Settings(tmp_path).look(Look("dark"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with caplog.at_level(logging.INFO):
        Settings(tmp_path).look(Look("contrast"))
    assert Settings(tmp_path).kept.look == Look("dark")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert "OSError" in caplog.text


def test_without_a_folder_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kept = Settings()
    kept.look(Look("dark"))
    assert kept.kept.look == Look("dark")
    assert list(tmp_path.iterdir()) == []


def test_each_measured_screen_keeps_its_own_size(tmp_path: Path) -> None:
    two = Settings(tmp_path)
    for screen, card, scale in (("small", 500.0, 2.0), ("large", 200.0, 1.25)):
        two.measured(screen, card, 60)
        two.look(Look(scale=scale), screen)
    again = Settings(tmp_path).kept
    assert {name: fitted.scale for name, fitted in again.screens.items()} == {"small": 2.0, "large": 1.25}


def test_a_screen_nobody_measured_is_not_remembered(tmp_path: Path) -> None:
    kept = Settings(tmp_path)
    kept.look(Look(scale=2.0), "somewhere")
    assert kept.kept.screens == {}


def test_only_the_last_eight_screens_are_remembered() -> None:
    kept = Settings()
    for number in range(12):
        kept.measured(f"screen {number}", 300.0, 60)
    assert list(kept.kept.screens) == [f"screen {number}" for number in range(4, 12)]
