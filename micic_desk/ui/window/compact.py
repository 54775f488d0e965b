"""The strip: the very same line in a small window on top, and back again."""

from PySide6.QtCore import QObject, Slot

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.strip.window import STRIP_KEYS, StripWindow
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.workspace import Workspace

_HERE = (
    "line.",
    "go.session.",
    "go.line",
    "session.clock",
    "session.next",
    "session.before",
    "session.back",
    "edit.undo",
    "edit.redo",
    "view.strip",
    "view.larger",
    "view.smaller",
    "view.usual",
    "view.theme",
)
"""The beginnings of commands that can be carried out in the strip; any other leads back."""


class Compact(QObject):
    """Fits the strip into a workspace.

    The line is not copied: the panel itself moves from one window to the other, so its words,
    its cursor, its own undo and its draft cannot differ.
    """

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._strip: StripWindow | None = None

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.commands.add(
            Command(
                id="view.strip",
                text=self.tr("Capture strip, above all windows"),
                act=self.turn,
                menu=Menu.VIEW,
                keys=(STRIP_KEYS,),
                icon=Icon.STRIP,
                checked=self.is_up,
            )
        )
        space.commands.about_to_run.connect(self._make_way)
        space.capture.help_wished.connect(self.leave)
        space.session_changed.connect(self._show_title)
        space.bridge.changed.connect(self._show_title)

    def is_up(self) -> bool:
        """Whether the strip stands in for the window."""
        return self._strip is not None and self._space.in_front is self._strip

    @Slot()
    def turn(self) -> None:
        """To the strip, or back."""
        if self.is_up():
            self.leave()
        else:
            self._come_up()

    @Slot()
    def leave(self) -> None:
        """Back to the full window, with the line as it is."""
        strip, space = self._strip, self._space
        if strip is None or not self.is_up():
            return
        space.in_front = None
        space.frame.remembered.strip(strip.place())
        space.middle.take_line_back()
        space.status.take_saving_back()
        space.capture.stand_over(space)
        strip.hide()
        window = space.window()
        window.show()
        window.raise_()
        window.activateWindow()
        space.capture.focus_line()

    def _come_up(self) -> None:
        space = self._space
        if not space.outline.finish():
            return
        space.sheets.close()
        strip = self._strip = self._strip or self._make()
        strip.take(space.status.saving, space.middle.messages, space.capture)
        space.capture.stand_over(strip, apart=True)
        space.in_front = strip
        self._show_title()
        strip.come_up(space.frame.remembered.now.strip)
        space.window().hide()
        space.capture.focus_line()

    def _make(self) -> StripWindow:
        space = self._space
        strip = StripWindow(space.middle.clock, space)
        strip.left.connect(self.leave)
        for command in space.commands:
            strip.addAction(space.commands.action(command.id))
        return strip

    @Slot(str)
    def _make_way(self, command: str) -> None:
        if not command.startswith(_HERE):
            self.leave()

    @Slot()
    def _show_title(self) -> None:
        space = self._space
        if self._strip is not None:
            entity = space.bridge.notebook.get(space.session) if space.session else None
            self._strip.show_title(entity.text("title") if entity else "")
