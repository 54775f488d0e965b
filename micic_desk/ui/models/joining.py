"""Which lines are one statement noted several times, followed change by change."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import initials


@dataclass(frozen=True, slots=True)
class Joined:
    """How many notes a line is one of, who noted it, whether it is the one that is printed.

    ``people`` are at least one: a note whose author is not known was noted by somebody.
    """

    count: int
    voices: str
    main: bool
    people: int = 1


class Joins:
    """Looks the links up anew only where one of them, or what it joins, has changed."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._links: set[str] = set()
        self._told: dict[str, Joined] = {}
        self._read()

    def of(self, line: str) -> Joined | None:
        """What a line is one of; None where it stands alone."""
        return self._told.get(line)

    def follow(self, touched: Iterable[str]) -> set[str]:
        """Take changes in; the answer holds every line that is joined otherwise than before."""
        if not any(self._concerns(one) for one in touched):
            return set()
        before = self._told
        self._read()
        return {one for one in before.keys() | self._told.keys() if before.get(one) != self.of(one)}

    def _concerns(self, entity: str) -> bool:
        found = self._notebook.get(entity)
        if found is not None and found.kind == EntityKind.PERSON:
            return bool(self._told)  # their initials stand there
        is_link = found is not None and found.kind == EntityKind.LINK
        return is_link or entity in self._links

    def _read(self) -> None:
        links = self._notebook.of_kind(EntityKind.LINK)
        # The lines too, also one in the bin: it may come back.
        self._links = {one.id for one in links}.union(*(one.texts("items") for one in links))
        told: dict[str, Joined] = {}
        for group in Links(self._notebook).groups() if self._links else ():
            if self._notebook[group.main].kind != EntityKind.ITEM:
                continue
            for one in group.members:
                voices = self._voices((one, *group.members))
                authors = {self._notebook[each].text("author") for each in group.members} - {""}
                people = max(len(authors), 1)
                told[one] = Joined(len(group.members), voices, one == group.main, people)
        self._told = told

    def _voices(self, lines: Iterable[str]) -> str:
        """The initials of everybody who noted it, the line's own author first."""
        people = (self._notebook.get(self._notebook[one].text("author")) for one in lines)
        found = dict.fromkeys(initials(one) for one in people if one is not None)
        return ", ".join(one for one in found if one)


def notes_words(count: int) -> str:
    """What a badge says of a joined line: "2 notes"."""
    return QCoreApplication.translate("Joins", "%n notes", "", count)
