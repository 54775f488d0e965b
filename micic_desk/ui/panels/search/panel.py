"""Filters and hits under the search field, while one types."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.app.finding import Finder
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.search.asking import Asking
from micic_desk.ui.panels.search.counting import counted
from micic_desk.ui.panels.search.filters import FilterBar
from micic_desk.ui.panels.search.hit_list import HitList
from micic_desk.ui.panels.search.model import Hits
from micic_desk.ui.panels.search.offer_list import OfferList
from micic_desk.ui.panels.search.offers import Asked, Offer, all_offers, asked, exact, offers
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import TextButton
from micic_desk.ui.widgets.floating import FloatingCard
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.search_field import SearchField

MOST_SEEN = 7
ALL_KEYS = "F3"
Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
_STEPS = {Key.Key_Up: -1, Key.Key_Down: 1}


class SearchHits(FloatingCard):
    """``entity_wished`` with the id of the hit that is chosen; ``left`` back to where one was.

    ``all_wished`` asks for the sheet with all hits. While ``elsewhere`` shows the hits, only
    offers are shown here.
    """

    entity_wished = Signal(str)
    all_wished = Signal()
    left = Signal()

    WIDTH = 620

    def __init__(
        self, bridge: Bridge, finder: Finder, asking: Asking, field: SearchField, host: QWidget
    ) -> None:
        super().__init__("-", host)
        give_name(self, self.tr("Found"))
        self._bridge, self._finder, self._asking, self._field = bridge, finder, asking, field
        self.elsewhere = False
        self._typing = Asked("", None, "")
        self.hits = Hits(bridge, finder, self)
        self.filters = FilterBar(bridge, asking, self)
        self.offered = OfferList(self)
        self._said = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self._said.setContentsMargins(12, 2, 12, 2)
        self.list = HitList(self.hits, self.tr("Found"), self)
        self.all = TextButton(
            self.tr("All in a list"), icon=Icon.SEARCH, keys=ALL_KEYS, parent=self
        )
        for widget in (self.filters, self.offered, self._said):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.all)
        self._connect()

    def open_hits(self) -> None:
        """Take the keyboard in the field and show what was asked last."""
        self._field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.line.selectAll()
        self._show()

    def leave(self) -> None:
        """Close, with the question kept for the next time."""
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys of the field and of the list, and the host's size."""
        if watched is self.host:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._lie_down()
        elif event.type() == QEvent.Type.FocusIn and watched is self._field.line:
            self._show()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Key.Key_Escape:
                self.leave()
                return True
            if watched is self._field.line:
                return self._pressed(event)
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        field, app = self._field, QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self._asking.changed.connect(self._show)
        self.hits.grew.connect(self._tell)
        self.offered.chosen.connect(self._take)
        self.filters.left.connect(field.line.setFocus)
        self.list.wished.connect(self._go)
        self.list.climbed.connect(field.line.setFocus)
        self.list.typed.connect(self._go_on_typing)
        self.all.clicked.connect(self._ask_for_all)
        field.searched.connect(self._say)
        field.stepped_down.connect(self._step_in)
        field.chosen.connect(self._choose_first)
        field.line.cursorPositionChanged.connect(self._offer)
        watched = (field.line, self.list, self.filters.button, self.all, self.host)
        for one in watched:
            one.installEventFilter(self)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether a key in the field was one of ours."""
        key, held = Key(event.key()), event.modifiers()
        alt, ctrl = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        if held & alt and key == Key.Key_Down:
            self.filters.open_menu()
        elif held & ctrl and key in _ENTER:
            self._ask_for_all()
        elif key == Key.Key_Backspace and not self._field.line.text() and self.filters.chips:
            self._asking.drop(self.filters.chips[-1].value.filter)
        else:
            offer = self.offered.current() if self.offered.isVisible() else None
            return offer is not None and self._pressed_offering(key, offer)
        return True

    def _pressed_offering(self, key: Qt.Key, offer: Offer) -> bool:
        """Tab takes what is offered; while a filter is typed, so do Enter and Space."""
        typing = self._typing.is_filter
        if key == Key.Key_Tab or (typing and key in _ENTER):
            self._take(offer)
        elif typing and key in _STEPS:
            self.offered.step(_STEPS[key])
        elif typing and key == Key.Key_Space:
            meant = exact(self._bridge, self._typing)
            if meant is None:
                return False
            self._take_out_word()
            self._asking.add(meant, self._field.text())
        else:
            return False
        return True

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close when the keyboard goes elsewhere; a menu of ours is not elsewhere."""
        if self.isHidden() or now is None:
            return
        widget: QWidget | None = now
        while widget is not None:
            if widget in (self, self._field):
                return
            widget = widget.parentWidget()
        self.hide()

    @Slot(str)
    def _say(self, words: str) -> None:
        typing = asked(words)
        if typing.is_filter:
            words = words[: len(words) - len(typing.word)]
        self._asking.say(words)
        self._offer()
        self._show()

    @Slot()
    def _offer(self) -> None:
        """Offer filters for what stands before the cursor."""
        line = self._field.line
        if not line.hasFocus():
            return
        before = line.text()[: line.cursorPosition()]
        self._typing = asked(before)
        found = offers(self._bridge, self._finder, self._typing)
        if not line.text() and not self._asking.question.filters:
            found = all_offers()
        self.offered.offer(found)
        if self.isVisible():
            self._lie_down()

    @Slot(object)
    def _take(self, offer: Offer) -> None:
        """Put a filter in force, or the key of a facet into the field."""
        self._take_out_word()
        line = self._field.line
        if offer.value is None:
            line.insert(offer.key)
        else:
            self._asking.add(offer.value.filter, line.text())
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()

    def _take_out_word(self) -> None:
        line, word = self._field.line, self._typing.word
        end = line.cursorPosition()
        text = line.text()
        if word and text[:end].endswith(word):
            line.setText(text[: end - len(word)] + text[end:])
            line.setCursorPosition(end - len(word))

    @Slot()
    def _show(self) -> None:
        """Show the hits of the question, unless they are shown elsewhere."""
        if not self._field.line.hasFocus() and self.isHidden():
            return
        if self.hits.question != self._asking.question and not self.elsewhere:
            self.hits.ask(self._asking.question)
        self._offer()
        self._tell()
        self.show()

    @Slot()
    def _tell(self) -> None:
        said = counted(self.hits)
        if said != self._said.text() and self.isVisible():
            announce(self, said)
        self._said.setText(said)
        self._lie_down()

    @Slot()
    def _step_in(self) -> None:
        if self.isVisible() and self.hits.rowCount() and self.list.isVisible():
            self.list.go_to_first()
        elif self.elsewhere:
            self.all_wished.emit()

    @Slot()
    def _choose_first(self) -> None:
        if self.elsewhere:
            self.all_wished.emit()
        elif self.isVisible() and self.hits.rowCount():
            self._go(self.hits.hit(0).id)

    @Slot(str)
    def _go(self, entity: str) -> None:
        self.hide()
        self.entity_wished.emit(entity)

    @Slot(str)
    def _go_on_typing(self, letters: str) -> None:
        line = self._field.line
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.setCursorPosition(len(line.text()))
        line.insert(letters)

    @Slot()
    def _ask_for_all(self) -> None:
        self.hide()
        self.all_wished.emit()

    def _lie_down(self) -> None:
        look = Look.current()
        corner = self._field.mapTo(self.host, QPoint(0, self._field.height() + look.px(4)))
        width = min(look.px(self.WIDTH), self.host.width())
        left = corner.x() + self._field.width() - width
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = corner.x()
        rows = 0 if self.elsewhere else self.hits.rowCount()
        self.list.setVisible(rows > 0)
        self.all.setVisible(rows > 0)
        self._said.setVisible(not self.elsewhere)
        inner = width - look.px(10)
        tall = look.px(14) + self.filters.heightForWidth(inner)
        self.filters.setFixedHeight(self.filters.heightForWidth(inner))
        self.offered.setFixedHeight(self.offered.tall())
        tall += self.offered.tall()
        tall += 0 if self.elsewhere else self._said.heightForWidth(inner) + look.px(4)
        if rows:
            tall += max(self.list.sizeHintForRow(0), 1) * min(rows, MOST_SEEN) + look.px(20)
            tall += self.all.sizeHint().height() + look.px(8)
        self.place(left, corner.y(), width, min(tall, self.host.height() - corner.y()))
