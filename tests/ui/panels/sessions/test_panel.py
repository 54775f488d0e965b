"""The list of sessions: hundreds of them are measured between two keys, not in one breath."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from micic_desk.ui.panels.sessions.model import COUNT_ROLE
from micic_desk.ui.panels.sessions.panel import SessionsPanel


def test_many_new_counts_are_measured_a_few_at_a_time_before_all_are_laid_out(
    room: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [room.workplace.add_session(f"Session {number}") for number in range(60)]
    panel = SessionsPanel(room.bridge)
    qtbot.addWidget(panel)
    panel.show_consultation(room.consultation)
    panel.show()
    qtbot.waitUntil(lambda: not room.bridge.moments.busy())
    steps: list[int | str] = []
    measure, lay_out = panel.list.delegate.measure, panel.list.scheduleDelayedItemsLayout

    def measured(index: QModelIndex) -> None:
        steps.append(index.row())
        measure(index)

    def laid_out() -> None:
        steps.append("laid out")
        lay_out()

    monkeypatch.setattr(panel.list.delegate, "measure", measured)
    monkeypatch.setattr(panel.list, "scheduleDelayedItemsLayout", laid_out)
    for one in many:
        room.item("said", parent=one)
    qtbot.waitUntil(lambda: "laid out" in steps)
    assert steps == [*range(1, 61), "laid out"]
    assert panel.model.index(7).data(COUNT_ROLE) == 1
    steps.clear()
    room.item("said", parent=many[3])
    qtbot.waitUntil(lambda: panel.model.index(4).data(COUNT_ROLE) == 2)
    assert steps == []  # one alone is laid out by the list itself
