"""The menu bar, made of the register of commands."""

from PySide6.QtWidgets import QMenu, QMenuBar

from micic_desk.ui.models.commands import Commands, Menu
from micic_desk.ui.widgets.naming import give_name


def fill_menu_bar(bar: QMenuBar, commands: Commands) -> None:
    """Make the menu bar anew from what can be asked for now."""
    bar.clear()
    for menu in Menu:
        if commands.in_menu(menu):
            fill_menu(bar.addMenu(menu.title), menu, commands)


def fill_menu(made: QMenu, menu: Menu, commands: Commands) -> None:
    """One menu: its commands, the groups parted by lines, many of one sort in a menu of theirs."""
    give_name(made, menu.title.replace("&", ""))
    inside: dict[str, QMenu] = {}
    group: int | None = None
    for command in commands.in_menu(menu):
        if group is not None and command.group != group:
            made.addSeparator()
        group = command.group
        place = made
        if command.sub:
            place = inside.get(command.sub) or made.addMenu(command.sub)
            inside[command.sub] = place
            give_name(place, command.sub)
        place.addAction(commands.action(command.id))
    made.aboutToShow.connect(commands.refresh)
