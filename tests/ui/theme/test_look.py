from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.theme.themes import ThemeError


def test_an_application_has_one_look(look: Look, qapp: QApplication, resources: Path) -> None:
    assert Look.current() is look
    assert Look.install(qapp, resources, "dark") is look
    assert look.theme.name == "dark"


def test_an_unknown_theme_in_the_settings_gives_the_default(
    look: Look, qapp: QApplication, resources: Path
) -> None:
    look.wear("dark")
    assert Look.install(qapp, resources, "of a later release").theme.name == "light"


def test_wearing_changes_colours_type_and_sheet_and_says_so(
    look: Look, qapp: QApplication, qtbot: QtBot
) -> None:
    size = qapp.font().pointSizeF()
    sheet = qapp.styleSheet()
    with qtbot.waitSignal(look.changed):
        look.wear("dark", 200)
    assert qapp.font().pointSizeF() == pytest.approx(2 * size)
    assert qapp.palette().window().color() == look.ground(Role.WINDOW)
    assert qapp.styleSheet() != sheet
    assert look.px(10) == 20
    assert look.font(Step.TITLE).pointSizeF() > look.font().pointSizeF()


def test_a_theme_that_is_not_there_changes_nothing(look: Look) -> None:
    with pytest.raises(ThemeError):
        look.wear("none", 200)
    assert (look.theme.name, look.metrics.zoom) == ("light", 100)


def test_zoom_alone_keeps_the_theme(look: Look) -> None:
    look.wear("dark")
    look.wear(zoom=150)
    assert (look.theme.name, look.metrics.zoom) == ("dark", 150)


def test_layouts_follow_zoom_and_direction(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    outer, inner = QVBoxLayout(host), QHBoxLayout()
    outer.addLayout(inner)
    look.lay(outer, (1, 2, 3, 4), 5)
    look.lay(inner, (8, 0, 0, 0), 6)
    look.wear(zoom=200)
    margins = outer.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (2, 4, 6, 8)
    assert (outer.spacing(), inner.spacing()) == (10, 12)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look.wear()
    assert (inner.contentsMargins().left(), inner.contentsMargins().right()) == (0, 16)


def test_the_icon_of_an_action_follows_the_theme(look: Look, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    action = QAction("Add", host)
    host.addAction(action)

    def centre() -> QColor:
        return action.icon().pixmap(20, 20).toImage().pixelColor(10, 10)

    for ink in (Role.TEXT, Tint.DANGER):
        look.wear("light")
        look.dress(action, Icon.ADD, ink)
        assert centre() == look.ink(ink)
        look.wear("high-contrast")
        assert centre() == look.ink(ink)


def test_a_look_forgotten_says_so(
    look: Look, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look is not None
    assert qapp is not None
    # For the call alone: windows of tests before this one may still be told of their size.
    with monkeypatch.context() as patched:
        patched.setattr(QApplication, "instance", staticmethod(lambda: None))
        with pytest.raises(RuntimeError, match="install"):
            Look.current()
