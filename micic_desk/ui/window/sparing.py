"""What a low window does without, so that the outline keeps a few lines at any zoom."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from micic_desk.ui.theme.look import Look


class Sparing(QObject):
    """Hides each part while ``host`` is lower than it asks for, in units.

    ``parts`` are widgets that can be spared because what they say is said elsewhere too.
    """

    def __init__(self, host: QWidget, parts: Sequence[tuple[QWidget, int]]) -> None:
        super().__init__(host)
        self._host = host
        self._parts = tuple(parts)
        host.installEventFilter(self)
        Look.current().changed.connect(self.fit)

    def fit(self) -> None:
        """Show and hide by the height there is now."""
        look = Look.current()
        for part, least in self._parts:
            wanted = self._host.height() >= look.px(least)
            if part.isHidden() is wanted:
                part.setVisible(wanted)

    def spared(self) -> int:
        """Pixels that could be spared and are not."""
        shown = [one for one, _ in self._parts if not one.isHidden()]
        return sum(max(one.minimumHeight(), one.minimumSizeHint().height()) for one in shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the host's height."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)
