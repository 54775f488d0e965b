"""What a line would bring into the ledger, already filled in: Enter keeps it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from micic_desk.app.figuring import Proposed
from micic_desk.ui.models.grid import GridModel
from micic_desk.ui.panels.figures.columns import proposed_columns
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import PrimaryButton, TextButton
from micic_desk.ui.widgets.grid import ROW, Grid
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.panel import Card

_MOST_ROWS = 5


class Proposal(Card):
    """Some figures of a line; ``kept`` and ``left`` by its two buttons, ``refused`` a value."""

    kept = Signal()
    left = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("-", parent)
        self.setAccessibleName(self.tr("Figures of the line"))
        self.figures: list[Proposed] = []
        self._line = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        columns = proposed_columns(self._figures, self._tell, self.refused.emit)
        self._model = GridModel(columns, self._keys, self)
        widths = [one.width for one in columns]
        self.grid = Grid(self.tr("Figures of the line"), self._model, widths, self)
        self.keep = PrimaryButton("-", icon=Icon.OK, keys="Return", parent=self)
        self.leave = TextButton(self.tr("Leave them"), parent=self)
        self.column.addWidget(self._line)
        self.column.addWidget(self.grid)
        row = QHBoxLayout()
        Look.current().lay(row, gap=8)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.column.addLayout(row)
        self.keep.clicked.connect(self.kept)
        self.leave.clicked.connect(self.left)
        Look.current().changed.connect(self._fit)

    def show_figures(self, figures: list[Proposed], line: str) -> None:
        """Show what was found in a line; without any, an empty row to fill in by hand."""
        self.figures = figures
        self._line.setText(line)
        self._model.refresh()
        self.grid.go_to_row(0, 1)
        self._fit()
        self._tell()
        self.show()

    def begin(self) -> QWidget:
        """Where the keyboard goes first: Enter keeps, where there is something to keep."""
        return self.keep if self.keep.isEnabled() else self.grid

    def _figures(self) -> list[Proposed]:
        return self.figures

    def _keys(self) -> list[str]:
        return [str(at) for at in range(len(self.figures))]

    @Slot()
    def _tell(self) -> None:
        count = sum(one.taken and bool(one.texts.get("value")) for one in self.figures)
        one = count == 1
        self.keep.set_name(
            self.tr("Keep 1 figure") if one else self.tr("Keep %n figures", "", count)
        )
        self.keep.setEnabled(count > 0)

    @Slot()
    def _fit(self) -> None:
        rows = min(len(self.figures), _MOST_ROWS)
        head = self.grid.horizontalHeader().sizeHint().height()
        self.grid.setFixedHeight(head + rows * Look.current().px(ROW) + Look.current().px(4))
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
