"""Every merge of a notebook: what each one changed, and taking one back at any time."""

from dataclasses import dataclass

from micic_desk.app.desk import Desk
from micic_desk.domain.sentences import Refusal
from micic_desk.merge.preview import Differences, differences
from micic_desk.runtime.letting_go import let_go
from micic_desk.store import received
from micic_desk.store.changes import Changes
from micic_desk.store.received import Merged
from micic_desk.store.standing import arrived_only_with

__all__ = [
    "Back",
    "Merged",
    "brought_again",
    "foresee_undo",
    "merges",
    "undo_merge",
    "what_changed",
]


@dataclass(frozen=True, slots=True)
class Back:
    """A merge taken back, or what taking it back would do.

    ``kept`` are the lines that were written on here since: they stay as they are.
    """

    kept: tuple[str, ...]


def merges(desk: Desk) -> list[Merged]:
    """Every file that was ever taken in, the newest first; also those taken back."""
    with desk.session.transaction() as connection:
        return received.merges(connection)


def what_changed(desk: Desk, number: int) -> Differences:
    """What a merge changed when it was done, line by line, however long ago."""
    change = received.changed_by(desk.session, number)
    # First a list, which is made in one breath: the notebook may change while it is gone through.
    before = {one.id: one for one in list(desk.notebook) if one.id not in change.after}
    before.update(change.before)
    found = differences(before, change.after.values())
    let_go(before, change.before, change.after)
    return found


def foresee_undo(desk: Desk, number: int) -> Back:
    """What taking a merge back now would keep; nothing is written.

    Raises Refusal where it was taken back already.
    """
    kept = Changes(desk.session).foresee_unmerge(number)
    if kept is None:
        raise _gone()
    return Back(kept.entities)


def brought_again(desk: Desk, number: int, changed: Differences) -> int:
    """How many of the lines that a merge changed another file brought as well, whole.

    They stay as they are when it is taken back.
    """
    with desk.session.transaction() as connection:
        alone = {entity for _, entity in arrived_only_with(connection, number)}
    return sum(line.known and line.entity not in alone for line in changed.lines)


def undo_merge(desk: Desk, number: int, *, by: object = None, later: bool = False) -> Back:
    """Take one merge back as one act, whatever was done since.

    ``later`` leaves it to ``desk.catch_up`` to tell of it, so that any thread can do it.

    What another file brought too stays; what was written here since stays and is told. It is
    a gesture like any other: ``desk.undo`` brings the merge back, and so does merging again.
    Raises Refusal where it was taken back already.
    """
    kept = desk.unmerge(number, by=by, later=later)
    if kept is None:
        raise _gone()
    return Back(kept.entities)


def _gone() -> Refusal:
    return Refusal("merge.taken_back", "This merge has been taken back already; nothing to do.")
