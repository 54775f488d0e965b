"""Chips: a kind, a speaker or a state in one word on a quiet tint."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius
from micic_desk.ui.theme.roles import Tint
from micic_desk.ui.widgets.buttons import DeskButton
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import RING, chip_size, focus_ring, paint_chip


class Chip(QLabel):
    """A chip that only tells."""

    def __init__(
        self,
        text: str,
        tint: Tint = Tint.PLAIN,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tint, icon)

    @classmethod
    def of_kind(cls, kind: ItemKind, parent: QWidget | None = None) -> "Chip":
        """The chip of a kind of item."""
        look = kind_look(kind)
        return cls(kind_name(kind), look.tint, look.icon, parent)

    def show_state(self, text: str, tint: Tint, icon: Icon | None = None) -> None:
        """Tell something else from now on."""
        give_name(self, text)
        self._words, self._tint, self._icon = text, tint, icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for icon and text."""
        return chip_size(self._look, self._words, self._icon)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A chip is never cut by a layout."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The chip."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_chip(painter, self.rect(), self._words, self._tint, self._look, self._icon)


class ChipButton(DeskButton):
    """A chip that can be pressed, such as the kind beside the capture line.

    ``name`` says what pressing it is for ("Kind of the line: Recommendation").
    """

    def __init__(
        self,
        text: str,
        name: str,
        *,
        tint: Tint = Tint.PLAIN,
        icon: Icon | None = None,
        keys: QKeySequence | str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._text, self._tint = text, tint
        self._told = text, name, tint, icon
        super().__init__(name, icon=icon, keys=keys, parent=parent)

    def show_state(self, text: str, name: str, tint: Tint, icon: Icon | None = None) -> None:
        """Show something else from now on; where it is nothing else, lay nothing out anew."""
        if (text, name, tint, icon) == self._told:
            return
        self._told = text, name, tint, icon
        self._text, self._tint = text, tint
        self.set_name(name)
        self.set_sign(icon)

    def text_shown(self) -> str:
        """The word on the chip."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The chip, a target of at least 24 units, and room for the ring."""
        ring = 2 * self._look.px(RING)
        size = chip_size(self._look, self._text, self._sign)
        return QSize(size.width() + ring, max(size.height(), self._look.px(24)) + ring)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The chip, and its ring."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        body = self._body()
        paint_chip(painter, body, self._text, self._tint, self._look, self._sign)
        if self.hasFocus():
            focus_ring(painter, body, self._look.px(Radius.CHIP), self._look)
