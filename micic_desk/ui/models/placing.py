"""Where captured lines stand in the report, and how its sections are numbered."""

from collections.abc import Iterable

from micic_desk.domain.entity import Entity
from micic_desk.domain.key_points import key_points, place_of
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.domain.notebook import Notebook


class Placements:
    """Which placements show which item; followed change by change."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._item_of: dict[str, str] = {}
        self._of_item: dict[str, dict[str, None]] = {}
        self._hanging: set[str] = set()
        self.follow(one.id for one in notebook.of_kind(EntityKind.PLACEMENT))

    def follow(self, touched: Iterable[str]) -> set[str]:
        """Take changes in; the answer holds every item that is placed otherwise than before."""
        changed: set[str] = set()
        touched = set(touched)
        # Which placements hang on others, no captured line that comes or changes can alter.
        lines_alone = all(self._is_line(one) for one in touched)
        if not lines_alone:
            self._find_hanging()
        for one in self._concerned(touched):
            before = self._item_of.pop(one, "")
            if before:
                del self._of_item[before][one]
            item = self._shows(one)
            if item:
                self._item_of[one] = item
                self._of_item.setdefault(item, {})[one] = None
            changed |= {before, item} - {""}
        if not lines_alone:
            self._find_hanging()
        return changed

    def _concerned(self, touched: Iterable[str]) -> set[str]:
        """Placements that changed, and those whose fate hangs on what they stand under or over."""
        found = set(self._hanging)
        for one in touched:
            found.add(one)
            found.update(each.id for each in self._notebook.ancestors(one))
        return {one for one in found if one in self._item_of or self._shows(one)}

    def _find_hanging(self) -> None:
        self._hanging = {one for one in self._item_of if self._hangs(one)}

    def _is_line(self, entity: str) -> bool:
        found = self._notebook.get(entity)
        return found is not None and found.kind == EntityKind.ITEM

    def _hangs(self, placement: str) -> bool:
        """Whether a placement is not simply one that stands directly in a section."""
        entity = self._notebook.get(placement)
        if entity is None or entity.dead:
            return True
        above = self._notebook.get(entity.parent or "")
        return above is None or above.kind != EntityKind.SECTION

    def _shows(self, entity: str) -> str:
        found = self._notebook.get(entity)
        if found is None or found.kind != EntityKind.PLACEMENT:
            return ""
        return found.text("item") if self._notebook.shown(entity) else ""

    def of(self, item: str) -> tuple[str, ...]:
        """The placements that show an item."""
        return tuple(self._of_item.get(item, ()))

    def all_items(self) -> list[str]:
        """Every item that stands in the report through a placement."""
        return [item for item, placements in self._of_item.items() if placements]

    def badge(self, item: str) -> str:
        """The numbers of the sections an item is placed in ("2", "2, 4"); empty for nowhere."""
        found = {
            section_badge(self._notebook, section)
            for one in self.of(item)
            if (section := section_of(self._notebook, one)) is not None
        }
        # "10" after "9", whatever order the placements came in.
        return ", ".join(sorted(found, key=_by_length))


def section_of(notebook: Notebook, entity: str) -> Entity | None:
    """The section an entity stands in, if any."""
    for above in notebook.ancestors(entity):
        if above.kind == EntityKind.SECTION:
            return above
    return None


def section_badge(notebook: Notebook, section: Entity) -> str:
    """How a section is called in a badge: its number, or the beginning of its title."""
    return _badge(section, place_of(notebook, section))


def _badge(section: Entity, place: int) -> str:
    typed = section.text("number").strip().rstrip(".")
    if typed:
        return typed
    if section.text("role") != SectionRole.KEY_POINT:
        return section.text("title").split(" ", 1)[0] or "–"
    return str(place or "–")


def section_badges(notebook: Notebook) -> dict[str, str]:
    """How every shown section is called, by id."""
    places = {
        section.id: place
        for consultation in notebook.of_kind(EntityKind.CONSULTATION)
        for place, section in enumerate(key_points(notebook, consultation.id), 1)
    }
    sections = notebook.of_kind(EntityKind.SECTION)
    return {one.id: _badge(one, places.get(one.id, 0)) for one in sections}


def _by_length(text: str) -> tuple[int, str]:
    return len(text), text
