"""Is a notebook whole? What was looked at, in words."""

from collections.abc import Callable, Mapping, Sequence

from micic_desk.app.desk import Desk
from micic_desk.store.checking import Finding, Part, check
from micic_desk.store.rebuilding import rebuild

PARTS: Mapping[Part, str] = {
    Part.PAGES: "The file",
    Part.LOG: "The change log",
    Part.STATE: "The lines as they stand",
    Part.INDEX: "The word index",
}


def look_through(desk: Desk, progress: Callable[[Part], None] | None = None) -> list[Finding]:
    """Look at every part of a notebook; changes nothing.

    ``progress`` is told which part comes next.
    """
    return check(desk.session, progress)


def repair(desk: Desk, findings: Sequence[Finding]) -> None:
    """Make right what was found wrong: what is computed is made again from the change log.

    Damaged pages and a damaged log are mended by opening the notebook again, from its second
    copy. Raises Refusal where the disk says no.
    """
    if any(one.wrong and one.part in {Part.STATE, Part.INDEX} for one in findings):
        with desk.session.changing() as connection:
            rebuild(connection)
