from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.speaking import setting_slot, talk
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.speech.prompter import Prompter


class Watch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def prompter(room: Any, watch: Watch, qtbot: QtBot) -> Iterator[Prompter]:
    part = room.add(EntityKind.PART, room.consultation, title="Part")
    section = room.add(EntityKind.SECTION, part, title="Access", role="key_point")
    for at in range(40):
        room.item(f"Line {at}, said to the room after some thought. It ends.", section)
    room.desk.do(setting_slot(room.consultation, "10"))
    host = QWidget()
    host.resize(1000, 700)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
    made = Prompter(host, watch)
    made.setGeometry(host.rect())
    made.show()
    made.show_talk(talk(room.desk, room.consultation))
    yield made
    host.hide()


def test_the_clock_runs_when_it_is_pressed_and_rests_when_it_is_pressed(
    prompter: Prompter, watch: Watch
) -> None:
    assert prompter.text.hasFocus()
    assert prompter.clock.text() == "10:00 left"
    QTest.keyClick(prompter.text, Qt.Key.Key_Space)
    watch.seconds = 61.0
    QTest.keyClick(prompter.text, Qt.Key.Key_Space)
    assert prompter.clock.text() == "8:59 left"
    watch.seconds = 900.0
    QTest.keyClick(prompter.text, Qt.Key.Key_Space)
    assert prompter.clock.text() == "8:59 left"
    watch.seconds = 1500.0
    QTest.keyClick(prompter.text, Qt.Key.Key_Space)
    assert prompter.clock.text() == "1:01 over"


def test_lines_are_scrolled_and_sized_by_key_and_never_changed(prompter: Prompter) -> None:
    before = prompter.text.toPlainText()
    assert "// It ends." in before
    bar = prompter.text.verticalScrollBar()
    QTest.keyClick(prompter.text, Qt.Key.Key_Down)
    assert bar.value() == 1
    QTest.keyClick(prompter.text, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 1
    QTest.keyClick(prompter.text, Qt.Key.Key_Home)
    size = prompter.text.font().pixelSize()
    QTest.keyClick(prompter.text, Qt.Key.Key_Plus)
    assert prompter.text.font().pixelSize() > size
    QTest.keyClicks(prompter.text, "abc")
    assert prompter.text.toPlainText() == before


def test_escape_leads_back(prompter: Prompter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(prompter.left):
        QTest.keyClick(prompter.text, Qt.Key.Key_Escape)


def test_headings_stand_out_and_every_line_is_there(prompter: Prompter, room: Any) -> None:
    lines = talk(room.desk, room.consultation).lines()
    assert prompter.text.toPlainText() == "\n\n".join(line for line, _ in lines)
    assert any(heading for _, heading in lines)
    block = prompter.text.document().begin()
    for _, heading in lines:
        assert (block.begin().fragment().charFormat().fontWeight() >= 700) is heading
        block = block.next().next()
