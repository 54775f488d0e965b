"""Looking for words that are to be replaced: every place, in the order of the outline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from micic_desk.domain.edits.replacing import Replacement
from micic_desk.domain.entity import Entity
from micic_desk.domain.finding import Query, Stretch, is_quoted
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook

_FIELDS = {EntityKind.ITEM.value: "text", EntityKind.PLACEMENT.value: "wording"}


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the words stand. ``quoted`` where somebody's own words would be changed."""

    entity: str
    field: str
    text: str
    stretch: Stretch
    quoted: bool

    @property
    def id(self) -> str:
        """What this place is called while the same words are looked for."""
        return f"{self.entity} {self.field} {self.stretch.start}"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and how many lines with these words are left out, and why."""

    places: tuple[Place, ...]
    in_two_versions: int = 0
    in_the_bin: int = 0


def look(notebook: Notebook, roots: Sequence[str], query: Query, *, below: bool) -> Looked:
    """Every place of the words under these roots (``below``), or in the roots themselves."""
    found: list[Place] = []
    fought = binned = 0
    for entity in _all_under(notebook, roots) if below else (notebook[one] for one in roots):
        field = _FIELDS.get(entity.kind)
        text = entity.text(field) if field else ""
        stretches = query.stretches(text) if text else []
        if not stretches or field is None:
            continue
        if entity.dead:
            binned += 1
        elif field in entity.conflicts:
            fought += 1
        else:
            own = entity.text("kind") == ItemKind.QUOTATION
            found.extend(
                Place(entity.id, field, text, one, own or is_quoted(text, one)) for one in stretches
            )
    return Looked(tuple(found), fought, binned)


def replacements(places: Iterable[Place]) -> tuple[Replacement, ...]:
    """The places gathered line by line."""
    gathered: dict[tuple[str, str, str], list[Stretch]] = {}
    for one in places:
        gathered.setdefault((one.entity, one.field, one.text), []).append(one.stretch)
    return tuple(Replacement(*key, tuple(found)) for key, found in gathered.items())


def _all_under(notebook: Notebook, roots: Sequence[str]) -> Iterable[Entity]:
    """Everything under the roots in outline order, deleted lines too; iterative, any depth."""
    waiting = [iter(notebook.all_children(one)) for one in reversed(roots)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        yield child
        waiting.append(iter(notebook.all_children(child.id)))
