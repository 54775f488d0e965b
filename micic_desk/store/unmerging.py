"""Taking a merge back at any time, with what was worked on since kept.

The merge's operations become invisible. What was written here since stays as it stood, and so
does the whole of a line that came with the merge: it is written once more as this notebook's
own (pinned), over what was before the merge and over what the merge brought, so that nothing
has to be asked about and merging the same file again changes none of it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, select

from micic_desk.domain.gesture import Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import DELETED, PLACE, Json, Operation
from micic_desk.domain.registers import Registers
from micic_desk.runtime.letting_go import let_go
from micic_desk.store import log, tables
from micic_desk.store.reversal import Again, again, restating
from micic_desk.store.scribe import Scribe, Written
from micic_desk.store.standing import (
    arrived_only_with,
    instead_of,
    on_top_of,
    set_active,
)

_operations = tables.operation
_arrivals = tables.arrival
_STANDING = [
    select(table.c.id, table.c.parent).where(table.c.dead == 0)
    for table in (tables.entity, tables.person)
]
_SAYS_A_MERGE_AGAIN = (
    select(tables.incoming.c.n)
    .join(_arrivals, _arrivals.c.incoming == tables.incoming.c.n)
    .where(_arrivals.c.operation == _operations.c.n)
    .correlate(_operations)
    .exists()
)
_WENT_WITH_IT = select(_arrivals.c.operation).where(_arrivals.c.incoming == bindparam("on_top"))
_SINCE = select(_operations.c.body).where(
    _operations.c.entity.in_(bindparam("entities", expanding=True)),
    (_operations.c.n >= bindparam("since")) | _operations.c.n.in_(_WENT_WITH_IT),
    _operations.c.local == 1,
    _operations.c.visible == 1,
    ~_SAYS_A_MERGE_AGAIN,
)
_FORGET = delete(_arrivals).where(_arrivals.c.incoming == bindparam("note"))


@dataclass(frozen=True, slots=True)
class Kept:
    """What a merge taken back leaves: the entities that were written on here since.

    ``fields`` are those that were written of each; only they stay, where something of the
    entity was there before the merge. What was not touched here goes back to what it was.
    """

    entities: tuple[str, ...]
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A merge taken back, inside the open transaction."""

    written: Written
    registers: dict[str, Registers]
    kept: Kept


def worked_on(connection: Connection, incoming: int, since: int) -> Kept:
    """What taking a merge back now would keep; nothing is written."""
    touched = list(dict.fromkeys(one for _, one in arrived_only_with(connection, incoming)))
    return _kept(touched, _own_words(connection, touched, incoming, since))


def _kept(touched: Sequence[str], own: Mapping[str, Sequence[Operation]]) -> Kept:
    written = {
        one: frozenset(name for operation in own[one] for name in operation.writes)
        for one in touched
        if one in own
    }
    return Kept(tuple(written), written)


def take_back(connection: Connection, scribe: Scribe, incoming: int, since: int) -> TakenBack:
    """Make a merge's operations invisible; pin what was written here from ``since`` on."""
    connection.execute(_FORGET, {"note": instead_of(incoming)})
    brought = arrived_only_with(connection, incoming)
    going = Counter(entity for _, entity in brought)
    touched = list(going)
    own = _own_words(connection, touched, incoming, since)
    known = dict(log.of_entities(connection, touched))
    # What stands only on the merge and on what was written here on top of it.
    gone = {one for one in touched if len(known[one]) == going[one] + len(own.get(one, ()))}
    before = {one: Registers(operations) for one, operations in known.items()}
    set_active(connection, incoming, brought, active=False)
    after = {one: Registers(found) for one, found in log.of_entities(connection, touched)}
    held = _held(connection, gone, own)
    held |= _people_behind(before, gone, {*own, *held})
    writes = [
        write
        for one in touched
        if one in own or one in held
        for write in _pins(one, before[one], after[one], own.get(one, ()), whole=one in gone)
    ]
    written = scribe.write(writes)
    registers = {**after, **written.changed, **written.new}
    let_go(known, before, after)
    return TakenBack(written, registers, _kept(touched, own))


def _own_words(
    connection: Connection, entities: Sequence[str], incoming: int, since: int
) -> dict[str, list[Operation]]:
    """What was written here on top of a merge about each of these entities."""
    found: dict[str, list[Operation]] = {}
    for operation in log.read_in_parts(
        connection, _SINCE, entities, on_top=on_top_of(incoming), since=since
    ):
        found.setdefault(operation.entity, []).append(operation)
    return found


def _held(connection: Connection, gone: set[str], own: Iterable[str]) -> set[str]:
    """What would go but something that stays stands under it."""
    if not gone:
        return set()
    parents: dict[str, str | None] = {}
    for statement in _STANDING:
        parents.update((row.id, row.parent) for row in connection.execute(statement))
    staying = set(own)
    held: set[str] = set()
    for one, parent in parents.items():
        if one in gone and one not in staying:
            continue
        above = parent
        while above in gone and above not in held and above is not None:
            held.add(above)
            above = parents.get(above)
    return held


def _people_behind(
    before: Mapping[str, Registers], gone: AbstractSet[str], staying: Iterable[str]
) -> set[str]:
    """Whoever would go but something that stays names her, or was written by her laptop."""
    found: set[str] = set()
    waiting = list(staying)
    while waiting:
        registers = before[waiting.pop()]
        heads = [(head, name) for name in registers.names() for head in registers.heads(name)]
        named = {one for head, name in heads for one in _ids_in(head.writes[name])}
        named |= {head.by_whom(name)[0] for head, name in heads}
        new = {one for one in (named & gone) - found if _is_somebody(before[one])}
        found |= new
        waiting.extend(new)
    return found


def _is_somebody(registers: Registers) -> bool:
    return registers.kind in {EntityKind.PERSON, EntityKind.ACTOR}


def _ids_in(value: Json) -> Sequence[str]:
    """What a field speaks of: a person, or several."""
    some = value if isinstance(value, list | tuple) else (value,)
    return [one for one in some if isinstance(one, str)]


def _pins(
    entity: str, before: Registers, after: Registers, own: Sequence[Operation], *, whole: bool
) -> list[Write]:
    """The writes that keep an entity as it stood: all of it, or what was written here."""
    stood = before.settle(entity)
    if stood is None or (whole and stood.dead):
        return []
    names = {name for operation in own for name in operation.writes}
    if whole:
        names = set(before.names()) - {DELETED}
    ours = {operation.id for operation in own}
    wanted: dict[str, list[Again]] = {}
    replaces: dict[str, Sequence[str]] = {}
    for name in sorted(names):
        heads = before.heads(name)
        staying = [one for one in heads if one.id in ours] or heads
        if staying:
            wanted[name] = [again(one, name) for one in staying]
            replaces[name] = _seen_by(before, name, staying)
    if not wanted:
        return []
    left = after.settle(entity)
    if left is not None and left.dead and not stood.dead and DELETED not in wanted:
        # What brought it back came with the merge; it was worked on since, so it stays.
        wanted[DELETED], replaces[DELETED] = [Again(False)], before.ids(DELETED)
    if not whole and PLACE not in wanted and not after.heads(PLACE):
        wanted[PLACE] = [again(before.heads(PLACE)[-1], PLACE)]
        replaces[PLACE] = before.ids(PLACE)
    return restating(entity, stood.kind, wanted, replaces, _had_seen(before, after))


def _seen_by(registers: Registers, name: str, some: Sequence[Operation]) -> list[str]:
    """All writes of a field but those that stand unanswered beside ``some`` of its heads.

    Not the heads alone: what lies between them and what a merge brought may go with the merge
    later, and come back without it.
    """
    beside = [one for one in registers.heads(name) if one not in some]
    unseen = _with_all_behind(registers, name, beside) - _with_all_behind(registers, name, some)
    return [one for one in registers.ids(name) if one not in unseen]


def _with_all_behind(registers: Registers, name: str, some: Sequence[Operation]) -> set[str]:
    """These writes of a field, and every one that they replace, directly or not."""
    found = {one.id for one in some}
    waiting = list(some)
    while waiting:
        for earlier in waiting.pop().replaces.get(name, ()):
            one = registers.write(name, earlier)
            if one is not None and earlier not in found:
                found.add(earlier)
                waiting.append(one)
    return found


def _had_seen(before: Registers, after: Registers) -> frozenset[str]:
    """What a delete that is kept had seen: no edit of the merge that it was asked about.

    And what is left without the merge, which what it had seen may have replaced.
    """
    deletes = (head.saw or frozenset() for head in before.heads(DELETED) if head.writes[DELETED])
    return after.content_heads().union(*deletes)
