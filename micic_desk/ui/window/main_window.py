"""The main window: one page at a time, and the workspace once a notebook is open."""

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from micic_desk.domain.sentences import Sentence
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.window.entrance import Entrance
from micic_desk.ui.window.remembering import Remembered
from micic_desk.ui.window.shell import Shell

if TYPE_CHECKING:
    from micic_desk.app.desk import Desk
    from micic_desk.ui.models.commands import Commands
    from micic_desk.ui.window.equipment import Equipment
    from micic_desk.ui.window.opening import Opener
    from micic_desk.ui.window.single import Doorbell


_ICON_SIDE = 64
_USUAL = 1280, 820
_UNLOCK = 520, 400
"""Units the window, and that of a locked notebook, is wide and high."""
_FRAME = QSize(16, 40)
"""Pixels that a window's frame takes of the screen, which nobody can ask before it has one."""


class MainWindow(Shell):
    """Shows a page at once; what is not seen on it is loaded after it was painted."""

    def __init__(self, remembered: Remembered, *, small: bool = False) -> None:
        super().__init__(remembered)
        self._small = small
        self._doorbell: Doorbell | None = None
        self.entrance = Entrance(self, self._opener)
        self.setWindowTitle(self.tr("MICIC Desk"))
        self.painted.connect(self._load)
        self.turned.connect(self._fill_menu_bar)
        self._take_room(*(_UNLOCK if small else _USUAL))
        if not small:
            self._stand_where_it_was()

    @cached_property
    def equipment(self) -> "Equipment":
        """Commands, jobs and what opens notebooks; made when first wanted."""
        from micic_desk.ui.window.equipment import Equipment  # noqa: PLC0415 - after the paint

        made = Equipment(self, self.entrance)
        made.opener.opened.connect(self._opened)
        made.opener.refused.connect(self.entrance.refuse)
        return made

    @property
    def commands(self) -> "Commands":
        """Everything a person can ask of the window."""
        return self.equipment.commands

    @Slot(object)
    def tell(self, sentence: Sentence) -> None:
        """Keep what is being typed, then say that something went wrong inside the program."""
        if self.workspace is not None:
            # Whatever is broken may be just this; nothing of it may come back here.
            with suppress(Exception):
                self.workspace.capture.keep_now()
        self.equipment.owning_up.tell(sentence)

    def retire(self, page: QWidget) -> None:
        """Show the last page there is: the notebook is closed, and nothing can be asked for."""
        self.workspace = None
        self.turn_to(page)
        self.equipment.rest()
        self.menuBar().hide()
        for action in self.actions():
            action.setEnabled(False)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the line being typed, close the notebook, remember where the window stood."""
        if self.workspace is not None and not self.workspace.close_down():
            event.ignore()
            return
        if not self.isFullScreen() and not self._small:
            self.remembered.geometry(bytes(self.saveGeometry().toHex().data()).decode())
        if "equipment" in self.__dict__:
            self.equipment.rest()
        if self._doorbell is not None:
            self._doorbell.close()
        super().closeEvent(event)

    def _stand_where_it_was(self) -> None:
        self.restoreGeometry(QByteArray.fromHex(self.remembered.now.geometry.encode()))

    def _opener(self) -> "Opener":
        return self.equipment.opener

    def _grow(self) -> None:
        """From the small window of a locked notebook to the one that was locked."""
        self._take_room(*_USUAL)
        self._stand_where_it_was()

    def _take_room(self, width: int, height: int) -> None:
        """Be so large, or as large as the screen lets it be with a frame round it."""
        look = Look.current()
        room = self.screen().availableGeometry().size() - _FRAME
        self.resize(QSize(look.px(width), look.px(height)).boundedTo(room))

    @Slot()
    def _load(self) -> None:
        # After the first paint: it is the first thing that is drawn from an SVG.
        self.setWindowIcon(Look.current().icon(Icon.CONSULTATION, Role.ACCENT, _ICON_SIDE))
        self._fill_menu_bar()
        self.equipment.opener.warm_up()
        from micic_desk.ui.theme.drawing_ahead import DrawingAhead  # noqa: PLC0415 - after the paint

        DrawingAhead(self).begin()

    @Slot()
    def _fill_menu_bar(self) -> None:
        if self.was_painted:
            self.equipment.fill_menu_bar()

    @Slot(object)
    def _opened(self, desk: "Desk") -> None:
        from micic_desk.ui.window.fittings import fit_all  # noqa: PLC0415 - loads the store
        from micic_desk.ui.window.sampling import is_sample  # noqa: PLC0415 - the same
        from micic_desk.ui.window.single import Doorbell  # noqa: PLC0415 - loads QtNetwork
        from micic_desk.ui.window.workspace import Frame, Workspace  # noqa: PLC0415 - the same

        gear = self.equipment
        frame = Frame(
            gear.commands, gear.jobs, self.remembered, self.close, gear.viewing, self.retire
        )
        self.workspace = space = Workspace(desk, frame, self)
        fit_all(space)
        gear.owning_up.fit(space)
        if self._small:
            self._small = False
            self._grow()
        self.turn_to(space)
        self.entrance.leave()
        if not is_sample(desk.path):
            self.remembered.opened(desk.path)
        self._doorbell = Doorbell(desk.path, self)
        self._doorbell.rung.connect(self._come_forward)
        gear.viewing.entitle(desk.path.stem)
        space.begin()

    @Slot()
    def _come_forward(self) -> None:
        stands_in = self.workspace.in_front if self.workspace is not None else None
        front = stands_in or self
        if front.isMinimized():
            front.showNormal()
        front.raise_()
        front.activateWindow()
