"""A page of its own before a notebook is open: one calm column in the middle, never cut."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.naming import give_name


class Page(QScrollArea):
    """A column of ``width`` units in the middle; it scrolls where the window is too small."""

    def __init__(self, name: str, *, width: int = 560, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, name)
        self._look = Look.current()
        self._units = width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setObjectName("ground")
        self._middle = QWidget(ground)
        self.column = QVBoxLayout(self._middle)
        self._look.lay(self.column, gap=8)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._middle)
        across.addStretch(1)
        down = QVBoxLayout(ground)
        self._look.lay(down, (16, 32, 16, 48))
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        self.setWidget(ground)
        ground.setAutoFillBackground(False)
        self._look.changed.connect(self._fit)
        self._fit()

    def confirm(self) -> None:
        """Do what the page is for, where that is possible; Enter asks for it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the keyboard, else does what the page is for."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and self.isAncestorOf(focus):
            focus.click()
        else:
            self.confirm()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the column no wider than the window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._look.px(48)
        self._middle.setFixedWidth(max(1, min(self._look.px(self._units), room)))
