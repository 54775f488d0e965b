"""A written report as the keys by which a rapporteur would have taken it down, and its elements.

The head of the report is typed into its sheet, each heading into the line as a key point, each
line of notes into the line with Tab for its depth. A mark is typed as its shorthand; a kind that
neither mark nor words give costs the two keys of that kind. Nothing is pasted, no mouse is used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.domain.entity import Entity
from micic_desk.domain.grammar import RULES
from micic_desk.domain.grammar.telling import kind_from_words, kind_under, opens_group
from micic_desk.domain.kinds import EntityKind, ItemKind, SectionRole
from micic_desk.domain.people import full_line
from micic_desk.exchange.document import ImportedDocument, ImportedItem
from micic_desk.exchange.reading import read_source

SEED = Path(__file__).resolve().parents[2] / "shared" / "seeds" / "report-back.md"
SHORTHANDS = {"➔": "->", "=>": "=>", "⇒": ">>"}
_LETTERS = {rule.kind: rule.key.upper() for rule in RULES if rule.kind and rule.key}


@dataclass(frozen=True, slots=True)
class Said:
    """One element: what is printed of it, and the keys that make it.

    ``keys`` are single signs, or names of keys ("Tab"); ``printed`` is mark, label and words.
    """

    printed: str
    keys: tuple[str, ...]

    @property
    def extra(self) -> int:
        """Keys beyond its text."""
        return max(0, len(self.keys) - len(self.printed))


@dataclass(frozen=True, slots=True)
class Element:
    """What must be in the notebook: kind, depth, the words it stands under, its own words."""

    kind: str
    depth: int
    under: str
    text: str


def spoken(document: ImportedDocument) -> Iterator[Said]:
    """The elements of a report in the order in which they are said."""
    yield from _head(document)
    for section in document.sections:
        title = f"{section.number} {section.title}".strip()
        yield Said(title, (*title, "Ctrl+Shift+K"))
        depth = 0
        items = {item.key: item for item in section.items}
        for item in section.items:
            yield _line(item, items, depth)
            depth = depth_of(item, items)


def _head(document: ImportedDocument) -> Iterator[Said]:
    lines = {line.role.value: line.text for line in document.title_lines}
    lines["rapporteur"] = next((one.line for one in document.people if one.byline), "")
    opening = ("F4",)
    for name in ("initiative", "title", "dates", "rapporteur"):
        text = lines.get(name, "")
        if text:
            yield Said(text, (*opening, *text, "Return"))
            opening = ()


def depth_of(item: ImportedItem, items: dict[int, ImportedItem]) -> int:
    """How many lines an item stands under."""
    return 0 if item.parent is None else 1 + depth_of(items[item.parent], items)


def _line(item: ImportedItem, items: dict[int, ImportedItem], depth: int) -> Said:
    wanted = depth_of(item, items)
    printed = " ".join(one for one in (item.mark, item.label, item.text) if one)
    if item.kind is ItemKind.STATEMENT and not wanted:
        return Said(printed, (*item.text, "Ctrl+Return"))
    signs = f"{SHORTHANDS[item.mark]} " if item.mark in SHORTHANDS else ""
    if signs and depth and not wanted:
        return Said(printed, (*signs, *item.text, "Ctrl+Return"))
    steps = ["Tab" if wanted > depth else "Shift+Tab"] * abs(wanted - depth)
    keys = [*steps, *signs, *item.text]
    if not signs and _told(item, items) is not item.kind:
        keys.append(f"Ctrl+T, {_LETTERS[item.kind]}")
    return Said(printed, (*keys, "Return"))


def _told(item: ImportedItem, items: dict[int, ImportedItem]) -> ItemKind:
    """The kind the line will be given without any key."""
    kind = kind_from_words(item.text, bulleted=True)[0]
    above = items.get(item.parent or 0)
    if above is not None and opens_group(above.text, ItemKind.POINT):
        kind = kind_under(kind, ItemKind.EXAMPLE_GROUP)
    # What announces examples becomes their heading when the first of them comes.
    group = item.kind is ItemKind.EXAMPLE_GROUP and opens_group(item.text, kind)
    return ItemKind.EXAMPLE_GROUP if group else kind


def wanted(document: ImportedDocument) -> list[Element]:
    """What a notebook must hold after all of it was said."""
    found = [Element(one.role.value, 0, "", one.text) for one in document.title_lines]
    found += [Element("byline", 0, "", one.line) for one in document.people if one.byline]
    for section in document.sections:
        title = f"{section.number} {section.title}".strip()
        found.append(Element(section.role.value, 0, "", title))
        items = {item.key: item for item in section.items}
        for item in section.items:
            above = title if item.parent is None else items[item.parent].text
            depth = depth_of(item, items)
            found.append(Element(item.kind.value, depth, above, item.text))
    return found


def held(desk: Desk, consultation: str) -> list[Element]:
    """What a notebook holds of a consultation, as its report has it."""
    notebook = desk.notebook
    entity = notebook[consultation]
    heads = ("initiative", "title", "dates")
    found = [Element(one, 0, "", entity.text(one)) for one in heads if entity.text(one)]
    people = [notebook[one] for one in entity.texts("rapporteurs")]
    found += [Element("byline", 0, "", full_line(one)) for one in people]
    for part in notebook.children(consultation, EntityKind.PART):
        for section in notebook.children(part.id, EntityKind.SECTION):
            title = f"{section.text('number')} {section.text('title')}".strip()
            found.append(Element(section.text("role"), 0, "", title))
            for placed in notebook.children(section.id, EntityKind.PLACEMENT):
                found += _under(desk, notebook[placed.text("item")], 0, title)
    return found


def _under(desk: Desk, item: Entity, depth: int, above: str) -> Iterator[Element]:
    yield Element(item.text("kind"), depth, above, item.text("text"))
    for child in desk.notebook.children(item.id, EntityKind.ITEM):
        yield from _under(desk, child, depth + 1, item.text("text"))


def document_of(path: Path) -> ImportedDocument:
    """A report-back as it is read by the import."""
    document = read_source(path)
    assert any(one.role is SectionRole.KEY_POINT for one in document.sections)
    return document
