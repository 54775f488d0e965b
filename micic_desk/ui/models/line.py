"""What one row shows: everything a delegate paints, gathered from the notebook when asked."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from micic_desk.app.desk import Desk
from micic_desk.domain.agreeing import Agreement, agreement
from micic_desk.domain.days import days_meant
from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.people import UNKNOWN_SPEAKER, called, initials
from micic_desk.ui.models.days import DayFace, faces
from micic_desk.ui.models.joining import Joined, Joins
from micic_desk.ui.models.manner import USUAL, Manner, manner_of
from micic_desk.ui.models.placing import Placements, section_badge

_ITEM_KINDS = {kind.value: kind for kind in ItemKind}
_ENTITY_KINDS = {kind.value: kind for kind in EntityKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row as it is painted; equal lines look the same.

    ``speaker`` is a name, "??", or the unknown name that was typed (then not
    ``speaker_known``); ``placed`` names the sections of the report an item stands in;
    ``follows`` counts the lines that are printed along with a placed one; ``missing`` marks a
    placement whose captured line is in the bin; ``cut`` a line that the next paste will move;
    ``days`` say what "yesterday" means there; ``agreed`` whether the room agreed on the words;
    ``manner`` how it was heard; ``joined`` that it is one of several notes of one statement.
    """

    id: str
    depth: int
    entity: EntityKind | None
    kind: ItemKind
    mark: str = ""
    label: str = ""
    text: str = ""
    number: str = ""
    speaker: str = ""
    speaker_known: bool = True
    author: str = ""
    mine: bool = False
    conflicts: int = 0
    flags: frozenset[Flag] = frozenset()
    has_children: bool = False
    folded: bool = False
    placed: str = ""
    follows: int = 0
    missing: bool = False
    cut: bool = False
    days: tuple[DayFace, ...] = ()
    agreed: Agreement = Agreement.NONE
    manner: Manner = USUAL
    joined: Joined | None = None

    def __hash__(self) -> int:
        """By what differs most often: rows are looked up by their line many times a paint."""
        return hash((self.id, self.text))

    @property
    def is_heading(self) -> bool:
        """Whether the row is a part or a section and no captured line."""
        return self.entity in (EntityKind.PART, EntityKind.SECTION)

    @property
    def plain(self) -> str:
        """The row on one line of plain text."""
        words = (self.number, self.mark, self.label, self.text)
        return " ".join(" ".join(words).split())


class LineMaker:
    """Gathers lines from one desk."""

    def __init__(self, desk: Desk, placements: Placements, joins: Joins) -> None:
        self._desk = desk
        self._notebook = desk.notebook
        self._placements = placements
        self._joins = joins

    def line(self, entity: Entity, depth: int, *, has_children: bool, folded: bool) -> Line:
        """The line of an entity at a depth."""
        if entity.kind in (EntityKind.PART, EntityKind.SECTION):
            return self._heading(entity, depth, has_children=has_children, folded=folded)
        item, missing = self._item(entity)
        speaker, known = self._speaker(item)
        author = self._notebook.get(item.text("author"))
        placement = entity.kind == EntityKind.PLACEMENT
        follows = sum(1 for _ in self._notebook.below(item.id)) if placement else 0
        text = (entity.text("wording") if placement else "") or item.text("text")
        return Line(
            id=entity.id,
            depth=depth,
            entity=entity_kind(entity),
            kind=item_kind(item),
            mark=item.text("mark"),
            label=item.text("label"),
            text=text,
            speaker=speaker,
            speaker_known=known,
            author=initials(author) if author is not None else "",
            mine=author is not None and author.id == self._desk.me,
            conflicts=len(entity.conflicts) + (len(item.conflicts) if placement else 0),
            flags=entity.flags | item.flags,
            has_children=has_children,
            folded=folded,
            placed="" if placement else self._placements.badge(entity.id),
            follows=follows,
            missing=missing,
            days=faces(days_meant(self._notebook, item)),
            agreed=agreement(entity, text),
            manner=manner_of(item),
            joined=self._joins.of(item.id),
        )

    def _heading(self, entity: Entity, depth: int, *, has_children: bool, folded: bool) -> Line:
        number = ""
        if entity.kind == EntityKind.SECTION:
            badge = section_badge(self._notebook, entity)
            number = entity.text("number") or (f"{badge}." if badge.isdigit() else "")
        elif not entity.text("title"):
            beside = self._notebook.children(entity.parent or "", EntityKind.PART)
            place = [one.id for one in beside].index(entity.id) + 1
            number = QCoreApplication.translate("Line", "Part {n}").format(n=place)
        presenter = self._notebook.get(entity.text("presenter"))
        return Line(
            id=entity.id,
            depth=depth,
            entity=entity_kind(entity),
            kind=ItemKind.POINT,
            text=entity.text("title"),
            number=number,
            speaker=called(presenter) if presenter is not None else "",
            conflicts=len(entity.conflicts),
            flags=entity.flags,
            has_children=has_children,
            folded=folded,
        )

    def _item(self, entity: Entity) -> tuple[Entity, bool]:
        """The captured item a row shows, and whether it is in the bin."""
        if entity.kind != EntityKind.PLACEMENT:
            return entity, False
        item = self._notebook.get(entity.text("item"))
        if item is None:
            return entity, True
        return item, not self._notebook.shown(item.id)

    def _speaker(self, item: Entity) -> tuple[str, bool]:
        said = item.text("speaker")
        person = self._notebook.get(said) if said else None
        if person is not None:
            return called(person), True
        hint = item.text("speaker_hint")
        if hint:
            return hint, False
        return (UNKNOWN_SPEAKER if said else ""), not said


def item_kind(item: Entity) -> ItemKind:
    """The kind of an item; what a later version calls otherwise is shown as a point."""
    return _ITEM_KINDS.get(item.text("kind"), ItemKind.POINT)


def entity_kind(entity: Entity) -> EntityKind | None:
    """The kind of an entity; None for what only a later version knows."""
    return _ENTITY_KINDS.get(entity.kind)
