"""Cut, copy and paste by their keys: a cut moves, a copy makes new lines, text is understood."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from micic_desk.app.opening import open_desk
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.edits.reporting import PlaceItems, placements_of
from micic_desk.domain.gesture import Act

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _empty_clipboard(stand: Any) -> Iterator[None]:
    del stand
    yield
    # Data made here must not outlive the program.
    QGuiApplication.clipboard().clear()


def test_cut_and_paste_is_one_move_of_the_same_lines(stand: Any) -> None:
    under = stand.item("under", stand.items[0])
    stand.desk.do(PlaceItems(items=(under,), section=stand.section("One")))
    (placed,) = placements_of(stand.desk.notebook, under)
    stand.press(Key.Key_X, CTRL)
    assert stand.model.line(0).cut
    assert stand.model.line(1).cut
    stand.go(3)
    stand.press(Key.Key_V, CTRL)
    assert stand.shown() == [
        (0, "Fees"),
        (0, "Contracts"),
        (0, "Recruitment"),
        (1, "under"),
        (0, "Return"),
    ]
    assert stand.model.tree.rows.ids[2] == stand.items[0]
    assert stand.desk.notebook[placed].text("item") == under
    assert stand.view.chosen() == (stand.items[0],)
    assert not stand.model.line(2).cut
    assert stand.desk.next_undo().act is Act.MOVE
    stand.bridge.undo()
    assert stand.texts()[0] == "Recruitment"


def test_copy_and_paste_makes_new_lines_with_all_that_stands_under_them(stand: Any) -> None:
    stand.item("under", stand.items[0], kind="fact", speaker="??")
    stand.press(Key.Key_C, CTRL)
    stand.go(4)
    stand.press(Key.Key_V, CTRL)
    assert stand.shown()[-2:] == [(0, "Recruitment"), (1, "under")]
    copy = stand.model.tree.rows.ids[-1]
    assert stand.desk.notebook[copy].text("kind") == "fact"
    assert stand.desk.notebook[copy].text("speaker") == "??"
    assert stand.view.chosen() == (stand.model.tree.rows.ids[-2],)
    assert stand.desk.next_undo().act is Act.PASTE


def test_what_was_cut_and_pasted_can_be_pasted_again_as_a_copy(stand: Any) -> None:
    stand.press(Key.Key_X, CTRL)
    stand.go(1)
    stand.press(Key.Key_V, CTRL)
    stand.press(Key.Key_V, CTRL)
    assert stand.texts() == ["Fees", "Recruitment", "Recruitment", "Contracts", "Return"]


def test_several_lines_are_cut_with_shift_and_keep_their_order(stand: Any) -> None:
    stand.press(Key.Key_Down, SHIFT)
    stand.press(Key.Key_X, CTRL)
    stand.go(3)
    stand.press(Key.Key_V, CTRL)
    assert stand.texts() == ["Contracts", "Return", "Recruitment", "Fees"]
    assert stand.view.chosen() == (stand.items[0], stand.items[1])


def test_escape_forgets_a_cut_and_is_the_windows_otherwise(stand: Any) -> None:
    stand.press(Key.Key_X, CTRL)
    stand.press(Key.Key_Escape)
    assert not stand.model.line(0).cut
    stand.go(3)
    stand.press(Key.Key_V, CTRL)
    assert stand.texts() == ["Recruitment", "Fees", "Contracts", "Return", "Recruitment"]


def test_a_line_is_not_pasted_under_itself(stand: Any) -> None:
    stand.item("under", stand.items[0])
    stand.press(Key.Key_X, CTRL)
    stand.go(1)
    stand.press(Key.Key_V, CTRL)
    assert len(stand.refused) == 1
    assert stand.texts()[:2] == ["Recruitment", "under"]
    assert stand.model.line(0).cut, "it can still be pasted elsewhere"


def test_cut_lines_go_into_another_session(stand: Any) -> None:
    stand.press(Key.Key_X, CTRL)
    other = stand.workplace.add_session("Afternoon")
    stand.item("already", other)
    stand.model.show_root(other)
    stand.go(0)
    stand.press(Key.Key_V, CTRL)
    assert stand.texts() == ["already", "Recruitment"]
    assert stand.desk.notebook[stand.items[0]].parent == other


def test_text_of_another_program_comes_with_its_nesting(stand: Any) -> None:
    QGuiApplication.clipboard().setText("Shelters:\n  - open at night\n    - with heating\nBuses")
    stand.press(Key.Key_V, CTRL)
    assert stand.shown()[:5] == [
        (0, "Recruitment"),
        (0, "Shelters:"),
        (1, "open at night"),
        (2, "with heating"),
        (0, "Buses"),
    ]
    assert stand.bridge.undo_words() == "Undo paste of 4 items"


@pytest.mark.parametrize("sort", ["image", "html", "file", "nothing"])
def test_what_holds_no_text_is_refused_in_a_sentence(stand: Any, sort: str) -> None:
    data = QMimeData()
    if sort == "image":
        data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    elif sort == "html":
        data.setHtml("<img src='file:///etc/passwd'>")
    elif sort == "file":
        data.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    QGuiApplication.clipboard().setMimeData(data)
    stand.press(Key.Key_V, CTRL)
    assert stand.refused == ["There is nothing on the clipboard that could become a line."]
    assert len(stand.texts()) == 4


def test_the_same_words_from_another_program_are_text_and_not_the_line(stand: Any) -> None:
    stand.desk.do(Reword(entity=stand.items[0], text="- Fees"))
    stand.press(Key.Key_X, CTRL)
    QGuiApplication.clipboard().setText("- Fees")
    stand.press(Key.Key_V, CTRL)
    assert stand.texts()[:2] == ["- Fees", "Fees"]
    assert not stand.model.line(0).cut


def test_duplicates_stand_after_the_last_of_the_chosen(stand: Any) -> None:
    stand.item("under", stand.items[0])
    stand.press(Key.Key_D, CTRL)
    assert stand.shown()[:4] == [
        (0, "Recruitment"),
        (1, "under"),
        (0, "Recruitment"),
        (1, "under"),
    ]
    assert stand.view.chosen() == (stand.model.tree.rows.ids[2],)
    assert stand.bridge.undo_words() == "Undo duplicate"


def test_a_pasted_copy_is_there_after_a_restart_and_can_be_undone(stand: Any) -> None:
    stand.press(Key.Key_C, CTRL)
    stand.press(Key.Key_V, CTRL)
    path = stand.desk.path
    stand.desk.close()
    desk = open_desk(path, None)
    try:
        assert len(desk.notebook.children(stand.session)) == 5
        desk.undo()
        assert len(desk.notebook.children(stand.session)) == 4
    finally:
        desk.close()
