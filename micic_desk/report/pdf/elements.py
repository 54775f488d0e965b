"""What each element of the body looks like. Typography follows the role, never the source."""

from micic_desk.report.blocks import Block, BlockRole, OtherVersion
from micic_desk.report.pdf import marks, style
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.pdf.faces import Cut
from micic_desk.report.pdf.lines import Span, TextStyle
from micic_desk.report.pdf.rows import (
    Group,
    Panel,
    Placed,
    Row,
    Rule,
    Sign,
    keep_lines_together,
)
from micic_desk.report.pdf.setting import MARK_COLUMN, Place, Setter, worded

_LEADING = style.LEADING[style.BODY.size]
_NOTE_LEADING = style.LEADING[style.NOTE_TEXT.size]
_WIDEST_HANGING_NUMBER = 36.0
_SPACE_ABOVE_POINT = (6.0, 5.0, 3.5, 3.0)
_HAND_OVER = TextStyle(Cut.BOLD, style.BODY.size, style.INK)


def part_title(block: Block, setter: Setter) -> Group:
    """The title of one rapporteur's part."""
    spans = [Span(block.text, style.PART)]
    group = setter.plain(spans, before=30.0, language=block.language, balanced=True)
    group.after = 10.0
    return _as_heading(group)


def heading(block: Block, setter: Setter) -> Group:
    """A section's or key point's title; its number hangs in the margin if it fits there."""
    number = block.number.strip()
    leftward = setter.leftward(block)
    spans = [Span(block.text, style.HEADING)]
    hung = setter.one_line(number, style.NUMBER, leftward=leftward) if number else None
    if hung is not None and hung.width > _WIDEST_HANGING_NUMBER:
        spans = [Span(f"{number} ", style.NUMBER), *spans]
        hung = None
    leading = style.LEADING[style.HEADING.size]
    rows = setter.rows(spans, Place(0, leading, leftward, balanced=True))
    if hung is not None:
        beside = Placed(hung, -hung.width - 8, rows[0].placed[0].drop)
        rows[0].placed = (beside, *rows[0].placed)
    return _as_heading(Group(rows, before=22.0, after=6.0))


def paragraph(block: Block, setter: Setter) -> Group:
    """Plain words at their level, without a bullet."""
    place = Place(style.indent(block.level), _LEADING, setter.leftward(block))
    rows = setter.rows(worded(block, style.BODY), place)
    keep_lines_together(rows)
    return Group(rows, before=6.0, after=3.0)


def point(block: Block, setter: Setter) -> Group:
    """A point of a list, its bullet by its level; at level 0 it stands as a paragraph."""
    group = paragraph(block, setter)
    group.before = _SPACE_ABOVE_POINT[min(block.level, len(_SPACE_ABOVE_POINT) - 1)]
    if block.level > 0:
        first = group.rows[0]
        x = style.indent(block.level) - 11.0
        shape = marks.bullet(block.level)
        first.signs = (Sign(shape, x, first.placed[0].drop, style.BODY.size, style.ACCENT),)
    return group


def recommendation(block: Block, setter: Setter) -> Group:
    """A tinted panel with a rule at its edge: seen at once, in black and white too."""
    panel = Panel(_panel_edge(block), style.TINT, style.ACCENT, 2.5)
    label = block.label or setter.wording.recommendation
    rows = _marked(block, panel, label, style.BODY, setter)
    setter.hang_mark(rows[0], block.mark, marks.RECOMMENDATION, panel.x + 12.0)
    above = Row(6.0, panel=panel, leftward=rows[0].leftward)
    below = Row(7.0, panel=panel, leftward=rows[0].leftward)
    rows = [above, *rows, below]
    keep_lines_together(rows, whole_up_to=7)
    for row in (*rows[1:3], *rows[-2:]):
        row.keep = True
    return Group(rows, before=9.0, after=9.0)


def implication(block: Block, setter: Setter) -> Group:
    """A consequence drawn from what stands above: its own mark, its words in italics."""
    rows = _marked(block, None, block.label, style.EMPHASIS, setter)
    edge = max(style.indent(block.level) - 11.0, 0.0)
    setter.hang_mark(rows[0], block.mark, marks.CONSEQUENCE, edge)
    keep_lines_together(rows)
    return Group(rows, before=5.0, after=3.0)


def quotation(block: Block, setter: Setter) -> Group:
    """Somebody's very words beside a rule, who said them underneath."""
    x = style.indent(block.level)
    panel = Panel(x, rule=style.RULE, rule_width=1.5)
    leftward = setter.leftward(block)
    place = Place(x + 12.0, _LEADING, leftward, panel)
    rows = setter.rows([Span(block.text, style.BODY)], place)
    source = f"– {block.speaker}" if block.speaker else ""
    source += f" [{block.author}]" if block.author else ""
    if source:
        rows += setter.rows(
            [Span(source.strip(), style.NOTE)], Place(x + 12.0, _NOTE_LEADING, leftward, panel)
        )
    keep_lines_together(rows)
    return Group(rows, before=6.0, after=4.0)


def hand_over(block: Block, setter: Setter) -> Group:
    """The act that ends a part: between two rules, never alone at the head of a page."""
    spans = [Span(f"{block.label} ", style.LABEL)] if block.label else []
    spans.append(Span(block.text or setter.wording.hand_over, _HAND_OVER))
    rows = setter.rows(spans, Place(MARK_COLUMN + 1.0, _LEADING, setter.leftward(block)))
    setter.hang_mark(rows[0], block.mark, marks.PROCEDURE, 0.0)
    above = Row(9.0, rules=(Rule(0.6, 1.2, style.ACCENT),))
    below = Row(9.0, rules=(Rule(8.4, 1.2, style.ACCENT),))
    rows = [above, *rows, below]
    for row in rows[1:]:
        row.keep = True
    return Group(rows, before=20.0, after=12.0, holds_previous=True)


def other_version(block: Block, version: OtherVersion, setter: Setter) -> Group:
    """The other text of an open conflict, under the one that is shown."""
    words = setter.wording
    label = words.other_version
    if version.initials:
        label = words.other_version_by.format(initials=version.initials)
    x = style.indent(block.level)
    if block.role is BlockRole.RECOMMENDATION:
        x = _panel_edge(block) + 12.0
    panel = Panel(x, rule=style.MUTED, rule_width=0.8)
    spans = [Span(f"{label}: ", style.NOTE_LABEL), Span(version.text, style.NOTE_TEXT)]
    leftward = runs_leftward(version.text, block.language or setter.language)
    rows = setter.rows(spans, Place(x + 9.0, _NOTE_LEADING, leftward, panel))
    keep_lines_together(rows)
    return Group(rows, before=4.0, after=4.0)


def _marked(
    block: Block, panel: Panel | None, label: str, look: TextStyle, setter: Setter
) -> list[Row]:
    """The label in bold, then the words, hanging to the right of a mark's column."""
    edge = panel.x + 12.0 if panel else max(style.indent(block.level) - 11.0, 0.0)
    inset = 10.0 if panel else 0.0
    spans = [Span(f"{label} ", style.LABEL)] if label else []
    spans += worded(block, look, labelled=False)
    place = Place(edge + MARK_COLUMN, _LEADING, setter.leftward(block), panel, inset=inset)
    return setter.rows(spans, place)


def _panel_edge(block: Block) -> float:
    return max(style.indent(block.level) - 12.0, 0.0)


def _as_heading(group: Group) -> Group:
    for row in group.rows[1:]:
        row.keep = True
    group.holds_next = True
    return group
