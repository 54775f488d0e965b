"""Is the notebook whole? Every part with its finding, looked at while somebody goes on typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from micic_desk.domain.sentences import Refusal
from micic_desk.store.looking.copies import in_backups
from micic_desk.store.looking.index import in_index
from micic_desk.store.looking.log import in_log
from micic_desk.store.looking.pages import in_pages
from micic_desk.store.looking.second import in_second
from micic_desk.store.looking.slices import Look, Seen
from micic_desk.store.looking.state import in_state
from micic_desk.store.session import Session


class Part(StrEnum):
    """What is looked at."""

    PAGES = "pages"
    LOG = "log"
    STATE = "state"
    INDEX = "index"
    SECOND = "second"
    BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the notebook and how many things in it are wrong; 0 means whole.

    ``which`` names what is wrong where it has names: operations, entities, backups.
    """

    part: Part
    wrong: int
    looked_at: int
    which: tuple[str, ...] = ()


Told = Callable[[Part, int, int], None]
"""Hears which part is looked at, and how far it is (``done`` of ``whole``); may raise to stop."""

_LOOKS: dict[Part, Callable[[Session], Look]] = {
    Part.PAGES: in_pages,
    Part.LOG: in_log,
    Part.STATE: in_state,
    Part.INDEX: in_index,
    Part.SECOND: in_second,
    Part.BACKUPS: in_backups,
}


def check(
    session: Session, progress: Told | None = None, parts: Sequence[Part] = tuple(Part)
) -> list[Finding]:
    """Look at everything, or at some parts; changes nothing."""
    findings = []
    for part in parts:
        if progress is not None:
            progress(part, 0, 1)
        try:
            seen = _seen(part, session, progress)
        except Refusal as refusal:
            if refusal.code != "store.damaged":
                raise
            # Pages cannot be read, and then nothing can be said of what stands on them.
            return [Finding(Part.PAGES, 1, 0)]
        findings.append(Finding(part, seen.wrong, seen.looked_at, tuple(seen.which)))
    return findings


def _seen(part: Part, session: Session, progress: Told | None) -> Seen:
    look = _LOOKS[part](session)
    while True:
        try:
            session.give_way()
            done, whole = next(look)
        except StopIteration as end:
            seen: Seen = end.value
            return seen
        if progress is not None:
            progress(part, done, whole)
