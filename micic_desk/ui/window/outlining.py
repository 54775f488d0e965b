"""The outline's commands, and the menu of its lines, made of the register of commands."""

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.outline.commands import outline_commands
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.window.workspace import Workspace

_CLIPPING = ("edit.cut", "edit.copy", "edit.paste", "edit.duplicate")
_KINDS = "line.kind."
_LAST = "line.last."
_OF_THE_LINE = frozenset({"line.speakers", "line.abbreviations", "line.stop_placing"})
"""What is about the line at the bottom, wherever it is asked for."""


class Outlining(QObject):
    """Fits what can be done with lines into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        outline = self._space.outline
        self._space.commands.add(*outline_commands(outline))
        outline.menu_wished.connect(self._open_menu)
        outline.selectionModel().selectionChanged.connect(self._chosen_others)

    def menu(self) -> QMenu:
        """Everything the register has for the chosen lines; kinds in a menu of their own."""
        commands = self._space.commands
        commands.refresh()
        made = QMenu(self._space)
        give_name(made, self.tr("Chosen lines"))
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _CLIPPING:
            made.addAction(commands.action(name))
        kinds = QMenu(self.tr("Kind"), made)
        give_name(kinds, self.tr("Kind"))
        group: int | None = None
        for command in filter(self._is_for_lines, commands.in_menu(Menu.LINE)):
            if command.group != group:
                made.addSeparator()
                group = command.group
            if not command.id.startswith(_KINDS):
                made.addAction(commands.action(command.id))
                continue
            if kinds.isEmpty():
                made.addMenu(kinds)
            kinds.addAction(commands.action(command.id))
        return made

    def _is_for_lines(self, command: Command) -> bool:
        """Not what only the line at the bottom knows, nor what cannot be done with any line now."""
        if command.id in _OF_THE_LINE or command.id.startswith(_LAST):
            return False
        own = command.within is self._space.outline
        return own or (command.within is None and self._space.commands.can(command.id))

    @Slot()
    def _chosen_others(self) -> None:
        self._space.commands.refresh_within(self._space.outline)

    @Slot(QPoint)
    def _open_menu(self, where: QPoint) -> None:
        self.menu().popup(where)
