"""The preview as a sheet at the end of the window: beside the outline where there is room."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from micic_desk.app.workplace import Workplace
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.preview.panel import PreviewPanel
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 640
_BESIDE = 560
"""Units of width in which the session at work and the report's outline can be worked in."""


class PreviewSheet(SideSheet):
    """See `PreviewPanel`, whose signals it passes on.

    Going somewhere closes the sheet where it covers what is gone to.
    """

    entity_wished = Signal(str)
    conflicts_wished = Signal()
    checks_wished = Signal()
    said = Signal(object)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(
            self.tr("Report, as it will be printed"), host, width=_WIDTH, beside=_BESIDE
        )
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

    def follow(self, consultation: str) -> None:
        """Show the report of the consultation at work now, where the sheet is in sight."""
        if not self.isHidden():
            self.panel.show_consultation(consultation or None)

    def _go(self, entity: str) -> None:
        if not self.stands_beside():
            self.close_sheet()
        self.entity_wished.emit(entity)

    def _go_to_conflicts(self) -> None:
        self.close_sheet()
        self.conflicts_wished.emit()
