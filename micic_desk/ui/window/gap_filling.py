"""The gaps for the break: their sheet, and how many there are, told quietly."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.gap_filling import Gaps
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.gaps.sheet import GapsSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.workspace import Workspace

_AT_ONCE = 100
"""Lines looked at in a step: half a millisecond."""


class GapFilling(QObject):
    """Fits the gaps into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._gaps = Gaps(space.desk)
        self._sheet: GapsSheet | None = None

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.sheets.add(GapsSheet, self._make)
        space.commands.add(
            Command(
                id="session.gaps",
                text=self.tr("Gaps to be filled"),
                act=self.show,
                menu=Menu.GO,
                group=3,
                keys=("Ctrl+Shift+G",),
                icon=Icon.GAP,
            )
        )
        space.status.gaps_wished.connect(self.show)
        space.bridge.changed.connect(self._follow)
        space.session_changed.connect(self._count)
        self._begin()
        space.bridge.read.connect(self._begin)

    @Slot()
    def show(self) -> None:
        """Open the sheet."""
        if self._gaps.behind:
            self._gaps.learn(None)
        self._space.sheets.get(GapsSheet).open_gaps()

    def _make(self, host: QWidget) -> GapsSheet:
        self._sheet = sheet = GapsSheet(self._space.bridge, self._gaps, host)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet

    @Slot()
    def _begin(self) -> None:
        if self._space.bridge.notebook.whole:
            self._space.bridge.moments.take(self._read_on)

    def _read_on(self) -> bool:
        """Between two keys, whenever there are none."""
        if self._gaps.behind:
            self._gaps.learn(_AT_ONCE)
        if not self._gaps.behind:
            self._count()
        return self._gaps.behind

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if self._gaps.follow(changed):
            self._count()

    @Slot()
    def _count(self) -> None:
        """Here and in the whole consultation; the sheet, where it is open, shows the same."""
        consultation = self._space.workplace.consultation
        self._space.status.show_gaps(
            self._gaps.count(self._space.session), self._gaps.count(consultation)
        )
        if self._sheet is not None and not self._sheet.isHidden():
            self._sheet.refresh()
