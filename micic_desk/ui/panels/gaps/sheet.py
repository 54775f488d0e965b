"""The gaps of a session or of the whole consultation, on a sheet for the break."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from micic_desk.app.gap_filling import Gaps
from micic_desk.app.workplace import Workplace
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.gaps.gap_list import GapList
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.choices import TickBox
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 480


class GapsSheet(SideSheet):
    """``entity_wished`` with the line to go to; going there closes the sheet."""

    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, gaps: Gaps, host: QWidget) -> None:
        super().__init__(self.tr("Gaps"), host, width=_WIDTH)
        self._bridge = bridge
        self._workplace = Workplace(bridge.desk)
        self.list = GapList(bridge, gaps, self)
        self.everywhere = TickBox(self.tr("Of the whole consultation"), self)
        said = self.tr(
            "F2 fills a gap, Enter goes to the line, Space says that nothing is missing there."
        )
        keys = PlainLabel(said, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self._fault = PlainLabel("", ink=Role.DANGER, parent=self)
        self._fault.hide()
        self._nothing = EmptyState(
            Icon.OK,
            self.tr("Nothing is missing"),
            self.tr("A line that begins with ~ is a gap, ?? is a speaker nobody knows yet."),
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        body = QWidget(self)
        column = QVBoxLayout(body)
        Look.current().lay(column, (12, 12, 12, 12), 8)
        for widget in (self.everywhere, keys, self._fault):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.set_body(body)
        self.list.gone_to.connect(self._go)
        self.list.refused.connect(self._refuse)
        self.list.filled.connect(self._filled)
        self.everywhere.toggled.connect(self.refresh)

    def open_gaps(self) -> None:
        """Open with the keyboard in the list."""
        self._fault.hide()
        self.refresh()
        here = self.list.rows.rowCount()
        self.open_sheet(self.list if here else self.everywhere)

    def close_sheet(self) -> None:
        """Fill what is being filled, then go."""
        if not self.isHidden():
            self.list.finish()
        super().close_sheet()

    @Slot()
    def refresh(self) -> None:
        """Show what is open now."""
        place = self._workplace
        above = place.consultation if self.everywhere.isChecked() else place.session
        self.list.show_under(above)
        empty = self.list.rows.rowCount() == 0
        had_keyboard = self.list.hasFocus()
        self._stack.setCurrentWidget(self._nothing if empty else self.list)
        if empty and had_keyboard:
            self.everywhere.setFocus()

    @Slot()
    def _filled(self) -> None:
        self._fault.hide()
        self.refresh()

    @Slot(str)
    def _go(self, item: str) -> None:
        self.close_sheet()
        self.entity_wished.emit(item)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._fault.setText(spoken(sentence))
        self._fault.show()
        announce(self, self._fault.text(), urgent=True)
