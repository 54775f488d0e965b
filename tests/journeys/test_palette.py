"""The palette: every command and every place by a few letters."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.dialogs.entries import Entry
from micic_desk.ui.panels.search.panel import SearchHits
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.finding import Finding

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def palette(hands: Any) -> Any:
    return hands.space.findChild(Finding).palette


def ask(hands: Any, words: str) -> Entry:
    hands.press(Key.Key_K, CTRL)
    hands.type(words)
    hands.qtbot.wait(80)
    found: Entry = palette(hands).list.current()
    return found


def rows(hands: Any) -> list[Entry]:
    listed = palette(hands).list.rows
    return [listed.entry(row) for row in range(listed.rowCount())]


def test_every_command_of_the_register_is_reached_by_its_name(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    commands = hands.window.commands
    hands.press(Key.Key_K, CTRL)
    assert {one.id for one in rows(hands)} == {one.id for one in commands}
    for command in commands:
        palette(hands).ask(commands.name(command.id))
        first = rows(hands)[0]
        assert first.name == commands.name(command.id), command.id
        assert first.keys == commands.keys(first.id)
        assert command.id in {one.id for one in rows(hands)}


def test_what_cannot_be_done_now_says_why(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    entry = ask(hands, "redo")
    assert (entry.id, entry.able, entry.why) == ("edit.redo", False, "Nothing to redo")
    hands.press(Key.Key_Return)
    assert palette(hands).isVisible()
    assert palette(hands)._said.text() == "Nothing to redo"
    hands.press(Key.Key_Escape)
    assert hands.focus() is hands.space.capture.field


def test_a_switch_shows_whether_it_is_on(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    assert ask(hands, "report beside").checked is True
    hands.press(Key.Key_Return)
    assert ask(hands, "report beside").checked is False


def test_what_was_used_last_comes_first_after_a_restart_too(
    hands: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(notebook)
    ask(hands, "larger")
    hands.press(Key.Key_Return)
    assert Look.current().metrics.zoom == 110
    ask(hands, "usual size")
    hands.press(Key.Key_Return)
    hands.window.close()
    again = new_window()
    again.open(notebook)
    again.press(Key.Key_K, CTRL)
    assert [one.id for one in rows(again)[:2]] == ["view.usual", "view.larger"]


def test_sessions_and_consultations_are_places_to_go(hands: Any, notebook: Path) -> None:
    space = hands.open(notebook)
    hands.line("# Morning")
    hands.line("# Afternoon")
    ask(hands, "go morning")
    hands.press(Key.Key_Return)
    assert space.middle.accessibleName() == "Morning"
    assert hands.focus() is space.capture.field
    made = space.desk.do(
        Add(kind=EntityKind.CONSULTATION, fields={"title": "Hill villages"}, parent="root")
    )
    ask(hands, "hillv")
    hands.press(Key.Key_Return)
    assert space.workplace.consultation == made.entities[0].id


def test_of_a_person_one_finds_what_was_said(hands: Any, notebook: Path) -> None:
    space = hands.open(notebook)
    hands.line("@S1 The list held residents only")
    hands.line("Nobody said this")
    ask(hands, "said S1")
    hands.press(Key.Key_Return)
    hits: SearchHits = space.findChild(SearchHits)
    assert hits.isVisible()
    assert [hits.hits.hit(row).text for row in range(hits.hits.rowCount())] == [
        "The list held residents only"
    ]
