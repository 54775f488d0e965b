"""Which areas a window of any width and zoom shows, and which make room."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.areas import Areas
from micic_desk.ui.window.remembering import Remembered


@pytest.fixture
def areas(look: Look, qtbot: QtBot, tmp_path: Path) -> Areas:
    del look
    made = Areas(Remembered(tmp_path / "window.json"), None)
    qtbot.addWidget(made)
    made.fill(QLabel("start"), QLabel("middle"))
    made.set_right(QLabel("end"))
    made.resize(1280, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(areas: Areas) -> list[str]:
    found = (areas.widget(at) for at in range(areas.count()))
    return [one.text() for one in found if isinstance(one, QLabel) and one.isVisible()]


def resized(areas: Areas, width: int) -> list[str]:
    areas.resize(width, 600)
    QApplication.processEvents()
    return shown(areas)


def test_what_does_not_fit_makes_room_and_comes_back(areas: Areas) -> None:
    assert shown(areas) == ["start", "middle", "end"]
    assert resized(areas, 600) == ["start", "middle"]
    assert resized(areas, 400) == ["middle"]
    assert resized(areas, 1280) == ["start", "middle", "end"]
    assert areas.sizes()[0] == 220
    assert areas.sizes()[2] == 360


def test_who_asks_for_the_end_in_a_narrow_window_gets_it(areas: Areas) -> None:
    resized(areas, 600)
    areas.toggle_right()  # remembered as open, so the first press closes nothing in sight
    assert areas.right_open()
    assert shown(areas) == ["middle", "end"]
    assert resized(areas, 400) == ["end"]
    areas.show_middle()
    assert shown(areas) == ["middle"]


def test_what_was_closed_stays_closed(areas: Areas) -> None:
    areas.toggle_right()
    assert shown(areas) == ["start", "middle"]
    assert resized(areas, 1600) == ["start", "middle"]
    areas.toggle_right()
    assert shown(areas) == ["start", "middle", "end"]


def test_a_larger_zoom_needs_wider_areas(areas: Areas) -> None:
    Look.current().wear(zoom=200)
    areas.make_room()
    assert shown(areas) == ["start", "middle"]
    assert areas.sizes()[0] == 440


def test_the_window_may_be_as_small_as_the_middle(areas: Areas) -> None:
    assert areas.minimumSizeHint().width() <= Look.current().px(310)
