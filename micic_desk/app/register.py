"""The register of recommendations at work: which lines it holds, and what a cell's words become.

Which lines ask for something is looked for once, when the register is opened, and followed
change by change from then on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from micic_desk.app.desk import Changed, Desk
from micic_desk.domain.edits.changing import Change, Reword
from micic_desk.domain.edits.together import Together
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.recommending import (
    Offer,
    in_report,
    is_recommendation,
    placement_in_report,
    read_off,
)
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import clean_text, folded
from micic_desk.report.guidelines import Guidelines, guidelines
from micic_desk.report.register import (
    LISTS,
    Part,
    in_order,
    recommendations,
    text_of,
)

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

LONGEST_CELL = 10_000
MOST_LINES = 400
"""Lines looked through for evidence: those of the same key point and the same session."""
_NO_EVIDENCE = frozenset({ItemKind.RECOMMENDATION, ItemKind.GAP, ItemKind.NOTE_TO_SELF})
_BINDING = frozenset(
    {EntityKind.PLACEMENT, EntityKind.SECTION, EntityKind.PART, EntityKind.SESSION, EntityKind.LINK}
)
"""Kinds whose changes may bring a recommendation elsewhere."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a register says of itself: how many there are, and of how many something is said."""

    all: int
    addressed: int
    offered: int
    dated: int


class Register:
    """The recommendations of one consultation; `follow` keeps it up."""

    def __init__(self, desk: Desk) -> None:
        self._notebook = desk.notebook
        self._asking: set[str] | None = None
        self._consultation = ""
        self._keys: list[str] = []
        self._stood: dict[str, tuple[str | None, str, bool]] = {}
        self._stale = True
        self.known: Guidelines = guidelines()

    def open(self, consultation: str | None) -> None:
        """Look at a consultation."""
        if self._asking is None:
            self._asking = set(recommendations(self._notebook))
        self._consultation = consultation or ""
        self._stale = True

    def lines(self) -> list[str]:
        """Its recommendations, in printing order; those outside the report come last."""
        if self._stale:
            shown = [one for one in self._asking or () if self._notebook.shown(one)]
            self._keys = in_order(self._notebook, self._consultation, shown)
            self._stood = {one: _place(self._notebook[one]) for one in shown}
            self._stale = False
        return list(self._keys)

    def follow(self, changed: Changed) -> bool:
        """Take changes in; whether anything the register shows may have changed."""
        if self._asking is None:
            return False
        found = [one for one in map(self._notebook.get, changed.entities) if one is not None]
        touched = {*changed.entities, *changed.gone}
        concerned = self._asking & touched
        self._asking -= touched
        self._asking |= {one.id for one in found if is_recommendation(one)}
        kinds = {one.kind for one in found}
        asking = self._asking & touched
        moved = any(self._moved(one) for one in found if one.kind == EntityKind.ITEM)
        if asking != concerned or moved or changed.gone or kinds & _BINDING:
            self._stale = True
            return True
        # A line may be somebody's evidence.
        return EntityKind.ITEM in kinds

    def tally(self) -> Tally:
        """Counts over all its rows, whatever is filtered."""
        items = [self._notebook[one] for one in self.lines()]
        unaddressed = [one.id for one in items if not one.text(Part.ADDRESSEE)]
        return Tally(
            all=len(items),
            addressed=len(items) - len(unaddressed),
            offered=sum(bool(self.offer(one).addressee) for one in unaddressed),
            dated=sum(bool(one.text(Part.BY_WHEN)) for one in items),
        )

    def _moved(self, item: Entity) -> bool:
        """Whether a line may have brought a recommendation elsewhere: itself, or one under it."""
        if item.id in self._stood:
            return self._stood[item.id] != _place(item)
        return bool(self._notebook.all_children(item.id))

    # -- what is offered ---------------------------------------------------------------------

    def offer(self, item: str) -> Offer:
        """What the words of a line say of strength and addressee, where nobody has said it."""
        return read_off(text_of(self._notebook, item))

    def offered(self, item: str, part: Part) -> str:
        """The value that is offered for a part nobody filled; "" where none is."""
        if self._notebook[item].fields.get(part):
            return ""
        if part is Part.STRENGTH:
            return self.offer(item).strength or ""
        return self.offer(item).addressee if part is Part.ADDRESSEE else ""

    def taking_offers(self, items: Sequence[str]) -> Edit | None:
        """Write what is offered for these lines; None where nothing is."""
        edits: list[Edit] = []
        for one in items:
            fields: dict[str, Json] = {
                part.value: said
                for part in (Part.STRENGTH, Part.ADDRESSEE)
                if (said := self.offered(one, part))
            }
            if fields:
                edits.append(Change(entities=(one,), fields=fields))
        return Together(edits=tuple(edits), act=Act.CHANGE, count=len(edits)) if edits else None

    def lines_near(self, item: str) -> list[Entity]:
        """Lines that may be evidence for a recommendation, the nearest first."""
        found: dict[str, Entity] = {}
        standing = in_report(self._notebook, item)
        for start in (standing.id if standing is not None else "", item):
            for one in islice(_below(self._notebook, _top(self._notebook, start)), MOST_LINES):
                if one.id != item and one.text("kind") not in _NO_EVIDENCE:
                    found[one.id] = one
        return list(found.values())

    # -- what becomes of what is typed -------------------------------------------------------

    def putting(self, items: Sequence[str], part: Part, typed: str) -> Edit | None:
        """The edit that writes a cell's words into these lines; None where nothing changes.

        Raises Refusal where the part cannot hold them.
        """
        words = " ".join(clean_text(typed, LONGEST_CELL).text.split())
        if part is Part.TEXT:
            return self._reworded(items[0], words)
        if part is Part.EVIDENCE:
            return self._with_evidence(items, words) if words else None
        return Change(entities=tuple(items), fields={part.value: self._value(part, words)})

    def emptying(self, items: Sequence[str], part: Part) -> Edit | None:
        """The edit that takes a part out of these lines; None where none has it."""
        having = tuple(one for one in items if self._notebook[one].fields.get(part))
        if not having or part in {Part.TEXT, Part.KEY_POINT}:
            return None
        return Change(entities=having, fields={part.value: None})

    def _value(self, part: Part, words: str) -> "Json":
        if part not in LISTS:
            return words or None
        said = [one.strip() for one in words.split(";") if one.strip()]
        if part is Part.GUIDELINE:
            said = [self.known.code_of(one) for one in said]
        return list(dict.fromkeys(said)) or None

    def _reworded(self, item: str, words: str) -> Edit | None:
        """Other words for the report; the captured line of a placed one stays as it is."""
        if not words:
            raise Refusal("register.no_words", "A recommendation needs words. The old ones stay.")
        if words == text_of(self._notebook, item):
            return None
        placement = placement_in_report(self._notebook, item)
        if placement is None:
            return Reword(entity=item, text=words)
        return Change(entities=(placement.id,), fields={"wording": words}, act=Act.REWORD)

    def _with_evidence(self, items: Sequence[str], words: str) -> Edit:
        wanted = folded(words)
        near = self.lines_near(items[0])
        exact = [one for one in near if folded(one.text("text")) == wanted]
        found = exact[:1] or [one for one in near if wanted in folded(one.text("text"))]
        if not found:
            raise Refusal(
                "register.no_line",
                "No line of this key point or session says “{words}”.",
                words=words[:60],
            )
        if len(found) > 1:
            raise Refusal(
                "register.many_lines",
                "{count} lines say “{words}”. Write more of the one you mean.",
                count=len(found),
                words=words[:60],
            )
        edits = []
        for one in items:
            lines = dict.fromkeys((*self._notebook[one].texts(Part.EVIDENCE), found[0].id))
            fields: dict[str, Json] = {Part.EVIDENCE.value: list(lines)}
            edits.append(Change(entities=(one,), fields=fields))
        return Together(edits=tuple(edits), act=Act.CHANGE, count=len(edits))


def _place(item: Entity) -> tuple[str | None, str, bool]:
    return item.parent, item.order, item.dead


def _top(notebook: Notebook, entity: str) -> str:
    """The section or session an entity stands in."""
    above = (one for one in notebook.ancestors(entity))
    kinds = (EntityKind.SECTION, EntityKind.SESSION)
    return next((one.id for one in above if one.kind in kinds), "")


def _below(notebook: Notebook, top: str) -> Iterator[Entity]:
    """The lines under a section or session, placed ones as they were captured."""
    for one in notebook.below(top) if top else ():
        item = notebook.get(one.text("item")) if one.kind == EntityKind.PLACEMENT else one
        if item is not None and notebook.shown(item.id):
            yield item
