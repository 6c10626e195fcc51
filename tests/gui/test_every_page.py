"""Every page of every topic, at every size of window and letters: nothing clipped, nothing lost, all within reach."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from gui_audit import clipped, close_together, nameless, outside, small
from gui_window import Listener, close, open_window
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.ui.exhibits import exhibits
from qinbao.ui.theme.look import Look

SIZES = ((1024, 600), (1280, 800), (3840, 2160), (600, 1024))
SCALES = (1.0, 1.5, 2.0)
CHECKS = {"clipped": clipped, "outside": outside, "small": small, "close": close_together, "nameless": nameless}


@dataclass
class Findings:
    """What was found on all pages in one condition, by check."""

    faults: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in (*CHECKS, "actions", "bars")})
    pages: int = 0


@pytest.fixture(scope="module", params=[(size, scale) for size in SIZES for scale in SCALES], ids=str)
def findings(request: pytest.FixtureRequest, qapp: QApplication, library: Library) -> Iterator[Findings]:
    size, scale = request.param
    window = open_window(library, Listener(), Look(scale=scale), size)
    found = Findings()
    helps = {name: button.geometry() for name, button in window.top.buttons.items()}
    for name, state in exhibits(library).items():
        window.store.become(state)
        QApplication.processEvents()
        found.pages += 1
        for check, audit in CHECKS.items():
            found.faults[check].extend(f"{name}: {fault}" for fault in audit(window))
        for button in window.bottom.buttons:
            if not window.rect().contains(button.mapTo(window, button.rect().bottomRight())):
                found.faults["actions"].append(f"{name}: {button.text()}")
        if {key: button.geometry() for key, button in window.top.buttons.items()} != helps:
            found.faults["bars"].append(name)
    yield found
    close(window)


def test_there_are_pages_of_every_topic(findings: Findings, library: Library) -> None:
    assert findings.pages > 10 * len(library.topic_ids) - 20


def test_no_word_is_clipped(findings: Findings) -> None:
    assert findings.faults["clipped"] == []


def test_nothing_reaches_outside_its_page(findings: Findings) -> None:
    assert findings.faults["outside"] == []


def test_everything_to_press_is_large_enough(findings: Findings) -> None:
    assert findings.faults["small"] == []


def test_things_to_press_keep_their_distance(findings: Findings) -> None:
    assert findings.faults["close"] == []


def test_everything_has_a_name_for_the_screen_reader(findings: Findings) -> None:
    assert findings.faults["nameless"] == []


def test_all_actions_are_always_in_sight(findings: Findings) -> None:
    assert findings.faults["actions"] == []


def test_the_helps_stand_at_the_same_place_on_every_page(findings: Findings) -> None:
    assert findings.faults["bars"] == []
