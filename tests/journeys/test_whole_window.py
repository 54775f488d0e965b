"""What every control owes everybody: a name, a key, room for its words, in every theme."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from micic_desk.ui.theme.look import Look

CONTROLS = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit)
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def nameless(window: QWidget) -> list[str]:
    return [
        type(one).__name__
        for one in shown(window)
        if isinstance(one, CONTROLS)
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and not one.objectName().startswith("qt_")
    ]


def clipped(window: QWidget) -> list[str]:
    """Buttons and wrapped labels that are smaller than their words need."""
    found = []
    for one in shown(window):
        if isinstance(one, QAbstractButton) and one.objectName() != "qt_menubar_ext_button":
            need, have = one.minimumSizeHint(), one.size()
            if need.width() > have.width() or need.height() > have.height():
                found.append(f"{type(one).__name__} {one.accessibleName()!r}")
        wrapped = isinstance(one, QLabel) and one.wordWrap() and one.text()
        if wrapped and one.heightForWidth(one.width()) > one.height():
            found.append(f"label {one.text()[:40]!r}")
    return found


def states(hands: Any, notebook: Path, more: tuple[str, ...] = ()) -> Iterator[str]:
    window = hands.window
    yield "welcome"
    window.entrance.ask_new()
    yield "new notebook"
    window.entrance.welcome()
    hands.open(notebook)
    yield "empty session"
    hands.line("Registers exist in two of five consulates")
    hands.line("@S1 -> Consulates should keep a voluntary register", 1)
    yield "a line"
    hands.press(Qt.Key.Key_F, CTRL)
    hands.type("register")
    hands.qtbot.wait(80)
    yield "search"
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_K, CTRL)
    yield "palette"
    hands.press(Qt.Key.Key_Escape)
    for command in ("help.keys", "notebook.new", "view.preferences", *more):
        window.commands.run(command)
        yield command
        hands.space.go_to_line()


@pytest.mark.parametrize(
    ("theme", "zoom"), [("light", 100), ("dark", 100), ("high-contrast", 200), ("light", 200)]
)
def test_every_control_has_a_name_and_room_for_its_words(
    hands: Any, notebook: Path, theme: str, zoom: int
) -> None:
    Look.current().wear(theme, zoom)
    more = ("notebook.share", "notebook.conflicts") if zoom == 100 else ()
    for state in states(hands, notebook, more):
        QApplication.processEvents()
        assert nameless(hands.window) == [], state
        assert clipped(hands.window) == [], state


def test_a_nameless_or_clipped_control_is_caught(hands: Any) -> None:
    line = QLineEdit(hands.window)
    line.show()
    assert nameless(hands.window) == ["QLineEdit"]
    label = QLabel("many words that will not fit on one short line", hands.window)
    label.setWordWrap(True)
    label.setGeometry(0, 0, 40, 10)
    label.show()
    assert clipped(hands.window) == ["label 'many words that will not fit on one shor'"]


def test_every_command_has_words_and_a_way(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    commands = hands.window.commands
    menus = hands.window.menuBar().actions()
    in_menus = {one.objectName() for menu in menus for one in menu.menu().actions()}
    for command in commands:
        assert commands.name(command.id).strip()
        assert command.id in in_menus
    for needed in ("window.quit", "edit.undo", "edit.redo", "edit.find", "go.palette"):
        assert commands.keys(needed)


def test_the_window_reads_from_the_right_too(hands: Any, notebook: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        hands.open(notebook)
        hands.line("A line")
        sessions = hands.space.sessions.mapTo(hands.window, hands.space.sessions.rect().center())
        middle = hands.space.middle.mapTo(hands.window, hands.space.middle.rect().center())
        assert sessions.x() > middle.x()
        assert clipped(hands.window) == []
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
