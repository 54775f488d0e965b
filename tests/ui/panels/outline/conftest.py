"""An outline on screen, over a notebook on disk, and hands that press its keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.app.desk import Memory
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.outline_model import OutlineModel
from micic_desk.ui.panels.outline.delegate import OutlineDelegate
from micic_desk.ui.panels.outline.view import OutlineView
from micic_desk.ui.theme.look import Look

RESOURCES = Path(__file__).resolve().parents[4] / "resources"
LINES = ("Recruitment", "Fees", "Contracts", "Return")


def settle() -> None:
    """Let layouts, timers and paints that wait for one another all happen."""
    for _ in range(4):
        QApplication.processEvents()


class Stand:
    """The view, what is under it, and what it said."""

    def __init__(self, path: Path) -> None:
        self.desk = create_desk(path, None, title="A consultation")
        self.bridge = Bridge(self.desk)
        self.workplace = Workplace(self.desk)
        self.session = self.workplace.add_session("Morning")
        self.items = [self.item(text) for text in LINES]
        self.model = OutlineModel(self.bridge, self.session)
        self.window = QWidget()
        self.view = OutlineView(self.bridge, self.model, self.window)
        self.view.resize(600, 400)
        self.window.resize(620, 420)
        self.refused: list[str] = []
        self.bridge.refused.connect(self._note)
        self.window.show()
        self.window.activateWindow()
        self.view.setFocus()
        self.go(0)

    def _note(self, sentence: object) -> None:
        self.refused.append(str(sentence))

    def item(self, text: str, parent: str = "", **fields: str) -> str:
        said = {"kind": "point", "text": text, **fields}
        edit = Add(kind=EntityKind.ITEM, fields=said, parent=parent or self.session)
        return self.desk.do(edit).entities[-1].id

    def section(self, title: str) -> str:
        consultation = self.workplace.need_consultation()
        part = Add(kind=EntityKind.PART, fields={}, parent=consultation)
        above = self.desk.do(part).entities[-1].id
        fields = {"role": SectionRole.KEY_POINT.value, "title": title}
        edit = Add(kind=EntityKind.SECTION, fields=fields, parent=above)
        return self.desk.do(edit).entities[-1].id

    def go(self, row: int) -> None:
        self.view.go_to(row)
        settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.at_work(), key, held or Qt.KeyboardModifier.NoModifier)
        settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.at_work(), text)

    def at_work(self) -> QWidget:
        return self.view.editor or self.view

    def shown(self) -> list[tuple[int, str]]:
        lines = (self.model.line(row) for row in range(self.model.rowCount()))
        return [(line.depth, line.text) for line in lines]

    def texts(self) -> list[str]:
        return [text for _, text in self.shown()]

    def text(self, entity: str) -> str:
        return self.desk.notebook[entity].text("text")

    def drafts(self) -> dict[str, str]:
        return {one.slot: one.text for one in Memory(self.desk).drafts()}

    def point_in(self, row: int, part: str) -> QPoint:
        place = self.view.visualRect(self.model.index(row, 0))
        delegate = self.view.itemDelegate()
        assert isinstance(delegate, OutlineDelegate)
        made = delegate.row(self.model.index(row, 0), place.width(), self.view.layoutDirection())
        return getattr(made, part).translated(place.topLeft()).center()

    def settle(self) -> None:
        settle()

    def close(self) -> None:
        self.view.finish()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
        self.bridge.close()
        self.desk.close()


@pytest.fixture
def stand(qapp: QApplication, tmp_path: Path) -> Iterator[Stand]:
    for old in qapp.findChildren(Look):
        old.setParent(None)
    look = Look.install(qapp, RESOURCES)
    made = Stand(tmp_path / "a.micic")
    yield made
    made.close()
    look.setParent(None)
