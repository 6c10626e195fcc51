"""The lower corner shows whom to ring first, and when."""

import pytest
from gui_window import Listener, close, open_window
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.screen.exhibits import journey_states
from qinbao.ui.theme.look import Look


@pytest.mark.parametrize(
    ("topic", "answers", "words"),
    [
        ("safety", {"safety_what": "money-sent"}, "钱已转走，现在就打 110 医保 12393"),
        ("activate", {}, "不懂就打医保热线 0571-12393 办理不收费"),
    ],
)
def test_the_corner_says_it(
    qapp: QApplication, library: Library, topic: str, answers: dict[str, str], words: str
) -> None:
    window = open_window(library, Listener(), Look(), (1024, 600))
    *_, (_, state) = journey_states(library, topic, {"place": "330100", **answers})
    window.store.become(state)
    assert window.bottom.hotline.text() == words
    close(window)
