"""Editing in place: what is typed is saved, kept as a draft, or handed on; never lost."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from micic_desk.domain.edits.changing import Delete, Reword
from micic_desk.domain.gesture import Gesture
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.panels.outline import editor as editor_module

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_a_key_opens_the_editor_and_enter_saves(stand: Any, key: Qt.Key) -> None:
    stand.press(key)
    assert stand.view.editor is not None
    stand.type(" fees")
    stand.press(Key.Key_Return)
    assert stand.view.editor is None
    assert stand.text(stand.items[0]) == "Recruitment fees"


def test_a_double_click_opens_the_editor(stand: Any) -> None:
    where = stand.view.visualRect(stand.model.index(1, 0)).center()
    QTest.mouseClick(stand.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(stand.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert stand.view.editor.entity == stand.items[1]


def test_escape_gives_the_old_words_back(stand: Any) -> None:
    stand.press(Key.Key_Return)
    stand.type(" nonsense")
    stand.press(Key.Key_Escape)
    assert stand.view.editor is None
    assert stand.text(stand.items[0]) == "Recruitment"
    assert not stand.drafts()


def test_shift_enter_begins_a_new_line_inside_the_item(stand: Any) -> None:
    before = stand.view.rowHeight(0)
    stand.press(Key.Key_Return)
    stand.press(Key.Key_Return, SHIFT)
    stand.type("second")
    assert stand.view.rowHeight(0) > before
    stand.press(Key.Key_Return)
    assert stand.text(stand.items[0]) == "Recruitment\nsecond"


def test_the_row_grows_with_what_is_typed_and_hides_none_of_it(stand: Any) -> None:
    stand.press(Key.Key_Return)
    line = stand.view.editor.fontMetrics().lineSpacing()
    for _ in range(4):
        stand.type(" words that do not fit into one row of the outline any more")
        stand.settle()
        editor = stand.view.editor
        assert editor.verticalScrollBar().value() == 0
        assert editor.height() >= editor.height_wanted() > 0
    assert stand.view.editor.height() >= 3 * line


def test_leaving_for_another_row_saves(stand: Any) -> None:
    stand.press(Key.Key_Return)
    stand.type("!")
    stand.go(2)
    assert stand.view.editor is None
    assert stand.text(stand.items[0]) == "Recruitment!"


def test_losing_the_keyboard_saves(stand: Any) -> None:
    stand.press(Key.Key_Return)
    stand.type("!")
    stand.view.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
    assert stand.text(stand.items[0]) == "Recruitment!"


def test_words_that_were_not_changed_are_not_written(stand: Any) -> None:
    odd = "a\u00a0b\r\nc\u2028d"
    stand.desk.do(Reword(entity=stand.items[0], text=odd))
    stand.press(Key.Key_Return)
    stand.press(Key.Key_Return)
    assert stand.text(stand.items[0]) == odd
    stand.press(Key.Key_Return)
    stand.type("!")
    stand.press(Key.Key_Return)
    assert "a\u00a0b" in stand.text(stand.items[0])


def test_tab_moves_the_line_in_and_the_editor_stays(stand: Any) -> None:
    stand.go(1)
    stand.press(Key.Key_Return)
    stand.type("!")
    stand.press(Key.Key_Tab)
    assert stand.shown()[1] == (1, "Fees!")
    assert stand.view.editor is not None
    stand.type("?")
    stand.press(Key.Key_Return)
    assert stand.text(stand.items[1]) == "Fees!?"


def test_a_draft_is_kept_while_typing_and_forgotten_with_the_saving(
    stand: Any, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr(editor_module, "DRAFT_EVERY", 10)
    stand.press(Key.Key_Return)
    stand.type(" fees")
    slot = f"line:{stand.items[0]}"
    qtbot.waitUntil(lambda: stand.drafts() == {slot: "Recruitment fees"})
    stand.press(Key.Key_Return)
    assert not stand.drafts()


def test_a_draft_that_was_left_is_taken_up_again(stand: Any) -> None:
    assert stand.view.edit_line(stand.items[2], "Contracts in a language")
    assert stand.view.editor.is_changed()
    stand.press(Key.Key_Return)
    assert stand.text(stand.items[2]) == "Contracts in a language"


def test_what_is_refused_stays_in_the_editor(stand: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Gesture:
        raise Refusal("disk.full", "The disk is full.")

    stand.press(Key.Key_Return)
    stand.type("!")
    with monkeypatch.context() as disk:
        disk.setattr(Reword, "plan", full)
        stand.press(Key.Key_Return)
        stand.go(2)
        assert stand.view.editor.words() == "Recruitment!"
        assert stand.text(stand.items[0]) == "Recruitment"
        assert stand.refused
    assert stand.view.finish()
    assert stand.text(stand.items[0]) == "Recruitment!"


def test_what_arrives_from_elsewhere_does_not_overwrite_typing(stand: Any) -> None:
    stand.press(Key.Key_Return)
    stand.desk.do(Reword(entity=stand.items[0], text="from elsewhere"))
    assert stand.view.editor.words() == "from elsewhere"
    stand.type("!")
    stand.desk.do(Reword(entity=stand.items[0], text="later"))
    assert stand.view.editor.words() == "from elsewhere!"


def test_words_typed_into_a_line_that_is_taken_away_are_handed_on(stand: Any, qtbot: Any) -> None:
    stand.press(Key.Key_Return)
    stand.type("!")
    with qtbot.waitSignal(stand.view.words_left) as heard:
        stand.desk.do(Delete(entities=(stand.items[0],)))
    assert heard.args == [stand.items[0], "Recruitment!"]
    assert stand.drafts() == {f"line:{stand.items[0]}": "Recruitment!"}
    assert stand.view.editor is None


def test_typing_survives_rows_made_anew(stand: Any) -> None:
    stand.press(Key.Key_Return)
    stand.type("!")
    stand.model.show_root(stand.session)
    assert stand.view.editor.words() == "Recruitment!"


def test_a_paste_of_rich_text_is_plain(stand: Any) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='x'>")
    data.setText("bold")
    stand.press(Key.Key_Return)
    stand.view.editor.insertFromMimeData(data)
    stand.press(Key.Key_Return)
    assert stand.text(stand.items[0]) == "Recruitmentbold"
