"""One version of a conflict: its words with the changed ones marked, whose, when, and its key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from micic_desk.ui.panels.conflicts.marked_text import MarkedText
from micic_desk.ui.panels.conflicts.question import Side
from micic_desk.ui.panels.conflicts.wordwise import Span
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.panel import Card
from micic_desk.ui.widgets.reading import side_by_side


class VersionCard(Card):
    """``taken`` (its place, from 0) when this version is to stand."""

    taken = Signal(int)

    def __init__(self, at: int, side: Side, marks: Sequence[Span], parent: QWidget) -> None:
        super().__init__("-", parent)
        give_name(self, self.tr("Version {n}").format(n=at + 1))
        self._at = at
        self.text = MarkedText(self)
        self.text.show_text(side.words, marks)
        said = [one for one in (side.who, side.when) if one]
        self._by = PlainLabel(
            side_by_side(said), step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self
        )
        self._by.setVisible(bool(said))
        self.button = QuietButton(self._name(side), keys=str(at + 1), parent=self)
        self.button.clicked.connect(self._take)
        self.column.addWidget(self._by)
        self.column.addWidget(self.text)
        self.column.addStretch(1)
        row = QHBoxLayout()
        Look.current().lay(row)
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        described = self.tr("Version {n}, {who}: {words}")
        self.setAccessibleDescription(
            described.format(n=at + 1, who=", ".join(said), words=side.words)
        )

    def _name(self, side: Side) -> str:
        if side.value is True and not side.who:
            return self.tr("{n}  Delete").format(n=self._at + 1)
        if side.value is False and not side.who:
            return self.tr("{n}  Keep").format(n=self._at + 1)
        return self.tr("{n}  Take this").format(n=self._at + 1)

    def _take(self) -> None:
        self.taken.emit(self._at)
