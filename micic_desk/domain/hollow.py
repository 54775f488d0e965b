"""Operations without some of their values: shared without history, or rid of a name for good.

A hollow operation still says which fields it wrote and what it replaced, so that nobody who
holds the older ones is asked a question that was answered long ago. A value that was only
omitted may arrive later; one that was erased never comes back.
"""

from collections.abc import Iterable
from dataclasses import replace

from micic_desk.domain.operation import DELETED, PLACE, Json, Operation, canonical

_KEPT = frozenset({PLACE, DELETED})
"""Where a line stood is no word; a circle of moves may need it again."""


def omit(operation: Operation, names: Iterable[str]) -> Operation:
    """The operation without the values of these fields, for somebody who gets no history."""
    going = frozenset(names) & operation.writes.keys() - _KEPT
    if not going:
        return operation
    return replace(
        operation,
        writes=_without(operation, going),
        omitted=tuple(sorted({*operation.omitted, *going})),
    )


def erase(operation: Operation, names: Iterable[str]) -> Operation:
    """The operation without the values of these fields, for good, here and in every share."""
    going = frozenset(names) & (operation.writes.keys() | operation.left_out) - _KEPT
    if not going:
        return operation
    return replace(
        operation,
        writes=_without(operation, going),
        omitted=tuple(one for one in operation.omitted if one not in going),
        erased=tuple(sorted({*operation.erased, *going})),
    )


def agree(one: Operation, other: Operation) -> bool:
    """Whether two texts of one id are one operation, apart from values that were left out."""
    names = {*one.writes, *one.left_out}
    if names != {*other.writes, *other.left_out}:
        return False
    common = one.writes.keys() & other.writes.keys()
    if any(canonical(one.writes[name]) != canonical(other.writes[name]) for name in common):
        return False
    return _bare(one) == _bare(other)


def together(known: Operation, arriving: Operation) -> Operation:
    """One operation of two that agree: every value that one of them holds, none that is erased."""
    erased = frozenset(known.erased)
    writes = {
        name: value
        for name, value in {**arriving.writes, **known.writes}.items()
        if name not in erased
    }
    omitted = (known.left_out | arriving.left_out) - writes.keys() - erased
    return replace(known, writes=writes, omitted=tuple(sorted(omitted)))


def _without(operation: Operation, names: frozenset[str]) -> dict[str, Json]:
    return {name: value for name, value in operation.writes.items() if name not in names}


def _bare(operation: Operation) -> str:
    return replace(operation, writes={}, omitted=(), erased=()).to_text()
