"""The history as a sheet: every gesture in a list, the chosen one field by field below."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.past import Past, Said, past
from micic_desk.domain.edits.restoring import BringBack
from micic_desk.domain.operation import DELETED, PLACE
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.bin.telling import words_of
from micic_desk.ui.panels.conflicts.standing import field_name
from micic_desk.ui.panels.history.field_card import FieldCard
from micic_desk.ui.panels.history.telling import can_be_brought_back, tellable, told
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.two_lines import ToldList

_WIDTH = 560
_REST_MS = 80


class HistorySheet(SideSheet):
    """Nothing of the past is changed here: to go back is one more gesture, and can be undone.

    ``said`` carries a `Message`.
    """

    said = Signal(object)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("History"), host, width=_WIDTH)
        self._bridge = bridge
        self._entity = ""
        self._past: dict[str, Past] = {}
        self._shown: Past | None = None
        self.cards: list[FieldCard] = []
        self._about = PlainLabel(
            "", step=Step.CAPTION, ink=Role.TEXT_QUIET, elide=True, parent=self
        )
        self.list = ToldList(self.tr("Versions, newest first"), parent=self)
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.refresh)
        bridge.changed.connect(self._follow)
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.opened.connect(self._step_in)

    def open_history(self, entity: str) -> None:
        """Open the history of an entity at its newest version."""
        self._entity = entity
        self.list.show_rows([])
        self.refresh()
        self.open_sheet(self.list)

    @Slot()
    def refresh(self) -> None:
        """Read the past anew."""
        notebook = self._bridge.notebook
        if self._bridge.closed or self._entity not in notebook:
            self.close_sheet()
            return
        desk = self._bridge.desk
        found = past(desk, self._entity)
        self._past = {one.id: one for one in found}
        self._shown = None
        self._about.setText(" ".join(words_of(notebook, notebook[self._entity]).split()))
        self.list.show_rows([told(notebook, desk.me, one) for one in found])

    def bring_back(self, said: Said) -> bool:
        """Let one field say again what it said; False where that was refused."""
        edit = BringBack(entity=self._entity, field=said.field, value=said.after)
        if self._bridge.do(edit, by=self) is None:
            return False
        text = self.tr("{field}: the earlier version is back.").format(field=field_name(said.field))
        self.said.emit(Message(text, Tone.DONE, on_undo=self._bridge.undo))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
        return True

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.list.chosen()
        wanted = self._past.get(chosen[0]) if chosen else None
        if wanted is self._shown and wanted is not None:
            return
        self._shown = wanted
        for card in self.cards:
            self._fields.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        now = self._bridge.notebook.get(self._entity)
        for said in tellable(wanted.said) if wanted is not None and now is not None else []:
            if said.field in (PLACE, DELETED):
                continue
            assert now is not None
            back = can_be_brought_back(said, now.fields.get(said.field))
            card = FieldCard(self._bridge.notebook, said, can_go_back=back, parent=self._body)
            card.wished.connect(self.bring_back)
            self._fields.insertWidget(len(self.cards), card)
            card.show()
            self.cards.append(card)

    @Slot()
    def _step_in(self) -> None:
        for card in self.cards:
            if not card.button.isHidden():
                card.button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if self.isVisible() and self._entity in (*changed.entities, *changed.gone):
            self._rest.start()

    def _lay_out(self) -> None:
        look = Look.current()
        page = QWidget(self)
        column = QVBoxLayout(page)
        look.lay(column, (12, 10, 12, 0), 8)
        column.addWidget(self._about)
        column.addWidget(self.list, 3)
        column.addWidget(Hairline(parent=page))
        self._body = QWidget(page)
        self._fields = QVBoxLayout(self._body)
        look.lay(self._fields, (4, 8, 4, 12), 8)
        self._fields.addStretch(1)
        column.addWidget(Scrolled(self.tr("The version"), self._body, page), 2)
        self.set_body(page)
