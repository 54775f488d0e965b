"""Operations: the immutable entries of the change log, the only thing that is ever written.

See ``docs/notebook-format.md`` for the keys. An operation names the earlier operations it
had seen and replaces, so that the notebook's state is a function of the set of operations
alone: order, repetition and detours of files cannot matter.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from micic_desk.domain.order import is_order_key

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
By: TypeAlias = tuple[str, int]
"""Who wrote a value first, and when: an actor, and seconds since 1970 UTC."""

ROOT = "root"
PLACE = "place"
DELETED = "deleted"
JOINED = "joined"
"""Marks a line as joined once: a touch that a delete must have seen, and never a question."""
NOT_CONTENT = frozenset({PLACE, DELETED})
KNOWN_FEATURES: frozenset[str] = frozenset()
"""Features this version can show; an operation that requires another is kept, not shown."""

_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_ID = re.compile(r"[0-9a-f]{32}\Z")
_OURS = frozenset({"id", "a", "s", "l", "t", "e", "k", "g", "w", "p", "b", "saw", "q", "o", "x"})
_LARGEST = 2**53 - 1
_BY_ITSELF: Mapping[str, By] = {}


class MalformedOperationError(ValueError):
    """A mapping is not an operation; the message names the key, never its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One entry of the change log.

    ``time`` is in seconds since 1970 UTC, shown and never compared; ``replaces`` maps a field
    to the ids of the operations it supersedes; ``by`` names, for values that an undo or a redo
    says again, who wrote them first; ``saw`` is set on deletes only; ``omitted`` names fields
    that it wrote whose values are not here (a share without history), ``erased`` fields whose
    values were taken out for good; ``extra`` holds keys of later versions, kept and passed on.
    """

    id: str
    actor: str
    sequence: int
    lamport: int
    time: int
    entity: str
    kind: str
    gesture: str
    writes: Mapping[str, Json]
    replaces: Mapping[str, Sequence[str]] = field(default_factory=dict)
    by: Mapping[str, By] = field(default_factory=dict)
    saw: frozenset[str] | None = None
    requires: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    extra: Mapping[str, Json] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, str]:
        """The order in which settled values are picked: Lamport number, then id."""
        return self.lamport, self.id

    def by_whom(self, name: str) -> By:
        """Who wrote the value of a field first, and when."""
        return self.by.get(name) or (self.actor, self.time)

    @property
    def left_out(self) -> frozenset[str]:
        """The fields that it wrote whose values are not here."""
        return frozenset(self.omitted) | frozenset(self.erased)

    @property
    def readable(self) -> bool:
        """Whether this version knows every feature the operation requires."""
        return KNOWN_FEATURES.issuperset(self.requires)

    def to_text(self) -> str:
        """The canonical JSON text, as it is stored and shared."""
        body: dict[str, Json] = {
            "id": self.id,
            "a": self.actor,
            "s": self.sequence,
            "l": self.lamport,
            "t": self.time,
            "e": self.entity,
            "k": self.kind,
            "g": self.gesture,
            "w": self.writes,
            **self.extra,
        }
        if self.replaces:
            body["p"] = {name: list(ids) for name, ids in self.replaces.items()}
        if self.by:
            body["b"] = {name: list(one) for name, one in self.by.items()}
        if self.saw is not None:
            body["saw"] = sorted(self.saw)
        if self.requires:
            body["q"] = list(self.requires)
        if self.omitted:
            body["o"] = sorted(self.omitted)
        if self.erased:
            body["x"] = sorted(self.erased)
        return canonical(body)


def canonical(value: Json) -> str:
    """The one JSON text of a value: sorted keys, no spaces, all characters as they are."""
    return _JSON.encode(value)


def is_id(text: object) -> bool:
    """Whether a value is an id: 32 lower-case hexadecimal digits."""
    return isinstance(text, str) and _ID.match(text) is not None


def parse_operation(body: Mapping[str, Json]) -> Operation:
    """The operation a JSON object stands for.

    Raises MalformedOperationError where a key is missing or has the wrong shape; unknown
    keys are kept in ``extra``.
    """
    for name in ("id", "a", "e", "g"):
        if not is_id(body.get(name)):
            raise MalformedOperationError(name)
    kind = body.get("k")
    if not isinstance(kind, str) or not 0 < len(kind) <= 64:
        raise MalformedOperationError("k")
    saw = body.get("saw")
    return Operation(
        id=cast("str", body["id"]),
        actor=cast("str", body["a"]),
        sequence=_counting(body, "s", 1),
        lamport=_counting(body, "l", 1),
        time=_counting(body, "t", -_LARGEST),
        entity=cast("str", body["e"]),
        kind=kind,
        gesture=cast("str", body["g"]),
        writes=_written(body.get("w")),
        replaces=_replaced(body.get("p", {})),
        by=_by(body["b"]) if "b" in body else _BY_ITSELF,
        saw=None if saw is None else frozenset(_ids(saw, "saw")),
        requires=_texts(body.get("q", ()), "q"),
        omitted=_texts(body.get("o", ()), "o"),
        erased=_texts(body.get("x", ()), "x"),
        extra={name: value for name, value in body.items() if name not in _OURS},
    )


def read_operation(text: str) -> Operation:
    """The operation behind a text that this program itself stored (trusted: no limits)."""
    body = json.loads(text)
    if not isinstance(body, dict):
        raise MalformedOperationError("object")
    return parse_operation(body)


def _counting(body: Mapping[str, Json], name: str, least: int) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST:
        raise MalformedOperationError(name)
    return value


def _written(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, dict) or not all(0 < len(name) <= 64 for name in value):
        raise MalformedOperationError("w")
    if PLACE in value and not is_place(value[PLACE]):
        raise MalformedOperationError(PLACE)
    if DELETED in value and not isinstance(value[DELETED], bool):
        raise MalformedOperationError(DELETED)
    return value


def is_place(value: Json) -> bool:
    """Whether a value is a place: the parent's id (or "root") and an order key."""
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and (value[0] == ROOT or is_id(value[0]))
        and is_order_key(value[1])
    )


def _replaced(value: Json) -> Mapping[str, Sequence[str]]:
    if not isinstance(value, dict):
        raise MalformedOperationError("p")
    return {name: _ids(ids, "p") for name, ids in value.items()}


def _by(value: Json) -> Mapping[str, By]:
    if not isinstance(value, dict):
        raise MalformedOperationError("b")
    found: dict[str, By] = {}
    for name, one in value.items():
        if not isinstance(one, list) or len(one) != 2 or not is_id(one[0]):
            raise MalformedOperationError("b")
        found[name] = (cast("str", one[0]), _counting({"b": one[1]}, "b", -_LARGEST))
    return found


def _ids(value: Json, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(is_id(one) for one in value):
        raise MalformedOperationError(name)
    return tuple(cast("list[str]", value))


def _texts(value: Json, name: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(
        isinstance(one, str) and len(one) <= 64 for one in value
    ):
        raise MalformedOperationError(name)
    return tuple(cast("list[str]", value))
