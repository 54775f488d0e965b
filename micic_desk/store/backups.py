"""Backups: whole copies in a folder beside the notebook, proved by opening them, thinned by age.

Every hour of the last day, every day of the last month, and then every month keeps one.
"""

import contextlib
import glob
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.exc import DBAPIError

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.whole_file import copy_whole
from micic_desk.store import tables
from micic_desk.store.connection import connect
from micic_desk.store.faults import disk_fails, told_plainly
from micic_desk.store.key import RawKey
from micic_desk.store.second.catching_up import LINEAGE
from micic_desk.store.session import Session
from micic_desk.store.unread import refuse_unread, unread
from micic_desk.store.unusable import DAMAGED
from micic_desk.store.whole_copy import drafted

_STAMP = "%Y-%m-%d %H.%M.%S"
_DAY, _MONTH = timedelta(days=1), timedelta(days=31)
WORKED_ON = ".worked-on-"
"""How a folder is named in which a copy of a backup is worked on."""
TURN = Lock()
"""Held while backups are made or written anew: what one leaves unfinished the other sweeps.

And while one is proved: of two who look, or while its key is changed, one would find it wrong.
Who waits for it must not have the session's turn, for which its holder may wait.
"""
_NOT_WHOLE = "backup.not_whole"
_DAMAGE = frozenset({DAMAGED, _NOT_WHOLE})


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it lies and when it was made (this computer's time)."""

    path: Path
    made: datetime


@dataclass(frozen=True, slots=True)
class Holding:
    """What a backup was found to hold, and its size in bytes."""

    sessions: int
    items: int
    size: int


def backups_folder(notebook: Path) -> Path:
    """Where the backups of a notebook lie."""
    return notebook.with_name(f"Backups of {notebook.stem}")


def backups_of(notebook: Path) -> list[Backup]:
    """Every backup of a notebook, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in backups_folder(notebook).iterdir():
            made = _when(path, notebook)
            if made is not None:
                found.append(Backup(path, made))
    return sorted(found, key=_age, reverse=True)


def back_up(session: Session, now: datetime) -> Backup:
    """Make a backup now, prove it, and let go of those that are too many.

    Raises Refusal; then nothing is left behind.
    """
    folder = backups_folder(session.path)
    with TURN:
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as problem:
            raise _not_made(session.path) from problem
        sweep(session.path)
        name = f"{session.path.stem} {now.strftime(_STAMP)}{session.path.suffix}"
        backup = Backup(folder / name, now)
        save_copy(session, backup.path)
        for one in too_many(backups_of(session.path), now):
            with contextlib.suppress(OSError):
                one.path.unlink()
    return backup


def sweep(notebook: Path) -> None:
    """Take away what a killed program left unfinished among the backups; `TURN` is held.

    Nobody else writes there while the notebook is open.
    """
    folder = backups_folder(notebook)
    for unfinished in folder.glob(f".{glob.escape(notebook.stem)} *.new*"):
        with contextlib.suppress(OSError):
            unfinished.unlink()
    for worked_on in folder.glob(f"{WORKED_ON}*"):
        shutil.rmtree(worked_on, ignore_errors=True)


def sweep_drafts(target: Path) -> bool:
    """Take away what a killed program left unfinished of a copy; False where its disk is out."""
    draft = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.new(-wal|-journal)?")
    try:
        for one in target.parent.iterdir():
            if draft.fullmatch(one.name):
                one.unlink()
    except OSError:
        return False
    return True


def save_copy(session: Session, target: Path) -> Holding:
    """Write the whole notebook to a new file and prove it; gives what it holds.

    Raises Refusal; then nothing is left behind.
    """
    if target.exists():
        raise Refusal(
            "backup.exists",
            "{name} is there already. Choose another name; nothing was changed.",
            name=target.name,
        )
    return write_over(session, target)


def write_over(session: Session, target: Path) -> Holding:
    """Write the whole notebook, proved, in the place of whatever is there.

    Raises Refusal; then that is untouched and nothing is left behind.
    """
    try:
        with drafted(target, target) as draft:
            session.copy_into(draft)
            draft.chmod(0o600)
            return _independent(draft, session)
    except OSError as problem:
        raise _not_made(session.path) from problem


def _independent(draft: Path, session: Session) -> Holding:
    try:
        _make_independent(draft, session.raw)
        return prove(draft, session.raw)
    except Refusal as refusal:
        if refusal.code != DAMAGED:
            raise
        # What was made a moment ago is not damaged: its disk does not give it back.
        raise disk_fails(session.path) from refusal


def prove(path: Path, raw: RawKey | None) -> Holding:
    """Open a copy and look whether it is whole; Refusal where it is not.

    Where it seems not to be, once more: it may have been the disk.
    """
    try:
        return _proved(path, raw)
    except Refusal:
        refuse_unread(path)
        return _proved(path, raw)


def _proved(path: Path, raw: RawKey | None) -> Holding:
    engine = connect(path, raw, mode="rw")
    try:
        with told_plainly(path), engine.connect() as connection, connection.begin():
            _refuse_unwhole(path, connection)
            return Holding(
                _count(connection, EntityKind.SESSION),
                _count(connection, EntityKind.ITEM),
                path.stat().st_size,
            )
    except DBAPIError as problem:
        raise _not_whole(path) from problem
    except OSError as problem:
        raise unread(path, problem) from problem
    finally:
        engine.dispose()


def prove_in_turn(backup: Backup, session: Session) -> Holding | None:
    """Prove a backup of an open notebook; None where it was thinned out meanwhile.

    Raises Refusal; `is_damage` says whether the backup is to blame, or what is in its way.
    """
    with TURN:
        try:
            return prove(backup.path, session.raw)
        except Refusal:
            if _is_gone(backup.path):
                return None
            raise


def has_log(path: Path) -> bool:
    """Whether a copy is open, or was when the program that had it open was killed.

    Raises OSError where nobody can say.
    """
    return any(Path(f"{path}{end}").exists() for end in ("-wal", "-journal"))


def bring_log_in(path: Path, raw: RawKey | None) -> None:
    """Bring into a backup what was written to it by somebody who opened it by itself.

    It stands beside the file where the program was killed, and is of the file that stands there
    alone: with any other it makes both unreadable. Raises Refusal, also where it is open now.
    """
    try:
        if not has_log(path):
            return
        prove(path, raw)
        left = has_log(path)
    except OSError as problem:
        raise unread(path, problem) from problem
    if left:
        raise disk_fails(path)


def is_damage(refusal: Refusal) -> bool:
    """Whether a backup that was refused is damaged: else it may be whole, and is left alone."""
    return refusal.code in _DAMAGE


def _is_gone(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def bring_back(backup: Backup, notebook: Path) -> Path:
    """Copy a backup beside today's notebook, under a name of its own; gives that.

    The copy is whole or not there; nothing is ever written over. Raises Refusal.
    """
    stem = f"{notebook.stem} as of {backup.made.strftime('%Y-%m-%d %H.%M')}"
    target, count = notebook.with_name(f"{stem}{notebook.suffix}"), 2
    while target.exists():
        target = notebook.with_name(f"{stem}, {count}{notebook.suffix}")
        count += 1
    copy_whole(backup.path, target)
    return target


def is_due(backups: Iterable[Backup], now: datetime) -> bool:
    """Whether the last hour has no backup; one from the future (a wrong clock) does not count."""
    return not any(timedelta() <= now - one.made < timedelta(hours=1) for one in backups)


def too_many(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The backups that thinning lets go of: of each hour, day or month the newest stays."""
    kept: set[str] = set()
    going = []
    for one in sorted(backups, key=_age, reverse=True):
        age = now - one.made
        span = "%Y%m%d%H" if age < _DAY else "%Y%m%d" if age < _MONTH else "%Y%m"
        place = one.made.strftime(span)
        if place in kept:
            going.append(one)
        kept.add(place)
    return going


def _age(backup: Backup) -> datetime:
    return backup.made


def _when(path: Path, notebook: Path) -> datetime | None:
    # A notebook may have no ending, and then what looks like one is part of the time.
    start, end = f"{notebook.stem} ", notebook.suffix
    if not (path.name.startswith(start) and path.name.endswith(end)):
        return None
    stamp = path.name.removeprefix(start).removesuffix(end)
    try:
        said = datetime.strptime(stamp, _STAMP)  # noqa: DTZ007 - made local next
    except ValueError:
        return None
    return said.astimezone()


def _refuse_unwhole(path: Path, connection: Connection) -> None:
    seals = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
    broken = seals.all() if seals.returns_rows else []
    if broken or connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise _not_whole(path)


def _count(connection: Connection, kind: EntityKind) -> int:
    table = tables.entity
    asked = select(func.count()).where(table.c.kind == kind, table.c.dead == 0)
    return int(connection.execute(asked).scalar_one())


def _make_independent(copy: Path, raw: RawKey | None) -> None:
    """Let a copy have a second copy of its own, without a word, where it is opened one day."""
    engine = connect(copy, raw, mode="rw")
    try:
        with told_plainly(copy), engine.connect() as connection, connection.begin():
            connection.execute(delete(tables.setting).where(tables.setting.c.name == LINEAGE))
    finally:
        engine.dispose()


def _not_made(path: Path) -> Refusal:
    return Refusal(
        "backup.not_made",
        "No backup of {name} could be made: its disk is full or takes no new file. What you "
        "typed is safe in the notebook.",
        name=path.name,
    )


def _not_whole(path: Path) -> Refusal:
    return Refusal(
        _NOT_WHOLE,
        "The copy {name} is not whole, so it does not count as a backup. Check the disk; what "
        "you typed is safe in the notebook.",
        name=path.name,
    )
