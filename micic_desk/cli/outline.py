"""The notebook as an outline for the eye, in plain text."""

from collections.abc import Iterator

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind, SectionRole
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT
from micic_desk.domain.people import called, full_line

_STEP = "  "
_SIGNS = {
    ItemKind.QUESTION: "?",
    ItemKind.EXAMPLE: "e.g.",
    ItemKind.EXAMPLE_GROUP: "e.g.",
    ItemKind.QUOTATION: '"',
    ItemKind.GAP: "~",
    ItemKind.NOTE_TO_SELF: "(self)",
}
_UNNAMED = {
    EntityKind.CONSULTATION: "Consultation",
    EntityKind.SESSION: "Session",
    EntityKind.PART: "Report",
    EntityKind.SECTION: "Section",
}


class Outline:
    """Draws a notebook line by line; ``ids`` puts each line's id before it."""

    def __init__(self, notebook: Notebook, *, ids: bool) -> None:
        self._notebook = notebook
        self._ids = ids

    def lines(self) -> Iterator[str]:
        """Every consultation, then people, then what has no place here."""
        for consultation in self._notebook.children(ROOT, EntityKind.CONSULTATION):
            yield self._line(consultation, 0, self._heading(consultation))
            yield from self._below(consultation.id, 1)
            yield ""
        people = self._notebook.of_kind(EntityKind.PERSON)
        if people:
            yield "People"
            for person in sorted(people, key=_by_name):
                yield self._line(person, 1, _person(person))
        unfiled = self._notebook.unfiled()
        if unfiled:
            yield "Without a place in this notebook"
            for one in unfiled:
                yield self._line(one, 1, self._said(one))
                yield from self._below(one.id, 2)

    def _below(self, top: str, depth: int) -> Iterator[str]:
        """Everything under an entity; iterative, because depth is the user's."""
        waiting = [(one, depth) for one in reversed(self._notebook.children(top))]
        while waiting:
            entity, at = waiting.pop()
            yield self._line(entity, at, self._said(entity))
            under = self._notebook.children(entity.id)
            waiting.extend((one, at + 1) for one in reversed(under))

    def _line(self, entity: Entity, depth: int, said: str) -> str:
        shown = f"{_STEP * depth}{said}"
        if entity.conflicts:
            shown += f"  [two versions: {', '.join(entity.conflicts)}]"
        if self._notebook.kept_for_children(entity.id):
            shown += "  [deleted; kept for what stands under it]"
        return f"{entity.id}  {shown}" if self._ids else shown

    def _said(self, entity: Entity) -> str:
        if entity.kind == EntityKind.ITEM:
            return self._item(entity)
        if entity.kind == EntityKind.PLACEMENT:
            item = self._notebook.get(entity.text("item"))
            words = entity.text("wording") or (item.text("text") if item else "")
            return f"↪ {_one_line(words)}"
        if entity.kind in _UNNAMED:
            return self._heading(entity)
        return f"({entity.kind}) {_one_line(entity.text('name') or entity.text('value'))}"

    def _heading(self, entity: Entity) -> str:
        kind = EntityKind(entity.kind)
        title = entity.text("title") or entity.text("initiative")
        if kind is EntityKind.SECTION:
            named = [entity.text("number"), title or SectionRole(entity.text("role")).value]
            return " ".join(one for one in named if one)
        return f"{_UNNAMED[kind]}: {_one_line(title)}" if title else _UNNAMED[kind]

    def _item(self, entity: Entity) -> str:
        kind = entity.text("kind")
        sign = entity.text("mark") or (_SIGNS.get(ItemKind(kind)) if kind in set(ItemKind) else "")
        speaker = entity.text("speaker")
        person = self._notebook.get(speaker)
        who = called(person) if person is not None else speaker
        parts = [
            "-",
            sign,
            entity.text("label"),
            f"{who}:" if who else "",
            _one_line(entity.text("text")),
        ]
        return " ".join(part for part in parts if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _person(person: Entity) -> str:
    code = person.text("code")
    line = full_line(person)
    return f"@{code} {line}" if code and line != code else line


def _by_name(person: Entity) -> str:
    return (person.text("name") or person.text("code")).casefold()
