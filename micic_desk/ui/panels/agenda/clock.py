"""The clock of the session at work: it runs by itself, and is pressed by whoever wants to."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.timekeeping import Timekeeper
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.session_clock import Noted, Pace, Reading
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.roles import Tint
from micic_desk.ui.widgets.chip import ChipButton

EVERY_MS = 5000
"""Minutes are shown, so looking more often would show nothing new."""

SOON = 300
"""Seconds before the end from which the clock asks to be seen."""

_MOST_AT_ONCE = 50
CLOCK_KEYS = "F5"


class RunningClock(QObject):
    """Follows one session; ``ticked`` when what it says may be new.

    ``looked`` when the agenda may say another thing too: not for each line that comes.
    """

    ticked = Signal()
    looked = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.keeper = Timekeeper(bridge.desk)
        self._session: str | None = None
        self._noted = Noted()
        self._stale = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        bridge.changed.connect(self._follow)

    def show_session(self, session: str | None) -> None:
        """Follow another session."""
        self._session = session
        self._noted = self.keeper.noted(session) if session else Noted()
        self._stale = False
        self._tell_all()

    def reading(self) -> Reading:
        """What the clock says; a clock nobody needs yet waits."""
        if self._session is None or self._session not in self._bridge.notebook:
            return Reading(pace=Pace.WAITING)
        return self.keeper.read(self._session, self._noted)

    def press(self) -> None:
        """Start, stop, or run on."""
        if self._session is None:
            return
        try:
            self.keeper.press(self._session, self._noted)
        except Refusal as refusal:
            self._bridge.refuse(refusal.sentence)
        self.ticked.emit()

    def begin_anew(self) -> None:
        """Begin at nought now."""
        if self._session is None:
            return
        try:
            self.keeper.begin_anew(self._session)
        except Refusal as refusal:
            self._bridge.refuse(refusal.sentence)
        self.ticked.emit()

    @Slot()
    def look(self) -> None:
        """Look again: time has gone by, or the laptop has slept."""
        if self._stale and self._session is not None and self._session in self._bridge.notebook:
            self._noted = self.keeper.noted(self._session)
            self._stale = False
        self._tell_all()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        """New lines widen what was noted at once; what left is looked for at the next look."""
        if self._session is None:
            return
        if changed.gone or len(changed.entities) > _MOST_AT_ONCE:
            self._stale = True
            return
        before = self._noted
        for one in changed.entities:
            self._take(one)
        if self._session in changed.entities:
            self._tell_all()
        elif before != self._noted:
            self.ticked.emit()

    def _tell_all(self) -> None:
        self.ticked.emit()
        self.looked.emit()

    def _take(self, one: str) -> None:
        notebook = self._bridge.notebook
        entity = notebook.get(one)
        if entity is None or entity.kind != EntityKind.ITEM:
            return
        at, noted = entity.number("noted_at"), self._noted
        here = any(above.id == self._session for above in notebook.ancestors(one))
        if at is None:
            return
        if not here or not notebook.shown(one):
            self._stale = self._stale or at in (noted.first, noted.last)
            return
        first = at if noted.first is None else min(noted.first, at)
        last = at if noted.last is None else max(noted.last, at)
        self._noted = Noted(first=first, last=last)


class ClockButton(ChipButton):
    """Says how long the session has gone on and how long it may; ``clicked`` presses it."""

    def __init__(self, clock: RunningClock, parent: QWidget | None = None) -> None:
        super().__init__("", "-", icon=Icon.CLOCK, keys=CLOCK_KEYS, parent=parent)
        self._clock = clock
        clock.ticked.connect(self._show)
        self.clicked.connect(clock.press)
        self._show()

    @Slot()
    def _show(self) -> None:
        reading = self._clock.reading()
        text, tint = face(reading)
        does = {
            Pace.WAITING: _tr("Start the session's clock"),
            Pace.RUNNING: _tr("Stop the session's clock"),
            Pace.OVER: _tr("Let the session's clock run on"),
        }[reading.pace]
        name = _tr("{does}: {state}").format(does=does, state=text) if text else does
        if (text, name) != (self.text_shown(), self.accessibleName()):
            self.show_state(text, name, tint, Icon.CLOCK)
            around = self.parentWidget()
            bar = around.layout() if around is not None else None
            if bar is not None:
                # At once, or the first paint would cut the longer words.
                bar.activate()


def face(reading: Reading) -> tuple[str, Tint]:
    """What a clock shows, and in which tint: quiet until the end comes near."""
    if reading.pace is Pace.WAITING:
        return "", Tint.PLAIN
    gone = span(reading.elapsed)
    if reading.pace is Pace.OVER:
        return _tr("{time} in all").format(time=gone), Tint.PLAIN
    if reading.left is None:
        return gone, Tint.PLAIN
    if reading.left < 0:
        over = _tr("{time}, {over} over").format(time=gone, over=span(-reading.left))
        return over, Tint.WARNING
    # A minute that has begun is still there to be used.
    left = _tr("{time}, {left} left").format(time=gone, left=span(reading.left + 59))
    return left, Tint.WARNING if reading.left < SOON else Tint.PLAIN


def span(seconds: int) -> str:
    """A length of time in minutes, as it is said: "42 min", "1 h 05"."""
    hours, minutes = divmod(max(0, seconds) // 60, 60)
    if hours:
        return _tr("{hours} h {minutes}").format(hours=hours, minutes=f"{minutes:02d}")
    return _tr("{minutes} min").format(minutes=minutes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionClock", text)
