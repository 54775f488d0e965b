"""The copies that may still hold a name, each to be kept or deleted."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.purging_copies import Copies
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import DangerButton, QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.two_lines import Told, ToldList

_TALL = 160


class LeftOver(QWidget):
    """``delete_wished`` (paths) for what is ticked, ``kept`` to leave the rest as it is.

    Backups that cannot be opened are ticked at first; a copy that opens by itself may be
    somebody's work, so that is for its owner to tick.
    """

    delete_wished = Signal(object)
    kept = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ticked: dict[str, bool] = {}
        self._copies = Copies(0, (), ())
        self.said = PlainLabel("", ink=Tint.WARNING, parent=self)
        self.list = ToldList(self.tr("Copies that may hold the name"), parent=self)
        self.list.setMinimumHeight(Look.current().px(_TALL))
        self.delete = DangerButton(self.tr("Delete what is ticked"), parent=self)
        self.keep = QuietButton(self.tr("Keep them"), keys="Esc", parent=self)
        self._lay_out()
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._turn)
        self.delete.clicked.connect(self._wish)
        self.keep.clicked.connect(self.kept)

    def show_copies(self, copies: Copies) -> None:
        """List what was left."""
        self._copies = copies
        self._ticked = {str(one): True for one in copies.left}
        self._ticked |= {str(one): False for one in copies.others}
        self.list.show_rows(
            [
                *self._rows(copies.left, self.tr("a backup that could not be opened or rewritten")),
                *self._rows(copies.others, self.tr("another copy of the notebook")),
            ]
        )
        said = self.tr(
            "The name is out of this notebook, of its second copy and of every backup that opens. "
            "These copies may still hold it. Tick what is to be deleted; there "
            "is no way back."
        )
        self.said.setText(said)
        announce(self, self.said.text(), urgent=True)
        self._show_what_can_be_done()

    def paths(self) -> list[Path]:
        """What is ticked."""
        return [Path(one) for one, ticked in self._ticked.items() if ticked]

    def without(self, gone: Sequence[Path]) -> Copies:
        """What is left when these are gone."""
        copies = self._copies
        return Copies(
            copies.rewritten,
            tuple(one for one in copies.left if one not in gone),
            tuple(one for one in copies.others if one not in gone),
        )

    def _rows(self, paths: Sequence[Path], why: str) -> list[Told]:
        return [
            Told(
                id=str(path),
                text=path.name,
                below=f"{why} · {path.parent.name}",
                icon=Icon.OPEN,
                ink=Role.TEXT_QUIET,
                ticked=self._ticked[str(path)],
            )
            for path in paths
        ]

    @Slot(str, bool)
    def _tick(self, one: str, ticked: bool) -> None:  # noqa: FBT001 - a signal's
        self._ticked[one] = ticked
        self._show_what_can_be_done()

    @Slot()
    def _turn(self) -> None:
        """Enter ticks too: there is nothing to open."""
        for one in self.list.chosen():
            self.list.rows.tick(self.list.rows.row_of(one), ticked=not self._ticked[one])
            self._tick(one, not self._ticked[one])

    @Slot()
    def _wish(self) -> None:
        self.delete_wished.emit(self.paths())

    def _show_what_can_be_done(self) -> None:
        self.delete.setEnabled(bool(self.paths()))

    def _lay_out(self) -> None:
        look = Look.current()
        row = QHBoxLayout()
        look.lay(row, gap=8)
        row.addWidget(self.delete)
        row.addWidget(self.keep)
        row.addStretch(1)
        column = QVBoxLayout(self)
        look.lay(column, (20, 16, 20, 16), 10)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addLayout(row)
