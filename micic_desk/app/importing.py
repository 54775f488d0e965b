"""Bringing a foreign document into the notebook: every line typed, nothing joined unasked.

A report-back (title block, key points) becomes a consultation with its report; minutes become
sessions of the consultation at work. Either way it is one gesture, undone at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from micic_desk.app.desk import Desk
from micic_desk.app.workplace import FIRST_SESSION, Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.domain.operation import Json
from micic_desk.domain.sentences import Sentence
from micic_desk.exchange.document import (
    ImportedDocument,
    ImportedItem,
    ImportedPerson,
    ImportedSection,
    Layout,
)
from micic_desk.exchange.reading import read_source
from micic_desk.runtime.ids import random_id

__all__ = [
    "Imported",
    "ImportedDocument",
    "JoinOffered",
    "import_document",
    "import_source",
    "read_source",
]


@dataclass(frozen=True, slots=True)
class JoinOffered:
    """Two lines, by id, that look like one broken sentence; joined only when somebody says so."""

    first: str
    second: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: its consultation, how many elements, and what it offers to mend."""

    consultation: str
    elements: int
    offers: tuple[JoinOffered, ...]
    remarks: tuple[Sentence, ...]


def import_source(desk: Desk, path: Path, *, by: object = None) -> Imported:
    """Read a Markdown or text file into the notebook.

    Raises Refusal where the file cannot be read as text; then nothing has changed.
    """
    document = read_source(path)
    return import_document(desk, document, path.stem, by=by)


def import_document(
    desk: Desk, document: ImportedDocument, fallback_title: str, *, by: object = None
) -> Imported:
    """Bring a document in as one gesture and go to work there."""
    seeds = _Seeds(desk, document)
    workplace = Workplace(desk)
    if _is_report(document):
        present = workplace.consultation
        target = present if present and _is_empty(desk, present) else None
        consultation = target or random_id()
        edits = seeds.report(consultation, fallback_title, fill=target is not None)
    else:
        present = workplace.consultation
        consultation = present or random_id()
        edits = seeds.minutes(consultation, fallback_title, make=present is None)
    desk.do(Together(edits=tuple(edits), act=Act.IMPORT), by=by)
    workplace.consultation = consultation
    return Imported(
        consultation,
        document.element_count,
        tuple(
            JoinOffered(seeds.items[one.first], seeds.items[one.second], one.reason)
            for one in document.joins
        ),
        tuple(one.sentence for one in document.remarks),
    )


def _is_report(document: ImportedDocument) -> bool:
    """Whether a document is a finished report rather than minutes."""
    return any(section.role is SectionRole.KEY_POINT for section in document.sections)


def _is_empty(desk: Desk, consultation: str) -> bool:
    """Whether a consultation holds nothing yet but its title."""
    return not desk.notebook.children(consultation)


def _json(layout: Layout) -> dict[str, Json]:
    """A layout holds counts, switches, signs and lists of them only: JSON already."""
    return cast("dict[str, Json]", dict(layout))


class _Seeds:
    """Turns one document into trees of entities, with ids given beforehand."""

    def __init__(self, desk: Desk, document: ImportedDocument) -> None:
        self._desk = desk
        self._document = document
        self._noted_at = desk.session.writer.now()
        self.items = {item.key: random_id() for item in document.items()}
        self._people: dict[str, str] = {}
        self._new_people: list[Seedling] = []
        for person in document.people:
            self._meet(person)

    def report(self, consultation: str, fallback_title: str, *, fill: bool) -> list[Edit]:
        """A consultation with one part that holds the document's sections."""
        document = self._document
        fields = self._consultation_fields(fallback_title)
        part_fields: dict[str, Json] = {}
        bylines = [one for one in document.people if one.byline]
        if bylines:
            part_fields["presenter"] = self._people[bylines[0].name.casefold()]
        part = Seedling(
            kind=EntityKind.PART,
            fields=part_fields,
            children=(
                *self._trees(document.loose),
                *(self._section(one) for one in document.sections),
            ),
        )
        # After the part: speakers are met while its lines are read.
        edits: list[Edit] = [AddTrees(trees=tuple(self._new_people))]
        if fill:
            edits.append(
                AddTrees(trees=(part,), parent=consultation, changes={consultation: fields})
            )
        else:
            tree = Seedling(
                kind=EntityKind.CONSULTATION, fields=fields, id=consultation, children=(part,)
            )
            edits.append(AddTrees(trees=(tree,)))
        return edits

    def minutes(self, consultation: str, fallback_title: str, *, make: bool) -> list[Edit]:
        """Sessions of a consultation, one for each heading."""
        sessions = []
        loose = self._trees(self._document.loose)
        if loose:
            title = self._document.title or fallback_title or FIRST_SESSION
            sessions.append(self._session(title, loose))
        sessions.extend(
            self._session(section.title, self._trees(section.items))
            for section in self._document.sections
        )
        if not make:
            added: Edit = AddTrees(trees=tuple(sessions), parent=consultation)
        else:
            title = self._document.title or fallback_title
            tree = Seedling(
                kind=EntityKind.CONSULTATION,
                fields={"title": title},
                id=consultation,
                children=tuple(sessions),
            )
            added = AddTrees(trees=(tree,))
        # After the sessions: speakers are met while their lines are read.
        return [AddTrees(trees=tuple(self._new_people)), added]

    def _consultation_fields(self, fallback_title: str) -> dict[str, Json]:
        document = self._document
        layout: dict[str, Json] = {"document": _json(document.layout)}
        fields: dict[str, Json] = {"title": document.title or fallback_title}
        front: list[tuple[int, str]] = []
        for line in document.title_lines:
            fields[line.role.value] = line.text
            layout[line.role.value] = _json(line.layout)
            front.append((line.key, line.role.value))
        rapporteurs = []
        for person in document.people:
            if person.byline:
                known = self._people[person.name.casefold()]
                rapporteurs.append(known)
                layout[known] = _json(person.layout)
                front.append((person.key, known))
        layout["front"] = [name for _, name in sorted(front)]
        fields |= {"rapporteurs": rapporteurs, "layout": layout}
        if document.starts:
            fields["starts"] = document.starts.isoformat()
        if document.ends:
            fields["ends"] = document.ends.isoformat()
        return fields

    def _meet(self, person: ImportedPerson) -> str:
        """The id of a person of this name: known in the notebook already, or new."""
        name = person.name.casefold()
        if name in self._people:
            return self._people[name]
        known = [
            one.id
            for one in self._desk.notebook.of_kind(EntityKind.PERSON)
            if name in {one.text("name").casefold(), one.text("code").casefold()}
        ]
        if known:
            self._people[name] = known[0]
            return known[0]
        fields: dict[str, Json] = {"name": person.name}
        for field in ("role", "acronym", "organisation"):
            if getattr(person, field):
                fields[field] = getattr(person, field)
        if person.duties:
            fields["duties"] = [duty.value for duty in person.duties]
        self._people[name] = random_id()
        self._new_people.append(
            Seedling(kind=EntityKind.PERSON, fields=fields, id=self._people[name])
        )
        return self._people[name]

    def _section(self, section: ImportedSection) -> Seedling:
        fields: dict[str, Json] = {
            "role": section.role.value,
            "title": section.title,
            "layout": _json(section.layout),
        }
        if section.number:
            fields["number"] = section.number
        return Seedling(kind=EntityKind.SECTION, fields=fields, children=self._trees(section.items))

    def _session(self, title: str, trees: tuple[Seedling, ...]) -> Seedling:
        return Seedling(kind=EntityKind.SESSION, fields={"title": title}, children=trees)

    def _trees(self, items: Iterable[ImportedItem]) -> tuple[Seedling, ...]:
        """The items as trees; built from the last line up, because depth is the source's."""
        listed = list(items)
        found: dict[int | None, list[Seedling]] = {}
        here = {item.key for item in listed}
        for item in reversed(listed):
            children = tuple(reversed(found.pop(item.key, [])))
            seedling = Seedling(
                kind=EntityKind.ITEM,
                fields=self._item_fields(item),
                id=self.items[item.key],
                children=children,
            )
            parent = item.parent if item.parent in here else None
            found.setdefault(parent, []).append(seedling)
        return tuple(reversed(found.get(None, [])))

    def _item_fields(self, item: ImportedItem) -> dict[str, Json]:
        fields: dict[str, Json] = {
            "kind": item.kind.value,
            "text": item.text,
            "noted_at": self._noted_at,
        }
        optional: dict[str, Json] = {
            "mark": item.mark,
            "label": item.label,
            "scope": item.hand_over_scope,
            "applies_to": [self.items[key] for key in item.applies_to if key in self.items],
            "continues": self.items.get(item.continues or 0, ""),
            "layout": _json(item.layout),
        }
        if item.speaker:
            optional["speaker"] = self._meet(ImportedPerson(key=item.key, name=item.speaker))
        if item.hand_over_to:
            optional["to"] = self._meet(ImportedPerson(key=item.key, name=item.hand_over_to))
        return fields | {name: value for name, value in optional.items() if value}
