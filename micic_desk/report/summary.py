"""The summary: what was asked, on one page, with a word on how much more there is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.wording import Wording


def countable(plan: Plan) -> int:
    """How many lines a whole summary has: key points and recommendations."""
    return len(_key_points(plan)) + len(_recommendations(plan))


def summary(plan: Plan, wording: Wording, most: int | None = None) -> Plan:
    """Title, key points and recommendations, ``most`` of them together, in their order.

    Where not all can be had, both have half, or what the other does not need. A report without
    key points is summed up by its headings. What does not fit is counted.
    """
    points, asked = _key_points(plan), _recommendations(plan)
    most = len(points) + len(asked) if most is None else most
    shown = points[: max(most - len(asked), (most + 1) // 2)]
    asked_shown = asked[: most - len(shown)]
    blocks = [block for block in plan.blocks[: _front(plan.blocks)] if block.text.strip()]
    blocks += _listed(wording.key_points, shown, len(points) - len(shown), wording)
    blocks += _listed(wording.recommendations, asked_shown, len(asked) - len(asked_shown), wording)
    return replace(plan, blocks=tuple(blocks))


def _listed(title: str, shown: Sequence[Block], more: int, wording: Wording) -> Iterator[Block]:
    if shown or more:
        yield Block(role=BlockRole.HEADING, text=title)
    yield from shown
    if more:
        yield Block(role=BlockRole.PARAGRAPH, text=wording.more_in_full.format(n=more))


def _key_points(plan: Plan) -> list[Block]:
    named = [block for block in plan.blocks if block.role is BlockRole.KEY_POINT]
    named = named or [block for block in plan.blocks if block.role is BlockRole.HEADING]
    # A number stands instead of a bullet, never beside one.
    return [
        Block(
            role=BlockRole.PARAGRAPH if block.number else BlockRole.POINT,
            level=0 if block.number else 1,
            label=block.number,
            text=block.text,
            language=block.language,
            source=block.source,
            other_versions=block.other_versions,
        )
        for block in named
    ]


def _recommendations(plan: Plan) -> list[Block]:
    found = (block for block in plan.blocks if block.role is BlockRole.RECOMMENDATION)
    return [replace(block, level=0, label="") for block in found]


def _front(blocks: Sequence[Block]) -> int:
    front = {BlockRole.TITLE_LINE, BlockRole.BYLINE}
    return next((i for i, block in enumerate(blocks) if block.role not in front), len(blocks))
