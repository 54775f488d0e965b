"""What the writers of two versions had both seen: the base a conflict is read against."""

from collections.abc import Iterable, Sequence

from micic_desk.domain.operation import Operation


def common_base(
    operations: Iterable[Operation], field: str, heads: Sequence[str]
) -> Operation | None:
    """The newest write of a field that all these writes replace, directly or not.

    None where there is none (the versions were written without knowing of each other's), and
    where its value is not here: a file that leaves history out holds no base.
    """
    writes = {one.id: one for one in operations if field in one.writes}
    seen: set[str] | None = None
    for head in heads:
        behind = _behind(writes, field, head)
        seen = behind if seen is None else seen & behind
    found = [writes[one] for one in seen or ()]
    return max(found, key=_key, default=None)


def _behind(writes: dict[str, Operation], field: str, head: str) -> set[str]:
    """Every write that a write replaces, with all that those replace."""
    found: set[str] = set()
    waiting = [head]
    while waiting:
        one = writes.get(waiting.pop())
        for earlier in one.replaces.get(field, ()) if one is not None else ():
            if earlier in writes and earlier not in found:
                found.add(earlier)
                waiting.append(earlier)
    return found


def _key(operation: Operation) -> tuple[int, str]:
    return operation.key
