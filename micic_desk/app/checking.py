"""Is a notebook whole? What was looked at, in words."""

from collections.abc import Callable, Mapping

from micic_desk.app.desk import Desk
from micic_desk.store.checking import Finding, Part, check

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
