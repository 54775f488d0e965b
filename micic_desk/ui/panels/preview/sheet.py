"""The preview as a sheet over the end of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from micic_desk.app.workplace import Workplace
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.preview.panel import PreviewPanel
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 640


class PreviewSheet(SideSheet):
    """See `PreviewPanel`, whose signals it passes on; going somewhere closes the sheet."""

    entity_wished = Signal(str)
    conflicts_wished = Signal()
    checks_wished = Signal()
    said = Signal(object)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Report, as it will be printed"), host, width=_WIDTH)
        self._bridge = bridge
        self.panel = PreviewPanel(bridge, self)
        self.set_body(self.panel)
        self.panel.said.connect(self.said)
        self.panel.entity_wished.connect(self._go)
        self.panel.conflicts_wished.connect(self._go_to_conflicts)
        self.panel.checks_wished.connect(self.checks_wished)

    def open_preview(self) -> None:
        """Open the report of the consultation at work, with the keyboard in the pages."""
        self.panel.show_consultation(Workplace(self._bridge.desk).consultation)
        self.open_sheet(self.panel.reader)
        self.panel.take_keyboard()

    def _go(self, entity: str) -> None:
        self.close_sheet()
        self.entity_wished.emit(entity)

    def _go_to_conflicts(self) -> None:
        self.close_sheet()
        self.conflicts_wished.emit()
