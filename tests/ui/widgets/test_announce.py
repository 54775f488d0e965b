import pytest
from PySide6 import QtGui
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.widgets.announce import announce


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []

    class Listening(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 - Qt's
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            heard.append((event.message(), urgent))
            QAccessible.updateAccessibility(event)

    monkeypatch.setattr(QtGui, "QAccessible", Listening)
    return heard


def test_a_sentence_is_spoken_politely_unless_it_is_urgent(
    qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "All saved")
    announce(widget, "Not saved: the disk is full", urgent=True)
    assert said == [("All saved", False), ("Not saved: the disk is full", True)]
