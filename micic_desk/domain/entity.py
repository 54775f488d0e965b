"""An entity: what the operations about one id settle to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from micic_desk.domain.operation import Json

_put = object.__setattr__


class Flag(StrEnum):
    """What a reader should know about how an entity came to stand where it stands."""

    MOVED_TWICE = "moved_twice"
    MOVE_SET_ASIDE = "move_set_aside"
    DELETED_AND_EDITED = "deleted_and_edited"
    DELETED_AND_KEPT = "deleted_and_kept"
    NO_PLACE = "no_place"


@dataclass(frozen=True, slots=True)
class Version:
    """One of several values that stand against each other, and the operation that wrote it."""

    operation: str
    value: Json
    actor: str
    time: int


class _Stored:
    """Room for the fields as they are at rest, until somebody asks for one."""

    __slots__ = ("_stored",)
    _stored: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(_Stored):
    """The settled state of one id.

    ``conflicts`` holds, for each field with more than one distinct head, all its versions,
    oldest first; ``fields`` holds the one shown meanwhile (the newest). ``parent`` is None
    where no operation says where the entity stands. ``dead`` means deleted by everybody who
    had a say; a dead entity with a living child is still shown.
    """

    id: str
    kind: str
    parent: str | None
    order: str
    fields: Mapping[str, Json]
    conflicts: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    dead: bool = False
    flags: frozenset[Flag] = frozenset()
    created: int = 0

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Decode the fields when they are asked for first; see `at_rest`."""
            if name != "fields":
                raise AttributeError(name)
            fields = json.loads(self._stored)
            _put(self, "fields", fields)
            return fields

    def text(self, name: str) -> str:
        """A field that holds text, or the empty text."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """A field that holds a whole number, or None."""
        value = self.fields.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """A field that holds a list of texts; what is not text in it is left out."""
        value = self.fields.get(name)
        if not isinstance(value, list | tuple):
            return ()
        return tuple(one for one in value if isinstance(one, str))

    def mapping(self, name: str) -> Mapping[str, Json]:
        """A field that holds a mapping, or an empty one."""
        value = self.fields.get(name)
        return value if isinstance(value, Mapping) else {}


_NO_CONFLICTS: Mapping[str, tuple[Version, ...]] = MappingProxyType({})
_NO_FLAGS: frozenset[Flag] = frozenset()

# The slots themselves, because a hundred thousand entities are made before the first key.
_new = Entity.__new__
_put_id, _put_kind, _put_parent, _put_order, _put_conflicts, _put_dead, _put_flags, _put_created = (
    vars(Entity)[name].__set__
    for name in ("id", "kind", "parent", "order", "conflicts", "dead", "flags", "created")
)
_put_stored = vars(_Stored)["_stored"].__set__


def at_rest(
    one: str, kind: str, parent: str | None, order: str, *, dead: bool, created: int, stored: str
) -> Entity:
    """An entity without conflicts or flags whose fields are a JSON object, decoded when needed.

    A notebook of a hundred thousand lines is opened for the few that are on the screen.
    """
    entity = _new(Entity)
    _put_id(entity, one)
    _put_kind(entity, kind)
    _put_parent(entity, parent)
    _put_order(entity, order)
    _put_conflicts(entity, _NO_CONFLICTS)
    _put_dead(entity, dead)
    _put_flags(entity, _NO_FLAGS)
    _put_created(entity, created)
    _put_stored(entity, stored)
    return entity
