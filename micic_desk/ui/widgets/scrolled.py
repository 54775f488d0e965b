"""A body that scrolls where it does not fit, so that no zoom cuts its words."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.naming import give_name


class Scrolled(QScrollArea):
    """Holds ``body`` on the ground it stands on; the keyboard goes to what is inside."""

    def __init__(self, name: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)
        # Both paint a ground of their own otherwise, another one than that of the sheet.
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line or two: in a low window what stands below it keeps its height."""
        look = Look.current()
        return QSize(look.px(80), look.px(35))

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Qt scrolls to it only where Tab was pressed inside, not where it came from outside.
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)


class ScrolledFoot(Scrolled):
    """As tall as ``body`` in its width; in a low window lower, down to one line of it."""

    def __init__(self, name: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(name, body, parent)
        self._body = body
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All lines."""
        tall = self._body.heightForWidth(self.width()) if self._body.hasHeightForWidth() else -1
        return QSize(self._body.sizeHint().width(), max(tall, self.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One of them."""
        return QSize(Look.current().px(80), self._body.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width may mean more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
