"""Digits for speakers, pressed in a real line."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.capture.recent_row import RecentRow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def spoken(line: Any) -> Any:
    for code in ("S1", "S2", "S3"):
        line.enter(f"@{code} said")
    return line


def digit(line: Any, number: int) -> None:
    line.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)


def row(line: Any) -> list[tuple[int, str, bool]]:
    QApplication.processEvents()
    [found] = line.host.findChildren(RecentRow)
    return [(one.number, one.name, one.speaking) for one in found.shown()]


def test_a_new_code_joins_and_the_current_speaker_is_told(spoken: Any) -> None:
    assert row(spoken) == [(1, "S1", False), (2, "S2", False), (3, "S3", True)]
    spoken.enter("@S1 again")
    assert row(spoken) == [(1, "S1", True), (2, "S2", False), (3, "S3", False)]
    spoken.enter("nobody named")
    assert row(spoken)[0] == (1, "S1", True)
    spoken.enter("... and on")
    assert spoken.items()[-1].text("speaker") == spoken.items()[0].text("speaker")
    spoken.enter("@S7 new")
    assert row(spoken)[3] == (4, "S7", True)
    spoken.room.desk.undo()
    assert [one[1] for one in row(spoken)] == ["S1", "S2", "S3"]
    assert row(spoken)[0] == (1, "S1", True)


@pytest.mark.parametrize(
    ("typed", "pressed", "then"),
    [
        ("", [2], "@S2 "),
        ("the gate", [2], "@S2 the gate"),
        ("-> the gate", [1], "-> @S1 the gate"),
        ("- the gate", [1], "- @S1 the gate"),
        ("  the gate", [1], "  @S1 the gate"),
        ("@S3 the gate", [1], "@S1 the gate"),
        ("@S3 -> the gate", [1], "@S1 -> the gate"),
        ("?? the gate", [1], "@S1 the gate"),
        ("... the gate", [1], "@S1 the gate"),
        ("@S1 the gate", [1], "the gate"),
        ("-> @S1 the gate", [1, 2, 2], "-> the gate"),
        ("the gate", [9], "the gate"),
        ("# Session", [1], "# Session"),
        ("s/a/b/", [1], "s/a/b/"),
        (">> the rest", [1], ">> @S1 the rest"),
        (">> @S1 the rest", [1], ">> the rest"),
        (">> @S1 the rest", [2], ">> @S2 the rest"),
    ],
)
def test_a_digit_puts_its_speaker_on_the_line(
    spoken: Any, typed: str, pressed: list[int], then: str
) -> None:
    spoken.type(typed)
    for number in pressed:
        digit(spoken, number)
    assert spoken.text() == then


def test_typing_goes_on_where_it_was(spoken: Any) -> None:
    spoken.type("the ga")
    digit(spoken, 2)
    spoken.type("te")
    assert spoken.text() == "@S2 the gate"
    spoken.press(Qt.Key.Key_Return)
    digit(spoken, 1)
    spoken.enter("first words after the digit")
    assert spoken.items()[-1].text("text") == "first words after the digit"


def test_a_speaker_without_a_code_is_put_on_by_name(line: Any) -> None:
    person = line.room.add(EntityKind.PERSON, "root", name="Marta Olindez")
    line.enter("Marta Olindez: said")
    digit(line, 1)
    assert line.text() == "Marta Olindez: "
    digit(line, 1)
    assert line.text() == ""
    digit(line, 1)
    line.enter("again")
    assert [one.text("speaker") for one in line.items()] == [person, person]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_all_places_are_in_a_menu_where_the_row_is_short(spoken: Any) -> None:
    spoken.panel.speaking.row.resize(30, 20)
    assert len(row(spoken)) < 3
    spoken.panel.speaking.open_menu()
    [menu] = spoken.panel.findChildren(QMenu)
    assert [one.text() for one in menu.actions()] == [
        "&1  S1\tCtrl+1",
        "&2  S2\tCtrl+2",
        "&3  S3\tCtrl+3",
    ]
    menu.actions()[1].trigger()
    assert spoken.text() == "@S2 "
