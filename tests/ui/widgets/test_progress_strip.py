import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.progress_strip import ProgressStrip


@pytest.fixture
def strip(look: Look, qtbot: QtBot) -> ProgressStrip:
    assert look is not None
    made = ProgressStrip("Merging")
    qtbot.addWidget(made)
    return made


def bar(strip: ProgressStrip) -> QProgressBar:
    found = strip.findChild(QProgressBar)
    assert found is not None
    return found


def test_it_is_there_while_there_is_work(strip: ProgressStrip) -> None:
    assert strip.isHidden()
    strip.start("Reading the file")
    assert not strip.isHidden()
    assert (bar(strip).minimum(), bar(strip).maximum()) == (0, 0)
    strip.advance(62, 100)
    assert (bar(strip).value(), bar(strip).maximum()) == (62, 100)
    assert "62 of 100" in {label.text() for label in strip.findChildren(PlainLabel)}
    strip.advance(200, 100)
    assert bar(strip).value() == 100
    strip.advance(0, 0)
    strip.finish("41 items came in")
    assert strip.isHidden()


def test_cancelling_is_a_wish_and_is_said_once(strip: ProgressStrip, qtbot: QtBot) -> None:
    strip.start("Reading the file")
    cancel = strip.findChild(QuietButton)
    assert cancel is not None
    wishes = QSignalSpy(strip.cancelled)
    for _ in range(2):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert wishes.count() == 1
    assert "Stopping…" in {label.text() for label in strip.findChildren(PlainLabel)}
    strip.start("Again")
    assert cancel.isEnabled()


def test_what_cannot_be_cancelled_offers_nothing(strip: ProgressStrip) -> None:
    strip.start("Writing", can_cancel=False)
    cancel = strip.findChild(QuietButton)
    assert cancel is not None
    assert not cancel.isVisibleTo(strip)
