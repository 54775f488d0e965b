"""What a killed program left beside a notebook, swept away where it holds no word of its own.

Only under the notebook's lock, and only under names that nobody else gives: so what goes was
unfinished, or is a copy whose every entry stands in the notebook that was just opened.
"""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.runtime.whole_file import sweep_drafts
from micic_desk.store.connection import connect
from micic_desk.store.key import RawKey
from micic_desk.store.upgrading import WHY


def sweep(path: Path, raw: RawKey | None, connection: Connection) -> None:
    """Sweep beside a notebook that is open and whole; what cannot be removed stays."""
    sweep_drafts(path.parent)
    with contextlib.suppress(OSError):
        for one in _unfinished(path):
            with contextlib.suppress(OSError):
                one.unlink()
        for one in _copies(path):
            if not _ids(one, raw) - _ids_here(connection):
                with contextlib.suppress(OSError):
                    one.unlink()


def _unfinished(path: Path) -> Iterator[Path]:
    """Drafts of this notebook and its second copy."""
    ours = re.compile(
        rf"\.{re.escape(path.name)}(-second)?\.[0-9a-f]{{8}}\.(new|pages)(-wal|-journal)?"
    )
    for one in path.parent.iterdir():
        if ours.fullmatch(one.name):
            yield one


def _copies(path: Path) -> list[Path]:
    """Copies that were made before the notebook was brought to another format."""
    name = re.compile(
        rf"{re.escape(path.stem)} \({WHY} \d+ [-0-9. ]+(, \d+)?\){re.escape(path.suffix)}"
    )
    return [one for one in path.parent.iterdir() if name.fullmatch(one.name)]


def _ids_here(connection: Connection) -> set[str]:
    return {row[0] for row in connection.exec_driver_sql("SELECT id FROM operation")}


def _ids(copy: Path, raw: RawKey | None) -> set[str]:
    """The entries of a copy; one that does not open has some nobody knows of."""
    engine = connect(copy, raw, mode="rw")
    try:
        with engine.connect() as connection, connection.begin():
            return _ids_here(connection)
    except (DBAPIError, dbapi2.Error):
        return {""}
    finally:
        engine.dispose()
