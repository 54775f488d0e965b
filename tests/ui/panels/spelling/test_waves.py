from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from micic_desk.app.dictionaries import Dictionaries
from micic_desk.app.spelling import Spelling
from micic_desk.ui.panels.spelling.waves import Waves

opens_a_menu = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def field(room: Any, qtbot: QtBot) -> QPlainTextEdit:
    del room
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.resize(400, 80)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


@pytest.fixture
def waves(field: QPlainTextEdit, room: Any, tmp_path: Path) -> Iterator[Waves]:
    words = ("the", "boat", "boats", "were", "loaded")
    (tmp_path / "en_GB.aff").write_text("SET UTF-8\nTRY abost\n")
    (tmp_path / "en_GB.dic").write_text("\n".join([str(len(words)), *words, ""]))
    spelling = Spelling(room.desk, Dictionaries([tmp_path]))
    spelling.load("en")
    made = Waves(field, spelling, lambda: ("en",))
    yield made
    spelling.close()


def words(waves: Waves) -> list[str]:
    return [one.word for one in waves.marked()]


def menu_at_cursor(field: QPlainTextEdit) -> QMenu:
    """What the menu key opens."""
    where = QPoint(1, 1)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(field, QContextMenuEvent(reason, where, field.mapToGlobal(where)))
    return next(one for one in field.findChildren(QMenu) if one.isVisible())


def chosen(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.close()


def test_a_word_has_its_wave_when_it_is_finished(
    waves: Waves, field: QPlainTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "the baots")
    assert words(waves) == [], "it is just being typed"
    qtbot.keyClicks(field, " ")
    assert words(waves) == ["baots"]
    (wave,) = field.extraSelections()
    assert wave.cursor.selectedText() == "baots"
    assert field.toPlainText() == "the baots ", "nothing is ever corrected"


def test_places_are_counted_as_qt_counts_them(waves: Waves, field: QPlainTextEdit) -> None:
    field.setPlainText("🚢🚢 the baot ")
    assert words(waves) == ["baot"]
    assert field.extraSelections()[0].cursor.selectedText() == "baot"


@opens_a_menu
def test_the_menu_key_offers_words_and_replaces_as_one_step(
    waves: Waves, field: QPlainTextEdit, qtbot: QtBot
) -> None:
    field.setPlainText("the baots were loaded ")
    assert waves.go_to_next()
    menu = menu_at_cursor(field)
    assert menu.accessibleName()
    assert all(one.icon().isNull() for one in menu.actions())
    chosen(menu, "boats")
    assert field.toPlainText() == "the boats were loaded "
    assert words(waves) == []
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "the baots were loaded "


@opens_a_menu
def test_a_word_can_be_added_to_the_notebooks_own(
    waves: Waves, field: QPlainTextEdit, qtbot: QtBot
) -> None:
    field.setPlainText("the kafala ")
    waves.go_to_next()
    with qtbot.waitSignal(waves.learnt):
        chosen(menu_at_cursor(field), "Add “kafala” to this notebook’s words")
    assert words(waves) == []


@opens_a_menu
def test_elsewhere_the_menu_is_the_usual_one(waves: Waves, field: QPlainTextEdit) -> None:
    field.setPlainText("the baots ")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    menu = menu_at_cursor(field)
    assert words(waves) == ["baots"]
    assert not [one for one in menu.actions() if "notebook" in one.text()]
    menu.close()


def test_the_next_word_is_gone_to_from_the_end_as_well(waves: Waves, field: QPlainTextEdit) -> None:
    field.setPlainText("baot the laoded ")
    field.moveCursor(QTextCursor.MoveOperation.End)
    picked = []
    while waves.go_to_next():
        picked.append(field.textCursor().selectedText())
    assert picked == ["baot", "laoded"]


def test_it_can_be_turned_off(waves: Waves, field: QPlainTextEdit) -> None:
    field.setPlainText("the baots ")
    waves.turn(on=False)
    assert field.extraSelections() == []
    waves.turn(on=True)
    assert words(waves) == ["baots"]


def test_a_dictionary_is_read_in_a_pause_and_never_under_the_fingers(
    waves: Waves, field: QPlainTextEdit, room: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    del waves
    (tmp_path / "fr.aff").write_text("SET UTF-8\n")
    (tmp_path / "fr.dic").write_text("1\nbateau\n")
    spelling = Spelling(room.desk, Dictionaries([tmp_path]))
    late = Waves(field, spelling, lambda: ("fr",))
    qtbot.keyClicks(field, "bateua ")
    assert words(late) == []
    qtbot.waitUntil(lambda: words(late) == ["bateua"], timeout=5000)
    spelling.close()
