"""The clock of a session: started, stopped and begun anew by hand, or left alone altogether.

What is pressed is this laptop's own note and never travels: two rapporteurs who both press
start have not contradicted each other, and nobody is ever asked about it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from micic_desk.app.desk import Desk, Memory
from micic_desk.domain.agenda import Moment
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.session_clock import Noted, Pace, Pressed, Reading, read_clock

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json


class Timekeeper:
    """Reads and presses the clocks of a notebook's sessions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._memory = Memory(desk)

    def now(self) -> int:
        """The wall time, in seconds since 1970 UTC."""
        return self._desk.session.writer.now()

    def moment(self) -> Moment:
        """Where the wall clock of this laptop stands."""
        here = datetime.fromtimestamp(self.now()).astimezone()
        return Moment(day=here.date(), minute=here.hour * 60 + here.minute)

    def read(self, session: str, noted: Noted) -> Reading:
        """What a session's clock says now."""
        return read_clock(self._session(session), self._pressed(session), noted, self.now())

    def press(self, session: str, noted: Noted) -> Reading:
        """Start the clock, stop it, or let a stopped one run on as if it had not been stopped.

        Raises Refusal where the disk says no.
        """
        before, pressed = self.read(session, noted), self._pressed(session)
        if before.pace is Pace.RUNNING:
            # When it began is kept too: a line that goes to the bin later changes nothing.
            began = noted.first if pressed.began is None else pressed.began
            self._keep(session, Pressed(began=began, ended=self.now()))
        elif before.pace is Pace.OVER and pressed.ended is not None:
            self._keep(session, Pressed(began=pressed.began))
        else:
            self._keep(session, Pressed(began=self.now()))
        return self.read(session, noted)

    def begin_anew(self, session: str) -> None:
        """Let the clock begin at nought now; Refusal where the disk says no."""
        self._keep(session, Pressed(began=self.now()))

    def noted(self, session: str) -> Noted:
        """When the first and last line of a session were noted, by whomever."""
        times = [
            at
            for one in self._desk.notebook.below(session)
            if one.kind == EntityKind.ITEM and (at := one.number("noted_at")) is not None
        ]
        return Noted(first=min(times), last=max(times)) if times else Noted()

    def _session(self, session: str) -> Entity:
        return self._desk.notebook[session]

    def _pressed(self, session: str) -> Pressed:
        return Pressed.read(self._memory.get(_setting(session)))

    def _keep(self, session: str, pressed: Pressed) -> None:
        kept: dict[str, Json] = {"began": pressed.began, "ended": pressed.ended}
        self._memory.put(_setting(session), kept)


def _setting(session: str) -> str:
    return f"clock:{session}"
