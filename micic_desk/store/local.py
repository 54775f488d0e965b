"""What belongs to this file alone and never travels: settings, keys, and lines being typed."""

import json
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from micic_desk.domain.operation import Json, canonical
from micic_desk.domain.utf8 import whole
from micic_desk.store import tables
from micic_desk.store.connection import at_driver

_settings = tables.setting
_drafts = tables.draft
_GET_SETTING = f"SELECT value FROM {_settings.name} WHERE name = ?"  # noqa: S608 - our own name
_add_setting = insert(_settings)
_PUT_SETTING = _add_setting.on_conflict_do_update(
    index_elements=["name"], set_={"value": _add_setting.excluded.value}
)
_add_draft = insert(_drafts)
_PUT_DRAFT = _add_draft.on_conflict_do_update(
    index_elements=["slot"],
    set_={"text": _add_draft.excluded.text, "at": _add_draft.excluded.at},
)
_DROP_DRAFT = f"DELETE FROM {_drafts.name} WHERE slot = ?"  # noqa: S608 - our own name


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that was being typed: where (``slot``), what, and when (seconds since 1970 UTC)."""

    slot: str
    text: str
    at: int


def get(connection: Connection, name: str) -> Json:
    """A setting's value; None where it was never set."""
    found = at_driver(connection).execute(_GET_SETTING, (name,)).fetchone()
    return None if found is None else cast("Json", json.loads(found[0]))


def put(connection: Connection, name: str, value: Json) -> None:
    """Set a setting."""
    connection.execute(_PUT_SETTING, {"name": name, "value": whole(canonical(value))})


def drafts(connection: Connection) -> list[Draft]:
    """Every line that was being typed when the notebook was last open."""
    rows = connection.execute(select(_drafts).order_by(_drafts.c.at))
    return [Draft(row.slot, row.text, row.at) for row in rows]


def put_draft(connection: Connection, draft: Draft) -> None:
    """Keep a line being typed; an empty text forgets it."""
    if draft.text:
        connection.execute(
            _PUT_DRAFT, {"slot": draft.slot, "text": whole(draft.text), "at": draft.at}
        )
    else:
        drop_draft(connection, draft.slot)


def drop_draft(connection: Connection, slot: str) -> None:
    """Forget a line being typed, because it was saved or thrown away."""
    at_driver(connection).execute(_DROP_DRAFT, (slot,))
