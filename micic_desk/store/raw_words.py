"""Every text that a notebook holds anywhere: log, settled tables, word index, drafts, second copy.

What is looked for is the content; names of fields and ids are left out.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import cast

from sqlalchemy import Connection, select

from micic_desk.domain.operation import Json, is_id
from micic_desk.store import tables
from micic_desk.store.second.reading import look, second_path, whole_rows
from micic_desk.store.second.rows import KEPT
from micic_desk.store.session import Session

_TERMS = "SELECT term FROM temp.every_term"
_MAKE_TERMS = "CREATE VIRTUAL TABLE temp.every_term USING fts5vocab(main, search, row)"


def all_texts(session: Session, *, apart_from: Collection[str] = ()) -> Iterator[str]:
    """Each text once for each place it stands in; nothing is written.

    ``apart_from`` are fields that hold no words of anybody, but one choice of a few.
    """
    with session.transaction() as connection:
        found = [*_in_tables(connection, apart_from), *_in_index(connection)]
    yield from found
    yield from _in_second_copy(session, apart_from)


def _in_tables(connection: Connection, apart: Collection[str]) -> Iterator[str]:
    for row in connection.execute(select(tables.operation.c.body)).all():
        yield from _texts(_written(json.loads(row.body)), apart)
    for table in (tables.entity, tables.person):
        wanted = select(table.c.fields, table.c.conflicts, table.c.words)
        for row in connection.execute(wanted).all():
            yield from _texts(json.loads(row.fields), apart)
            yield from _texts(json.loads(row.conflicts or "null"), apart)
            yield row.words
    yield from connection.execute(select(tables.draft.c.text)).scalars().all()
    yield from connection.execute(select(tables.incoming.c.sender)).scalars().all()
    for value in connection.execute(select(tables.setting.c.value)).scalars().all():
        yield from _texts(json.loads(value), apart)


def _in_index(connection: Connection) -> Iterator[str]:
    connection.exec_driver_sql(_MAKE_TERMS)
    try:
        yield from [str(row[0]) for row in connection.exec_driver_sql(_TERMS).all()]
    finally:
        connection.exec_driver_sql("DROP TABLE temp.every_term")


def _in_second_copy(session: Session, apart: Collection[str]) -> Iterator[str]:
    """What the second copy says when it is opened: its frames are sealed."""
    try:
        data = second_path(session.path).read_bytes()
    except OSError:
        return
    found = look(data, session.raw)
    rows = whole_rows(data, found).changes() if found is not None else iter(())
    for number, *row in rows:
        for column, value in zip(KEPT[number].columns, row, strict=False):
            if column.name in {"body", "value"}:
                read = json.loads(str(value))
                yield from _texts(_written(read) if column.name == "body" else read, apart)
            elif column.name in {"text", "sender"}:
                yield str(value)


def _written(body: Json) -> Json:
    """What an operation says, without what every operation has."""
    said = cast("Mapping[str, Json]", body)
    return {name: value for name, value in said.items() if name not in {"a", "g", "k", "p", "saw"}}


def _texts(value: Json, apart: Collection[str]) -> Iterator[str]:
    if isinstance(value, str):
        if not is_id(value):
            yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if name not in apart:
                yield from _texts(one, apart)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one, apart)
