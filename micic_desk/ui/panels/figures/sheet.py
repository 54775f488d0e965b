"""The figure ledger as a sheet: what a line proposes, the table, and what disagrees."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.figuring import Proposed, keeping, ledger, proposed
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.figures.columns import kept_columns
from micic_desk.ui.panels.figures.proposal import Proposal
from micic_desk.ui.panels.figures.side_by_side import SideBySide, toggle_button
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.naming import keys_text
from micic_desk.ui.widgets.own_keys import OwnKeys
from micic_desk.ui.widgets.scrolled import Scrolled

KEEP_KEYS = "Ctrl+Shift+F"
_KINDS = frozenset({EntityKind.FIGURE, EntityKind.LINK, EntityKind.ITEM})


class FiguresSheet(GridSheet):
    """``said`` carries a `Message` for the window, after the sheet has closed."""

    said = Signal(object)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Figures"), bridge, host)
        self._consultation: str | None = None
        self.about.setText(
            self.tr("Each figure with the words it was said in. The lines stay as they are.")
        )
        self.proposal = Proposal(self)
        self.proposal.hide()
        self.side_by_side = SideBySide(bridge, self)
        self.facing = Scrolled(self.tr("Side by side"), self.side_by_side, self)
        self.facing.hide()
        self.turn = toggle_button(self)
        self._go = QuietButton(self.tr("Go to the line"), keys="Ctrl+Return", parent=self)
        self._bin = QuietButton(self.tr("Delete"), icon=Icon.BIN, keys="Del", parent=self)
        self.of_a_row = (self._go, self._bin)
        for button in (self.turn, self._go, self._bin):
            self.foot.addWidget(button)
        columns = kept_columns(bridge.notebook, self.granted, self._refuse_value)
        self.fit_grid(self.tr("Figures of this consultation"), columns, self._keys)
        self.above.addWidget(self.proposal)
        self.column.addWidget(self.facing, 1)
        self._connect()

    def look(self, consultation: str | None) -> None:
        """Open the ledger of a consultation."""
        self._consultation = consultation
        self.proposal.hide()
        self._show_facing(shown=False)
        self._count_facing()
        self.open_grid()

    def propose(self, consultation: str, items: tuple[str, ...]) -> None:
        """Open with the figures of these lines filled in; one empty row where there are none.

        Where the ledger has all of them already, it opens at the first of them.
        """
        notebook = self.bridge.notebook
        found = proposed(notebook, items)
        kept = [one for one in self._kept(consultation) if notebook[one].text("source") in items]
        self.look(consultation)
        if kept and not found:
            self.grid.go_to_row(self.model.row_of(kept[0]))
            return
        found = found or [Proposed(items[0])]
        line = " ".join(notebook[items[0]].text("text").split())
        self.proposal.show_figures(found, line if len(items) == 1 else "")
        self.proposal.begin().setFocus(Qt.FocusReason.OtherFocusReason)

    def nothing_yet(self) -> str:
        """What belongs here."""
        keys = keys_text(OwnKeys.current().now(KEEP_KEYS)) or self.tr("the menu")
        said = self.tr(
            "No figure is kept yet. In the outline, choose a line that has some and press {keys}."
        )
        return said.format(keys=keys)

    def concerns(self, changed: Changed) -> bool:
        """Figures, what was called distinct, and the lines they were read off."""
        notebook = self.bridge.notebook
        touched = (notebook.get(one) for one in changed.entities)
        return bool(changed.gone) or any(one and one.kind in _KINDS for one in touched)

    def _connect(self) -> None:
        self.proposal.kept.connect(self._keep)
        self.proposal.left.connect(self.close_sheet)
        self.proposal.refused.connect(self._refuse_value)
        self.turn.clicked.connect(self._turn)
        self._go.clicked.connect(self._go_to_line)
        self._bin.clicked.connect(self._delete)
        self.grid.gone_to.connect(self._go_to_line)
        self.grid.bin_wished.connect(self._delete)
        self.side_by_side.line_wished.connect(self.go)
        self.bridge.changed.connect(self._recount)

    def _keys(self) -> list[str]:
        return self._kept(self._consultation)

    def _kept(self, consultation: str | None) -> list[str]:
        return [one.id for one in ledger(self.bridge.notebook, consultation)]

    def _refuse_value(self, typed: str) -> None:
        said = self.tr("“{typed}” is no number. Write it as 2500, 2.5 million, 20-30 or 15 / 24.")
        self.say(said.format(typed=typed[:40]), Tone.REFUSED)

    @Slot()
    def _keep(self) -> None:
        assert self._consultation is not None
        kept = self.wish(keeping(self._consultation, self.proposal.figures))
        if kept is None:
            return
        count = kept.count
        said = self.tr("%n figures are in the ledger.", "", count)
        self.close_sheet()
        text = self.tr("1 figure is in the ledger.") if count == 1 else said
        self.said.emit(Message(text, Tone.DONE, on_undo=self.bridge.undo))

    @Slot()
    def _go_to_line(self) -> None:
        for key in self.chosen()[:1]:
            source = self.bridge.notebook[key].text("source")
            if self.bridge.notebook.shown(source):
                self.go(source)
            else:
                self.say(self.tr("The line of this figure is in the bin."), Tone.INFO)

    @Slot()
    def _delete(self) -> None:
        chosen = tuple(self.chosen())
        if chosen and self.wish(Delete(entities=chosen)) is not None:
            one = self.tr("1 figure was deleted; its line is as it was.")
            several = self.tr(
                "%n figures were deleted; their lines are as they were.", "", len(chosen)
            )
            self.say(one if len(chosen) == 1 else several, undo=True)

    @Slot()
    def _turn(self) -> None:
        self._show_facing(shown=self.facing.isHidden())

    def _show_facing(self, *, shown: bool) -> None:
        self.turn.setChecked(shown)
        self.facing.setVisible(shown)
        self.grid.setVisible(not shown)
        self.search.setVisible(not shown)

    def _count_facing(self) -> None:
        count = self.side_by_side.show_consultation(self._consultation)
        self.turn.set_name(self.tr("Side by side ({count})").format(count=count))
        self.turn.setEnabled(count > 0 or self.turn.isChecked())

    @Slot(object)
    def _recount(self, changed: Changed) -> None:
        if not self.isHidden() and self.concerns(changed):
            self._count_facing()
