"""The speakers who have a digit: whoever spoke last, each at a place that stays.

A hand learns that 3 is the woman from the harbour, so nobody moves while a session runs: a
speaker who comes new takes the first free place, and where there is none, that of whoever has
been silent longest. A new session begins with its own speakers, newest first, then with those
of the session before. Kept with the notebook's own settings; it never travels.
"""

from collections.abc import Iterable
from itertools import islice

from micic_desk.app.desk import Desk, Memory
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

SEATS = 9
_LOOKED_AT = 400
"""Lines of a session that are looked at, from its end, for whoever spoke in it."""
_NAME = "speakers"


class RecentSpeakers:
    """Nine places; `seats` gives who has each of them."""

    def __init__(self, desk: Desk) -> None:
        self._notebook = desk.notebook
        self._memory = Memory(desk)
        self._session = ""
        self._seats: list[str] = []
        self._silent: list[str] = []
        """Whoever has a seat, the one silent longest first."""
        kept = self._memory.get(_NAME)
        if isinstance(kept, dict):
            self._session = str(kept.get("session", ""))
            self._seats = _ids(kept.get("seats"))
            self._silent = _ids(kept.get("silent"))

    def show_session(self, session: str | None) -> None:
        """Give the places of a session; those at work keep theirs."""
        if session is None or session == self._session:
            return
        before = list(reversed(self._silent))
        here = islice(self._notebook.backwards(session), _LOOKED_AT)
        wanted = dict.fromkeys([*(one.text("speaker") for one in here), *before])
        self._seats = [one for one in wanted if self._person(one)][:SEATS]
        self._silent = list(reversed(self._seats))
        self._session = session

    def seats(self) -> tuple[Entity | None, ...]:
        """Who has the places 1 to 9; None where nobody has."""
        found = [self._person(one) for one in self._seats]
        return (*found, *[None] * (SEATS - len(found)))

    def seat(self, number: int) -> Entity | None:
        """Who has a place, counted from 1."""
        return self.seats()[number - 1] if 0 < number <= SEATS else None

    def spoke(self, person: str) -> bool:
        """Note that somebody spoke; whether a place has changed hands."""
        if self._person(person) is None:
            return False
        moved = person not in self._seats
        if moved:
            self._take_seat(person)
        self._silent = [*(one for one in self._silent if one != person), person]
        if moved:
            self._keep()
        return moved

    def _take_seat(self, person: str) -> None:
        free = [at for at, one in enumerate(self._seats) if self._person(one) is None]
        if not free and len(self._seats) < SEATS:
            self._seats.append(person)
            return
        at = free[0] if free else self._seats.index(self._silent[0])
        self._silent = [one for one in self._silent if one != self._seats[at]]
        self._seats[at] = person

    def _person(self, one: str) -> Entity | None:
        found = self._notebook.get(one) if self._notebook.shown(one) else None
        return found if found is not None and found.kind == EntityKind.PERSON else None

    def _keep(self) -> None:
        value = {"session": self._session, "seats": [*self._seats], "silent": [*self._silent]}
        try:
            self._memory.put(_NAME, value)
        except Refusal as refusal:
            # The line is safe; only the places may be others after a restart.
            del refusal


def _ids(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, Iterable) else []
