"""Figures that seem to speak of one fact and differ, beside each other; nothing is judged."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from micic_desk.app.figuring import ledger
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.figures import DISTINCT, Discrepancy, discrepancies
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.figures.columns import in_words, line_of
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import QuietButton, TextButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.panel import Card

MOST = 40
"""Discrepancies shown at once; the next ones come as these are settled."""

_ACROSS = 2


class DiscrepancyCard(Card):
    """One fact and its figures; ``line_wished`` asks for the line of one of them."""

    line_wished = Signal(str)
    distinct_wished = Signal(object)

    def __init__(self, bridge: Bridge, found: Discrepancy, parent: QWidget) -> None:
        super().__init__(found.of, parent)
        self.column.addWidget(PlainLabel(found.of, strong=True, parent=self))
        grid = QGridLayout()
        Look.current().lay(grid, gap=10)
        for at, one in enumerate(found.figures):
            grid.addWidget(self._side(bridge, one), at // _ACROSS, at % _ACROSS)
            grid.setColumnStretch(at % _ACROSS, 1)
        self.column.addLayout(grid)
        self.apart = TextButton(self.tr("Not the same fact"), parent=self)
        self.apart.clicked.connect(partial(self.distinct_wished.emit, found))
        self.column.addWidget(self.apart, 0, Qt.AlignmentFlag.AlignLeading)

    def _side(self, bridge: Bridge, figure: str) -> QWidget:
        notebook = bridge.notebook
        entity = notebook[figure]
        side = Card(in_words(entity), self)
        side.column.addWidget(PlainLabel(in_words(entity), step=Step.LEAD, parent=side))
        side.column.addWidget(
            PlainLabel(line_of(notebook, entity), ink=Role.TEXT_QUIET, parent=side)
        )
        if entity.fields.get("sure") is False:
            side.column.addWidget(PlainLabel(self.tr("Not sure"), ink=Role.WARNING, parent=side))
        side.column.addStretch(1)
        go = QuietButton(self.tr("Go to the line"), parent=side)
        go.setEnabled(notebook.shown(entity.text("source")))
        go.clicked.connect(partial(self.line_wished.emit, entity.text("source")))
        side.column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeading)
        return side


class SideBySide(QWidget):
    """All discrepancies of one consultation."""

    line_wished = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.cards: list[DiscrepancyCard] = []
        self._column = QVBoxLayout(self)
        Look.current().lay(self._column, (20, 4, 20, 16), 12)
        self._none = PlainLabel(
            self.tr("No two figures of this consultation seem to speak of one fact and differ."),
            ink=Role.TEXT_QUIET,
            parent=self,
        )
        self._column.addWidget(self._none)
        self._column.addStretch(1)

    def show_consultation(self, consultation: str | None) -> int:
        """Show what a consultation's figures disagree about; how many facts those are."""
        for card in self.cards:
            card.setParent(None)
            card.deleteLater()
        found = discrepancies(self._bridge.notebook, ledger(self._bridge.notebook, consultation))
        self.cards = [DiscrepancyCard(self._bridge, one, self) for one in found[:MOST]]
        for at, card in enumerate(self.cards):
            card.line_wished.connect(self.line_wished)
            card.distinct_wished.connect(self._call_distinct)
            self._column.insertWidget(at, card)
        self._none.setVisible(not found)
        return len(found)

    def _call_distinct(self, found: Discrepancy) -> None:
        above = self._bridge.notebook.consultation_of(found.figures[0])
        if above is None:
            return
        fields = {"relation": DISTINCT, "items": list(found.figures)}
        self._bridge.do(Add(kind=EntityKind.LINK, fields=fields, parent=above.id), by=self)


def toggle_button(parent: QWidget) -> QuietButton:
    """The button that turns between the table and what stands side by side."""
    button = QuietButton("-", icon=Icon.CONFLICT, parent=parent)
    button.setCheckable(True)
    return button
