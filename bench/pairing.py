"""Near-duplicates of one session: 300 lines against 300, and how right the proposals are.

The floor is what finding the words of all lines costs, which any comparison needs.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import tell
from bench.notes import texts
from micic_desk.merge.pairing import Noted, pairs
from micic_desk.merge.signs import WORD

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "golden" / "pairs.txt"


def lines(count: int) -> list[Noted]:
    """Real notes on one side; on the other the same in another order, some words left out."""
    chance = random.Random(7)
    found = []
    for number, text in enumerate(texts(count)):
        words = text.split()
        kept = [word for word in words if chance.random() < 0.7] or words
        chance.shuffle(kept)
        found.append(Noted(f"a{number}", "a", text))
        found.append(Noted(f"b{number}", "b", " ".join(kept)))
    return found


def best(what: Callable[[list[Noted]], object], noted: list[Noted], times: int = 7) -> float:
    took = []
    for _ in range(times):
        start = time.perf_counter()
        what(noted)
        took.append(time.perf_counter() - start)
    return min(took) * 1000


def words(noted: list[Noted]) -> list[list[str]]:
    return [WORD.findall(one.text) for one in noted]


def rightness() -> tuple[float, float]:
    """Precision and recall of "likely" on the labelled pairs, language by language."""
    rows = [
        [part.strip() for part in line.split("|")]
        for line in PAIRS.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    true = likely = right = 0
    for language in dict.fromkeys(row[0] for row in rows):
        own = [row for row in rows if row[0] == language]
        noted = [
            Noted(f"{person}{number}", person, row[column])
            for column, person in ((2, "a"), (3, "b"))
            for number, row in enumerate(own)
        ]
        wanted = {number for number, row in enumerate(own) if row[1] == "same"}
        true += len(wanted)
        for pair in pairs(noted):
            if pair.likely:
                likely += 1
                right += pair.first[1:] == pair.second[1:] and int(pair.first[1:]) in wanted
    return right / likely, right / true


def main() -> int:
    noted = lines(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
    tell("pairing.lines", best(pairs, noted), "ms", best(words, noted))
    precision, recall = rightness()
    tell("pairing.precision", precision, "share")
    tell("pairing.recall", recall, "share")
    return 0


if __name__ == "__main__":
    sys.exit(main())
