"""What says a merge again (`turning`), where that merge was taken back and now comes again.

Undone and done again, what lies below a merge is new operations, which the merge has not seen;
what was written here to say it again over them went with it. It comes back with a file that
brings all of the merge about an entity, so that nobody is asked about what was no question the
first time; but only where less stands with it than without it, or nothing that it had not seen.
"""

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from micic_desk.domain.operation import Operation, read_operation
from micic_desk.domain.registers import Registers
from micic_desk.store.standing import SAID_AGAIN

_SAYING = (
    "SELECT s.entity, i.n, s.n, s.visible, s.body FROM arrival AS z "
    "CROSS JOIN operation AS s ON s.n = z.operation AND s.local = 1 CROSS JOIN incoming AS i "
    "CROSS JOIN arrival AS a ON a.incoming = i.n AND a.operation = s.n "
    "WHERE z.incoming = ? ORDER BY s.entity, i.n DESC, s.n"
)
_SAID = (
    "SELECT o.id FROM operation AS o CROSS JOIN arrival AS a ON a.incoming = ? "
    "AND a.operation = o.n WHERE o.entity = ? AND o.local = 0"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """What says again all that one merge had brought about an entity."""

    said: frozenset[str]
    standing: tuple[int, ...]
    hidden: tuple[tuple[int, Operation], ...]
    operations: tuple[Operation, ...]


def sayings(connection: Connection, about: Iterable[Operation]) -> dict[str, list[Saying]]:
    """Everything that says a merge again, by the entities that these operations are about.

    Of each, that of the newest merge first.
    """
    found: dict[str, list[Saying]] = {}
    rows = connection.exec_driver_sql(_SAYING, (SAID_AGAIN,)).fetchall()
    entities = {operation.entity for operation in about} if rows else frozenset()
    for (entity, incoming), some in groupby((row for row in rows if row[0] in entities), _of_merge):
        told = [(n, visible, read_operation(body)) for _, _, n, visible, body in some]
        said = frozenset(connection.exec_driver_sql(_SAID, (incoming, entity)).scalars())
        found.setdefault(entity, []).append(
            Saying(
                said,
                tuple(number for number, visible, _ in told if visible),
                tuple((number, operation) for number, visible, operation in told if not visible),
                tuple(operation for _, _, operation in told),
            )
        )
    return found


def coming_again(
    known: Sequence[Saying],
    standing: Iterable[Operation],
    arriving: Iterable[Operation],
    returning: Collection[str],
    files: Sequence[AbstractSet[str]],
) -> list[tuple[int, Operation]]:
    """What comes again with what is ``arriving`` about an entity, file after file.

    ``standing`` are those that count already, ``returning`` the ids of those arriving that were
    here and did not count.
    """
    here = {one.id: one for one in standing}
    waiting = {one.id: one for one in arriving}
    found: dict[int, Operation] = {}
    for file in files:
        came = {one: waiting.pop(one) for one in list(waiting) if one in file}
        here |= came
        back = [one for one in came if one in returning]
        for each in known:
            if each.said <= file and not each.said.isdisjoint(back) and _answers(each, here):
                # What a colleague hands back herself is in her file already.
                found.update(one for one in each.hidden if one[1].id not in returning)
                here |= {one.id: one for one in each.operations}
                break
    return list(found.items())


def _answers(saying: Saying, here: dict[str, Operation]) -> bool:
    """Whether with it nothing stands in its fields that it had not seen, or less than without."""
    own = {one.id: one for one in saying.operations}
    without = Registers(one for one in here.values() if one.id not in own)
    with_it = Registers((here | own).values())
    for name in {name for one in saying.operations for name in one.writes}:
        heads = with_it.head_ids(name)
        if not own.keys() >= set(heads) and len(heads) >= len(without.heads(name)):
            return False
    return True


def _of_merge(row: Sequence[Any]) -> tuple[str, int]:
    return row[0], row[1]
