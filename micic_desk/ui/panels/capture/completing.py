"""Completion in the capture line: watches what is typed, and offers what the notebook knows.

It never stands in the way of typing: Enter is the line's unless something was stepped to, Tab
is the line's unless an @ or # asks, and names that nobody asked for are reached by Up alone.
"""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.vocabulary import Vocabulary
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.capture.asking import NOTHING, Offer, Offers, asked_for
from micic_desk.ui.panels.capture.completion import Completion
from micic_desk.ui.panels.capture.line import CaptureField

_AT_ONCE = 50
"""Lines learnt in a step: half a millisecond."""


class Completing(QObject):
    """Joins a field, the list above it, and the words of a notebook."""

    def __init__(
        self, bridge: Bridge, field: CaptureField, host: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._field = field
        self._list = Completion(host)
        self._offers = NOTHING
        self._refused_at = -1
        self.words = Vocabulary(bridge.desk)
        # Between two keys, whenever there are none: the notebook is read to its end.
        self._begin()
        bridge.read.connect(self._begin)
        bridge.changed.connect(self._begin)
        field.give_keys_to(self._takes)
        field.cursorPositionChanged.connect(self._follow)
        field.left.connect(self.hide)
        self._list.chosen.connect(self._choose)

    @Slot()
    def hide(self) -> None:
        """Offer nothing until something more is typed."""
        self._offers = NOTHING
        self._list.hide()

    def stand_over(self, host: QWidget, *, apart: bool = False) -> None:
        """Offer in another window, or above it where it is too small."""
        self.hide()
        self._list.move_to(host, apart=apart)

    def take_enter(self) -> bool:
        """Put in what was stepped to; False where nothing was, and Enter is the line's."""
        picked = self._list.picked()
        if picked is not None:
            self._choose(picked)
        return picked is not None

    def close_down(self) -> None:
        """Stop listening."""
        self._bridge.moments.leave(self._read_on)
        self.words.close()

    @Slot()
    def _begin(self) -> None:
        if self.words.behind and self._bridge.notebook.whole:
            self._bridge.moments.take(self._read_on)

    def _read_on(self) -> bool:
        self.words.learn(_AT_ONCE)
        return self.words.behind

    @Slot()
    def _follow(self) -> None:
        before = self._field.before_cursor() if self._field.hasFocus() else ""
        if not before and not self._offers.offers:
            # As after every Enter, while somebody waits for it.
            self._refused_at = -1
            return
        found = asked_for(before, self.words)
        begun = len(before) - max((one.length for one in found.offers), default=0)
        if not found.offers or begun != self._refused_at:
            self._refused_at = -1
            self._show(found)

    def _show(self, offers: Offers) -> None:
        self._offers = offers
        longest = max((one.length for one in offers.offers), default=0)
        across = self._field.left_of(longest) if offers.offers else 0
        self._list.offer(offers, self._field, across)

    def _takes(self, key: Qt.Key) -> bool:
        """Take a key for the list; False where it is for the line."""
        if not self._offers.offers or not self._list.isVisible():
            return False
        picked, quiet = self._list.picked() is not None, self._offers.quiet
        match key:
            case Qt.Key.Key_Up if not quiet or picked or self._field.in_first_row():
                self._list.step(-1)
            case Qt.Key.Key_Down if not quiet or picked:
                self._list.step(1)
            case Qt.Key.Key_Tab if not quiet or picked:
                self._list.accept()
            case Qt.Key.Key_Escape:
                longest = max(one.length for one in self._offers.offers)
                self._refused_at = len(self._field.before_cursor()) - longest
                self.hide()
            case _:
                return False
        return True

    @Slot(object)
    def _choose(self, offer: Offer) -> None:
        self._field.replace_before_cursor(offer.length, offer.term.written)
        self.hide()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
