"""A merge, or the taking back of one, undone and done again.

Neither writes anything: operations are hidden and shown. But what lies below it on the stack may
have been undone and done again meanwhile, and that is new operations, which the merge has not
seen: it would count as somebody's later word, be asked about, or bring a deleted line back. So
what the merge had made of such a line is said once more over all of that (`_said_again`), and
comes and goes with the merge from then on.

Whoever has these operations without the merge, or the merge without them, is asked as before;
whoever has all of them is not.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select

from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.gesture import Act, Write
from micic_desk.domain.operation import DELETED, By, Operation, canonical
from micic_desk.domain.registers import Registers
from micic_desk.runtime.letting_go import let_go
from micic_desk.store import log, tables
from micic_desk.store.reversal import Again, again, restating
from micic_desk.store.scribe import Scribe, Written
from micic_desk.store.standing import (
    arrived_only_with,
    instead_of,
    note,
    note_said_again,
    on_top_of,
    set_active,
    show,
    take_along,
    taken_along,
)
from micic_desk.store.undo_stack import Entry, Range

_operations = tables.operation
_SINCE = select(_operations.c.body).where(
    _operations.c.entity.in_(bindparam("entities", expanding=True)),
    _operations.c.n >= bindparam("since"),
    _operations.c.local == 1,
)
_DELETION = frozenset({Flag.DELETED_AND_KEPT, Flag.DELETED_AND_EDITED})


@dataclass(frozen=True, slots=True)
class Turned:
    """What turning a merge changed, inside the open transaction.

    ``following`` is an empty range: the number from which on operations lie on top of the merge
    where it stands now, below it where it is undone now.
    """

    registers: dict[str, Registers]
    written: Written
    following: Range


def turn(connection: Connection, scribe: Scribe, entry: Entry, *, undone: bool) -> Turned:
    """Undo or redo a merge, or the taking back of one."""
    incoming = entry.incoming
    assert incoming is not None
    taken_back = entry.act is Act.UNMERGE
    noted = instead_of(incoming) if taken_back else on_top_of(incoming)
    brought = arrived_only_with(connection, incoming)
    touched = list(dict.fromkeys(entity for _, entity in brought))
    below: dict[str, set[str]] = {}
    if undone:
        take_along(connection, noted, touched, entry.first)
    else:
        below = _since(connection, touched, entry.first)
    before = dict(log.of_entities(connection, list(below)))
    show(connection, taken_along(connection, noted), shown=not undone)
    set_active(connection, incoming, brought, active=undone is taken_back)
    after = dict(log.of_entities(connection, touched))
    written = scribe.write(
        write
        for one, since in below.items()
        for write in _said_again(one, before[one], after[one], since)
    )
    numbers = [number for number, _, _ in written.numbered]
    if taken_back:
        note(connection, noted, numbers)
    else:
        note_said_again(connection, incoming, numbers)
    registers = {one: Registers(operations) for one, operations in after.items()}
    let_go(before, after)
    following = written.first + len(written.numbered)
    return Turned(registers | written.changed, written, Range(following, following - 1))


def _since(connection: Connection, entities: Sequence[str], since: int) -> dict[str, set[str]]:
    """The operations written here about each of these entities while the merge was undone."""
    found: dict[str, set[str]] = {}
    for operation in log.read_in_parts(connection, _SINCE, entities, since=since):
        found.setdefault(operation.entity, set()).add(operation.id)
    return found


def _said_again(
    entity: str,
    before: Sequence[Operation],
    after: Sequence[Operation],
    since: AbstractSet[str],
) -> list[Write]:
    """The writes that make of an entity what it was when the merge stood last.

    ``before`` and ``after`` are its operations without and with the merge, ``since`` those of
    them that are newer than its undoing. Nothing where they left the entity other than it was:
    then they are no undo and redo, but somebody's word.
    """
    if _presented(entity, _without(before, since)) != _presented(entity, before):
        return []
    stood, now = Registers(_without(after, since)), Registers(after)
    wished, found = stood.settle(entity), now.settle(entity)
    if wished is None or found is None or _looks(wished) == _looks(found):
        return []
    wanted: dict[str, Sequence[Again]] = {}
    for name in stood.names() - {DELETED}:
        values = _values(stood, name)
        if _distinct(values) != _distinct(_values(now, name)):
            wanted[name] = values
    deleted = {one.value: one for one in _values(stood, DELETED)}
    if _deletion(wished) != _deletion(found) or (wanted and True in deleted):
        wanted[DELETED] = list(deleted.values()) or [Again(False)]
    # A line that was gone goes again, whatever its words are called now.
    heads = stood.heads(DELETED)
    seen = frozenset[str]().union(*(head.saw or frozenset() for head in heads))
    standing = {name: now.head_ids(name) for name in wanted}
    return restating(entity, after[0].kind, wanted, standing, None if wished.dead else seen)


def _without(operations: Iterable[Operation], some: AbstractSet[str]) -> list[Operation]:
    return [one for one in operations if one.id not in some]


def _presented(entity: str, operations: Sequence[Operation]) -> Entity | None:
    found = Registers(operations).settle(entity)
    return None if found is None else _looks(found)


def _looks(entity: Entity) -> Entity:
    """An entity as a person sees it, whichever operations stand behind it."""
    conflicts = {
        name: tuple(replace(one, operation="") for one in versions)
        for name, versions in entity.conflicts.items()
    }
    return replace(entity, conflicts=conflicts)


def _values(registers: Registers, name: str) -> list[Again]:
    return [again(head, name) for head in registers.heads(name)]


def _distinct(values: Sequence[Again]) -> tuple[list[tuple[str, By | None]], str]:
    """What a person is shown of the heads of a field: each value once, and the newest."""
    said: dict[str, By | None] = {}
    for one in values:
        said.setdefault(canonical(one.value), one.by)
    return list(said.items()), canonical(values[-1].value) if values else ""


def _deletion(entity: Entity) -> tuple[bool, frozenset[Flag]]:
    return entity.dead, entity.flags & _DELETION
