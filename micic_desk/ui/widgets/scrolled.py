"""A body that scrolls where it does not fit, so that no zoom cuts its words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

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
