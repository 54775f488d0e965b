"""The break: what was missed is listed, filled where it stands, and no gap any more."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from micic_desk.app.desk import Memory
from micic_desk.ui.panels.gaps.sheet import GapsSheet

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def gaps(hands: Any, notebook: Path) -> Any:
    """Two sessions with gaps, and the sheet open at the second."""
    hands.open(notebook)
    hands.line("# Morning")
    hands.line("~ doors slammed")
    hands.line("# Evening")
    hands.line("~ sound lost")
    hands.line("?? The bridge was closed")
    hands.line("Marta: we walked")
    hands.type("half a line")
    hands.press(Qt.Key.Key_G, CTRL | SHIFT)
    QApplication.processEvents()
    return hands


def sheet(hands: Any) -> GapsSheet:
    found = hands.space.sheets.open_one()
    assert isinstance(found, GapsSheet)
    return found


def asked(hands: Any) -> list[str]:
    rows = sheet(hands).list.rows
    return [
        rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())
    ]


def test_gaps_are_listed_with_time_and_place(gaps: Any) -> None:
    hands = gaps
    found = asked(hands)
    assert [one.split(".")[0] for one in found] == [
        "Missing words: sound lost",
        "Who spoke?: The bridge was closed",
        "Who is Marta?: Marta: we walked",
    ]
    assert all(one.endswith("· Evening") and ":" in one.split(". ")[-1] for one in found)
    assert hands.space.status._gaps.accessibleName() == "3 of 4 gaps here"
    sheet(hands).everywhere.click()
    assert len(asked(hands)) == 4


def test_words_and_speakers_are_filled_by_keys_alone(gaps: Any) -> None:
    hands = gaps
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("The siren was too quiet")
    hands.press(Qt.Key.Key_Return)
    assert hands.focus() is sheet(hands).list
    hands.press(Qt.Key.Key_F2)
    hands.type("@S1")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F2)
    hands.type("@S2")
    hands.press(Qt.Key.Key_Return)
    assert asked(hands) == []
    assert sheet(hands)._nothing.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert hands.outline() == [
        (0, "point", "The siren was too quiet"),
        (0, "point", "The bridge was closed"),
        (0, "point", "we walked"),
    ]
    assert hands.space.capture.raw() == "half a line"
    assert hands.focus() is hands.space.capture.field
    assert hands.space.status._gaps.accessibleName() == "0 of 1 gaps here"


def test_space_says_that_nothing_is_missing_and_undo_brings_it_back(gaps: Any) -> None:
    hands = gaps
    hands.press(Qt.Key.Key_Space)
    assert len(asked(hands)) == 2
    hands.space.undo()
    assert len(asked(hands)) == 3
    assert hands.outline()[0] == (0, "gap", "sound lost")


def test_enter_goes_to_the_line(gaps: Any) -> None:
    hands = gaps
    sheet(hands).everywhere.click()
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Return)
    assert hands.space.sheets.open_one() is None
    assert hands.space.sessions.list.currentIndex().data() == "Morning"
    assert len(hands.space.outline.chosen()) == 1
    assert hands.focus() is hands.space.outline


def test_what_is_written_into_a_gap_is_kept_each_second(gaps: Any) -> None:
    hands = gaps
    hands.press(Qt.Key.Key_F2)
    hands.type(" for two minutes")
    memory = Memory(hands.space.desk)
    hands.qtbot.waitUntil(
        lambda: any(one.text == "sound lost for two minutes" for one in memory.drafts())
    )
    hands.press(Qt.Key.Key_Escape)
    assert all("sound lost" not in one.text for one in memory.drafts())
    assert hands.focus() is sheet(hands).list
    assert len(asked(hands)) == 3


def test_a_refused_name_keeps_its_field_and_says_why(gaps: Any) -> None:
    hands = gaps
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_F2)
    hands.type("??")
    hands.press(Qt.Key.Key_Return)
    assert "stays unknown" in sheet(hands)._fault.text()
    assert hands.focus().text() == "??"
    hands.press(Qt.Key.Key_Escape)
    assert len(asked(hands)) == 3


def test_closing_the_sheet_saves_what_was_being_written(gaps: Any) -> None:
    hands = gaps
    hands.press(Qt.Key.Key_F2)
    hands.type(" for two minutes")
    hands.press(Qt.Key.Key_J, CTRL)
    assert hands.outline()[0] == (0, "point", "sound lost for two minutes")
