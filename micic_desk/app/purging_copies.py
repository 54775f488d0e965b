"""A name taken out of a notebook and of every backup of it.

The backups come first: whoever is interrupted finds the name in the notebook still, and begins
again; nobody believes it gone while a backup says it.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.handed_out import copied
from micic_desk.app.mirroring import stale_mirror
from micic_desk.app.purging import Purged, look_for, refuse_unusable, remove_name
from micic_desk.domain.edits.removing import TakeOutName, torn_by
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, copies, log
from micic_desk.store.inbox import Source

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Copies:
    """What became of the copies beside a notebook.

    ``rewritten`` counts the backups that held the name and hold it no more. ``left`` are the
    backups that do not open or could not be written anew, and ``others`` copies that are no
    backups: set aside as damaged, brought back, made by hand, saved elsewhere, or the mirror on a
    stick that is away. Those may hold the name.
    """

    rewritten: int
    left: tuple[Path, ...]
    others: tuple[Path, ...]


def count_backups(desk: Desk) -> int:
    """How many backups would be looked through."""
    return len(copies.backups_like(desk.path, desk.session.raw))


def remove_everywhere(
    desk: Desk,
    words: str,
    instead: str,
    *,
    by: object = None,
    later: bool = False,
    progress: Progress | None = None,
) -> tuple[Purged, Copies]:
    """Put ``instead`` where a name stands and take the name out for good, of backups too.

    ``progress`` is told how many backups are done, of how many, and may raise to stop; what
    stands in the notebook is untouched then. The rest is as in `remove_name`.
    """
    refuse_unusable(words, instead)
    # What cannot be done in the notebook must not be found out after its backups.
    TakeOutName(words=words, instead=instead).plan(desk.notebook, desk.session.writer)
    copies.refuse_unreadable_backups(desk.path)
    tell = progress or _unheard
    rewritten, left = _clean(desk, words, instead, tell, ())
    gone = remove_name(desk, words, instead, by=by, later=later)
    # One may have been made meanwhile, by the hour.
    again, left_again = _clean(desk, words, instead, _unheard, {*rewritten, *left})
    every = {path for path, held in (rewritten | again).items() if held}
    others = copies.others_beside(desk.path, desk.session.raw)
    others += [one for one in copied(desk) if one.exists() and one not in others]
    mirror = stale_mirror(desk)
    if mirror is not None:
        others.append(mirror)
    return gone, Copies(len(every), (*left, *left_again), tuple(others))


def delete_copies(paths: Iterable[Path]) -> list[Path]:
    """Delete copies that may hold a name; gives those that would not go."""
    return copies.delete(paths)


def _clean(
    desk: Desk, words: str, instead: str, tell: Progress, known: Collection[Path]
) -> tuple[dict[Path, bool], list[Path]]:
    """Each backup, and whether it held the name; and those of which nobody can say."""
    cleaned: dict[Path, bool] = {}
    left: list[Path] = []
    raw = desk.session.raw
    with backups.TURN:
        backups.sweep(desk.path)
    waiting = [one for one in copies.backups_like(desk.path, raw) if one not in known]
    for at, path in enumerate(waiting):
        tell(at, len(waiting))
        with backups.TURN:
            try:
                cleaned[path] = _clean_one(desk, path, words, instead)
            except FileNotFoundError:
                continue  # thinned out meanwhile
            except (Refusal, OSError):
                left.append(path)
    return cleaned, left


def _clean_one(desk: Desk, path: Path, words: str, instead: str) -> bool:
    """Take a name out of one backup, whole or not at all; whether it was there."""
    with copies.copy_opened(path, desk.session.raw) as session:
        old = Desk(session, plain=desk.plain)
        found = look_for(old, words)
        if not any((found.standing, found.values, found.drafts, found.settings, found.senders)):
            return False
        _settle_torn(desk, old, words)
        remove_name(old, words, instead)
        backups.write_over(session, path)
    return True


def _settle_torn(desk: Desk, old: Desk, words: str) -> None:
    """Lines that were in two versions then, and are not today, take today's answer."""
    torn = [one.id for one in torn_by(old.notebook, words)]
    if not torn:
        return
    with desk.session.transaction() as connection:
        today = log.of_entities(connection, torn)
        arriving = [(one, one.to_text()) for _, operations in today for one in operations]
    old.receive(arriving, Source(sender="", sender_key="", verified=True, digest=""))


def _unheard(done: int, whole: int) -> None:
    """Nobody wants to know."""
    del done, whole
