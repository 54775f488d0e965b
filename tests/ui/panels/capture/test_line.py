"""What is painted for a key is the line, and nothing that stands around it."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.ui.theme.roles import Role


class Painted(QObject):
    """Notes which of some widgets are painted."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.seen: list[QObject] = []
        for one in watched:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.seen.append(watched)
        return False


def settle(line: Any) -> None:
    QApplication.processEvents()
    line.field.viewport().repaint()
    QApplication.processEvents()


def test_a_key_has_nothing_painted_behind_the_line(line: Any) -> None:
    line.type("the boats are")
    settle(line)
    painted = Painted(line.host, line.panel, line.field, line.field.viewport())
    line.type(" loaded")
    settle(line)
    assert set(painted.seen) == {line.field.viewport()}


def test_the_line_stands_on_its_own_ground(line: Any) -> None:
    look = line.field._look
    for theme in (*look.theme_names()[1:], look.theme_names()[0]):
        look.wear(theme)
        settle(line)
        viewport = line.field.viewport()
        corner = viewport.grab().toImage().pixelColor(viewport.width() - 1, viewport.height() - 1)
        assert corner == look.ground(Role.SURFACE), theme


def test_the_empty_line_waits_where_the_window_begins(line: Any) -> None:
    line.host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    middle = line.field.viewport().rect().center().x()
    assert line.field.cursorRect().left() > middle
    line.type("the boats")
    line.press(Qt.Key.Key_Home)
    assert line.field.cursorRect().left() < middle
    line.field.put("")
    assert line.field.cursorRect().left() > middle
    line.host.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert line.field.cursorRect().left() < middle
