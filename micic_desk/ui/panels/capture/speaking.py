"""Who speaks: a digit puts one of the last nine speakers on the line, or takes her off again."""

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from micic_desk.app.capturing import Capture
from micic_desk.app.recent_speakers import RecentSpeakers
from micic_desk.domain.entity import Entity
from micic_desk.domain.grammar import CapturedLine, Directive, Part
from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.people import called
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.capture.recent_row import RecentRow, Seat
from micic_desk.ui.panels.capture.typed import BEGINNING, TypedLine
from micic_desk.ui.widgets.naming import give_name

_SPACES = " \t"


class Speaking(QObject):
    """Joins the line, the places of the speakers, and the row that shows them."""

    def __init__(self, bridge: Bridge, typed: TypedLine, capture: Capture, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._typed = typed
        self._capture = capture
        self._parent = parent
        self._recent = RecentSpeakers(bridge.desk)
        self.row = RecentRow(parent)
        self.row.chosen.connect(self.put)
        self.row.more_wished.connect(self.open_menu)
        typed.field.digit_pressed.connect(self.put)
        # A moment later: the capture may hear of a change only after the bridge has.
        bridge.changed.connect(self.show, Qt.ConnectionType.QueuedConnection)

    def show_session(self, session: str | None) -> None:
        """Show the places of another session."""
        self._recent.show_session(session)
        self.show()

    def spoke(self, items: list[str]) -> None:
        """Give whoever is named in new items a place."""
        notebook = self._bridge.notebook
        for one in items:
            item = notebook.get(one)
            if item is not None:
                self._recent.spoke(item.text("speaker"))
        self.show()

    def any(self) -> bool:
        """Whether anybody has a place."""
        return any(self._recent.seats())

    @Slot()
    def show(self) -> None:
        """Show who has which digit, and for whom ``...`` would go on."""
        now = self._capture.speaking()
        seats = tuple(
            Seat(number, called(one), speaking=one.id == now)
            for number, one in enumerate(self._recent.seats(), 1)
            if one is not None
        )
        self.row.show_seats(seats)

    @Slot(int)
    def put(self, number: int) -> None:
        """Put the speaker of a place on the line; take her off where she stands there."""
        person, line = self._recent.seat(number), self._typed.understood()
        if person is None or line.directive not in (Directive.ITEM, Directive.NOTHING):
            return
        handed = line.kind is ItemKind.HAND_OVER
        start, end = self._there(line, handed=handed)
        here = line.to if handed else line.speaker
        field = self._typed.field
        field.replace(start, end, "" if here == person.id else _written(person))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _there(self, line: CapturedLine, *, handed: bool) -> tuple[int, int]:
        """Where the line names its speaker, or whoever takes over; or where she would stand."""
        begin = self._typed.stretch(line, *BEGINNING)[1]
        start, end = self._typed.stretch(line, Part.RECIPIENT if handed else Part.SPEAKER)
        if start == end:
            return begin, begin
        if handed:
            words = self._typed.field.words()
            while end < len(words) and words[end] in _SPACES:
                end += 1
            return begin, end
        return start, end

    @Slot()
    def open_menu(self) -> None:
        """All places in a menu, for whoever cannot see them in the row."""
        menu = QMenu(self._parent)
        give_name(menu, self.tr("Recent speakers"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, one in enumerate(self._recent.seats(), 1):
            if one is not None:
                said = " – ".join(dict.fromkeys(part for part in (called(one), one.text("name"))))
                said = said.removesuffix(" – ").replace("&", "&&")
                action = menu.addAction(f"&{number}  {said}\tCtrl+{number}")
                action.setData(number)
                action.triggered.connect(self._chosen)
        menu.popup(self.row.mapToGlobal(QPoint(0, 0)))

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.put(action.data())


def _written(person: Entity) -> str:
    code = person.text("code")
    return f"@{code} " if code else f"{person.text('name')}: "
