"""A share without history: only what stands now, and that earlier words existed."""

from collections.abc import Sequence

from micic_desk.domain.hollow import omit
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.domain.registers import Registers


def latest_only(bodies: Sequence[str]) -> list[str]:
    """Operations as they are shared without history, in the order given.

    ``bodies`` are whole entities. A value that a newer one replaces is left out; every version
    of an open conflict stands and is kept, and so is where a line stood: no words are lost to
    a reader, and what she sees is the same.
    """
    read = [read_operation(body) for body in bodies]
    grouped: dict[str, list[Operation]] = {}
    for one in read:
        grouped.setdefault(one.entity, []).append(one)
    standing: dict[str, dict[str, frozenset[str]]] = {}
    for entity, operations in grouped.items():
        if len(operations) > 1:
            registers = Registers(operations)
            standing[entity] = {
                name: frozenset(registers.head_ids(name)) for name in registers.names()
            }
    found = []
    for body, one in zip(bodies, read, strict=True):
        heads = standing.get(one.entity, {})
        past = [name for name in one.writes if name in heads and one.id not in heads[name]]
        # What this version cannot read is passed on as it is.
        found.append(omit(one, past).to_text() if past and one.readable else body)
    return found
