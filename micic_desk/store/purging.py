"""Taking words out of a notebook for good: out of the log, the index, drafts and the file itself.

Only what no longer stands is taken out. The operation stays with everything but that value,
so that an older full copy cannot bring it back, and neither can a colleague's file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select, text, update

from micic_desk.domain.hollow import erase
from micic_desk.domain.operation import Json, Operation, is_id, read_operation
from micic_desk.domain.registers import Registers
from micic_desk.domain.text import folded
from micic_desk.store import local, log, tables
from micic_desk.store.session import Session

_operations = tables.operation
_drafts = tables.draft
_settings = tables.setting
_incoming = tables.incoming
_ALL = select(_operations.c.n, _operations.c.visible, _operations.c.body)
_ERASE = (
    update(_operations).where(_operations.c.n == bindparam("at")).values(body=bindparam("text"))
)
_REBUILD = text("INSERT INTO search(search) VALUES('rebuild')")


@dataclass(frozen=True, slots=True)
class Purged:
    """What was taken out, or would be.

    ``values`` counts the earlier values that held the words; ``standing`` are the entities in
    which the words still stand: those have to be reworded first, and were left alone.
    ``drafts`` counts lines being typed, ``senders`` files that came from somebody of this name;
    ``settings`` are the names of what this notebook keeps for itself (words of the spelling,
    abbreviations, cards …) that held them.
    """

    values: int
    standing: tuple[str, ...]
    drafts: int = 0
    settings: tuple[str, ...] = ()
    senders: int = 0


def look(session: Session, words: str) -> Purged:
    """What taking these words out would do; nothing is written."""
    with session.transaction() as connection:
        return _Found(connection, words).told()


def purge(session: Session, words: str, instead: str = "") -> Purged:
    """Take every earlier value that holds these words out, whoever wrote it; no way back.

    Case and accents make no difference; ``instead`` is what a sender of this name is called.
    When this returns, neither the file nor its second copy holds them any more.
    """
    with session.changing() as connection:
        found = _Found(connection, words, instead)
        if found.erased:
            rows = [{"at": number, "text": body} for number, body in found.erased.items()]
            connection.execute(_ERASE, rows)
            told = {one: Registers(ops) for one, ops in log.of_entities(connection, found.touched)}
            session.projection.settle(told, rearrange=False)
        # What waits may hold them too; whoever still shows it asks for it again.
        session.waiting.clear()
        for slot in found.drafts:
            connection.execute(delete(_drafts).where(_drafts.c.slot == slot))
        for name, value in found.settings.items():
            local.put(connection, name, value)
        for number, sender in found.senders:
            renamed = update(_incoming).where(_incoming.c.n == number).values(sender=sender)
            connection.execute(renamed)
        connection.execute(_REBUILD)
    # Freed pages are overwritten as they are freed; the write-ahead log still holds old ones.
    session.tidy()
    session.write_second_copy_anew()
    return found.told()


class _Found:
    """Where some words are held, and what each operation is without them."""

    def __init__(self, connection: Connection, words: str, instead: str = "") -> None:
        self._words = folded(words)
        # Keys and ids are full of short words; in what is kept by name only whole words count.
        self._alone = re.compile(rf"(?<!\w){re.escape(self._words)}(?!\w)")
        self.erased: dict[int, str] = {}
        self.values = 0
        standing: dict[str, None] = {}
        touched: dict[str, None] = {}
        heads = _Heads(connection)
        for row in connection.execute(_ALL).all():
            operation = read_operation(row.body) if self._holds(row.body) else None
            names = self._holding(operation) if operation is not None else []
            if operation is None or not names:
                continue
            stays = [name for name in names if row.visible and heads.has(operation, name)]
            standing.update(dict.fromkeys([operation.entity] if stays else []))
            going = [name for name in names if name not in stays]
            thin = erase(operation, going)
            if thin != operation:
                self.values += len(going)
                self.erased[row.n] = thin.to_text()
                touched[operation.entity] = None
        self.standing = tuple(standing)
        self.touched = list(touched)
        drafts = connection.execute(select(_drafts.c.slot, _drafts.c.text)).all()
        self.drafts = [row.slot for row in drafts if self._holds(row.text)]
        self.settings: dict[str, Json] = {}
        for one in connection.execute(select(_settings.c.name, _settings.c.value)).all():
            if self._holds_alone(one.value):
                self.settings[one.name] = self._bare(json.loads(one.value))
        senders = connection.execute(select(_incoming.c.n, _incoming.c.sender)).all()
        self.senders = [(one.n, instead) for one in senders if self._holds(one.sender)]

    def told(self) -> Purged:
        """What was found, for whoever asked."""
        return Purged(
            values=self.values,
            standing=self.standing,
            drafts=len(self.drafts),
            settings=tuple(sorted(self.settings)),
            senders=len(self.senders),
        )

    def _holds_alone(self, text_: str) -> bool:
        return bool(self._words) and self._alone.search(folded(text_)) is not None

    def _bare(self, value: Json) -> Json:
        """A setting without every entry that holds the words."""
        if isinstance(value, str):
            return "" if self._holds_alone(value) else value
        if isinstance(value, Mapping):
            return {
                name: self._bare(one)
                for name, one in value.items()
                if not self._holds_alone(name)
                and not (isinstance(one, str) and self._holds_alone(one))
            }
        if isinstance(value, list | tuple):
            return [
                self._bare(one)
                for one in value
                if not (isinstance(one, str) and self._holds_alone(one))
            ]
        return value

    def _holds(self, text_: str) -> bool:
        return bool(self._words) and self._words in folded(text_)

    def _holding(self, operation: Operation) -> list[str]:
        return [
            name
            for name, value in operation.writes.items()
            if any(not is_id(one) and self._holds(one) for one in _texts(value))
        ]


class _Heads:
    """Which writes stand, folded once for each entity that is asked about."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Registers] = {}

    def has(self, operation: Operation, name: str) -> bool:
        """Whether a write stands: nobody has replaced it."""
        entity = operation.entity
        if entity not in self._known:
            self._known[entity] = Registers(log.of_entity(self._connection, entity))
        return operation.id in self._known[entity].head_ids(name)


def _texts(value: Json) -> Iterator[str]:
    """Every text inside a value, names of its keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield name
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
