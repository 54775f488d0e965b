import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from micic_desk.ui.widgets.side_sheet import SideSheet


@pytest.fixture
def host(look: Look, qtbot: QtBot) -> QWidget:
    assert look is not None
    made = QWidget()
    made.resize(900, 500)
    QVBoxLayout(made).addWidget(QLineEdit())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def sheet(host: QWidget) -> SideSheet:
    made = SideSheet("Merge a file", host, width=300)
    made.set_body(QLineEdit())
    made.add_foot(PrimaryButton("Merge"))
    return made


def test_it_lies_at_the_end_of_the_window_and_follows_its_size(
    host: QWidget, sheet: SideSheet
) -> None:
    assert sheet.isHidden()
    sheet.open_sheet()
    assert (sheet.x(), sheet.width(), sheet.height()) == (600, 300, 500)
    host.resize(1000, 600)
    QApplication.processEvents()
    assert (sheet.x(), sheet.height()) == (700, 600)
    host.resize(200, 600)
    QApplication.processEvents()
    assert (sheet.x(), sheet.width()) == (0, 200)


def test_it_lies_on_the_other_side_where_reading_turns_round(
    host: QWidget, sheet: SideSheet
) -> None:
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    sheet.open_sheet()
    assert sheet.x() == 0


def test_escape_closes_and_gives_the_keyboard_back(
    host: QWidget, sheet: SideSheet, qtbot: QtBot
) -> None:
    line = host.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    inside = sheet.findChild(QLineEdit)
    assert inside is not None
    sheet.open_sheet(inside)
    assert inside.hasFocus()
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert line.hasFocus()
    sheet.close_sheet()


def test_who_had_the_keyboard_may_be_gone(host: QWidget, sheet: SideSheet, qtbot: QtBot) -> None:
    line = host.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    sheet.open_sheet()
    delete(line)
    with qtbot.waitSignal(sheet.closed):
        sheet.close_sheet()


def test_tab_stays_inside_both_ways(sheet: SideSheet, qtbot: QtBot) -> None:
    sheet.open_sheet()
    names = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert sheet.isAncestorOf(focus)
        names.append(type(focus))
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert names == [QLineEdit, PrimaryButton, IconButton, QLineEdit]
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Backtab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_it_grows_with_the_zoom(look: Look, sheet: SideSheet) -> None:
    sheet.open_sheet()
    look.wear(zoom=200)
    assert sheet.width() == 600


def test_a_body_that_does_not_fit_scrolls_and_is_never_crushed(host: QWidget, qtbot: QtBot) -> None:
    sheet, body = SideSheet("Share", host), QWidget()
    column = QVBoxLayout(body)
    buttons = [QuietButton(f"Button {number}", parent=body) for number in range(30)]
    for button in buttons:
        column.addWidget(button)
    sheet.set_body(body)
    foot = QuietButton("Write the file", parent=sheet)
    sheet.add_foot(foot)
    sheet.open_sheet()
    QApplication.processEvents()
    assert all(one.height() >= one.minimumSizeHint().height() for one in [*buttons, foot])
    assert buttons[-1].visibleRegion().isEmpty()
    foot.setFocus()
    qtbot.keyClick(foot, Qt.Key.Key_Backtab)
    assert buttons[-1].hasFocus()
    assert not buttons[-1].visibleRegion().isEmpty(), "what has the keyboard is scrolled to"


def test_it_stands_beside_what_it_would_cover_where_there_is_room(
    host: QWidget, qtbot: QtBot
) -> None:
    made = SideSheet("Preview", host, width=300, beside=500)
    line = host.findChild(QLineEdit)
    assert line is not None
    made.open_sheet()
    qtbot.waitUntil(lambda: line.geometry().right() < made.x())
    assert made.stands_beside()
    host.resize(700, 500)
    qtbot.waitUntil(lambda: line.geometry().right() > made.x())
    assert not made.stands_beside()
    host.resize(900, 500)
    qtbot.waitUntil(lambda: line.geometry().right() < made.x())
    made.close_sheet()
    qtbot.waitUntil(lambda: line.geometry().right() > 600)
