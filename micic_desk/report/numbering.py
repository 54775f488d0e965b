"""Running numbers for paragraphs, so that a translation can be quoted by the same number.

They count places in the report, never words: 1, 2, 3 in every language and script.
"""

from dataclasses import replace

from micic_desk.report.blocks import Block, BlockRole, Plan

UNNUMBERED = frozenset(
    {
        BlockRole.TITLE_LINE,
        BlockRole.BYLINE,
        BlockRole.PART_TITLE,
        BlockRole.HEADING,
        BlockRole.KEY_POINT,
        BlockRole.HAND_OVER,
        BlockRole.TABLE,
    }
)


def numbered(plan: Plan) -> Plan:
    """The plan with a number at each paragraph; what stands under a point shares its number."""
    count = 0
    blocks: list[Block] = []
    for block in plan.blocks:
        if is_counted(block):
            count += 1
            blocks.append(replace(block, number=f"{count}."))
        else:
            blocks.append(block)
    return replace(plan, blocks=tuple(blocks))


def is_counted(block: Block) -> bool:
    """Whether a block begins a paragraph of its own; a recommendation always does."""
    if block.role in UNNUMBERED:
        return False
    return block.level <= 1 or block.role is BlockRole.RECOMMENDATION


def is_heading(block: Block) -> bool:
    """Whether a block names what follows it."""
    return block.role in {BlockRole.PART_TITLE, BlockRole.HEADING, BlockRole.KEY_POINT}
