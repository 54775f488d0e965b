"""The report beside the session: its panel in the slot at the end, its commands."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.report.commands import report_commands
from micic_desk.ui.panels.report.panel import ReportPanel
from micic_desk.ui.panels.report.part_sheet import PartSheet
from micic_desk.ui.window.workspace import Workspace


class Reporting(QObject):
    """Fits the report panel into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self.panel = ReportPanel(space.bridge, space.areas)

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.areas.set_right(self.panel, self.panel.view)
        space.commands.add(*report_commands(self.panel, space.capture.begin_key_point))
        space.consultation_changed.connect(self._show)
        space.sheets.add(PartSheet, self._make_part)
        self.panel.captured_wished.connect(space.go_to_entity)
        self.panel.part_wished.connect(self._open_part)
        self.panel.unplaced_wished.connect(self._show_unplaced)
        self.panel.time_wished.connect(self._show_time)
        space.report_wished.connect(self._go_to)
        space.outline.place_wanted.connect(self._place)

    def _make_part(self, host: QWidget) -> PartSheet:
        return PartSheet(self._space.bridge, host)

    @Slot(str)
    def _open_part(self, part: str) -> None:
        self._space.sheets.get(PartSheet).ask(part)

    @Slot()
    def _show_unplaced(self) -> None:
        self._space.commands.run("report.unplaced")

    @Slot()
    def _show_time(self) -> None:
        self._space.commands.run("report.speech")

    @Slot(str)
    def _show(self, consultation: str) -> None:
        self.panel.show_consultation(consultation or None)

    @Slot(str)
    def _go_to(self, entity: str) -> None:
        """Bring a row of the report on the screen, the panel too where it is hidden."""
        if not self._space.areas.right_open():
            self._space.areas.toggle_right()
        if self.panel.show_entity(entity):
            self.panel.view.setFocus()

    @Slot(object, int)
    def _place(self, items: tuple[str, ...], number: int) -> None:
        self.panel.place_in_key_point(number, items)
