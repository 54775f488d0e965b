"""What has become other since a report was delivered, as a list that can be printed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.tables import stacked
from micic_desk.report.wording import Wording


@dataclass(frozen=True, slots=True)
class DeliveredLine:
    """A paragraph as it was delivered: by ``key`` it is known again, ``words`` are all it said."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A paragraph that is another now; without ``before`` it is new, without ``after`` gone."""

    key: str
    before: str
    after: str


def delivered_lines(plan: Plan) -> tuple[DeliveredLine, ...]:
    """The paragraphs of a plan."""
    seen: Counter[str] = Counter()
    found = []
    for block in stacked(plan).blocks:
        name = f"{block.role} {block.source}"
        seen[name] += 1
        found.append(DeliveredLine(f"{name} {seen[name]}", _words(block)))
    return tuple(found)


def amendments(before: Sequence[DeliveredLine], now: Sequence[DeliveredLine]) -> list[Amendment]:
    """Every paragraph whose words changed, came or went: in today's order, then what is gone."""
    old = {one.key: one.words for one in before}
    new = {one.key: one.words for one in now}
    found = [
        Amendment(key, old.get(key, ""), words)
        for key, words in new.items()
        if old.get(key, "") != words
    ]
    gone = (Amendment(one.key, one.words, "") for one in before if one.key not in new)
    return [*found, *(one for one in gone if one.before)]


def corrigendum(plan: Plan, found: Iterable[Amendment], day: str, wording: Wording) -> Plan:
    """The list as a plan of its own, under the title of the report as it is now."""
    front = [one for one in plan.blocks if one.role in {BlockRole.TITLE_LINE, BlockRole.BYLINE}]
    blocks = [
        *front,
        Block(role=BlockRole.HEADING, text=wording.corrigendum),
        Block(role=BlockRole.PARAGRAPH, text=wording.delivered_on.format(day=day)),
    ]
    for number, one in enumerate(found, 1):
        label = wording.amended if one.before and one.after else ""
        label = label or (wording.added if one.after else wording.left_out)
        title = Block(role=BlockRole.KEY_POINT, number=f"{number}.", text=label)
        blocks.append(replace(title, source=one.key))
        if one.before:
            blocks.append(_told(wording.instead_of, one.before, one.key))
        if one.after:
            blocks.append(_told(wording.read, one.after, one.key))
    return replace(
        plan, blocks=tuple(blocks), open_conflicts=0, withheld=0, replaced_in=(), layout={}
    )


def _told(label: str, words: str, key: str) -> Block:
    return Block(role=BlockRole.POINT, level=1, text=f"{label} {words}", source=key)


def _words(block: Block) -> str:
    speaker = f"{block.speaker}:" if block.speaker else ""
    said = (block.number, block.mark, block.label, speaker, block.text)
    return " ".join(" ".join(said).split())
