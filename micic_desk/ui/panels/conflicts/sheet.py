"""The conflicts as a sheet over the end of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.conflicts.panel import ConflictsPanel
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 620


class ConflictsSheet(SideSheet):
    """See `ConflictsPanel`; going to a line closes the sheet."""

    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Conflicts"), host, width=_WIDTH)
        self.panel = ConflictsPanel(bridge, self)
        self.set_body(self.panel)
        self.panel.entity_wished.connect(self._go)

    def open_conflicts(self) -> None:
        """Open with the keyboard in the list."""
        self.panel.refresh()
        self.open_sheet(self.panel.list if self.panel.list.count() else None)

    def _go(self, entity: str) -> None:
        self.close_sheet()
        self.entity_wished.emit(entity)
