"""Joined lines on paper: one of them speaks for all, and all their authors stand behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from micic_desk.domain.entity import Entity
from micic_desk.domain.links import Group, Links
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import initials
from micic_desk.report.blocks import OtherVersion


@dataclass(frozen=True, slots=True)
class Told:
    """What is printed where a line is reached.

    ``main`` gives the words; ``members`` are all that it speaks for, itself too; ``rivals``
    are lines that somebody else called the main one; ``open`` says that people disagree.
    """

    main: Entity
    members: tuple[Entity, ...]
    rivals: tuple[Entity, ...] = ()
    open: bool = False

    @property
    def ids(self) -> set[str]:
        """The ids of all it speaks for."""
        return {one.id for one in self.members}


class Joined:
    """Reads the joins of one notebook for one reader; ``allowed`` says what that one may see."""

    def __init__(self, notebook: Notebook, allowed: Callable[[Entity], bool]) -> None:
        self._notebook = notebook
        self._links = Links(notebook)
        self._allowed = allowed
        self._disputed: set[str] = set()

    def told(self, item: Entity) -> Told:
        """What speaks for an item the reader may see.

        Lines that one person joined and another called distinct are each printed: no word may
        depend on who is right. A main line the reader may not see speaks for nobody.
        """
        group = self._links.group_of(item.id)
        if group is None:
            return Told(item, (item,))
        if group.disputed:
            first = group.main not in self._disputed
            self._disputed.add(group.main)
            return Told(item, (item,), open=first)
        seen = {one.id: one for one in self._members(group) if self._allowed(one)}
        main = seen.get(group.main, item)
        rivals = tuple(seen[one] for one in group.claimed if one in seen and one != main.id)
        return Told(main, tuple(seen.values()), rivals, open=bool(rivals))

    def authors(self, told: Told) -> str:
        """The initials of everybody who noted it, the main line's author first."""
        lines = (told.main, *told.members)
        people = (self._notebook.get(one.text("author")) for one in lines)
        return ", ".join(dict.fromkeys(initials(one) for one in people if one is not None))

    def versions(self, told: Told) -> tuple[OtherVersion, ...]:
        """The words of lines that might be the main one instead."""
        found = []
        for one in told.rivals:
            person = self._notebook.get(one.text("author"))
            by = initials(person) if person is not None else ""
            found.append(OtherVersion(one.text("text"), by))
        return tuple(found)

    def same_as(self, entity: Entity) -> tuple[Entity, ...]:
        """The session (or consultation) that gives the title, then all that are the same one."""
        group = self._links.group_of(entity.id)
        return tuple(self._members(group)) if group is not None else (entity,)

    def _members(self, group: Group) -> list[Entity]:
        return [self._notebook[one] for one in group.members]
