"""Buttons: painted by us in four weights, named always, never taking the keyboard by a click."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.naming import give_name, keys_text, plain_tooltip
from micic_desk.ui.widgets.own_keys import OwnKeys
from micic_desk.ui.widgets.strokes import RING, focus_ring, mirror, rounded, write

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeySequence

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DeskButton(QPushButton):
    """What all our buttons share; use one of its kinds.

    ``name`` is what is written and spoken; ``keys`` are shown in the tooltip (the window's
    action owns the shortcut itself). A click leaves the keyboard where it is, so that a
    rapporteur goes on typing; Tab reaches the button, and then it has a ring.
    """

    SIDE = 12
    HEIGHT = 32
    GAP = 7
    WEIGHT = QFont.Weight.Medium

    def __init__(
        self,
        name: str,
        *,
        icon: Icon | None = None,
        keys: "QKeySequence | str | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._sign = icon
        self._words = ""
        self._brief = False
        self._keys = keys
        self._action: QAction | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        if keys is not None:
            OwnKeys.current().changed.connect(self._speak_anew)

    def set_name(self, name: str) -> None:
        """Call the button otherwise from now on."""
        give_name(self, name)
        self._words = name
        keys = self._keys_now()
        self.setToolTip(plain_tooltip(name, keys) if keys else "")
        self.setAccessibleDescription(keys_text(keys))
        self.updateGeometry()
        self.update()

    def set_sign(self, icon: Icon | None) -> None:
        """Show another icon from now on."""
        self._sign = icon
        self.updateGeometry()
        self.update()

    def follow(self, action: "QAction") -> None:
        """Do what ``action`` does, and be enabled, checked and named as it is."""
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._keep_up)
        self._action = action
        self._keep_up()

    def set_brief(self, *, brief: bool) -> None:
        """Show the icon alone while there is no room for the words; they are still spoken."""
        brief = brief and self._sign is not None
        if brief is not self._brief:
            self._brief = brief
            hint = plain_tooltip(self._words, self._keys) if brief or self._keys else ""
            self.setToolTip(hint)
            self.updateGeometry()
            self.update()

    def text_shown(self) -> str:
        """The words on the button; an icon alone shows none."""
        return self._words

    def full_width(self) -> int:
        """Pixels it takes with its words, whether or not it shows them now."""
        return self._size_with(self.text_shown()).width()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for icon, words and, round them, the focus ring."""
        return self._size_with("" if self._brief else self.text_shown())

    def _size_with(self, words: str) -> QSize:
        look = self._look
        metrics = QFontMetrics(self._font())
        width = 2 * look.px(self.SIDE)
        if words:
            width += metrics.horizontalAdvance(words) + 2
        if self._sign is not None:
            width += self._icon_side() + (look.px(self.GAP) if words else 0)
        height = max(look.px(self.HEIGHT), metrics.height() + look.px(10))
        ring = 2 * look.px(RING)
        return QSize(max(width, height) + ring, height + ring)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Words on buttons are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses it as Space does: Qt lets it do that in dialogues only."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _ENTER:
            event.accept()
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Ground, icon, words, ring."""
        painter = QPainter(self)
        look = self._look
        body = self._body()
        radius = look.px(Radius.CONTROL)
        ground, edge = self._ground(), self._edge()
        rounded(
            painter,
            body,
            radius,
            None if ground is None else look.ground(ground),
            None if edge is None else look.ink(edge),
        )
        self._paint_words(painter, body, self._ink() if self.isEnabled() else self._ink_off())
        if self.hasFocus():
            focus_ring(painter, body, radius, look)

    def _ground(self) -> Role | Tint | None:
        if not self.isEnabled():
            return None
        if self.isDown():
            return Role.PRESSED
        if self.underMouse():
            return Role.HOVER
        return Role.PRESSED if self.isChecked() else None

    def _edge(self) -> Role | Tint | None:
        return Role.LINE_STRONG if self._look.theme.outlined else None

    def _ink(self) -> Role | Tint:
        return Role.TEXT

    def _font(self) -> QFont:
        # Asked of the look, not inherited: before it is first shown a widget has not been
        # told the size of its type.
        return self._look.font(Step.BODY, self.WEIGHT)

    def _ink_off(self) -> Role | Tint:
        return Role.TEXT_OFF

    def _body(self) -> QRect:
        ring = self._look.px(RING)
        return self.rect().adjusted(ring, ring, -ring, -ring)

    def _icon_side(self) -> int:
        return self._look.px(18)

    def _paint_words(self, painter: QPainter, body: QRect, ink: Role | Tint) -> None:
        look, words = self._look, "" if self._brief else self.text_shown()
        side = self._icon_side() if self._sign is not None else 0
        gap = look.px(self.GAP) if side and words else 0
        length = QFontMetrics(self._font()).horizontalAdvance(words) + 2 if words else 0
        start = body.left() + (body.width() - side - gap - length) // 2
        direction = self.layoutDirection()
        if self._sign is not None:
            box = QRect(start, body.top() + (body.height() - side) // 2, side, side)
            box = mirror(direction, body, box)
            look.icons.paint(painter, box, self._sign, look.theme.ink(ink))
        if words:
            rest = QRect(start + side + gap, body.top(), length, body.height())
            painter.setFont(self._font())
            painter.setPen(look.ink(ink))
            write(painter, mirror(direction, body, rest), words, Qt.AlignmentFlag.AlignCenter)

    def _keys_now(self) -> "QKeySequence | str | None":
        """The keys that do now what the button does."""
        if self._action is None:
            return OwnKeys.current().now(self._keys) if self._keys is not None else None
        return None if self._action.shortcut().isEmpty() else self._action.shortcut()

    def _speak_anew(self) -> None:
        self.set_name(self._words)

    def _keep_up(self) -> None:
        if self._action is None:
            return
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
        self.setChecked(self._action.isChecked())
        self.set_name(self._action.text().replace("&", ""))


class QuietButton(DeskButton):
    """The ordinary button: a hairline edge on a raised ground."""

    def _ground(self) -> Role | Tint | None:
        return super()._ground() or (Role.RAISED if self.isEnabled() else None)

    def _edge(self) -> Role | Tint | None:
        return super()._edge() or Role.LINE


class PrimaryButton(DeskButton):
    """The one thing this place is for; at most one on a panel."""

    SIDE = 16

    def _ground(self) -> Role | Tint | None:
        if not self.isEnabled():
            return Role.HOVER
        return Role.ACCENT_HOVER if self.isDown() or self.underMouse() else Role.ACCENT

    def _ink(self) -> Role | Tint:
        return Role.ACCENT_TEXT


class DangerButton(DeskButton):
    """What cannot easily be taken back."""

    SIDE = 16

    def _ground(self) -> Role | Tint | None:
        return Role.DANGER if self.isEnabled() else Role.HOVER

    def _edge(self) -> Role | Tint | None:
        # Under the mouse an edge, not another red: two reds would need two contrasts.
        return Role.DANGER_TEXT if self.underMouse() else super()._edge()

    def _ink(self) -> Role | Tint:
        return Role.DANGER_TEXT


class TextButton(DeskButton):
    """Words alone in the accent, for an act inside a sentence or a bar."""

    SIDE = 8

    def _ink(self) -> Role | Tint:
        return Role.ACCENT


class IconButton(DeskButton):
    """An icon alone; its name is spoken and stands in the tooltip with its keys."""

    SIDE = 7

    def __init__(
        self,
        icon: Icon,
        name: str,
        *,
        keys: "QKeySequence | str | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, icon=icon, keys=keys, parent=parent)

    def set_name(self, name: str) -> None:
        """Call the button otherwise from now on."""
        super().set_name(name)
        self.setToolTip(plain_tooltip(name, self._keys_now()))

    def text_shown(self) -> str:
        """Nothing: the icon speaks."""
        return ""

    def _icon_side(self) -> int:
        return self._look.px(20)


class FieldButton(IconButton):
    """An icon button small enough to stand inside a field."""

    SIDE = 4
    HEIGHT = 24

    def _icon_side(self) -> int:
        return self._look.px(18)
