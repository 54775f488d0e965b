"""What a consultation began with: conclusions taken from an earlier one, and their fate here.

They stand in a session of their own, called after where they come from; each remembers the
line it was taken from, so that taking again brings only what is new there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from micic_desk.app.desk import Changed, Desk
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind, ItemKind, SectionRole
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT
from micic_desk.domain.recommending import is_recommendation
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.starting import (
    OUTCOME,
    STATE,
    TAKEN_FROM,
    StartingState,
    in_order_of_noting,
    is_starting_point,
    state_of,
)
from micic_desk.exchange.document import ImportedDocument, ImportedItem

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

__all__ = ["Source", "StartingPoints", "StartingState", "state_of"]


@dataclass(frozen=True, slots=True)
class Source:
    """An earlier consultation, and how many conclusions could be taken from it."""

    consultation: str
    title: str
    conclusions: int


class StartingPoints:
    """The starting points of one consultation; `follow` keeps them up."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._notebook = desk.notebook
        self._known: set[str] | None = None
        self._consultation = ""

    def open(self, consultation: str | None) -> None:
        """Look at a consultation."""
        self._consultation = consultation or ""
        if self._known is None:
            items = self._notebook.of_kind(EntityKind.ITEM)
            self._known = {one.id for one in items if is_starting_point(one)}

    def follow(self, changed: Changed) -> bool:
        """Take changes in; whether anything that is listed may have changed."""
        if self._known is None:
            return False
        touched = {*changed.entities, *changed.gone}
        was = self._known & touched
        found = [self._notebook.get(one) for one in changed.entities]
        self._known -= touched
        self._known |= {one.id for one in found if one is not None and is_starting_point(one)}
        sessions = any(one is not None and one.kind == EntityKind.SESSION for one in found)
        return bool(was or self._known & touched) or sessions

    def lines(self) -> list[str]:
        """Every starting point of the consultation, in order."""
        return in_order_of_noting(self._notebook, self._consultation, self._known or ())

    def counts(self) -> dict[StartingState, int]:
        """How many of them ended how."""
        found = dict.fromkeys(StartingState, 0)
        for one in self.lines():
            found[state_of(self._notebook[one])] += 1
        return found

    def sources(self) -> list[Source]:
        """The other consultations of the notebook that came to any conclusion."""
        found = []
        for one in self._notebook.children(ROOT, EntityKind.CONSULTATION):
            count = sum(1 + len(below) for _, below in _conclusions(self._notebook, one.id))
            if one.id != self._consultation and count:
                found.append(Source(one.id, one.text("title"), count))
        return found

    # -- edits -------------------------------------------------------------------------------

    def taking(self, source: str, heading: str) -> Edit:
        """Take what an earlier consultation concluded: its key points and what they recommend.

        ``heading`` is the title of the session they come to stand in. Raises Refusal where
        there is nothing that was not taken already.
        """
        taken = {self._notebook[one].text(TAKEN_FROM) for one in self.lines()}
        trees = []
        for head, below in _conclusions(self._notebook, source):
            new = [one for one in below if one.id not in taken]
            children = tuple(_grown(_words(one), one.id) for one in new)
            if head.id not in taken:
                trees.append(_grown(_words(head), head.id, children))
            else:
                trees.extend(children)
        return self._adding(trees, heading, source)

    def taking_text(self, document: ImportedDocument, heading: str) -> Edit:
        """Take every line of a text, nested as it is there, its headings as lines over them."""
        trees = [*_nested(document.loose)]
        for section in document.sections:
            below = _nested(section.items)
            title = section.title.strip()
            trees.extend((_grown(title, "", tuple(below)),) if title else below)
        return self._adding(trees, heading, "")

    def setting(self, items: Sequence[str], state: StartingState) -> Edit:
        """Say what became of them."""
        return Change(entities=tuple(items), fields={STATE: state.value})

    def telling(self, item: str, outcome: str) -> Edit:
        """Say in words what became of one."""
        return Change(entities=(item,), fields={OUTCOME: outcome or None})

    def placing(self, items: Sequence[str], title: str) -> Edit:
        """Let them stand in the report, under a section of this title, made where none is."""
        for part in self._notebook.children(self._consultation, EntityKind.PART):
            for section in self._notebook.children(part.id, EntityKind.SECTION):
                if section.text("title") == title and section.text("role") == SectionRole.PLAIN:
                    return PlaceItems(items=tuple(items), section=section.id)
        fresh = [one for one in items if not self._notebook.placements(one)]
        if not fresh:
            raise Refusal("starting.placed", "These stand in the report already.")
        placements = tuple(
            Seedling(kind=EntityKind.PLACEMENT, fields={"item": one}) for one in fresh
        )
        fields: dict[str, Json] = {"role": SectionRole.PLAIN.value, "title": title}
        section_seed = Seedling(kind=EntityKind.SECTION, fields=fields, children=placements)
        return self._under_part(section_seed)

    def _under_part(self, section: Seedling) -> Edit:
        """After the introduction of the first part; with a part where there is none."""
        parts = self._notebook.children(self._consultation, EntityKind.PART)
        if not parts:
            part = Seedling(kind=EntityKind.PART, fields={}, children=(section,))
            return AddTrees(trees=(part,), parent=self._consultation, act=Act.PLACE)
        sections = self._notebook.children(parts[0].id, EntityKind.SECTION)
        opening = [one.id for one in sections if one.text("role") == SectionRole.INTRODUCTION]
        after = opening[-1] if opening else FIRST
        return AddTrees(trees=(section,), parent=parts[0].id, after=after, act=Act.PLACE)

    def _adding(self, trees: list[Seedling], heading: str, source: str) -> Edit:
        if not trees:
            raise Refusal(
                "starting.nothing_new", "There is nothing in it that was not taken already."
            )
        for session in self._notebook.children(self._consultation, EntityKind.SESSION):
            if source and session.text(TAKEN_FROM) == source:
                return AddTrees(trees=tuple(trees), parent=session.id, act=Act.IMPORT)
        fields: dict[str, Json] = {"title": heading}
        if source:
            fields[TAKEN_FROM] = source
        session_seed = Seedling(kind=EntityKind.SESSION, fields=fields, children=tuple(trees))
        return AddTrees(
            trees=(session_seed,), parent=self._consultation, after=FIRST, act=Act.IMPORT
        )


def _conclusions(notebook: Notebook, consultation: str) -> Iterator[tuple[Entity, list[Entity]]]:
    """Key points, each with the recommendations under it.

    Where there are no key points, what the sessions recommend, each for itself.
    """
    pointed = False
    for part in notebook.children(consultation, EntityKind.PART):
        for section in notebook.children(part.id, EntityKind.SECTION):
            if section.text("role") == SectionRole.KEY_POINT:
                pointed = True
                yield section, [*_asked(notebook, section.id)]
    for session in () if pointed else notebook.children(consultation, EntityKind.SESSION):
        for item in _asked(notebook, session.id):
            yield item, []


def _asked(notebook: Notebook, top: str) -> Iterator[Entity]:
    """The recommendations under an entity, placed ones with what was noted under them."""
    for one in notebook.below(top):
        item = notebook.get(one.text("item")) if one.kind == EntityKind.PLACEMENT else one
        if item is None or not notebook.shown(item.id):
            continue
        if is_recommendation(item):
            yield item
        if item is not one:
            yield from (each for each in notebook.below(item.id) if is_recommendation(each))


def _words(entity: Entity) -> str:
    return entity.text("title") or entity.text("text")


def _grown(text: str, taken_from: str, children: tuple[Seedling, ...] = ()) -> Seedling:
    fields: dict[str, Json] = {"kind": ItemKind.STARTING_POINT.value, "text": text}
    if taken_from:
        fields[TAKEN_FROM] = taken_from
    return Seedling(kind=EntityKind.ITEM, fields=fields, children=children)


def _nested(items: Iterable[ImportedItem]) -> list[Seedling]:
    """Imported lines as trees; built from the last line up, because depth is the source's."""
    listed = list(items)
    here = {item.key for item in listed}
    found: dict[int | None, list[Seedling]] = {}
    for item in reversed(listed):
        children = tuple(reversed(found.pop(item.key, [])))
        text = " ".join(one for one in (item.label, item.text) if one)
        grown = _grown(text, "", children)
        if item.speaker:
            grown = replace(grown, fields={**grown.fields, "speaker_hint": item.speaker})
        found.setdefault(item.parent if item.parent in here else None, []).append(grown)
    return list(reversed(found.get(None, [])))
