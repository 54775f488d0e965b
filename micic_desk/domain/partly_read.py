"""A notebook that answers before all of it was read: at once where it is sure, else after reading.

A large notebook is opened for the session on the screen. What stands there, and everything
that is no item, is read first; the rest follows a little at a time. Whoever asks for something
that this part alone cannot say, on any thread, has the rest read before the answer comes: so
nobody ever sees half a notebook, and nobody has to know that there is one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT, is_id

More: TypeAlias = Callable[[], Sequence[Entity] | None]
"""Gives the next entities, each of a notebook's once; None when there are no more."""
Alone: TypeAlias = Callable[[], AbstractContextManager[None]]
"""Keeps every other thread out of the notebook's file; may be asked again inside."""


@dataclass(frozen=True, slots=True)
class FirstPart:
    """What is read first: everything that is no item, and items with all that stands under them.

    ``elsewhere`` are those of them (or "root") under which other items stand too, and ``kept``
    the deleted ones that stand because something under them lives.
    """

    entities: Sequence[Entity]
    elsewhere: frozenset[str]
    kept: frozenset[str]


def first_ids(notebook: Notebook, session: str) -> tuple[list[str], set[str]]:
    """What should be read first for work in a session, and the parents of items elsewhere."""
    first = [one.id for one in notebook if one.kind != EntityKind.ITEM]
    waiting = [session]
    while waiting:
        for child in notebook.all_children(waiting.pop()):
            if child.kind == EntityKind.ITEM:
                first.append(child.id)
            waiting.append(child.id)
    known = {*first, ROOT}
    above = {one.parent for one in notebook if one.id not in known}
    return first, {one for one in above if one is not None and one in known}


class PartlyRead(Notebook):
    """Becomes an ordinary notebook, the same object, when its last entity was read.

    Raises, from whatever was asked, what ``more`` raises; asked again, it reads on.
    """

    whole = False

    def __init__(self, first: FirstPart, more: More, alone: Alone) -> None:
        self._elsewhere: frozenset[str] | None = None
        super().__init__(first.entities)
        self._kept = set(first.kept)
        self._elsewhere = first.elsewhere
        self._more = more
        self._alone = alone
        self._growing = Notebook()
        self._dead: set[str] = set()
        self.tally.unread = self._is_unread
        self.tally.read = partial(read_on, self)

    def read(self, slices: int | None = None) -> bool:
        """Read on, a few slices or everything; whether all is here now."""
        with self._alone():
            while not self.whole and slices != 0:
                some = self._more()
                if some is None:
                    self._become_whole()
                else:
                    self._grow(some)
                slices = None if slices is None else slices - 1
        return self.whole

    # Whoever holds on to one of these methods still calls it when this is an ordinary notebook.

    def __len__(self) -> int:
        read_on(self)
        return Notebook.__len__(self)

    def __contains__(self, entity: object) -> bool:
        return entity in self._entities or (read_on(self) and Notebook.__contains__(self, entity))

    def __getitem__(self, entity: str) -> Entity:
        _need(self, entity)
        return Notebook.__getitem__(self, entity)

    def __iter__(self) -> Iterator[Entity]:
        read_on(self)
        return Notebook.__iter__(self)

    def get(self, entity: str) -> Entity | None:
        """The entity with this id, shown or not; None where there is none."""
        _need(self, entity)
        return Notebook.get(self, entity)

    def apply(self, entities: Iterable[Entity], gone: Iterable[str] = ()) -> None:
        """Take over what is newly settled; not before everything was read that is older."""
        if self._elsewhere is not None:
            read_on(self)
        Notebook.apply(self, entities, gone)

    def shown(self, entity: str) -> bool:
        """Whether an entity is on show: living, or a deleted parent of something living."""
        _need(self, entity)
        return Notebook.shown(self, entity)

    def kept_for_children(self, entity: str) -> bool:
        """Whether an entity was deleted and stands only because something under it lives."""
        _need(self, entity)
        return Notebook.kept_for_children(self, entity)

    def of_kind(self, kind: EntityKind) -> list[Entity]:
        """Every shown entity of a kind, in no promised order."""
        if kind == EntityKind.ITEM:
            read_on(self)
        return Notebook.of_kind(self, kind)

    def unfiled(self) -> list[Entity]:
        """Shown entities whose parent is unknown here: withheld, undone or never said."""
        read_on(self)
        return Notebook.unfiled(self)

    def _under(self, parent: str) -> Sequence[tuple[str, str]]:
        if not self.whole and self._is_unread(parent):
            read_on(self)
        return Notebook._under(self, parent)  # noqa: SLF001 - the rule of the one that it becomes

    def _is_unread(self, parent: str) -> bool:
        """Whether children of it may stand in what was not read."""
        return parent in (self._elsewhere or ()) or self._needs(parent)

    def _needs(self, entity: str) -> bool:
        # While the first part itself is put in, what it lacks is asked of nobody.
        known = self._elsewhere is None or entity in self._entities
        return not known and is_id(entity)

    def _grow(self, some: Sequence[Entity]) -> None:
        """Take more in, beside what answers meanwhile."""
        growing = self._growing._entities  # noqa: SLF001 - a notebook of its own, never given away
        new = [self._entities.get(one.id, one) for one in some if one.id not in growing]
        self._dead |= self._growing._place(new)  # noqa: SLF001 - the same

    def _become_whole(self) -> None:
        grown = self._growing
        grown._keep_parents(self._dead, {})  # noqa: SLF001 - the same
        for table in ("_entities", "_children", "_kinds", "pointers", "_kept"):
            vars(self)[table] = vars(grown)[table]
        self.tally.go_on_over(*self._counted())
        self._growing = Notebook()
        # The same object, because everybody holds on to it; from here on nothing is asked twice.
        self.__class__ = Notebook  # type: ignore[assignment]  # on purpose


def read_on(notebook: Notebook, slices: int | None = None) -> bool:
    """Read a few slices more of any notebook, or all there are; whether all is here now."""
    return notebook.read(slices) if isinstance(notebook, PartlyRead) else True


def _need(notebook: Notebook, entity: str) -> None:
    """Read everything where an entity is not among what was read first."""
    if isinstance(notebook, PartlyRead) and notebook._needs(entity):  # noqa: SLF001 - its own module
        notebook.read()
