"""Lines in which two people may have noted the same: proposals, never joins.

Cosine of word weights (rare words weigh more: TF-IDF after K. Spärck Jones, 1972) inside one
session, between lines of different people only. A proposal is a pair of lines each of which
is the other's best match, or a pair so alike that it need not be. Lines that agree in their
words and differ in a figure, a name, a negation are never called likely: they are shown as
what they are, one of the two is wrong.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from micic_desk.domain.text import folded, words_of
from micic_desk.merge.signs import WORD, Discrepancy, Reading, Sort, differing

MUTUAL, ALIKE, LIKELY = 0.20, 0.40, 0.40
"""The cosine a pair needs: as each other's best, on its own, to be called likely.

Tuned on ``tests/golden/pairs.txt``; ``bench/pairing.py`` tells what other values would give.
"""

_STEM = 6
"""Letters that stand for a word: enough of it that endings in five languages fall away."""

_TURNING = frozenset({Sort.FIGURE, Sort.NEGATION, Sort.NAME, Sort.INSTRUMENT})
_STOPS = words_of(
    "a an the and or but of to in on at by for from with as is are was were be been has have",
    "had it its this that these those they them their there we our who which what so only",
    "le la les un une des du de d l et ou mais en dans sur au aux par pour avec est sont",
    "été était étaient ont ce cette ces qui que se s il ils elle elles leur leurs plus",
    "el los las una unos unas del y o pero con por para es son fue fueron ha han su sus lo al",
    "и в во на с со к ко о об от до из за по у но а что это как был была было были для же он",
    "она они их его её тот та те",
    "في من على إلى عن و أو ثم هذا هذه التي الذي كان كانت",
)


@dataclass(frozen=True, slots=True)
class Noted:
    """One line as it takes part: its id, the person who noted it, its words."""

    id: str
    person: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines that may be one statement; ``score`` is from 0 to 1.

    ``likely`` says that they probably are, so that one key may join them. ``differing`` are
    the figures, names, negations, modals and instruments in which they do not agree.
    """

    first: str
    second: str
    score: float
    likely: bool
    differing: tuple[Discrepancy, ...] = ()

    @property
    def contradicts(self) -> bool:
        """Whether the two cannot both be right, if they speak of one thing."""
        return any(one.sort in _TURNING for one in self.differing)


def pairs(
    lines: Sequence[Noted],
    *,
    apart: Callable[[str, str], bool] | None = None,
    names: Collection[str] = frozenset(),
) -> list[Pair]:
    """The proposals for the lines of one session, most alike first.

    ``apart`` says of two lines that they need not be proposed (told apart or joined already);
    ``names`` are folded words that are people's names. Never two lines of one person.
    """
    scores = _scores(lines, apart)
    best = _best(scores, len(lines))
    found = []
    read: dict[int, Reading] = {}
    for (one, other), score in scores.items():
        mutual = score >= MUTUAL and score >= best[one] and score >= best[other]
        if mutual or score >= ALIKE:
            for line in (one, other):
                if line not in read:
                    read[line] = Reading(lines[line].text, names)
            told = differing(read[one], read[other])
            found.append(_pair(lines[one], lines[other], score, told, mutual=mutual))
    return sorted(found, key=_rank)


def _pair(
    first: Noted, second: Noted, score: float, told: tuple[Discrepancy, ...], *, mutual: bool
) -> Pair:
    turned = any(one.sort in _TURNING for one in told)
    likely = mutual and score >= LIKELY and not turned
    return Pair(first.id, second.id, score, likely, told)


def _rank(pair: Pair) -> tuple[float, str, str]:
    return -pair.score, pair.first, pair.second


def _scores(
    lines: Sequence[Noted], apart: Callable[[str, str], bool] | None
) -> dict[tuple[int, int], float]:
    """The cosine of every two lines of different people that share a word."""
    bags = [_stems(line.text) for line in lines]
    held = Counter(stem for bag in bags for stem in bag)
    squared = {stem: math.log(1 + len(lines) / count) ** 2 for stem, count in held.items()}
    lengths = [math.sqrt(sum(squared[stem] for stem in bag)) or 1.0 for bag in bags]
    people = [line.person for line in lines]
    earlier: dict[str, list[int]] = {stem: [] for stem in held}
    found: dict[tuple[int, int], float] = {}
    for number, bag in enumerate(bags):
        dots: dict[int, float] = defaultdict(float)
        for stem in bag:
            weight, holders = squared[stem], earlier[stem]
            for other in holders:
                dots[other] += weight
            holders.append(number)
        least = MUTUAL * lengths[number]
        for other, dot in dots.items():
            if dot >= least * lengths[other] and people[other] != people[number]:
                found[other, number] = min(1.0, dot / (lengths[number] * lengths[other]))
    if apart is None:
        return found
    return {
        (one, other): score
        for (one, other), score in found.items()
        if not apart(lines[one].id, lines[other].id)
    }


def _best(scores: dict[tuple[int, int], float], count: int) -> list[float]:
    best = [0.0] * count
    for (one, other), score in scores.items():
        best[one] = max(best[one], score)
        best[other] = max(best[other], score)
    return best


def _stems(text: str) -> set[str]:
    found: set[str] = set()
    for match in WORD.finditer(text):
        word = folded(match[0])
        for piece in word.replace("’", "'").replace("-", "'").split("'"):
            if piece and piece not in _STOPS:
                found.add(piece[:_STEM])
    return found
