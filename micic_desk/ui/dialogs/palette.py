"""The palette: type what you want done or where to go, see its key, press Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.ui.dialogs.command_list import CommandList
from micic_desk.ui.dialogs.entries import Entry, command_entries, fitting
from micic_desk.ui.models.commands import Commands
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.floating import FloatingCard
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.search_field import SearchField

_FOLLOWED = frozenset({QEvent.Type.KeyPress, QEvent.Type.FocusOut})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Palette(FloatingCard):
    """Lies over the top of ``host``; ``left`` when it has closed, whatever was chosen.

    Beside the commands it offers ``places`` to go to (``place_wished``), once something is
    typed. ``used`` tells which command was chosen; what was used last comes first.
    """

    left = Signal()
    used = Signal(str)
    place_wished = Signal(str)

    WIDTH = 620
    HEIGHT = 460

    def __init__(
        self, commands: Commands, places: Callable[[], Sequence[Entry]], host: QWidget
    ) -> None:
        super().__init__("-", host)
        give_name(self, self.tr("Command palette"))
        self._commands = commands
        self._places = places
        self.recent: tuple[str, ...] = ()
        self._before: QWidget | None = None
        self.field = SearchField(
            self.tr("Search the commands"), hint=self.tr("What do you want to do?"), parent=self
        )
        self.list = CommandList(self.tr("Commands"), self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self.field)
        self._said = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self._said.setContentsMargins(12, 2, 12, 4)
        self._said.hide()
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._said)
        self.field.searched.connect(self.ask)
        self.field.chosen.connect(self.list.choose)
        self.field.left.connect(self.close_palette)
        self.list.wished.connect(self._run)
        self.list.refused.connect(self._explain)
        self.field.line.installEventFilter(self)
        host.installEventFilter(self)

    def open_palette(self) -> None:
        """Show every command and take the keyboard."""
        self._before = QApplication.focusWidget()
        self.field.line.clear()
        self._commands.refresh()
        self.ask("")
        self._lie_down()
        self.show()
        self.field.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Go away and give the keyboard back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrow keys go through the list; whoever leaves the field closes the palette."""
        if event.type() == QEvent.Type.Resize:
            if watched is self.host and self.isVisible():
                self._lie_down()
        elif event.type() in _FOLLOWED and watched is self.field.line and self.isVisible():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                step = _STEPS.get(Qt.Key(event.key()))
                if event.key() == Qt.Key.Key_Escape:
                    self.close_palette()
                    return True
                if step is not None:
                    self.list.step(step)
                    return True
            if event.type() == QEvent.Type.FocusOut and not self.underMouse():
                self._before = None
                self.hide()
        return super().eventFilter(watched, event)

    @Slot(str)
    def ask(self, words: str) -> None:
        """Show what answers to these words; everything that can be done where there are none."""
        entries = command_entries(self._commands)
        if words.strip():
            entries.extend(self._places())
        found = fitting(entries, words, self.recent)
        self.list.show_entries(found)
        self._explain("" if found else self.tr("No command and no place is called so."))

    @Slot(str)
    def _explain(self, said: str) -> None:
        self._said.setText(said)
        self._said.setVisible(bool(said))
        if said:
            announce(self, said)

    @Slot(str)
    def _run(self, wished: str) -> None:
        self.close_palette()
        if wished in self._commands:
            self.used.emit(wished)
            self._commands.run(wished)
        else:
            self.place_wished.emit(wished)

    def _lie_down(self) -> None:
        width = self._look.px(self.WIDTH)
        left = (self.host.width() - width) // 2
        self.place(left, self._look.px(48), width, self._look.px(self.HEIGHT))
