"""What the opening of a familiar notebook put off, for whoever has a moment (`store.later`)."""

from micic_desk.app.desk import Desk
from micic_desk.domain import partly_read
from micic_desk.domain.sentences import Sentence
from micic_desk.store import later


def read_on(desk: Desk, slices: int | None = 1) -> bool:
    """Read a little more of the notebook; whether all of it is in memory now. May raise Refusal."""
    return partly_read.read_on(desk.notebook, slices)


def look(desk: Desk) -> list[Sentence]:
    """Look at the files, from any thread; gives what was found and made right.

    Raises Refusal where both are damaged.
    """
    before = len(desk.told)
    later.look(desk.session)
    return desk.told[before:]
