"""Changing the key of an open notebook, its second copy and its backups: all of them or none.

Every file is first written whole beside the one it will replace, under a name that says so.
Then the notebook is exchanged by one rename, and that is the moment of the change: before it
the old key opens everything, after it the new one. Whoever opens the notebook next puts the
rest in its place, without any key (`placing`, `settling`). A note beside it says that a change
is under way, and nothing more.
"""

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.whole_file import write_whole
from micic_desk.store.backups import TURN, bring_log_in
from micic_desk.store.copies import backups_like, others_beside, refuse_unreadable_backups
from micic_desk.store.key import RawKey, salt_in
from micic_desk.store.rekey.placing import discard, note_path, prepared, put_in_place, replace
from micic_desk.store.rekey.sealing import NotWholeError, seal_anew, write_second
from micic_desk.store.second.copy import sync_folder
from micic_desk.store.second.reading import second_path
from micic_desk.store.session import Session
from micic_desk.store.unread import told_apart, unread

_ROOM = 16 << 20
"""Bytes that should be left on the disk beside everything that is written twice."""

Hear = Callable[[int, int], None]


@dataclass(slots=True)
class Rekeyed:
    """What a change of key came to.

    ``backups`` counts those that the new passphrase opens; ``left`` are files that it does not.
    """

    backups: int = 0
    left: list[Path] = field(default_factory=list)


def change_key(session: Session, new: RawKey, hear: Hear) -> Rekeyed:
    """Seal an open notebook, its second copy and its backups with another key.

    Raises Refusal, or what ``hear`` raises; then everything is as it was. It goes on being
    open, and only for the notebook itself everybody else has to wait.
    """
    path, old = session.path, session.raw
    assert old is not None
    # Nobody makes, thins or writes backups meanwhile.
    with TURN:
        refuse_unreadable_backups(path)
        found = backups_like(path, old)
        discard(path)
        _refuse_without_room(path, found)
        try:
            _note(path, old, new)
            done = _prepare_backups(found, old, new, hear)
            exchange = _Exchange(path, old, new)
            session.exchange(new, exchange)
        except BaseException as problem:
            if session.raw != new:
                discard(path)
            elif isinstance(problem, Exception):
                raise _changed_but(path) from problem
            if isinstance(problem, OSError):
                raise _not_changed(path) from problem
            if isinstance(problem, NotWholeError):
                cause = problem.__cause__
                told = unread(path, cause) if isinstance(cause, OSError) else _damaged(path)
                raise told from problem
            raise
        done.backups -= len(exchange.left)
        done.left += [*exchange.left, *others_beside(path, old)]
    return done


class _Exchange:
    """Writes notebook and second copy beside them, and exchanges everything.

    ``left`` are the backups that could not be exchanged.
    """

    def __init__(self, path: Path, old: RawKey, new: RawKey) -> None:
        self._path, self._old, self._new = path, old, new
        self.left: list[Path] = []

    def __call__(self) -> None:
        path, new = self._path, self._new
        log = Path(f"{path}-wal")
        with contextlib.suppress(FileNotFoundError):
            if log.stat().st_size:
                # Its pages are sealed with the old key and must never meet the new file.
                raise _not_changed(path)
            log.unlink()
        fresh = prepared(path)
        with told_apart(path, self._old):
            seal_anew(path, fresh, self._old, new)
            write_second(fresh, prepared(second_path(path)), new)
        sync_folder(path.parent)
        replace(fresh, path)
        self.left = put_in_place(path, new, just_written=True)


def _note(path: Path, old: RawKey, new: RawKey) -> None:
    try:
        write_whole(note_path(path), old.salt + new.salt)
    except Refusal as refusal:
        raise _not_changed(path) from refusal


def _prepare_backups(found: list[Path], old: RawKey, new: RawKey, hear: Hear) -> Rekeyed:
    done = Rekeyed()
    for number, backup in enumerate(found):
        hear(number, len(found) + 1)
        if not _can_be_sealed(backup, old):
            done.left.append(backup)
            continue
        try:
            seal_anew(backup, prepared(backup), old, new)
            done.backups += 1
        except NotWholeError:
            # A damaged one is no reason to keep the old passphrase everywhere.
            done.left.append(backup)
    hear(len(found), len(found) + 1)
    return done


def _can_be_sealed(backup: Path, old: RawKey) -> bool:
    """Whether a backup has the key from before, and nobody has it open."""
    if salt_in(backup) != old.salt:
        return False
    try:
        bring_log_in(backup, old)
    except Refusal:
        return False
    return True


def _refuse_without_room(path: Path, found: list[Path]) -> None:
    need = _ROOM
    for one in (path, second_path(path), *found):
        with contextlib.suppress(OSError):
            need += one.stat().st_size
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return
    if free < need:
        raise Refusal(
            "rekey.no_room",
            "To change the passphrase everything is written once more before the old goes, and "
            "the disk has no room for that: {need} MB are needed, {free} MB are free. Nothing "
            "was changed.",
            need=(need >> 20) + 1,
            free=free >> 20,
        )


def _damaged(path: Path) -> Refusal:
    return Refusal(
        "store.damaged",
        "{name} is damaged, so its passphrase was not changed. Close it and open it again: it is "
        "restored from its second copy.",
        name=path.name,
    )


def _changed_but(path: Path) -> Refusal:
    return Refusal(
        "rekey.changed_but",
        "The passphrase was changed, but {name} does not answer just now. Close the window and "
        "open it again with the new passphrase.",
        name=path.name,
    )


def _not_changed(path: Path) -> Refusal:
    return Refusal(
        "rekey.not_changed",
        "The passphrase of {name} was not changed: its disk is full or takes no new file. The "
        "passphrase from before opens everything, as it did.",
        name=path.name,
    )
