"""Menus made of the register: lines between groups, many of one sort in a menu of their own."""

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.models.commands import Command, Commands, Menu
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.menus import fill_menu


@pytest.fixture
def owner(look: Look, qtbot: QtBot) -> QWidget:
    del look
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_commands_of_one_sort_stand_in_a_menu_inside_the_menu(owner: QWidget) -> None:
    commands = Commands(owner)
    done: list[str] = []
    for name, group, sub in (
        ("Deeper", 0, ""),
        ("Point", 1, "Kind"),
        ("Question", 1, "Kind"),
        ("History", 2, ""),
    ):
        commands.add(
            Command(
                id=name,
                text=name,
                act=owner.update if sub else done.clear,
                menu=Menu.LINE,
                group=group,
                sub=sub,
            )
        )
    menu = QMenu(owner)
    fill_menu(menu, Menu.LINE, commands)
    assert [one.text() for one in menu.actions()] == ["Deeper", "", "Kind", "", "History"]
    kinds = menu.actions()[2].menu()
    assert isinstance(kinds, QMenu)
    assert kinds.accessibleName() == "Kind"
    assert [one.text() for one in kinds.actions()] == ["Point", "Question"]
