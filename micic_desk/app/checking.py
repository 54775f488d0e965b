"""Is a notebook whole? What was looked at and what is done about it, in words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from micic_desk.app.desk import Desk
from micic_desk.domain.gesture import Act
from micic_desk.domain.sentences import Sentence
from micic_desk.store import projection, repairing
from micic_desk.store.changes import Committed
from micic_desk.store.checking import Finding, Part, check

__all__ = ["PARTS", "Finding", "Part", "look_through", "needs_reopening", "repair", "said"]

PARTS: Mapping[Part, str] = {
    Part.PAGES: "The file",
    Part.LOG: "The change log",
    Part.STATE: "The lines as they stand",
    Part.INDEX: "The word index",
    Part.SECOND: "The second copy",
    Part.BACKUPS: "The backups",
}
_WHOLE: Mapping[Part, str] = {
    Part.PAGES: "Every page is as it was written ({count}).",
    Part.LOG: "Every change can be read as it was written ({count}).",
    Part.STATE: "Every entry stands as the change log says ({count}).",
    Part.INDEX: "The words of every line are found ({count}).",
    Part.SECOND: "It says the same as the notebook, row by row ({count}).",
    Part.BACKUPS: "Every backup opens and is whole ({count}).",
}
_WRONG: Mapping[Part, str] = {
    Part.PAGES: (
        "Damaged places: {count}. The notebook is closed and made again from its second copy; "
        "the damaged file is kept."
    ),
    Part.LOG: (
        "Changes that are not as they were written: {count}. They are put back from the second "
        "copy."
    ),
    Part.STATE: (
        "Entries that do not stand as the change log says: {count}. They are made again from it."
    ),
    Part.INDEX: "Entries that it does not fit: {count}. It is made again from the lines.",
    Part.SECOND: (
        "It is missing, damaged, or not what the notebook says (differences: {count}). What only "
        "it knows is taken in, then it is written anew."
    ),
    Part.BACKUPS: (
        "Backups that do not open: {count}. They are set aside under another name, and a new one "
        "is made."
    ),
}
_NO_BACKUP = "There is no backup yet. One makes itself every hour while you work."


def look_through(
    desk: Desk, progress: Callable[[Part, int, int], None] | None = None
) -> list[Finding]:
    """Look at every part of a notebook; changes nothing, and others may write meanwhile.

    ``progress`` is told which part is looked at and how far it is, and may raise to stop.
    """
    return check(desk.session, progress)


def said(finding: Finding) -> Sentence:
    """What was found, and where something is wrong what repairing does about it."""
    if finding.wrong:
        return Sentence(_WRONG[finding.part], {"count": finding.wrong})
    if finding.part is Part.BACKUPS and not finding.looked_at:
        return Sentence(_NO_BACKUP)
    return Sentence(_WHOLE[finding.part], {"count": finding.looked_at})


def repair(desk: Desk, findings: Sequence[Finding]) -> None:
    """Make right what was found wrong, from any thread; `Desk.catch_up` tells of it.

    Damaged pages may be left: then the notebook has to be opened again (`needs_reopening`),
    and is made again from its second copy. Raises Refusal where the disk says no.
    """
    session = desk.session
    with session.alone():
        ids = repairing.repair(session, findings)
        if ids:
            with session.transaction() as connection:
                stand = tuple(projection.load_some(connection, ids))
            gone = tuple(set(ids) - {one.id for one in stand})
            desk.waiting.append(
                Committed(act=Act.CHANGE, count=len(ids), entities=stand, gone=gone)
            )
    repairing.repair_backups(session, findings, datetime.now().astimezone())


def needs_reopening(findings: Sequence[Finding]) -> bool:
    """Whether only closing the notebook and opening it again mends it."""
    return any(one.wrong and one.part is Part.PAGES for one in findings)
