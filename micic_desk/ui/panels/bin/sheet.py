"""The bin as a sheet: a list that can be searched, and two ways to bring something back."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from micic_desk.app.binned import Binned, binned
from micic_desk.domain.edits.restoring import TakeOut
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.bin.telling import fits, told, words_of
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.search_field import SearchField
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.two_lines import ToldList

_WIDTH = 560
_REST_MS = 80


class BinSheet(SideSheet):
    """Nothing in the bin can be destroyed here.

    ``said`` carries a `Message`; ``entity_wished`` goes to what was restored.
    """

    said = Signal(object)
    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Bin"), host, width=_WIDTH)
        self._bridge = bridge
        self._consultation: str | None = None
        self._binned: dict[str, Binned] = {}
        self.field = SearchField(self.tr("Search the bin"), parent=self)
        self.list = ToldList(self.tr("Deleted"), several=True, parent=self)
        self.restore = PrimaryButton(self.tr("Restore"), icon=Icon.UNDO, parent=self)
        self.restore_and_go = QuietButton(
            self.tr("Restore and go there"), keys="Return", parent=self
        )
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look_again)
        bridge.changed.connect(self._rest.start)
        self.field.searched.connect(self.refresh)
        self.field.stepped_down.connect(self._step_in)
        self.field.chosen.connect(self._step_in)
        self.field.left.connect(self.close_sheet)
        self.list.opened.connect(self._restore_and_go)
        self.list.chosen_changed.connect(self._show_what_can_be_done)
        self.restore.clicked.connect(self.take_out)
        self.restore_and_go.clicked.connect(self._restore_and_go)

    def open_bin(self, consultation: str | None) -> None:
        """Open the bin of a consultation, the keyboard in its list."""
        self._consultation = consultation
        self.refresh()
        self.open_sheet(self.list if self._binned else None)

    @Slot()
    def refresh(self) -> None:
        """Read the bin anew."""
        desk = self._bridge.desk
        found = binned(desk, self._consultation)
        self._binned = {one.entity: one for one in found}
        rows = (told(desk.notebook, desk.me, one) for one in found)
        self.list.show_rows([one for one in rows if fits(one, self.field.text())])
        self._stack.setCurrentIndex(1 if found else 0)

    @Slot()
    def take_out(self) -> tuple[str, ...]:
        """Restore what is chosen; the ids of what came back, none where it was refused."""
        chosen = tuple(one for one in self.list.chosen() if one in self._binned)
        whole = tuple(each for one in chosen for each in self._binned[one].whole)
        notebook = self._bridge.notebook
        stood = {one: notebook[one].parent for one in chosen}
        if not chosen:
            return ()
        hidden = [
            above.id
            for one in chosen
            for above in notebook.ancestors(one)
            if not notebook.shown(above.id) and above.id not in whole
        ]
        if self._bridge.do(TakeOut(entities=whole), by=self) is None:
            return ()
        came = [one for one in dict.fromkeys(hidden) if not notebook[one].dead]
        self.said.emit(Message(self._told(stood, came), Tone.DONE, on_undo=self._bridge.undo))
        self.refresh()
        return chosen

    def _told(self, stood: dict[str, str | None], came: list[str]) -> str:
        notebook, count = self._bridge.notebook, len(stood)
        one, many = self.tr("1 entry restored."), self.tr("%n entries restored.", "", count)
        said = [one if count == 1 else many]
        moved = [each for each, parent in stood.items() if notebook[each].parent != parent]
        if moved:
            text = self.tr("What it stood under is still in the bin; it stands in its place.")
            said.append(text)
        for each in came:
            with_it = self.tr("“{name}” came out of the bin with it.")
            said.append(with_it.format(name=words_of(notebook, notebook[each])))
        return " ".join(said)

    @Slot()
    def _restore_and_go(self) -> None:
        came = self.take_out()
        if came:
            self.close_sheet()
            self.entity_wished.emit(came[0])

    @Slot()
    def _step_in(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _look_again(self) -> None:
        if self.isVisible() and not self._bridge.closed:
            self.refresh()

    @Slot()
    def _show_what_can_be_done(self) -> None:
        able = bool(self.list.chosen())
        for button in (self.restore, self.restore_and_go):
            button.setEnabled(able)

    def _lay_out(self) -> None:
        look = Look.current()
        empty = EmptyState(
            Icon.BIN,
            self.tr("The bin is empty"),
            self.tr("What you delete waits here, with who deleted it, when, and where it stood."),
            parent=self,
        )
        page = QWidget(self)
        column = QVBoxLayout(page)
        look.lay(column, (12, 12, 12, 8), 8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        self.set_body(self._stack)
        self.add_acts(self.restore_and_go, self.restore)
