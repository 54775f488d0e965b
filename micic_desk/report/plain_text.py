"""The report as plain text: for mail programs, chats and whatever reads nothing else.

Lines are as long as their words; every program breaks them to its own width.
"""

from collections.abc import Callable, Iterator

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.closing import closing_sentences, version_label
from micic_desk.report.numbering import is_heading
from micic_desk.report.pdf.characters import printable
from micic_desk.report.wording import Wording

_STEP = "  "
_UNDERLINES = {BlockRole.PART_TITLE: "=", BlockRole.HEADING: "-", BlockRole.KEY_POINT: "-"}
_LONGEST_RULE = 72
_PER_STEP = 500


def write_text(
    plan: Plan, wording: Wording, progress: Callable[[int], None] | None = None
) -> bytes:
    """The whole report in UTF-8; ``progress`` hears of lines written, and may raise to cancel."""
    lines: list[str] = []
    before: Block | None = None
    for at, block in enumerate(plan.blocks):
        if progress is not None and at % _PER_STEP == 0:
            progress(at)
        lines += [""] * _space(before, block)
        lines += _of_block(block, wording)
        before = block
    closing = closing_sentences(plan, wording)
    lines += ["", *closing] if closing else []
    return ("\n".join(lines).strip("\n") + "\n").encode("utf-8")


def _space(before: Block | None, block: Block) -> int:
    """How many empty lines stand above a block."""
    if before is None or (before.role is block.role and block.role in _CLOSE):
        return 0
    if is_heading(block):
        return 2
    listed = before.role is BlockRole.POINT and block.role is BlockRole.POINT
    return 0 if listed and before.level and block.level else 1


_CLOSE = frozenset({BlockRole.TITLE_LINE, BlockRole.BYLINE})


def _of_block(block: Block, wording: Wording) -> Iterator[str]:
    bullet = "- " if block.role is BlockRole.POINT and block.level else ""
    indent = _STEP * (max(block.level - 1, 0) if bullet else block.level)
    said = printable(said_in_full(block, wording)).split("\n")
    yield f"{indent}{bullet}{said[0]}".rstrip(" ")
    yield from (f"{indent}{' ' * len(bullet)}{line}".rstrip(" ") for line in said[1:])
    if block.role in _UNDERLINES:
        yield _UNDERLINES[block.role] * min(max(map(len, said)), _LONGEST_RULE)
    if block.role is BlockRole.QUOTATION and source_line(block):
        yield f"{indent}{printable(source_line(block))}"
    for version in block.other_versions:
        lines = printable(version_label(version.initials, wording) + version.text).split("\n")
        yield from (f"{indent}{_STEP}{line}".rstrip(" ") for line in lines)


def said_in_full(block: Block, wording: Wording) -> str:
    """Number, mark, label, speaker, words and author of a block, as one text."""
    quoted = block.role is BlockRole.QUOTATION
    parts = (
        block.number,
        block.mark,
        label_of(block, wording),
        f"{block.speaker}:" if block.speaker and not quoted else "",
        text_of(block, wording),
        f"[{block.author}]" if block.author and not quoted else "",
    )
    return " ".join(part for part in parts if part)


def label_of(block: Block, wording: Wording) -> str:
    """The label as typed; a recommendation always has one."""
    if block.role is BlockRole.RECOMMENDATION:
        return block.label or wording.recommendation
    return block.label


def text_of(block: Block, wording: Wording) -> str:
    """The words; an act without words is called by its name."""
    if block.role is BlockRole.HAND_OVER:
        return block.text or wording.hand_over
    return block.text


def source_line(block: Block) -> str:
    """Who said what is quoted, and who noted it."""
    by = f"– {block.speaker}" if block.speaker else ""
    noted = f"[{block.author}]" if block.author else ""
    return " ".join(part for part in (by, noted) if part)
