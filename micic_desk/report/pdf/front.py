"""The beginning of a report: its title lines and its rapporteurs."""

from collections.abc import Sequence

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf import style
from micic_desk.report.pdf.characters import in_one_line
from micic_desk.report.pdf.lines import Span
from micic_desk.report.pdf.rows import Bookmark, Group, Row, Rule
from micic_desk.report.pdf.setting import Setter
from micic_desk.report.pdf.structure import Structure

_LONGEST_LARGE_TITLE = 120


def front_length(blocks: Sequence[Block]) -> int:
    """How many blocks the title block takes; the same roles later stand where they are."""
    titles = _leading(blocks, BlockRole.TITLE_LINE)
    return titles + _leading(blocks[titles:], BlockRole.BYLINE)


def title_block(plan: Plan, setter: Setter, structure: Structure) -> list[Group]:
    """Initiative, title, dates and rapporteurs, closed by a rule."""
    titles = _leading(plan.blocks, BlockRole.TITLE_LINE)
    people = plan.blocks[titles : front_length(plan.blocks)]
    groups = _titles([block.text for block in plan.blocks[:titles]], plan, setter, structure)
    named = [block for block in people if block.text.strip()]
    groups += [group.belong_to(structure.paragraph()) for group in _rapporteurs(named, setter)]
    if groups:
        closing = Row(height=8.0, rules=(Rule(7.0, 1.2, style.ACCENT),))
        groups.append(Group([closing], before=6.0, after=14.0))
    for group in groups[:-1]:
        group.holds_next = True
    return groups


def _titles(typed: Sequence[str], plan: Plan, setter: Setter, structure: Structure) -> list[Group]:
    texts = [text for text in typed or (plan.title, plan.subtitle) if text.strip()]
    main = _main_title(texts, plan.title)
    groups = []
    for index, text in enumerate(texts):
        look = style.OVERLINE if index < main else style.SUBTITLE
        if index == main:
            look = style.TITLE if len(text) <= _LONGEST_LARGE_TITLE else style.LONG_TITLE
        group = setter.plain([Span(text, look)], before=6.0, balanced=True)
        if index == main:
            group.rows[0].bookmark = Bookmark(0, in_one_line(text))
        leaf = structure.heading(1) if index == main else structure.paragraph()
        groups.append(group.belong_to(leaf))
    return groups


def _rapporteurs(people: Sequence[Block], setter: Setter) -> list[Group]:
    if not people:
        return []
    words = setter.wording
    label = words.rapporteur if len(people) == 1 else words.rapporteurs
    groups = [setter.plain([Span(label, style.NOTE_LABEL)], before=16.0)]
    for block in people:
        name, comma, rest = block.text.partition(",")
        spans = [Span(name + comma, style.STRONG), Span(rest, style.BODY)]
        groups.append(setter.plain(spans, language=block.language, before=1.0))
    return groups


def _leading(blocks: Sequence[Block], role: BlockRole) -> int:
    count = 0
    while count < len(blocks) and blocks[count].role is role:
        count += 1
    return count


def _main_title(texts: Sequence[str], title: str) -> int:
    """Which title line is the largest: the document's title, else the second of three."""
    if title in texts:
        return texts.index(title)
    return 1 if len(texts) > 2 else 0
