"""What points at an item: the placements that print it and the links that speak of it."""

from collections.abc import Collection

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sameness import named

POINTING = frozenset({EntityKind.PLACEMENT, EntityKind.LINK})


class Pointers:
    """Of each item, the ids of the placements and of the links that name it, shown or not.

    ``placed`` and ``linked`` are kept in the order in which they came, for whoever counts.
    """

    def __init__(self) -> None:
        self.placed: dict[str, dict[str, None]] = {}
        self.linked: dict[str, dict[str, None]] = {}

    def put_in(self, entity: Entity) -> Collection[str]:
        """Take an entity in; gives what it points at."""
        table, items = self._read(entity)
        for item in items:
            table.setdefault(item, {})[entity.id] = None
        return items

    def take_out(self, entity: Entity) -> Collection[str]:
        """Forget an entity that was taken in; gives what it pointed at."""
        table, items = self._read(entity)
        for item in items:
            del table[item][entity.id]
        return items

    def _read(self, entity: Entity) -> tuple[dict[str, dict[str, None]], Collection[str]]:
        if entity.kind == EntityKind.PLACEMENT:
            return self.placed, (entity.text("item"),)
        return self.linked, named(entity) if entity.kind == EntityKind.LINK else ()
