"""Completion as the fingers meet it: it helps who asks, and is not there for who types on."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.capture.completion import Completion

Key = Qt.Key


@pytest.fixture
def ready(line: Any, qtbot: QtBot) -> Any:
    room = line.room
    room.add(EntityKind.PERSON, "root", code="S1")
    room.add(EntityKind.PERSON, "root", code="S2")
    room.add(EntityKind.REFERENCE, room.consultation, sort="body", name="Council of River Towns")
    room.add(EntityKind.REFERENCE, room.consultation, sort="body", name="Council of Ferries")
    fields = {"kind": "point", "text": "x", "tags": ["quay", "quarantine"]}
    tree = Seedling(kind=EntityKind.ITEM, fields=fields)
    room.desk.do(AddTrees(trees=(tree,), parent=room.session))
    qtbot.waitUntil(lambda: not line.panel._completing.words.behind)
    return line


def offered(line: Any) -> list[str]:
    [shown] = line.host.findChildren(Completion)
    rows = [shown.list.item(row).text() for row in range(shown.list.count())]
    return rows if shown.isVisible() else []


def test_tab_takes_the_first_person_where_an_at_asks(ready: Any) -> None:
    ready.type("@")
    assert offered(ready)[:2] == ["@S1", "@S2"]
    ready.press(Key.Key_Tab)
    assert ready.text() == "@S1 "
    assert offered(ready) == []


def test_a_tag_is_stepped_to_and_taken_by_enter(ready: Any) -> None:
    ready.type("closed #qua")
    assert offered(ready) == ["#quarantine", "#quay"]
    ready.press(Key.Key_Down)
    ready.press(Key.Key_Down)
    ready.press(Key.Key_Return)
    assert ready.text() == "closed #quay "
    ready.press(Key.Key_Return)
    assert ready.items()[-1].texts("tags") == ("quay",)


def test_names_that_nobody_asked_for_take_no_key_of_typing(ready: Any) -> None:
    ready.enter("first")
    ready.type("ask the coun")
    assert offered(ready) == ["Council of Ferries", "Council of River Towns"]
    ready.press(Key.Key_Tab)
    assert ready.panel.raw() == "\task the coun"
    ready.press(Key.Key_Return)
    assert ready.items()[-1].text("text") == "ask the coun"
    assert offered(ready) == []


def test_up_steps_to_a_name_and_tab_takes_it(ready: Any) -> None:
    ready.type("ask the council of r")
    ready.press(Key.Key_Up)
    ready.press(Key.Key_Tab)
    ready.type(", now")
    assert ready.text() == "ask the Council of River Towns, now"


def test_escape_sends_the_list_away_for_this_word(ready: Any) -> None:
    ready.type("coun")
    ready.press(Key.Key_Escape)
    assert offered(ready) == []
    ready.type("c")
    assert offered(ready) == []
    ready.type(" and coun")
    assert offered(ready) != []


def test_the_list_goes_where_the_keyboard_goes(ready: Any) -> None:
    ready.type("coun")
    ready.field.clearFocus()
    assert offered(ready) == []


def test_what_stands_before_counts_as_characters(ready: Any) -> None:
    ready.field.insertPlainText("😀😀 @")
    ready.press(Key.Key_Tab)
    assert ready.text() == "😀😀 @S1 "
    ready.field.insertPlainText("é\u0301 #qua")
    ready.press(Key.Key_Tab)
    assert ready.text() == "😀😀 @S1 é\u0301 #quarantine "


def test_no_break_spaces_are_kept_as_they_were_typed(ready: Any) -> None:
    ready.field.insertPlainText("«\u00a013\u202fpays\u00a0»")
    ready.press(Key.Key_Return)
    assert ready.items()[-1].text("text") == "«\u00a013\u202fpays\u00a0»"
