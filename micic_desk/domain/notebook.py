"""The notebook in memory: every settled entity, by id and by parent.

It is filled from disk and changed only by what has already been committed there; it never
decides anything itself.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import ROOT
from micic_desk.domain.pointers import POINTING, Pointers
from micic_desk.domain.tallies import Counted, Tally

UNFILED = "unfiled"
"""The parent under which entities stand whose own parent is not in this notebook."""

_FEWER = 4
"""How many times fewer entities of a kind there must be for them to be sorted once more."""


class Notebook:
    """All entities of one notebook and the tree they form.

    ``whole`` says that all of it is in memory already; `PartlyRead` is one that is not.
    """

    whole = True

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._entities: dict[str, Entity] = {}
        self._children: dict[str, list[tuple[str, str]]] = {}
        self._kinds: dict[str, dict[str, None]] = {}
        self.pointers = Pointers()
        self._kept: set[str] = set()
        self.tally = Tally(*self._counted(), self.shown)
        self.apply(entities)

    def __len__(self) -> int:
        return len(self._entities)

    def __contains__(self, entity: object) -> bool:
        return entity in self._entities

    def get(self, entity: str) -> Entity | None:
        """The entity with this id, shown or not; None where there is none."""
        return self._entities.get(entity)

    def __getitem__(self, entity: str) -> Entity:
        return self._entities[entity]

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities.values())

    def apply(self, entities: Iterable[Entity], gone: Iterable[str] = ()) -> None:
        """Take over newly settled entities, and forget those that no operation speaks of."""
        if not self._entities and not self.tally.kept:
            entities = self._fill(list(entities))
        touched: set[str] = set()
        stood: dict[str, bool] = {}
        for one in gone:
            touched |= self._take_out(one, stood)
        for entity in entities:
            touched |= self._take_out(entity.id, stood)
            self._put_in(entity, touched)
        self._keep_parents(touched, stood)
        if self.tally.kept:
            self.tally.follow(touched, [one for one in stood if stood[one] != self.shown(one)])

    def _counted(self) -> Counted:
        """The tables that lines are counted over."""
        return self._entities, self._children, self.pointers.placed, self.pointers.linked

    def _fill(self, entities: list[Entity]) -> list[Entity]:
        """Take all of a notebook in at once; gives back what has to go in one by one."""
        found = {one.id: one for one in entities}
        if len(found) != len(entities):
            return entities
        self._keep_parents(self._place(entities), {})
        return []

    def _place(self, entities: Sequence[Entity]) -> set[str]:
        """Put entities in that are not there yet; gives the dead ones, which something may keep."""
        dead: set[str] = set()
        grown: set[str] = set()
        for one in entities:
            self._entities[one.id] = one
            self._kinds.setdefault(one.kind, {})[one.id] = None
            if one.parent is not None:
                self._children.setdefault(one.parent, []).append((one.order, one.id))
                grown.add(one.parent)
            if one.kind in POINTING:
                self.pointers.put_in(one)
            if one.dead:
                dead.add(one.id)
        for parent in grown:
            self._children[parent].sort()
        return dead

    def _put_in(self, entity: Entity, touched: set[str]) -> None:
        self._entities[entity.id] = entity
        self._kinds.setdefault(entity.kind, {})[entity.id] = None
        if entity.parent is not None:
            insort(self._children.setdefault(entity.parent, []), (entity.order, entity.id))
            touched.add(entity.parent)
        touched.update(self.pointers.put_in(entity))
        touched.add(entity.id)

    def _take_out(self, one: str, stood: dict[str, bool]) -> set[str]:
        old = self._entities.get(one)
        if old is None:
            stood.setdefault(one, False)
            return set()
        stood.setdefault(one, self.shown(one))
        del self._entities[one]
        self._kinds[old.kind].pop(one, None)
        self._kept.discard(one)
        touched = {one, *self.pointers.take_out(old)}
        if old.parent is not None:
            siblings = self._children[old.parent]
            del siblings[bisect_left(siblings, (old.order, old.id))]
            touched.add(old.parent)
        return touched

    def _keep_parents(self, touched: set[str], stood: dict[str, bool]) -> None:
        """Keep showing a deleted parent while something living stands under it."""
        waiting = list(touched)
        while waiting:
            one = waiting.pop()
            entity = self._entities.get(one)
            if entity is None or not entity.dead:
                continue
            keep = any(self.shown(child) for _, child in self._children.get(one, ()))
            if keep != (one in self._kept):
                stood.setdefault(one, not keep)
                self._kept ^= {one}
            if entity.parent is not None and (keep != (entity.parent in self._kept)):
                waiting.append(entity.parent)

    def _under(self, parent: str) -> Sequence[tuple[str, str]]:
        """Every child of an entity, by order key and id."""
        return self._children.get(parent, ())

    def shown(self, entity: str) -> bool:
        """Whether an entity is on show: living, or a deleted parent of something living."""
        found = self._entities.get(entity)
        return found is not None and (not found.dead or entity in self._kept)

    def kept_for_children(self, entity: str) -> bool:
        """Whether an entity was deleted and stands only because something under it lives."""
        return entity in self._kept

    def children(self, parent: str, *kinds: EntityKind) -> list[Entity]:
        """The shown children of an entity (or of "root"), in order, of the kinds asked for."""
        under = self._under(parent)
        entities, kept = self._entities, self._kept
        alike = [self._kinds.get(kind, {}) for kind in kinds]
        if kinds and _FEWER * sum(map(len, alike)) < len(under):
            # The few parts of a consultation, without a look at its hundreds of sessions.
            few = [entities[one] for ids in alike for one in tuple(ids)]
            found = sorted((one for one in few if one.parent == parent), key=_by_order)
        else:
            found = [entities[one] for _, one in under]
        # `shown`, without asking for each of them once more.
        return [
            one
            for one in found
            if (not one.dead or one.id in kept) and (not kinds or one.kind in kinds)
        ]

    def all_children(self, parent: str) -> list[Entity]:
        """Every child of an entity, deleted ones too, in order."""
        return [self._entities[one] for _, one in self._under(parent)]

    def neighbours(self, parent: str, after: str | None) -> tuple[str | None, str | None]:
        """The order keys between which a child after ``after`` goes; None means the start.

        Deleted children count, so that nothing lands on the far side of them.
        """
        siblings = self._under(parent)
        entity = self._entities.get(after) if after is not None else None
        if entity is None or entity.parent != parent:
            return None, siblings[0][0] if siblings else None
        position = bisect_left(siblings, (entity.order, entity.id)) + 1
        following = siblings[position][0] if position < len(siblings) else None
        return entity.order, following

    def last_child(self, parent: str) -> str | None:
        """The id of the last child of an entity, deleted ones too."""
        siblings = self._under(parent)
        return siblings[-1][1] if siblings else None

    def placements(self, item: str) -> list[Entity]:
        """The shown placements through which a captured item stands in the report."""
        placed = self.pointers.placed.get(item, ())
        return [self._entities[one] for one in placed if self.shown(one)]

    def of_kind(self, kind: EntityKind) -> list[Entity]:
        """Every shown entity of a kind, in no promised order."""
        return [self._entities[one] for one in self._kinds.get(kind, ()) if self.shown(one)]

    def ancestors(self, entity: str) -> Iterator[Entity]:
        """The entities above one, nearest first, as far as the notebook knows them."""
        found = self.get(entity)
        while found is not None and found.parent is not None:
            found = self.get(found.parent)
            if found is not None:
                yield found

    def below(self, entity: str) -> Iterator[Entity]:
        """Every shown entity under one, in outline order, at any depth."""
        waiting = [iter(self.children(entity))]
        while waiting:
            child = next(waiting[-1], None)
            if child is None:
                waiting.pop()
                continue
            yield child
            waiting.append(iter(self.children(child.id)))

    def backwards(self, entity: str) -> Iterator[Entity]:
        """Every shown entity under one, the last of the outline first; costs what is taken."""
        waiting = [(entity, len(self._under(entity)))]
        while waiting:
            parent, left = waiting.pop()
            if left:
                child = self._under(parent)[left - 1][1]
                waiting.append((parent, left - 1))
                if self.shown(child):
                    waiting.append((child, len(self._under(child))))
            elif parent != entity:
                yield self._entities[parent]

    def consultation_of(self, entity: str) -> Entity | None:
        """The consultation an entity belongs to: itself, or the nearest one above it."""
        found = self.get(entity)
        if found is not None and found.kind == EntityKind.CONSULTATION:
            return found
        for above in self.ancestors(entity):
            if above.kind == EntityKind.CONSULTATION:
                return above
        return None

    def unfiled(self) -> list[Entity]:
        """Shown entities whose parent is unknown here: withheld, undone or never said."""
        return [
            entity
            for entity in self._entities.values()
            if (
                entity.parent is None
                or (entity.parent != ROOT and entity.parent not in self._entities)
            )
            and self.shown(entity.id)
        ]


def first_child(notebook: Notebook, parent: str, kind: EntityKind) -> str | None:
    """The id of the first shown child of a kind, without a look at its hundreds of siblings."""
    for _, one in notebook._under(parent):  # noqa: SLF001 - of this very module
        if notebook[one].kind == kind and notebook.shown(one):
            return one
    return None


def _by_order(entity: Entity) -> tuple[str, str]:
    return entity.order, entity.id
