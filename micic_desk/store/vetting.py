"""A notebook that is not as this computer left it is looked through before it is used.

It may come from a colleague, or from nobody's friend: with triggers and views that do things
or never end, text where numbers belong, entries of the log that are none. Nothing in it is run,
nothing is written, and what is looked at is looked at once from front to back.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Integer, Table
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.gesture import Act
from micic_desk.domain.operation import MalformedOperationError, parse_operation
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.strict_json import check_depth
from micic_desk.store import tables
from micic_desk.store.connection import connect
from micic_desk.store.key import RawKey
from micic_desk.store.migrations import refuse_newer

DEEPEST = 200
"""Levels of lists and objects in a value; Python reads a thousand."""

_AT_ONCE = 1000
_LONGEST = 5000
_COLUMN = r"\w+ (?:INTEGER|TEXT|VARCHAR\(\d+\))(?: DEFAULT (?:'\w*'|\d+))?(?: NOT NULL)?"
_KEY = r"(?:CONSTRAINT \w+ )?(?:PRIMARY KEY|UNIQUE) \(\w+(?:, \w+)*\)"
_HOLDS = re.compile(
    rf"CREATE TABLE \w+ \( ?{_COLUMN}(?:, (?:{_COLUMN}|{_KEY}))* ?\)(?: WITHOUT ROWID)?"
)
"""A table with columns and keys, and nothing that is computed or checked."""
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
_SHADOWS = {
    "search_data": "CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB)",
    "search_idx": (
        "CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID"
    ),
    "search_docsize": "CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
    "search_config": "CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID",
}
"""What the word index makes of its own, so by SQLite's words."""
_EXACT = {
    "searched": tables.SEARCH_DDL[0],
    "search": tables.SEARCH_DDL[1],
    "operation_entity": "CREATE INDEX operation_entity ON operation (entity)",
}
_LATER = frozenset({"incoming", "arrival"})
"""What formats before today's do not have."""

_ACTS = frozenset(Act)
_COMPUTED = frozenset({"entity", "person", "alembic_version"})


def vet(path: Path, raw: RawKey | None) -> None:
    """Refuse a notebook that holds what MICIC Desk never writes; what is damaged is not asked.

    Raises Refusal: ``store.journal_beside``, ``store.not_ours`` for tables, ``store.bent`` for
    what stands in them.
    """
    if Path(f"{path}-journal").exists():
        raise Refusal(
            "store.journal_beside",
            "Beside {name} lies {journal}, which no notebook of ours has and which could do harm "
            "when it is opened. Delete {journal} and open the notebook again.",
            name=path.name,
            journal=f"{path.name}-journal",
        )
    engine = connect(path, raw, mode="rw", settled=False)
    try:
        with engine.connect() as connection:
            _look(path, connection.connection.driver_connection)
    except (DBAPIError, dbapi2.Error) as problem:
        cause = problem.orig if isinstance(problem, DBAPIError) else problem
        if not getattr(cause, "sqlite_errorname", ""):
            raise _bent(path) from problem  # text that is none
    finally:
        engine.dispose()


def _look(path: Path, driver: Any) -> None:  # noqa: ANN401 - the driver is untyped
    revision = ""
    made = driver.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    ours = {name: kind for kind, name, said in made if _is_ours(kind, name, said)}
    if ours.get("alembic_version") == "table":
        found = driver.execute("SELECT version_num FROM alembic_version").fetchone()
        revision = str(found[0]) if found else ""
        # Of a newer notebook nobody here can say what belongs in it.
        refuse_newer(path, revision)
    if len(ours) < len(made):
        raise Refusal(
            "store.not_ours",
            "{name} holds tables that MICIC Desk never makes, so it was not opened and nothing "
            "was changed. Ask whoever gave it to you for a share file instead.",
            name=path.name,
        )
    if not revision or not _needed(revision) <= ours.keys():
        raise _bent(path)
    for table in tables.metadata.sorted_tables:
        if ours.get(table.name) == "table" and table.name not in _COMPUTED:
            _refuse_bent_rows(path, driver, table)


def _needed(revision: str) -> frozenset[str]:
    """What a notebook of a format cannot be without."""
    today = frozenset({*tables.metadata.tables, *_EXACT, *_SHADOWS})
    return today if revision == tables.HEAD else today - _LATER


def _is_ours(kind: object, name: object, said: object) -> bool:
    """Whether a part of the database is one that we make, and can do nothing but hold values."""
    if kind == "index" and said is None:
        return True  # SQLite's own, of a key
    if not isinstance(name, str) or not isinstance(said, str) or kind == "trigger":
        return False
    plain = " ".join(said[:_LONGEST].split())
    exact = _EXACT.get(name) or _SHADOWS.get(name)
    if exact is not None:
        return plain == exact
    return kind == "table" and name in tables.metadata.tables and bool(_HOLDS.fullmatch(plain))


def _refuse_bent_rows(path: Path, driver: Any, table: Table) -> None:  # noqa: ANN401 - the driver is untyped
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    wanted = [
        {int if isinstance(column.type, Integer) else str, *([type(None)] * bool(column.nullable))}
        for column in table.columns
    ]
    well = _WELL.get(table.name)
    rows = driver.execute(f"SELECT {names} FROM {table.name}")  # noqa: S608 - names of our own
    while some := rows.fetchmany(_AT_ONCE):
        for sorts, column in zip(wanted, zip(*some, strict=True), strict=True):
            if not set(map(type, column)) <= sorts:
                raise _bent(path)
        if well is not None and not all(map(well, some)):
            raise _bent(path)


def _is_operation(row: Sequence[Any]) -> bool:
    _, one, entity, lamport, actor, sequence, local, visible, body = row
    try:
        said = parse_operation(_json(body))
    except (MalformedOperationError, ValueError):
        return False
    columns = (said.id, said.entity, said.lamport, said.actor, said.sequence)
    return columns == (one, entity, lamport, actor, sequence) and {local, visible} <= {0, 1}


def _is_gesture(row: Sequence[Any]) -> bool:
    return row[1] in _ACTS and row[3] in {0, 1}


def _is_setting(row: Sequence[Any]) -> bool:
    try:
        _json(f'{{"value":{row[1]}}}')
    except ValueError:
        return False
    return True


_WELL = {"operation": _is_operation, "gesture": _is_gesture, "setting": _is_setting}


def _json(text: str) -> Mapping[str, Any]:
    """The object that a text of ours stands for; ValueError for any other."""
    check_depth(text, DEEPEST)
    if "\\u" in text and _HALF_CHARACTER.search(text):
        raise ValueError("half a character")
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError("no object")  # noqa: TRY004 - asked for by the caller
    return said


def _bent(path: Path) -> Refusal:
    return Refusal(
        "store.bent",
        "{name} holds entries that MICIC Desk never writes. Where it came from somebody else, ask "
        "for a share file instead. Where it is your own, open a backup; “Restore” opens it as it "
        "is.",
        name=path.name,
    )
