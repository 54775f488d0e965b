"""Opening and creating a notebook: every way it can go wrong has its own sentence."""

import contextlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.runtime.clock import Clock, system_clock
from micic_desk.runtime.ids import random_id
from micic_desk.runtime.lock import FileLock, HeldElsewhereError
from micic_desk.store import tables
from micic_desk.store.blank import make_blank
from micic_desk.store.connection import connect
from micic_desk.store.faults import DISK_FAILS, disk_fails, disk_says, refusal_for, told_plainly
from micic_desk.store.first_look import PLAIN_HEAD, head_of, refuse_no_file, state_of
from micic_desk.store.key import Cost, RawKey, Secret, derive, new_salt, some_page_opens
from micic_desk.store.naming import LONGEST_NEW, refuse_long_name
from micic_desk.store.pages import pages_are_well, pages_look_well
from micic_desk.store.rebuilding import see_to_settled
from micic_desk.store.rekey.settling import settle, settle_second, told_of_change
from micic_desk.store.repair.restoring import restore
from micic_desk.store.second.catching_up import NotebookBehindError
from micic_desk.store.second.copy import sync_folder
from micic_desk.store.second.frames import PLAIN_SALT
from micic_desk.store.second.reading import salts_read, second_path
from micic_desk.store.session import Session
from micic_desk.store.sweeping import sweep
from micic_desk.store.unread import is_lost, refuse_unread, unread
from micic_desk.store.unusable import DAMAGED, damaged
from micic_desk.store.upgrading import upgrade
from micic_desk.store.vetting import vet

_MENDABLE = frozenset(
    {
        "store.damaged",
        "store.foreign",
        "store.empty",
        "store.missing",
        "store.wrong_passphrase",
        "store.behind",
        "store.bent",
        "store.not_ours",
    }
)
"""Refusals that a second copy may have another answer to."""
_OF_THE_DISK = frozenset({DISK_FAILS, "store.unreadable"})


def lock_path(path: Path) -> Path:
    """Where the lock of a notebook stands while it is open."""
    return path.with_name(f".{path.name}.micic-lock")


def is_encrypted(path: Path) -> bool:
    """Whether a notebook asks for a passphrase; Refusal where the file is no notebook."""
    refuse_long_name(path)
    try:
        refuse_no_file(path)
        lock = locked(path)
        try:
            return head_of(path) != PLAIN_HEAD
        finally:
            lock.release()
    except Refusal as refusal:
        if refusal.code not in _MENDABLE and not _is_lost(path, refusal):
            raise
        try:
            known = salts_read(second_path(path))
        except OSError as problem:
            # It may have another answer: nobody knows what this file is.
            raise unread(second_path(path), problem) from problem
        if not known:
            raise
        return known[0] != PLAIN_SALT


def create(
    path: Path, passphrase: str | None, *, clock: Clock = system_clock, cost: Cost = Cost.STANDARD
) -> Session:
    """Make a new notebook and open it; without a passphrase it is plain.

    The file appears whole or not at all, and never in the place of another one.
    """
    refuse_long_name(path, LONGEST_NEW)
    _refuse_present(path)
    unfinished = path.with_name(f".{path.name}.{random_id()[:8]}.new")
    salt = new_salt(cost)
    raw = None if passphrase is None else derive(passphrase, salt)
    try:
        with told_plainly(path):
            make_blank(unfinished, raw)
        _put_in_place(unfinished, path)
    except OSError as problem:
        raise _cannot_create(path) from problem
    except Refusal as refusal:
        if refusal.code != DAMAGED:
            raise
        # What was made a moment ago is not damaged: its disk does not give it back.
        raise disk_fails(path) from refusal
    finally:
        for leftover in (unfinished, Path(f"{unfinished}-wal")):
            with contextlib.suppress(OSError):
                leftover.unlink()
    return _open_locked(path, raw, clock, known=True)


def open_notebook(
    path: Path,
    secret: Secret | None,
    *,
    clock: Clock = system_clock,
    salvage: bool = False,
    known: bool = False,
    later: Callable[[], bool] = bool,
) -> Session:
    """Open a notebook; Refusal says what is wrong with file, passphrase, disk or version.

    A damaged or missing notebook is made again from its second copy, and ``told`` of the
    session says so. Where that is damaged too, only ``salvage`` makes it again from what is left.
    ``known`` says that the file is as this computer left it, so that nobody looks through it;
    ``later``, asked when nobody else can change it any more, that it was whole then, so that a
    sealed one need not be looked at before it is used (`later`).
    """
    refuse_long_name(path)
    if not second_path(path).exists():
        refuse_no_file(path)
    # The file is read only under the lock: closing it after a look would drop the locks of
    # SQLite if this same program had it open.
    lock = locked(path)
    try:
        try:
            refuse_no_file(path)
            raw = _key(path, secret)
            trusted = known and raw is not None and later()
            return _read_twice(path, raw, lock, clock, known=known, later=trusted)
        except Refusal as refusal:
            found = _restored(path, secret, refusal, salvage=salvage)
            if found is None:
                return _opened(path, _key(path, secret), lock, clock, known=True)
            raw, told = found
        session = _read_twice(path, raw, lock, clock)
    except BaseException:
        lock.release()
        raise
    session.told.insert(0, told)
    return session


def _restored(
    path: Path, secret: Secret | None, refusal: Refusal, *, salvage: bool
) -> tuple[RawKey | None, Sentence] | None:
    """The key of a notebook that was made again, and what to say; None: open it as it is."""
    alone = not second_path(path).exists()
    lost = _is_lost(path, refusal)
    mendable = lost or refusal.code in _MENDABLE
    if not mendable or (refusal.code == "store.not_ours" and alone):
        raise refusal
    try:
        settle_second(path)
        told = told_of_change(path, refusal)
        return restore(path, secret, told, salvage=salvage, lost=lost)
    except OSError as problem:
        raise unread(path, problem) from problem
    except Refusal as left:
        if salvage and left.code == "store.bent":
            return None
        raise


def _is_lost(path: Path, refusal: Refusal) -> bool:
    """Whether the disk failed to give a notebook and, asked once more, fails again."""
    return refusal.code in _OF_THE_DISK and is_lost(path)


def open_with_key(path: Path, raw: RawKey | None, *, clock: Clock = system_clock) -> Session:
    """Open a copy of a notebook whose key is known; Refusal where that is not its key."""
    refuse_no_file(path)
    head_of(path)
    return _open_locked(path, raw, clock)


def _key(path: Path, secret: Secret | None) -> RawKey | None:
    """The key a notebook needs; None for a plain one."""
    head = head_of(path)
    if head == PLAIN_HEAD:
        return None
    if secret is None:
        raise Refusal(
            "store.needs_passphrase",
            "{name} is locked. Give its passphrase to open it.",
            name=path.name,
        )
    return derive(secret, head)


def _open_locked(path: Path, raw: RawKey | None, clock: Clock, *, known: bool = False) -> Session:
    lock = locked(path)
    try:
        return _read_twice(path, raw, lock, clock, known=known)
    except BaseException:
        lock.release()
        raise


def _refuse_present(path: Path) -> None:
    state = state_of(path)
    if state is not None and stat.S_ISDIR(state.st_mode):
        raise Refusal(
            "store.is_folder",
            "{name} is a folder. Give a file name for the new notebook.",
            name=path.name,
        )
    if state is not None or path.is_symlink():
        raise Refusal(
            "store.exists",
            "{name} is there already. Choose another name; nothing was changed.",
            name=path.name,
        )
    if second_path(path).exists():
        raise Refusal(
            "store.second_exists",
            "The second copy of a notebook {name} lies here. Open {name} to bring that back, or "
            "choose another name; nothing was changed.",
            name=path.name,
        )
    if not path.parent.is_dir():
        raise Refusal(
            "store.no_folder",
            "There is no folder {folder}. Make it first, or choose another place.",
            folder=path.parent.name or str(path.parent),
        )


def _put_in_place(unfinished: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody took that name meanwhile."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        _refuse_present(path)
        raise
    except (NotImplementedError, OSError):
        # Some disks (FAT on a stick) have no links.
        _refuse_present(path)
        unfinished.rename(path)
    sync_folder(path.parent)


def _cannot_create(path: Path) -> Refusal:
    return Refusal(
        "store.cannot_create",
        "The notebook {name} cannot be made here: the disk is full, or the folder takes no file. "
        "Choose a folder of your own.",
        name=path.name,
    )


def locked(path: Path) -> FileLock:
    """The lock of a notebook, held. Raises Refusal."""
    lock = FileLock(lock_path(path))
    try:
        lock.acquire()
    except HeldElsewhereError as problem:
        raise Refusal(
            "store.open_elsewhere",
            "{name} is open in another window or program. Close it there and try again.",
            name=path.name,
        ) from problem
    except OSError as problem:
        raise disk_says(problem, path) or Refusal(
            "store.read_only",
            "The folder of {name} cannot be written to. Copy the notebook to a folder of your "
            "own and open the copy.",
            name=path.name,
        ) from problem
    return lock


def _read_twice(
    path: Path,
    raw: RawKey | None,
    lock: FileLock,
    clock: Clock,
    *,
    known: bool = False,
    later: bool = False,
) -> Session:
    """Open a notebook; what seems damaged is read once more, for it may have been the disk."""
    try:
        return _opened(path, raw, lock, clock, known=known, later=later)
    except OSError as problem:
        raise unread(path, problem) from problem
    except Refusal as refusal:
        if refusal.code != DAMAGED:
            raise
        refuse_unread(path)
        if not pages_look_well(path, raw):
            raise
        session = _opened(path, raw, lock, clock, known=known)
        session.told.insert(
            0,
            Sentence(
                "The disk that holds {name} did not answer properly at first. Everything is here; "
                "check the disk or the stick, and make a backup.",
                {"name": path.name},
            ),
        )
        return session


def _opened(
    path: Path,
    raw: RawKey | None,
    lock: FileLock,
    clock: Clock,
    *,
    known: bool = False,
    later: bool = False,
) -> Session:
    if not known:
        vet(path, raw)
    engine = connect(path, raw, mode="rw")
    try:
        upgraded = _refuse_unknown(path, raw, engine, later=later)
        if not known:
            see_to_settled(path, engine, alone=not second_path(path).exists())
        told = settle(path, raw)
        session = Session(path, engine, lock, clock, raw=raw, later=later)
    except NotebookBehindError as problem:
        engine.dispose()
        raise Refusal(
            "store.behind",
            "{name} lacks words that its second copy has. Leave both files as they are.",
            name=path.name,
        ) from problem
    except (DBAPIError, dbapi2.Error) as problem:
        # Every page is well, and what stands on them is no notebook.
        engine.dispose()
        raise damaged(path) from problem
    except BaseException:
        engine.dispose()
        raise
    if upgraded is not None:
        session.told.insert(0, upgraded)
    with session.transaction() as connection:
        sweep(path, raw, connection)
    session.told.extend([told] if told is not None else [])
    return session


def _refuse_unknown(
    path: Path, raw: RawKey | None, engine: Engine, *, later: bool
) -> Sentence | None:
    """Refuse what cannot be opened; a notebook of an older format is brought to today's."""
    try:
        with engine.connect() as connection, connection.begin():
            revision = _revision(connection)
        # An older one is about to be written anew from what it holds.
        if not (later and revision == tables.HEAD):
            with engine.connect() as connection:
                well = pages_are_well(path, raw, connection.connection.driver_connection)
            if not well:
                raise damaged(path)
    except DBAPIError as problem:
        if "NOTADB" in str(getattr(problem.orig, "sqlite_errorname", "")):
            engine.dispose()
            if raw is not None and not some_page_opens(path, raw):
                raise Refusal(
                    "store.wrong_passphrase",
                    "This passphrase does not open {name}. Try again; nothing was changed.",
                    name=path.name,
                ) from problem
        refusal = refusal_for(problem, path)
        if refusal is None:
            raise damaged(path) from problem
        raise refusal from problem
    if not revision:
        raise damaged(path)
    return None if revision == tables.HEAD else upgrade(path, engine, raw, revision)


def _revision(connection: Connection) -> str:
    """The revision a notebook was written in; empty where it does not say."""
    return str(connection.execute(select(tables.revision.c.version_num)).scalar() or "")
