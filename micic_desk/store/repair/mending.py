"""A notebook made again from what was gathered, put in the place of the damaged one.

The second copy comes first and whole, so that a kill at any later moment finds it; the damaged
files stay beside under other names.
"""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from micic_desk.runtime.aside import name_aside
from micic_desk.runtime.ids import random_id
from micic_desk.store import local, rebuilding, tables
from micic_desk.store.blank import make_blank
from micic_desk.store.connection import connect
from micic_desk.store.key import RawKey
from micic_desk.store.migrations import bring_to
from micic_desk.store.repair.gathering import Gathered
from micic_desk.store.second.catching_up import LINEAGE, count_commit
from micic_desk.store.second.copy import sync_folder, write_copy
from micic_desk.store.second.reading import second_path
from micic_desk.store.second.rows import into_database


def mend(path: Path, raw: RawKey | None, gathered: Gathered, *, lost: bool = False) -> str:
    """Make the notebook again; gives the name under which the damaged one was kept ("" if none).

    ``lost`` says that the disk does not give the damaged one: it can be moved, not copied.
    Raises OSError or what the database driver raises; then the files are as they were.
    """
    fresh = path.with_name(f".{path.name}.{random_id()[:8]}.new")
    second = second_path(path)
    try:
        _make(fresh, raw, gathered)
        if not gathered.second_whole:
            if second.exists():
                _keep(second, name_aside(second, "damaged"))
            write_copy(
                second,
                raw,
                gathered.lineage,
                gathered.revision,
                gathered.rows.number,
                gathered.rows.changes(),
            )
        return _exchange(fresh, path, keep=_move if lost else _keep)
    finally:
        for leftover in (fresh, Path(f"{fresh}-wal")):
            with contextlib.suppress(OSError):
                leftover.unlink()


def _make(fresh: Path, raw: RawKey | None, gathered: Gathered) -> None:
    older = gathered.revision != tables.HEAD
    make_blank(fresh, raw, filled=not older)
    engine = connect(fresh, raw, mode="rw")
    try:
        with engine.connect() as connection, connection.begin():
            if older:
                # Rows of an older format fit into tables of their day; then these are brought up.
                bring_to(connection, gathered.revision)
            into_database(connection, gathered.rows)
            if older:
                bring_to(connection, tables.HEAD)
            local.put(connection, LINEAGE, gathered.lineage.hex())
            rebuilding.rebuild(connection)
            count_commit(connection, gathered.rows.number)
    finally:
        engine.dispose()
    if Path(f"{fresh}-wal").exists():
        # The disk took no checkpoint: what is made is not whole without its log.
        raise OSError


def _exchange(fresh: Path, path: Path, *, keep: Callable[[Path, Path], None]) -> str:
    kept = ""
    log = Path(f"{path}-wal")
    if path.exists():
        aside = name_aside(path, "damaged")
        keep(path, aside)
        if log.exists():
            keep(log, Path(f"{aside}-wal"))
        kept = aside.name
    # A log of the damaged file must never meet the new one.
    log.unlink(missing_ok=True)
    sync_folder(path.parent)
    fresh.replace(path)
    sync_folder(path.parent)
    return kept


def _move(file: Path, aside: Path) -> None:
    """A kill after this finds a notebook that is missing beside its whole second copy."""
    file.rename(aside)


def _keep(file: Path, aside: Path) -> None:
    """Give a file a second name, or where the disk knows no such thing a copy."""
    try:
        os.link(file, aside)
    except (NotImplementedError, OSError):
        shutil.copyfile(file, aside)
