"""A search field over a notebook with something to find, and fingers on the keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.finding import Finder
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.panels.search.asking import Asking
from micic_desk.ui.panels.search.panel import SearchHits
from micic_desk.ui.panels.search.sheet import FoundSheet
from micic_desk.ui.widgets.search_field import SearchField

BARE = Qt.KeyboardModifier.NoModifier


class Stand:
    """The field, the hits under it, the sheet beside, a line to go back to."""

    def __init__(self, room: Any, qtbot: QtBot) -> None:
        self.room = room
        self.qtbot = qtbot
        self.host = QWidget()
        self.host.resize(900, 700)
        column = QVBoxLayout(self.host)
        self.field = SearchField("Search", parent=self.host)
        self.line = QLineEdit(self.host)
        column.addWidget(self.field)
        column.addStretch(1)
        column.addWidget(self.line)
        self.finder = Finder(room.desk)
        self.asking = Asking(self.host)
        self.hits = SearchHits(room.bridge, self.finder, self.asking, self.field, self.host)
        self.sheet = FoundSheet(room.bridge, self.finder, self.asking, self.host)
        self.gone_to: list[str] = []
        self.places: list[tuple[tuple[str, ...], int]] = []
        self.hits.left.connect(self.line.setFocus)
        self.hits.entity_wished.connect(self.gone_to.append)
        self.sheet.place_wished.connect(self._place)
        self.sheet.entity_wished.connect(self.gone_to.append)
        qtbot.addWidget(self.host)
        with qtbot.waitActive(self.host):
            self.host.show()
        self.line.setFocus()

    def _place(self, items: tuple[str, ...], number: int) -> None:
        self.places.append((items, number))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.field.line, text)
        self.qtbot.wait(SearchField.PAUSE_MS * 2)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
        target = self.host.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, held)

    def found(self) -> list[str]:
        rows = range(self.hits.hits.rowCount())
        return [self.hits.hits.hit(row).text for row in rows]

    def chips(self) -> list[str]:
        return [chip.value.name for chip in self.hits.filters.chips]

    def offers(self) -> list[str]:
        listed = self.hits.offered
        if listed.isHidden():
            return []
        return [listed.item(row).text() for row in range(listed.count())]


@pytest.fixture
def stand(room: Any, qtbot: QtBot) -> Iterator[Stand]:
    sara = room.workplace.person_named("Sara Sample")
    room.desk.do(_coded(sara, "S1"))
    room.item("Boats were loaded by list", tags=["boats"])
    room.item("The list held residents only", speaker=sara)
    room.item("Boats should take everybody", kind=ItemKind.RECOMMENDATION)
    made = Stand(room, qtbot)
    yield made
    made.finder.close()


def _coded(person: str, code: str) -> Any:
    return Change(entities=(person,), fields={"code": code})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform grumbles of menus, which want to be raised and to hold the keys."""
    grumble = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(grumble)
