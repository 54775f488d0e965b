"""A plan into groups of rows: each block by its role, with what must not be torn apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.closing import closing_sentences
from micic_desk.report.numbering import UNNUMBERED
from micic_desk.report.pdf import elements, style
from micic_desk.report.pdf.characters import in_one_line
from micic_desk.report.pdf.front import front_length, title_block
from micic_desk.report.pdf.lines import Span
from micic_desk.report.pdf.rows import Bookmark, Group
from micic_desk.report.pdf.setting import Setter
from micic_desk.report.pdf.structure import Element, Structure
from micic_desk.report.pdf.tables import table

_BY_ROLE: Mapping[BlockRole, Callable[[Block, Setter], Group]] = MappingProxyType(
    {
        BlockRole.TITLE_LINE: elements.paragraph,
        BlockRole.BYLINE: elements.paragraph,
        BlockRole.PART_TITLE: elements.part_title,
        BlockRole.HEADING: elements.heading,
        BlockRole.KEY_POINT: elements.heading,
        BlockRole.PARAGRAPH: elements.paragraph,
        BlockRole.POINT: elements.point,
        BlockRole.RECOMMENDATION: elements.recommendation,
        BlockRole.IMPLICATION: elements.implication,
        BlockRole.QUOTATION: elements.quotation,
        BlockRole.HAND_OVER: elements.hand_over,
        BlockRole.TABLE: elements.paragraph,
    }
)

_PER_STEP = 64

_HEADINGS = frozenset({BlockRole.HEADING, BlockRole.KEY_POINT, BlockRole.PART_TITLE})


@dataclass(frozen=True, slots=True)
class Composed:
    """The groups of a document, in order; ``contents`` is where a list of contents would stand."""

    front: list[Group]
    contents: Element
    body: list[Group]


def compose(
    plan: Plan,
    setter: Setter,
    structure: Structure,
    progress: Callable[[int], None] | None = None,
) -> Composed:
    """All groups of the document, in order; ``progress`` is told of no page yet, and may raise."""
    blocks = plan.blocks
    front = title_block(plan, setter, structure)
    contents = structure.contents()
    groups: list[Group] = []
    # A heading is never more than one step below the one before it.
    top = 2 if front else 1
    in_part = False
    for index in range(front_length(blocks), len(blocks)):
        if progress is not None and index % _PER_STEP == 0:
            progress(0)
        block = blocks[index]
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.table is not None:
            groups.append(table(block.table, setter, structure))
            continue
        in_part = in_part or block.role is BlockRole.PART_TITLE
        level = 2 if in_part and block.role is not BlockRole.PART_TITLE else 1
        leaf = _leaf(block, structure, top + level - 1)
        of_block = _of_block(block, following, setter, leaf, structure)
        for group in of_block:
            for row in group.rows:
                row.source = block.source
        groups += of_block
        if block.role in _HEADINGS:
            title = in_one_line(f"{block.number} {block.text}")
            groups[-1 - len(block.other_versions)].rows[0].bookmark = Bookmark(level, title)
    notes = _closing_notes(plan, setter)
    groups += [note.belong_to(structure.paragraph()) for note in notes]
    return Composed(front, contents, groups)


def _leaf(block: Block, structure: Structure, depth: int) -> Element:
    """What a block is to a reader who does not see it; ``depth`` is a heading's own."""
    if block.role in _HEADINGS:
        return structure.heading(depth, block.language)
    if block.role is BlockRole.POINT and block.level > 0:
        return structure.item(block.level, block.language)
    if block.role is BlockRole.QUOTATION:
        return structure.quotation(block.level, block.language)
    level = 0 if block.role is BlockRole.HAND_OVER else block.level
    return structure.paragraph(level, block.language)


def _of_block(
    block: Block, following: Block | None, setter: Setter, leaf: Element, structure: Structure
) -> list[Group]:
    group = _BY_ROLE[block.role](block, setter).belong_to(leaf)
    if block.number and block.role not in UNNUMBERED:
        setter.hang_number(group, block.number)
    leads_in = following is not None and block.text.rstrip().endswith(":")
    if leads_in or block.other_versions:
        group.holds_next = True
    notes = [
        elements.other_version(block, version, setter).belong_to(
            structure.paragraph(block.level + 1, block.language)
        )
        for version in block.other_versions
    ]
    if notes:
        notes[-1].after = max(group.after, notes[-1].after)
        notes[-1].holds_next = leads_in
        group.after = 0
    return [group, *notes]


def _closing_notes(plan: Plan, setter: Setter) -> list[Group]:
    """What the reader should know about the report itself, at its very end."""
    groups = [
        setter.plain([Span(sentence, style.NOTE)], before=1.0)
        for sentence in closing_sentences(plan, setter.wording)
    ]
    if groups:
        groups[0].before = 22.0
        groups[0].holds_previous = True
    return groups
