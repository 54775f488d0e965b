"""A notebook and its second copy meet at opening: which of them knows more, and what to do."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

from micic_desk.domain.sentences import Sentence
from micic_desk.runtime.aside import name_aside
from micic_desk.store import local, tables
from micic_desk.store.connection import at_driver
from micic_desk.store.key import RawKey
from micic_desk.store.second.copy import SecondCopy, write_copy
from micic_desk.store.second.frames import START
from micic_desk.store.second.reading import Found, head_for, look, second_path
from micic_desk.store.second.rows import in_database

LINEAGE = "second_copy"
"""The setting that says which second copy belongs to a notebook; no secret."""

Told: TypeAlias = Callable[[Sentence, bool], None]
"""Hears what happened, and whether somebody at work should be told: a notebook that was sent
or moved by itself has no second copy, and nothing is wrong with it."""


class NotebookBehindError(Exception):
    """The second copy holds commits that the notebook does not: part of the notebook is gone."""


def commits(connection: Connection) -> int:
    """How many commits a notebook has seen."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def count_commit(connection: Connection, number: int) -> None:
    """Say in the open transaction which commit it is."""
    at_driver(connection).execute(f"PRAGMA user_version={number}").close()


def meet(path: Path, raw: RawKey | None, connection: Connection, tell: Told) -> SecondCopy | None:
    """The second copy of a notebook that is just being opened, inside a transaction.

    One that is missing, damaged or behind is made anew from the notebook; a damaged one stays
    beside it under another name. None where the folder takes no second copy: then the notebook
    is open without one. Raises NotebookBehindError where the second copy knows more.
    """
    second = second_path(path)
    lineage, count = lineage_in(connection), commits(connection)
    try:
        data = second.read_bytes()
    except FileNotFoundError:
        if lineage is not None:
            tell(_was_missing(path), False)
        return _made(second, raw, connection, None)
    except OSError:
        tell(_not_kept(path), True)
        return None
    found = look(data, raw)
    if found is not None and lineage is None:
        # Sealed with this notebook's key and salt: it is its own, and the notebook does not
        # say so yet, or not any more.
        lineage = found.head.lineage
    if found is not None and found.head.lineage == lineage:
        if found.whole and found.last > count:
            raise NotebookBehindError
        same = found.last == count and found.head.revision == tables.HEAD
        if found.whole and same and lineage_in(connection) == lineage:
            return _at(second, found)
        if _only_unfinished(found, count):
            return _made(second, raw, connection, lineage)
    other = lineage is None or (found is not None and found.head.lineage != lineage)
    try:
        aside = name_aside(second, "set aside")
        second.replace(aside)
    except OSError:
        tell(_not_kept(path), True)
        return None
    tell((_was_another if other else _was_damaged)(path, aside.name), True)
    return _made(second, raw, connection, None if other else lineage)


def trust(path: Path, raw: RawKey | None, connection: Connection) -> SecondCopy | None:
    """The second copy as this program left it, by its head alone; None where it must be met.

    What stands behind the head is believed to be there until somebody looks (`is_as_left`).
    """
    second = second_path(path)
    try:
        with second.open("rb") as file:
            start, end = file.read(START), file.seek(0, os.SEEK_END)
        opened = head_for(start, raw)
        if opened is None or end <= START:
            return None
        head, seals = opened
        if head.lineage != lineage_in(connection) or head.revision != tables.HEAD:
            return None
        return SecondCopy(second, seals, end=end, snapshot=end)
    except OSError:
        return None


def is_as_left(path: Path, raw: RawKey | None, end: int, count: int) -> int | None:
    """How many bytes of a second copy that was trusted hold everything; None: meet it again.

    Up to ``end``, where it ended when it was opened with so many commits; it may have grown.
    """
    try:
        with second_path(path).open("rb") as file:
            found = look(file.read(end), raw)
    except OSError:
        return None
    well = found is not None and found.whole and (found.end, found.last) == (end, count)
    return found.end - found.grown if found is not None and well else None


def write_anew(path: Path, raw: RawKey | None, connection: Connection) -> SecondCopy | None:
    """Write a notebook's second copy from what it holds now, in place of the one there is."""
    return _made(second_path(path), raw, connection, lineage_in(connection))


def _only_unfinished(found: Found, count: int) -> bool:
    """Whether the program ended between a commit and its second copy, or wrote an older form."""
    near = found.last >= count - 1
    return near and (found.whole or found.torn)


def lineage_in(connection: Connection) -> bytes | None:
    """Which second copy belongs to a notebook; None where it does not say."""
    said = local.get(connection, LINEAGE)
    return bytes.fromhex(said) if isinstance(said, str) and len(said) == 32 else None


def _at(second: Path, found: Found) -> SecondCopy | None:
    try:
        return SecondCopy(second, found.seals, end=found.end, snapshot=found.end - found.grown)
    except OSError:
        return None


def _made(
    second: Path, raw: RawKey | None, connection: Connection, lineage: bytes | None
) -> SecondCopy | None:
    if lineage is None:
        lineage = os.urandom(16)
    local.put(connection, LINEAGE, lineage.hex())
    count = commits(connection)
    try:
        write_copy(second, raw, lineage, tables.HEAD, count, in_database(connection))
        found = look(second.read_bytes(), raw)
    except OSError:
        return None
    return None if found is None else _at(second, found)


def _was_missing(path: Path) -> Sentence:
    return Sentence(
        "The second copy of {name} was missing and was made anew; nothing is lost.",
        {"name": path.name},
    )


def _not_kept(path: Path) -> Sentence:
    return Sentence(
        "The second copy of {name} cannot be read or written, so what you type is on disk once "
        "only.",
        {"name": path.name},
    )


def _was_another(path: Path, kept: str) -> Sentence:
    return Sentence(
        "A second copy that belongs to another notebook lay beside {name}. It was kept as {kept}, "
        "and a new one was made; nothing is lost.",
        {"name": path.name, "kept": kept},
    )


def _was_damaged(path: Path, kept: str) -> Sentence:
    return Sentence(
        "The second copy of {name} was damaged. It was kept as {kept} and made anew from the "
        "notebook, which is whole; nothing is lost.",
        {"name": path.name, "kept": kept},
    )
