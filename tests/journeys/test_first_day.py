"""A rapporteur's first day, from an empty computer to the evening, by keys alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.search.panel import SearchHits
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.lock_state import LockState
from micic_desk.ui.window.main_window import MainWindow
from micic_desk.ui.window.remembering import Remembered

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

NOTES = (
    ("Registers of workers abroad exist in two of five consulates", 0),
    ("e.g. Port closure: crews waited eleven days", 1),
    ("? Who keeps the list when the employer has left?", 0),
    ("=> Evacuation by nationality leaves families in two queues", -1),
    ("-> Consulates should keep a voluntary register", 0),
    ('" Nobody asked us before the buses came.', 0),
    ("@S1 We walked for two days", 0),
    ("... and nobody told the camps", 1),
    ("~ sound lost for two minutes", -1),
    ("// ask her whether she may be quoted", 0),
)
EXPECTED = [
    (0, "point", "Registers of workers abroad exist in two of five consulates"),
    (1, "example", "Port closure: crews waited eleven days"),
    (1, "question", "Who keeps the list when the employer has left?"),
    (0, "implication", "Evacuation by nationality leaves families in two queues"),
    (0, "recommendation", "Consulates should keep a voluntary register"),
    (0, "quotation", "Nobody asked us before the buses came."),
    (0, "point", "We walked for two days"),
    (1, "point", "and nobody told the camps"),
    (0, "gap", "sound lost for two minutes"),
    (0, "note_to_self", "ask her whether she may be quoted"),
]


@pytest.mark.parametrize("small", [False, True])
def test_a_window_leaves_its_frame_room_on_a_small_screen(
    hands: Any, tmp_path: Path, *, small: bool
) -> None:
    window = MainWindow(Remembered(tmp_path / "first.json"), small=small)
    hands.qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    assert room.height() < Look.current().px(820), "the screen is not small"
    assert window.width() <= room.width() - 16
    assert window.height() <= room.height() - 40


def write_notes(hands: Any) -> None:
    for text, deeper in NOTES:
        hands.line(text, deeper)


@pytest.fixture
def empty_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("micic_desk.ui.window.entrance.usual_notebook_folder", lambda: tmp_path)
    return tmp_path / "Notebook.micic"


def test_from_an_empty_computer_to_the_first_line_by_a_title_and_nothing_else(
    hands: Any, empty_computer: Path
) -> None:
    hands.press(Qt.Key.Key_Return)  # the first choice has the keyboard: start a consultation
    hands.type("Consultation of the river cities")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=30_000)
    hands.line("Boats were loaded by list")
    assert hands.outline() == [(0, "point", "Boats were loaded by list")]
    assert not hands.space.desk.plain
    assert hands.window.remembered.now.recent == (str(empty_computer),)


def test_words_that_are_not_on_paper_are_shown_until_they_are(
    hands: Any, empty_computer: Path, new_window: Callable[[], Any]
) -> None:
    hands.press(Qt.Key.Key_Return)
    hands.type("Consultation of the river cities")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=30_000)
    hands.line("Boats were loaded by list")
    assert not hands.window.close()  # the words are shown before she goes
    assert hands.space.sheets.open_one().words.text()
    assert hands.window.close()
    again = new_window()
    again.window.entrance.unlock(empty_computer)  # no passphrase, but one key and the truth
    page = again.window.page()
    again.qtbot.waitUntil(page.open.hasFocus)
    again.press(Qt.Key.Key_Return)
    again.qtbot.waitUntil(again.is_open, timeout=30_000)
    assert again.outline() == [(0, "point", "Boats were loaded by list")]
    assert again.space.status._lock.state() is LockState.KEPT_WORDS
    again.window.commands.run("notebook.words")
    words = again.window.remembered.words.of(empty_computer)
    sheet = again.space.sheets.open_one()
    assert sheet.words.text() == words
    again.press(Qt.Key.Key_Space)  # I have written them down
    assert again.window.remembered.words.of(empty_computer) is None
    assert sheet.words.text() == ""
    assert again.space.status._lock.state() is LockState.ENCRYPTED
    assert again.window.close()
    third = new_window()
    third.window.entrance.unlock(empty_computer)
    third.window.page().field.line.setFocus()
    third.qtbot.waitUntil(third.window.page().field.line.hasFocus)
    third.type(words)
    third.press(Qt.Key.Key_Return)
    third.qtbot.waitUntil(third.is_open, timeout=30_000)


def test_words_can_be_written_down_from_the_page_of_the_notebook(
    hands: Any, empty_computer: Path, new_window: Callable[[], Any]
) -> None:
    hands.press(Qt.Key.Key_Return)
    hands.type("Consultation of the river cities")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=30_000)
    _ = hands.window.close() or hands.window.close()
    # Tidied in the file manager meanwhile: nobody is locked out by that.
    notebook = empty_computer.rename(empty_computer.with_name("Rivers 2026.micic"))
    again = new_window()
    again.window.entrance.unlock(notebook, locked=True)
    page = again.window.page()
    assert not page._words.isVisible()  # somebody may be looking on
    page.show_words.click()
    assert page._words.text() == again.window.remembered.words.of(notebook)
    again.qtbot.waitUntil(page.written.hasFocus)
    again.press(Qt.Key.Key_Space)
    again.qtbot.waitUntil(again.is_open, timeout=30_000)
    assert again.window.remembered.words.of(notebook) is None
    assert again.space.status._lock.state() is LockState.ENCRYPTED


def test_words_on_paper_are_kept_nowhere(hands: Any, empty_computer: Path) -> None:
    hands.press(Qt.Key.Key_Return)
    hands.type("Consultation of the river cities")
    page = hands.window.page()
    page.written.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=30_000)
    assert hands.window.remembered.words.of(empty_computer) is None


def test_a_notebook_that_was_not_made_leaves_no_words_behind(
    hands: Any, empty_computer: Path
) -> None:
    hands.press(Qt.Key.Key_Return)
    page = hands.window.page()
    hands.type("Consultation of the river cities")
    nowhere = empty_computer / "no folder" / "Notebook.micic"
    page.show_place(nowhere)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(page.title.isEnabled, timeout=30_000)
    assert hands.window.remembered.words.of(nowhere) is None
    assert not hands.is_open()


def test_a_day_of_notes(hands: Any, notebook: Path, new_window: Callable[[], Any]) -> None:
    hands.open(notebook)
    write_notes(hands)
    assert hands.outline() == EXPECTED
    assert hands.space.capture.field.toPlainText() == ""

    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.outline() == EXPECTED[:-2]
    hands.press(Qt.Key.Key_Z, CTRL | SHIFT)
    hands.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert hands.outline() == EXPECTED

    hands.line("# Afternoon")
    assert hands.outline() == []
    hands.line("The clinic kept two registers")
    hands.press(Qt.Key.Key_PageUp, CTRL)
    assert hands.outline() == EXPECTED
    hands.press(Qt.Key.Key_2, ALT)
    assert hands.outline() == [(0, "point", "The clinic kept two registers")]

    hands.type("-> half a line")
    hands.press(Qt.Key.Key_Tab)
    hands.window.close()

    again = new_window()
    again.open(notebook)
    assert again.outline() == [(0, "point", "The clinic kept two registers")]
    assert again.space.capture.raw() == "\t-> half a line"
    again.press(Qt.Key.Key_Return)
    assert again.outline()[-1] == (1, "recommendation", "half a line")
    again.press(Qt.Key.Key_1, ALT)
    assert again.outline() == EXPECTED


def test_search_goes_where_the_words_stand(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    write_notes(hands)
    hands.line("# Afternoon")
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("emploY")
    hands.qtbot.waitUntil(hands.space.findChild(SearchHits).isVisible)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert hands.outline() == EXPECTED
    chosen = hands.space.outline.chosen()
    assert [hands.space.desk.notebook[one].text("text") for one in chosen] == [EXPECTED[2][2]]
    hands.press(Qt.Key.Key_Escape)
    assert hands.focus() is hands.space.capture.field


def test_the_half_line_of_each_session_waits_there(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.line("# One")
    hands.type("said in one")
    hands.press(Qt.Key.Key_N, CTRL | SHIFT)
    hands.type("Two")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.space.capture.field.hasFocus)
    assert hands.space.middle.accessibleName() == "Two"
    assert hands.space.capture.raw() == ""
    hands.type("said in two")
    hands.press(Qt.Key.Key_PageUp, CTRL)
    assert hands.space.capture.raw() == "said in one"
    hands.press(Qt.Key.Key_PageDown, CTRL)
    assert hands.space.capture.raw() == "said in two"
    assert hands.items() == 0


def test_a_kind_by_key_takes_two_strokes(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.type("keep a register")
    hands.press(Qt.Key.Key_T, CTRL)
    hands.press(Qt.Key.Key_R)
    assert hands.space.capture.raw() == "-> keep a register"
    hands.press(Qt.Key.Key_T, CTRL)
    hands.press(Qt.Key.Key_F)
    hands.press(Qt.Key.Key_Return)
    assert hands.outline() == [(0, "fact", "keep a register")]
    hands.press(Qt.Key.Key_T, CTRL)
    hands.press(Qt.Key.Key_I)
    assert hands.outline() == [(0, "implication", "keep a register")]


def test_many_lines_pasted_are_many_items_undone_at_once(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.type("kept while pasting")
    QApplication.clipboard().setText("- One\n  - Two\n-> Three")
    hands.press(Qt.Key.Key_V, CTRL)
    expected = [(0, "point", "One"), (1, "point", "Two"), (0, "recommendation", "Three")]
    assert hands.outline() == expected
    assert hands.space.capture.field.toPlainText() == "kept while pasting"
    notice = hands.space.middle.messages.message()
    assert notice is not None
    assert notice.on_undo is not None
    notice.on_undo()
    assert hands.outline() == []


def test_a_new_speaker_is_offered_from_then_on(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.line("@Teacher1 We taught the signs in two languages")
    hands.type("@tea")
    hands.press(Qt.Key.Key_Tab)
    assert hands.space.capture.raw() == "@Teacher1 "
    hands.line("And the children read them")
    assert hands.outline()[-1] == (0, "point", "And the children read them")
    model = hands.space.middle.model
    assert model.line(1).speaker == "Teacher1"


def test_the_palette_reaches_every_command(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.press(Qt.Key.Key_K, CTRL)
    hands.type("larger")
    hands.qtbot.wait(80)
    hands.press(Qt.Key.Key_Return)
    assert Look.current().metrics.zoom == 110
    assert hands.focus() is hands.space.capture.field


def test_the_first_key_of_undo_takes_no_consultation_away(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    assert not hands.window.commands.can("edit.undo")
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.line("The first line she writes")
    assert [text for _, _, text in hands.outline()] == ["The first line she writes"]


def test_what_is_typed_goes_to_the_consultation_that_the_title_names(
    hands: Any, notebook: Path
) -> None:
    space = hands.open(notebook)
    made = space.desk.do(Add(kind=EntityKind.CONSULTATION, fields={"title": "Another"}))
    space.go_to_consultation(made.entities[0].id)
    assert space.top_bar.title.text() == "Another"
    hands.press(Qt.Key.Key_Z, CTRL)
    assert space.top_bar.title.text() == "Consultation of the river cities"
    hands.line("Here")
    assert [text for _, _, text in hands.outline()] == ["Here"]
    consultation = space.desk.notebook.consultation_of(space.session)
    assert consultation.text("title") == "Consultation of the river cities"
