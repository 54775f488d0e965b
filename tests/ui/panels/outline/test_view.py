"""The outline by keyboard, by mouse and by drop."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.models.dragging import pack
from micic_desk.ui.models.report_model import ReportModel
from micic_desk.ui.panels.outline.view import OutlineView

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_alt_and_the_arrows_shift_a_line_and_stay_with_it(stand: Any) -> None:
    stand.press(Key.Key_Down, ALT)
    assert stand.texts() == ["Fees", "Recruitment", "Contracts", "Return"]
    assert stand.view.chosen() == (stand.items[0],)
    stand.press(Key.Key_Up, ALT)
    assert stand.texts()[0] == "Recruitment"


def test_tab_indents_and_shift_tab_outdents(stand: Any) -> None:
    stand.go(1)
    stand.press(Key.Key_Tab)
    assert stand.shown()[:2] == [(0, "Recruitment"), (1, "Fees")]
    assert stand.view.chosen() == (stand.items[1],)
    stand.press(Key.Key_Backtab, SHIFT)
    assert stand.shown()[1] == (0, "Fees")
    assert not stand.refused


def test_a_line_indented_under_a_folded_one_is_shown(stand: Any) -> None:
    stand.item("under", stand.items[0])
    stand.model.set_folded(stand.items[0], folded=True)
    stand.go(1)
    stand.press(Key.Key_Tab)
    assert not stand.refused
    assert stand.shown()[:3] == [(0, "Recruitment"), (1, "under"), (1, "Fees")]


def test_what_cannot_be_moved_is_said_in_one_sentence(stand: Any) -> None:
    stand.press(Key.Key_Tab)
    stand.press(Key.Key_Up, ALT)
    assert len(stand.refused) == 2
    assert stand.texts() == ["Recruitment", "Fees", "Contracts", "Return"]


def test_delete_bins_the_chosen_lines_and_says_so(stand: Any, qtbot: Any) -> None:
    stand.press(Key.Key_Down, SHIFT)
    with qtbot.waitSignal(stand.view.binned) as heard:
        stand.press(Key.Key_Delete)
    assert heard.args[0].count == 2
    assert stand.texts() == ["Contracts", "Return"]
    assert stand.view.chosen() == (stand.items[2],), "the next key has a line to act on"
    stand.bridge.undo()
    assert len(stand.texts()) == 4


def test_left_and_right_fold_and_walk(stand: Any) -> None:
    stand.item("under", stand.items[0])
    stand.press(Key.Key_Right)
    assert stand.view.currentIndex().row() == 1
    stand.press(Key.Key_Left)
    assert stand.view.currentIndex().row() == 0
    stand.press(Key.Key_Left)
    assert stand.model.line(0).folded
    stand.press(Key.Key_Right)
    stand.press(Key.Key_Space, CTRL)
    assert stand.texts() == ["Recruitment", "Fees", "Contracts", "Return"]


def test_left_and_right_change_places_where_reading_turns_round(stand: Any) -> None:
    stand.item("under", stand.items[0])
    stand.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stand.press(Key.Key_Right)
    assert stand.model.line(0).folded
    stand.press(Key.Key_Left)
    assert not stand.model.line(0).folded


def test_a_click_on_the_triangle_folds_and_chooses_nothing(stand: Any) -> None:
    stand.item("under", stand.items[1])
    where = stand.point_in(1, "fold")
    QTest.mouseClick(stand.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert stand.model.line(1).folded
    assert stand.view.chosen() == (stand.items[0],)


def test_folding_takes_the_current_line_out_of_what_is_hidden(stand: Any) -> None:
    stand.item("under", stand.items[0])
    stand.go(1)
    where = stand.point_in(0, "fold")
    QTest.mouseClick(stand.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert stand.view.chosen() == (stand.items[0],)


@pytest.mark.parametrize("number", [1, 9])
def test_control_and_a_digit_ask_for_a_key_point(stand: Any, qtbot: Any, number: int) -> None:
    with qtbot.waitSignal(stand.view.place_wanted) as heard:
        stand.press(Key(Key.Key_0 + number), CTRL)
    assert heard.args == [(stand.items[0],), number]


def test_copy_gives_plain_indented_text(stand: Any) -> None:
    stand.item("under", stand.items[0], mark="=>")
    stand.press(Key.Key_Down, SHIFT)
    stand.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "- Recruitment\n  => under"
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def drop(view: OutlineView, data: QMimeData, where: QPointF) -> bool:
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), action, data, button, none)
    QApplication.sendEvent(view.viewport(), enter)
    move = QDragMoveEvent(where.toPoint(), action, data, button, none)
    QApplication.sendEvent(view.viewport(), move)
    event = QDropEvent(where, action, data, button, none)
    QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


def test_a_line_dropped_on_another_goes_under_it(stand: Any) -> None:
    centre = stand.view.visualRect(stand.model.index(2, 0)).center()
    assert drop(stand.view, pack([stand.items[0]]), QPointF(centre))
    assert stand.shown()[1:3] == [(0, "Contracts"), (1, "Recruitment")]


def test_a_line_dropped_between_others_stands_there(stand: Any) -> None:
    place = stand.view.visualRect(stand.model.index(2, 0))
    where = QPointF(place.left() + 12, place.top() + 1)
    assert drop(stand.view, pack([stand.items[0]]), where)
    assert stand.texts() == ["Fees", "Recruitment", "Contracts", "Return"]


def test_a_line_is_not_dropped_under_itself(stand: Any) -> None:
    under = stand.item("under", stand.items[0])
    centre = stand.view.visualRect(stand.model.index(stand.model.row_of(under), 0)).center()
    assert not drop(stand.view, pack([stand.items[0]]), QPointF(centre))
    assert stand.shown()[:2] == [(0, "Recruitment"), (1, "under")]


def test_from_elsewhere_only_plain_text_is_taken(stand: Any) -> None:
    data = QMimeData()
    data.setText("one\n\ntwo")
    data.setHtml("<h1>other</h1>")
    place = stand.view.visualRect(stand.model.index(3, 0))
    assert drop(stand.view, data, QPointF(place.left() + 12, place.bottom() - 1))
    assert stand.texts()[-2:] == ["one", "two"]
    only = QMimeData()
    only.setHtml("<h1>other</h1>")
    only.setData("application/x-micic-desk-lines", b"not an id\n" + b"f" * 32)
    assert not drop(stand.view, only, QPointF(place.center()))
    assert len(stand.texts()) == 6


def test_a_captured_line_dropped_on_a_section_is_placed(stand: Any) -> None:
    section = stand.section("Fees")
    model = ReportModel(stand.bridge, stand.workplace.need_consultation())
    view = OutlineView(stand.bridge, model, stand.window)
    view.resize(400, 300)
    view.show()
    QApplication.processEvents()
    centre = view.visualRect(model.index(model.row_of(section), 0)).center()
    assert drop(view, pack([stand.items[0]]), QPointF(centre))
    assert model.line(2).text == "Recruitment"
    assert stand.model.line(0).placed == "1"
    assert stand.texts()[0] == "Recruitment"


def test_delete_in_the_report_withdraws_and_leaves_the_captured_line(stand: Any) -> None:
    section = stand.section("Fees")
    stand.bridge.do(PlaceItems(items=(stand.items[0],), section=section))
    model = ReportModel(stand.bridge, stand.workplace.need_consultation())
    view = OutlineView(stand.bridge, model, stand.window)
    view.show()
    view.setCurrentIndex(model.index(2, 0))
    QTest.keyClick(view, Key.Key_Delete)
    assert not stand.desk.notebook.of_kind(EntityKind.PLACEMENT)
    assert stand.texts()[0] == "Recruitment"


def test_one_key_makes_chosen_lines_confidential_and_the_row_says_so(stand: Any) -> None:
    stand.go(1)
    stand.press(Key.Key_X, CTRL | SHIFT)
    rows = [stand.model.index(row, 0) for row in range(3)]
    assert [stand.desk.notebook[one].text("sensitivity") for one in stand.items[:3]] == [
        *("", "confidential", "")
    ]
    heard = [str(one.data(Qt.ItemDataRole.AccessibleTextRole)) for one in rows]
    assert ["confidential" in one for one in heard] == [False, True, False]
    stand.press(Key.Key_X, CTRL | SHIFT)
    assert stand.desk.notebook[stand.items[1]].text("sensitivity") == ""


def test_choose_finds_lines_that_are_folded_away(stand: Any) -> None:
    under = stand.item("under", stand.items[0])
    stand.model.set_folded(stand.items[0], folded=True)
    stand.view.choose((under, stand.items[2]))
    assert stand.view.chosen() == (under, stand.items[2])
