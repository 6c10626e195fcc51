"""What Qt is told of the input method: fcitx is reached, and nobody else is disturbed."""

import pytest

from qinbao.ui.input_method import reach_fcitx


@pytest.mark.parametrize("said", [{"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "fcitx5"}, {"XMODIFIERS": "@im=fcitx"}])
def test_where_the_desktop_has_fcitx_qt_speaks_to_it_as_to_ibus(said: dict[str, str]) -> None:
    reach_fcitx(said)
    assert said["QT_IM_MODULES"].split(";") == ["fcitx5", "fcitx", "ibus"]
    assert said["IBUS_USE_PORTAL"] == "1"


@pytest.mark.parametrize("said", [{}, {"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "compose", "XMODIFIERS": "@im=fcitx"}])
def test_any_other_input_method_is_left_alone(said: dict[str, str]) -> None:
    before = dict(said)
    reach_fcitx(said)
    assert said == before
