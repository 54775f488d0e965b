"""Every merge there was, what it changed, and taking it back: at any time, as one act."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from micic_desk.app.merges import Back, Merged, merges
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.moments import nothing
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.days import when
from micic_desk.ui.panels.conflicts.standing import value_words
from micic_desk.ui.panels.merges.looking import Looking, Seen
from micic_desk.ui.panels.merging.details import Details
from micic_desk.ui.panels.merging.row_list import RowView
from micic_desk.ui.panels.merging.rows import Row, all_counted
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import QuietButton, TextButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.reading import side_by_side
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 620
_REST_MS = 150
_IN_SIGHT = 4
_MOST_NAMED = 3


class MergesSheet(SideSheet):
    """``entity_wished`` goes to the place of a line; ``said`` carries a `Message`."""

    entity_wished = Signal(str)
    said = Signal(object)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Merges"), host, width=_WIDTH)
        self._bridge = bridge
        self._looking = Looking(bridge, self)
        self.merges: list[Merged] = []
        self.list = QListWidget(self)
        give_name(self.list, self.tr("Merges, the newest first"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.counts = PlainLabel("", parent=self)
        self.kept = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.lines = RowView(self, self.tr("What the merge changed"), choosing=False)
        self.details = Details(self)
        self.progress = ProgressStrip(self.tr("Taking a merge back"), self)
        self.back = QuietButton(self.tr("Take this merge back"), icon=Icon.UNDO, parent=self)
        self.leave = TextButton(self.tr("Close"), keys="Esc", parent=self)
        self._stack = QStackedWidget(self)
        self._showing = nothing
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._lay_out()
        self._connect()

    def open_merges(self) -> None:
        """Open with the keyboard in the list."""
        self.refresh()
        self.open_sheet(self.list if self.merges else None)
        self._fit_list()  # how tall a row is, is known for sure once it is seen

    def busy(self) -> bool:
        """Whether a merge is being looked up or taken back."""
        showing = self._bridge.moments.awaits(self._showing)
        return showing or self._looking.busy() or self._rest.isActive()

    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        return self._looking.stop()

    @Slot()
    def refresh(self) -> None:
        """Read the merges anew; the one at work stays at work."""
        at_work = self._at_work()
        self.merges = merges(self._bridge.desk)
        numbers = [one.number for one in self.merges]
        row = numbers.index(at_work.number) if at_work and at_work.number in numbers else 0
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.merges:
            self.list.addItem(QListWidgetItem(self._words(one)))
        self.list.setCurrentRow(min(row, len(self.merges) - 1))
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(1 if self.merges else 0)
        self.back.setVisible(bool(self.merges))
        self._fit_list()
        self._look_up()

    @Slot()
    def take_back(self) -> None:
        """Take the merge at work back; what was worked on since stays."""
        merge = self._at_work()
        if merge is None or not self.back.isEnabled() or self._looking.busy():
            return
        self.back.setEnabled(False)
        self.progress.start(self.tr("Taking the merge back…"), can_cancel=False)
        self._looking.take_back(merge)

    @Slot()
    def _look_up(self) -> None:
        merge = self._at_work()
        self._bridge.moments.leave(self._showing)
        self._show_rows(())
        self.details.show_row(None)
        self.counts.setText("")
        self.kept.setText("")
        self.back.setEnabled(False)
        if merge is not None:
            self._looking.look(merge)

    @Slot(object)
    def _show(self, seen: Seen) -> None:
        merge = self._at_work()
        if merge is None or seen.number != merge.number:
            return
        self._showing = self._bridge.moments.take_each(
            (
                partial(self._say, merge, seen),
                partial(self._show_rows, seen.rows),
                self.lines.choose_first,
                partial(self.back.setEnabled, merge.active),
            )
        )
        # Whoever found it holds it no longer than this.
        self._bridge.moments.let_go(seen.outcome.differences.lines)

    def _say(self, merge: Merged, seen: Seen) -> None:
        said = ", ".join(all_counted(seen.outcome))
        self.counts.setText(said or self.tr("It changed nothing to be seen."))
        self.kept.setText(self._stays(seen) if merge.active else "")
        self.kept.setVisible(bool(self.kept.text()))

    def _show_rows(self, rows: Sequence[Row]) -> None:
        self._bridge.moments.let_go(self.lines.rows.rows)
        self.lines.rows.show_rows(rows)

    @Slot(object)
    def _went_back(self, back: Back) -> None:
        self.progress.finish()
        kept = self._kept_words(back.kept) if back.kept else ""
        text = self.tr("The merge was taken back.")
        self.said.emit(
            Message(" ".join(one for one in (text, kept) if one), Tone.DONE, on_undo=self._undo)
        )
        announce(self, text)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.progress.finish()
        self.counts.setText(spoken(sentence))

    @Slot(object)
    def _go(self, row: Row) -> None:
        notebook = self._bridge.notebook
        here = next((one for one in (row.entity, row.session) if notebook.shown(one)), None)
        if here is None:
            announce(self, self.tr("This line is not here any more."))
            return
        self.close_sheet()
        self.entity_wished.emit(here)

    def _undo(self) -> None:
        self._bridge.undo(by=self)

    def _at_work(self) -> Merged | None:
        row = self.list.currentRow()
        return self.merges[row] if 0 <= row < len(self.merges) else None

    def _words(self, one: Merged) -> str:
        who = one.sender or self.tr("Somebody who gives no name")
        sure = self.tr("signature known") if one.verified else self.tr("sender not verified")
        said = [when(one.at), who, sure]
        if not one.active:
            said.append(self.tr("taken back"))
        return side_by_side(said)

    def _stays(self, seen: Seen) -> str:
        """What taking the merge back would leave as it is."""
        lines = sum(row.sign is not None for row in seen.rows)
        if seen.again and seen.again == lines:
            return self.tr("Another file brought all of this too: taken back, nothing of it goes.")
        also = self.tr("%n of its lines came with another file too and stay.", "", seen.again)
        if seen.again == 1:
            also = self.tr("One of its lines came with another file too and stays.")
        kept = self._kept_words(seen.kept)
        return f"{kept} {also}" if seen.again else kept

    def _kept_words(self, kept: tuple[str, ...]) -> str:
        if not kept:
            return self.tr("Nothing was written on it since.")
        notebook = self._bridge.notebook
        shown = [value_words(notebook, "", one) for one in kept[:_MOST_NAMED]]
        named = ", ".join(f"“{one[:60]}”" for one in shown)
        if len(kept) == 1:
            return self.tr("One line was worked on since and stays: {lines}").format(lines=named)
        said = self.tr("%n lines were worked on since and stay: {lines}", "", len(kept))
        return said.format(lines=named + (" …" if len(kept) > _MOST_NAMED else ""))

    @Slot()
    def _changed(self) -> None:
        if not self.isHidden():
            self._rest.start()

    @Slot()
    def _rested(self) -> None:
        if not self.isHidden() and not self._bridge.closed and not self.progress.isVisible():
            self.refresh()

    @Slot()
    def _fit_list(self) -> None:
        rows = min(max(self.list.count(), 1), _IN_SIGHT)
        height = max(self.list.sizeHintForRow(0), self._look.px(30))
        self.list.setFixedHeight(rows * height + 2 * self._look.px(8) + 2)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._look_up)
        self.lines.wished.connect(self._go)
        self.details.follow(self.lines, self._bridge.moments)
        self.back.clicked.connect(self.take_back)
        self.leave.clicked.connect(self.close_sheet)
        self._looking.seen.connect(self._show)
        self._looking.taken_back.connect(self._went_back)
        self._looking.refused.connect(self._refuse)
        self._rest.timeout.connect(self._rested)
        self._bridge.changed.connect(self._changed)
        self._look.changed.connect(self._fit_list)

    def _lay_out(self) -> None:
        look = self._look
        empty = EmptyState(
            Icon.MERGE,
            self.tr("No file was taken in yet"),
            self.tr("Every merge will stand here: from whom, what it changed, and the way back."),
            parent=self,
        )
        page = QWidget(self)
        told = QVBoxLayout()
        look.lay(told, (16, 10, 16, 8), 4)
        told.addWidget(self.counts)
        told.addWidget(self.kept)
        column = QVBoxLayout(page)
        look.lay(column)
        column.addWidget(self.list)
        column.addWidget(Hairline(parent=page))
        column.addLayout(told)
        column.addWidget(self.lines, 1)
        column.addWidget(Hairline(parent=page))
        column.addWidget(self.details)
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        body = QWidget(self)
        whole = QVBoxLayout(body)
        look.lay(whole)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.progress)
        self.set_body(body)
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        look.lay(row, (16, 10, 16, 10), 6)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.leave)
        self.add_foot(foot)
