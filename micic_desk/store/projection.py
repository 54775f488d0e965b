"""Settled state at rest: entities in their tables and words in the index.

All of it is computed from the log and can be rebuilt from it at any time; a test proves that
what is kept up step by step equals what is rebuilt.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, func, select, text

from micic_desk.domain.entity import Entity, Flag, Version, at_rest
from micic_desk.domain.forest import arrange
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Json, canonical
from micic_desk.domain.registers import Place, Registers
from micic_desk.domain.words import plain
from micic_desk.store import local, log, tables
from micic_desk.store.connection import at_driver

_Conflicts: TypeAlias = dict[str, tuple[Version, ...]]
_Rows: TypeAlias = list[tuple[object, ...]]
TABLES = (tables.entity, tables.person)
_INDEX = "INSERT INTO search(rowid, words) VALUES(?, ?)"
_FORGET = "INSERT INTO search(search, rowid, words) VALUES('delete', ?, ?)"
_WIPING = text("INSERT INTO search(search, rank) VALUES('secure-delete', :on)")
_LOADED = ("id", "kind", "parent", "position", "dead", "created", "fields", "flags", "conflicts")
_ASKED = "FROM {{asked}} CROSS JOIN {table} AS t ON t.id = asked.value"
_SOME = " ".join(("SELECT", ", ".join(f"t.{name}" for name in _LOADED), _ASKED))
_BEHIND = "FROM {table} WHERE n > ? ORDER BY n LIMIT ?"
_AFTER = " ".join(("SELECT n,", ", ".join(_LOADED), _BEHIND))
_AT_ONCE = 1000
_FEW = 100
_SEARCHED: dict[str, tuple[str, ...]] = {
    EntityKind.ITEM: ("text", "tags"),
    EntityKind.PLACEMENT: ("wording",),
    EntityKind.SESSION: ("title",),
    EntityKind.PART: ("title",),
    EntityKind.SECTION: ("title",),
    EntityKind.CONSULTATION: ("title", "initiative", "venue"),
}
INDEX = 2
"""How words are kept, counted up when that changes: an older index is then made anew."""
_KEPT_AS = "index"
_CIRCLE = text(
    "WITH RECURSIVE above(id) AS (SELECT parent FROM entity WHERE id = :one "
    "UNION SELECT parent FROM entity JOIN above USING (id)) SELECT 1 FROM above WHERE id = :one"
)
_ROW = "kind, parent, position, dead, created, fields, conflicts, flags, words"
_INSERT = f"INSERT INTO {{table}}(id, {_ROW}, n) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
# Not the id: naming it would make SQLite write its index anew for every row.
_UPDATE = " ".join(("UPDATE {table} SET", _ROW.replace(",", " = ?,"), "= ? WHERE n = ?"))
_DELETE = "DELETE FROM {table} WHERE n = ?"
_FIND = f"SELECT t.id, n, words {_ASKED}"
_WISHES = "SELECT n, id, parent FROM {table} WHERE n > ? AND parent NOT NULL ORDER BY n LIMIT ?"
_BEFORE_ALL, _SLICE = -(2**63), 5000
_Rest: TypeAlias = Callable[[], None]
_RENEW = "UPDATE entity SET words = ? WHERE n = ?"


def _go_on() -> None:
    """Nobody waits."""


def load(connection: Connection) -> list[Entity]:
    """Every settled entity, in no promised order.

    Straight from the driver, and without looking into the fields: a hundred thousand lines are
    read in a quarter of the time that a row object and decoded JSON for each would take.
    """
    found: list[Entity] = []
    for table in TABLES:
        cursor = connection.execute(select(*(table.c[name] for name in _LOADED))).cursor
        assert cursor is not None
        while some := cursor.fetchmany(_AT_ONCE):
            found.extend(map(_entity, some))
    return found


def load_after(
    connection: Connection, table: Table, number: int, most: int
) -> tuple[list[Entity], int]:
    """The next entities of a settled table behind a row number, and the number of the last."""
    asked = _AFTER.format(table=table.name)
    result = connection.exec_driver_sql(asked, (number, most))
    assert result.cursor is not None
    rows = result.cursor.fetchall()
    result.close()
    return [_entity(row[1:]) for row in rows], rows[-1][0] if rows else number


def load_some(connection: Connection, ids: Sequence[str]) -> list[Entity]:
    """The settled entities among these ids."""
    found: list[Entity] = []
    for table in TABLES:
        found.extend(map(_entity, log.driven(connection, _SOME.format(table=table.name), ids)))
    return found


def words_kept(connection: Connection, ids: Sequence[str]) -> list[tuple[str, str]]:
    """These entities with the words that the index has of them."""
    found = log.driven(connection, _FIND.format(table="entity"), ids)
    return [(one, words) for one, _, words in found]


def _entity(row: tuple[Any, ...]) -> Entity:
    one, kind, parent, order, dead, created, fields, flags, conflicts = row
    if not flags and not conflicts:
        return at_rest(one, kind, parent, order, dead=bool(dead), created=created, stored=fields)
    return Entity(
        id=one,
        kind=kind,
        parent=parent,
        order=order,
        fields=json.loads(fields),
        conflicts=_versions(json.loads(conflicts)) if conflicts else {},
        dead=bool(dead),
        flags=frozenset(Flag(each) for each in flags.split(",")) if flags else frozenset(),
        created=created,
    )


def _versions(found: Mapping[str, list[tuple[str, Json, str, int]]]) -> _Conflicts:
    return {name: tuple(Version(*version) for version in found[name]) for name in found}


def _row(entity: Entity, words: str) -> tuple[object, ...]:
    """What is kept of an entity, in the order of ``_ROW``."""
    versions: Json = {
        name: [[one.operation, one.value, one.actor, one.time] for one in found]
        for name, found in entity.conflicts.items()
    }
    return (
        entity.kind,
        entity.parent,
        entity.order,
        int(entity.dead),
        entity.created,
        canonical(entity.fields),
        canonical(versions) if versions else "",
        ",".join(sorted(entity.flags)),
        words,
    )


def words_of(entity: Entity) -> str:
    """What the word index holds of an entity: nothing of people, nothing of the bin."""
    if entity.dead:
        return ""
    fields = _SEARCHED.get(entity.kind, ())
    said = [" ".join((entity.text(one), *entity.texts(one))) for one in fields]
    return plain(" ".join(said).strip())


def _table_of(entity: Entity) -> str:
    return "person" if entity.kind == EntityKind.PERSON else "entity"


class Projection:
    """Keeps the settled tables and the word index in step with the log."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last = self._highest()
        self._known_aside: set[str] | None = None

    def move_to(self, connection: Connection) -> None:
        """Go on over another connection; the rows may have been numbered anew meanwhile."""
        self._connection = connection
        self._last = self._highest()

    @property
    def _aside(self) -> set[str]:
        """The entities whose newest move is set aside; looked for once, over all rows."""
        if self._known_aside is None:
            self._known_aside = {
                row[0]
                for table in TABLES
                for row in self._connection.execute(
                    select(table.c.id).where(table.c.flags.like(f"%{Flag.MOVE_SET_ASIDE}%"))
                )
            }
        return self._known_aside

    def _highest(self) -> int:
        """The highest row number in use."""
        highest = (select(func.coalesce(func.max(table.c.n), 0)) for table in TABLES)
        return max(int(self._connection.execute(one).scalar_one()) for one in highest)

    def know(self, entities: Iterable[Entity]) -> None:
        """Spare that look over all rows, because all entities were just loaded from them."""
        self._known_aside = {one.id for one in entities if Flag.MOVE_SET_ASIDE in one.flags}

    def bookmark(self) -> frozenset[str] | None:
        """What this projection remembers; taken back with ``rewind`` after a failed write.

        Row numbers are not: those that a failed write had taken are left out for good.
        """
        return None if self._known_aside is None else frozenset(self._known_aside)

    def rewind(self, before: frozenset[str] | None) -> None:
        """Forget what was remembered since a transaction that failed."""
        self._known_aside = None if before is None else set(before)

    def settle_new(self, registers: Mapping[str, Registers]) -> list[Entity]:
        """Write entities that no operation spoke of before."""
        entities = _settled(registers)
        grouped: dict[str, _Rows] = {}
        fresh: list[tuple[int, str]] = []
        for entity in entities:
            self._last += 1
            words = words_of(entity)
            row = (entity.id, *_row(entity, words), self._last)
            grouped.setdefault(_table_of(entity), []).append(row)
            fresh.append((self._last, words))
        for name, rows in grouped.items():
            self._drive(_INSERT.format(table=name), rows)
        self._each(_INDEX, fresh)
        return entities

    def settle(
        self, registers: Mapping[str, Registers], *, rearrange: bool
    ) -> tuple[list[Entity], list[str]]:
        """Write entities that may be there already; gives them and the ids that are no more.

        ``rearrange`` looks at the whole tree again: after a merge, an undo, or a move while
        another move is set aside, a circle may have closed or opened anywhere.
        """
        entities = _settled(registers)
        standing = {entity.id for entity in entities}
        gone = [one for one in registers if one not in standing]
        self._write(entities, gone)
        if rearrange or self._aside:
            entities = self._rearranged(entities)
        return entities, gone

    def _write(self, entities: Sequence[Entity], gone: Sequence[str]) -> None:
        present = self._present([*(one.id for one in entities), *gone])
        added: dict[str, _Rows] = {}
        changed: dict[str, _Rows] = {}
        removed = [present[one] for one in gone if one in present]
        stale: list[tuple[int, str]] = []
        fresh: list[tuple[int, str]] = []
        for entity in entities:
            said, name = words_of(entity), _table_of(entity)
            row = _row(entity, said)
            stood, number, words = present.get(entity.id, (name, 0, ""))
            if number and stood != name:
                # An earlier operation came in that calls it something else.
                self._drive(_DELETE.format(table=stood), [(number,)])
                added.setdefault(name, []).append((entity.id, *row, number))
            elif number:
                changed.setdefault(name, []).append((*row, number))
            else:
                self._last += 1
                number = self._last
                added.setdefault(name, []).append((entity.id, *row, number))
            if words != said:
                stale.append((number, words))
                fresh.append((number, said))
        stale.extend((number, words) for _, number, words in removed)
        for statement, rows in ((_INSERT, added), (_UPDATE, changed)):
            for name, some in rows.items():
                self._drive(statement.format(table=name), some)
        for name, number, _ in removed:
            self._drive(_DELETE.format(table=name), [(number,)])
        self._reindex(stale, fresh)

    def _drive(self, statement: str, rows: _Rows) -> None:
        """Run a statement for every row, by the driver alone: a merge has many."""
        at_driver(self._connection).executemany(statement, rows)

    def _reindex(self, stale: Sequence[tuple[int, str]], fresh: Sequence[tuple[int, str]]) -> None:
        """Bring the word index in step.

        A word is wiped from the index's pages as it is forgotten; after a merge that would
        cost most of the merge, and the index is soon rewritten as a whole in an idle moment.
        """
        many = len(stale) > _FEW
        if many:
            self._connection.execute(_WIPING, {"on": 0})
        self._each(_FORGET, stale)
        self._each(_INDEX, fresh)
        if many:
            self._connection.execute(_WIPING, {"on": 1})

    def keep_words_up(self, entities: Iterable[Entity]) -> None:
        """Make the word index anew where an older program filled it; once for each notebook."""
        if local.get(self._connection, _KEPT_AS) == INDEX:
            return
        wanted = {one.id: words_of(one) for one in entities if one.kind in _SEARCHED}
        table = tables.entity
        stale: list[tuple[int, str]] = []
        fresh: list[tuple[int, str]] = []
        for n, one, words in self._connection.execute(select(table.c.n, table.c.id, table.c.words)):
            if words != wanted.get(one, ""):
                stale.append((n, words))
                fresh.append((n, wanted.get(one, "")))
        if fresh:
            self._drive(_RENEW, [(words, number) for number, words in fresh])
            self._reindex(stale, fresh)
        local.put(self._connection, _KEPT_AS, INDEX)

    def _present(self, ids: Sequence[str]) -> dict[str, tuple[str, int, str]]:
        """Where these entities stand: table, row number and indexed words."""
        found: dict[str, tuple[str, int, str]] = {}
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            for table in TABLES:
                rows = log.driven(self._connection, _FIND.format(table=table.name), some)
                found.update((one, (table.name, number, words)) for one, number, words in rows)
                some = [one for one in some if one not in found]
                if not some:
                    break
        return found

    def _each(self, statement: str, rows: Sequence[tuple[int, str]]) -> None:
        """Run an index statement for every row that has words."""
        # In the order of the rows: a step back makes FTS5 write out what it has gathered.
        values = sorted(row for row in rows if row[1])
        if values:
            at_driver(self._connection).executemany(statement, values)

    def closes_circle(self, moved: Iterable[str]) -> bool:
        """Whether any of these entities has come to stand under itself."""
        return any(
            self._connection.execute(_CIRCLE, {"one": one}).first() is not None for one in moved
        )

    def foreseen(self, registers: Mapping[str, Registers], rest: _Rest) -> list[Entity]:
        """What ``settle`` with ``rearrange`` would make of these; a transaction may ``rest``."""
        changed = {one.id: one for one in _settled(registers, rest)}
        wishes = {one.id: one.parent for one in changed.values() if one.parent is not None}

        def places(one: str) -> Sequence[Place]:
            return registers[one].places() if one in registers else self._places(one)

        self._arrange(changed, self._first_choices(rest) | wishes, places)
        return list(changed.values())

    def _rearranged(self, entities: Iterable[Entity]) -> list[Entity]:
        """Find circles in the whole tree, set the newest moves aside, write what changed."""
        changed = {one.id: one for one in entities}
        aside = self._arrange(changed, self._first_choices(), self._places)
        self._write([changed[one] for one in aside | self._aside if one in changed], ())
        self._known_aside = aside
        return list(changed.values())

    def _arrange(
        self,
        changed: dict[str, Entity],
        parents: Mapping[str, str],
        places: Callable[[str], Sequence[Place]],
    ) -> set[str]:
        """Bring into ``changed`` what circles put elsewhere; gives all that is set aside now."""
        # An entity settled just now stands where its newest move says, whatever was set aside.
        aside = arrange(parents, places)
        again = [one for one in {*aside, *self._aside} if one not in changed]
        for one, operations in log.of_entities(self._connection, again):
            entity = Registers(operations).settle(one)
            if entity is not None:
                changed[one] = entity
        for one, place in aside.items():
            changed[one] = replace(
                changed[one],
                parent=place.parent,
                order=place.order,
                flags=changed[one].flags | {Flag.MOVE_SET_ASIDE},
            )
        return set(aside)

    def _first_choices(self, rest: _Rest = _go_on) -> dict[str, str]:
        """Every placed entity's newest wish for a parent, set aside or not."""
        parents: dict[str, str] = {}
        for table in TABLES:
            wishes = _WISHES.format(table=table.name)
            last: int | None = _BEFORE_ALL
            while last is not None:
                some = at_driver(self._connection).execute(wishes, (last, _SLICE)).fetchall()
                parents.update((one, parent) for _, one, parent in some)
                # What is captured at a rest comes at the end, and is no reason to go on.
                last = some[-1][0] if len(some) == _SLICE else None
                rest()
        for one in self._aside & parents.keys():
            parents[one] = self._places(one)[0].parent
        return parents

    def _places(self, one: str) -> Sequence[Place]:
        return Registers(log.of_entity(self._connection, one)).places()


def _settled(registers: Mapping[str, Registers], rest: _Rest = _go_on) -> list[Entity]:
    found: list[Entity | None] = []
    for one, folded in registers.items():
        found.append(folded.settle(one))
        if len(found) % _AT_ONCE == 0:
            rest()
    return [entity for entity in found if entity is not None]
