"""What has become other since a report was delivered, as a list that can be printed."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.speech import HEADINGS
from micic_desk.report.tables import stacked
from micic_desk.report.wording import Wording


@dataclass(frozen=True, slots=True)
class DeliveredLine:
    """A paragraph as it was delivered: by ``key`` it is known again, ``words`` are all it said."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A paragraph that is another now; without ``before`` it is new, without ``after`` gone.

    One that only stands elsewhere has the heading it stood under and the one it stands under.
    ``under`` is the heading by which it is found; a heading has none.
    """

    key: str
    before: str
    after: str
    moved_from: str = ""
    moved_to: str = ""
    under: str = ""

    @property
    def only_moved(self) -> bool:
        """Whether its words are the same."""
        return bool(self.before) and self.before == self.after


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
    """Every paragraph that is another or elsewhere, that came or went; in today's order.

    What is gone comes last.
    """
    old = {one.key: one.words for one in before}
    new = {one.key: one.words for one in now}
    was, stands = _headings(before), _headings(now)
    moved = _moved(
        [one for one in before if one.key in new], [one for one in now if one.key in old]
    )
    found = []
    for key, words in new.items():
        if old.get(key, "") != words:
            found.append(Amendment(key, old.get(key, ""), words, under=_above(key, stands)))
        elif key in moved and words:
            found.append(Amendment(key, words, words, was[key], stands[key]))
    gone = (
        Amendment(one.key, one.words, "", under=_above(one.key, was))
        for one in before
        if one.key not in new
    )
    return [*found, *(one for one in gone if one.before)]


def _headings(lines: Sequence[DeliveredLine]) -> dict[str, str]:
    """The words of the heading that each paragraph stands under."""
    found: dict[str, str] = {}
    heading = ""
    for one in lines:
        if one.key.partition(" ")[0] in HEADINGS:
            heading = one.words
        found[one.key] = heading
    return found


def _above(key: str, headings: Mapping[str, str]) -> str:
    return "" if key.partition(" ")[0] in HEADINGS else headings[key]


def _moved(before: Sequence[DeliveredLine], now: Sequence[DeliveredLine]) -> set[str]:
    """As few paragraphs as can be, without which all others are in the order they were.

    What is left out of the longest rising sequence of old places (Fredman 1975).
    """
    places = {one.key: at for at, one in enumerate(before)}
    order = [places[one.key] for one in now]
    ends: list[int] = []
    last: list[int] = []
    above: list[int] = []
    for at, place in enumerate(order):
        found = bisect_left(ends, place)
        above.append(last[found - 1] if found else -1)
        ends[found : found + 1] = [place]
        last[found : found + 1] = [at]
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = above[at]
    return {one.key for at, one in enumerate(now) if at not in kept}


def corrigendum(plan: Plan, found: Iterable[Amendment], day: str, wording: Wording) -> Plan:
    """The list as a plan of its own, under the title of the report as it is now.

    ``day`` is that of the delivery (ISO 8601).
    """
    front = [one for one in plan.blocks if one.role in {BlockRole.TITLE_LINE, BlockRole.BYLINE}]
    blocks = [
        *front,
        Block(role=BlockRole.HEADING, text=wording.corrigendum),
        Block(role=BlockRole.PARAGRAPH, text=wording.delivered_on.format(day=wording.dated(day))),
    ]
    for number, one in enumerate(found, 1):
        label = wording.amended if one.before and one.after else ""
        label = wording.moved if one.only_moved else label
        label = label or (wording.added if one.after else wording.left_out)
        text = f"{label} – {one.under}" if one.under else label
        title = Block(role=BlockRole.KEY_POINT, number=f"{number}.", text=text)
        blocks.append(replace(title, source=one.key))
        if one.only_moved:
            blocks += _told_moved(one, wording)
            continue
        if one.before:
            blocks.append(_told(wording.instead_of, one.before, one.key))
        if one.after:
            blocks.append(_told(wording.read, one.after, one.key))
    return replace(
        plan, blocks=tuple(blocks), open_conflicts=0, withheld=0, replaced_in=(), layout={}
    )


def _told_moved(one: Amendment, wording: Wording) -> Iterator[Block]:
    yield Block(role=BlockRole.POINT, level=1, text=one.after, source=one.key)
    if one.moved_from != one.moved_to:
        for label, heading in ((wording.stood, one.moved_from), (wording.stands, one.moved_to)):
            yield _told(label, heading or "–", one.key, 2)
    elif one.moved_to:
        yield _told(wording.elsewhere, one.moved_to, one.key, 2)


def _told(label: str, words: str, key: str, level: int = 1) -> Block:
    return Block(role=BlockRole.POINT, level=level, label=label, text=words, source=key)


def _words(block: Block) -> str:
    speaker = f"{block.speaker}:" if block.speaker else ""
    said = (block.number, block.mark, block.label, speaker, block.text)
    return " ".join(" ".join(said).split())
