from PySide6.QtCore import QRect, QSize

from qinbao.kiosk.shell import room

LEFT, RIGHT = QRect(0, 0, 1280, 800), QRect(1280, 0, 1920, 1080)


def test_a_page_is_never_spread_over_two_screens() -> None:
    assert room(QSize(3200, 1080), [RIGHT, LEFT]) == QSize(1280, 800)
    assert room(QSize(1280, 1880), [LEFT, QRect(0, 800, 1920, 1080)]) == QSize(1280, 800)


def test_a_lone_screen_is_filled_whatever_it_says_of_itself() -> None:
    assert room(QSize(1280, 800), [QRect(0, 0, 640, 400)]) == QSize(1280, 800)


def test_of_two_screens_that_show_the_same_the_smaller_one_shows_all() -> None:
    assert room(QSize(1920, 1080), [QRect(0, 0, 1920, 1080), LEFT]) == QSize(1280, 800)
