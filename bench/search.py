"""Search as one types, newest 50 first, in a notebook of many lines.

``bench/search.py [LINES] [QUERIES]``. A query is the beginning of a word that stands in the notes
(one letter, two, three, whole), one time in three with a second word; every keystroke is timed
through the same door as the window's. The floor is the cheapest question to the same
connection: one row by its number.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.notes import filled
from micic_desk.app.desk import Desk


def asked(lines: list[str], count: int) -> list[str]:
    chance = random.Random(11)
    found = []
    for _ in range(count):
        words = [one for one in chance.choice(lines).split() if one.isalpha()] or ["a"]
        word = chance.choice(words)
        query = word[: chance.choice((1, 2, 3, len(word)))]
        found.append(f"{chance.choice(words)} {query}" if chance.random() < 1 / 3 else query)
    return found


def cheapest(desk: Desk) -> float:
    start = time.perf_counter()
    with desk.session.transaction() as connection:
        connection.exec_driver_sql("SELECT id FROM entity WHERE n = 5").one()
    return time.perf_counter() - start


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    queries = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        desk, _, lines = filled(Path(folder), count)
        took: list[float] = []
        floor: list[float] = []
        hits = 0
        for query in asked(lines, queries):
            floor.append(cheapest(desk))
            start = time.perf_counter()
            hits += bool(desk.find(query))
            took.append(time.perf_counter() - start)
        desk.close()
    for share in (50, 95, 99):
        tell(f"search.p{share}", quantile(took, share) * 1000, "ms", quantile(floor, share) * 1000)
    tell("search.found", 100 * hits / queries, "%")
    return 0


if __name__ == "__main__":
    sys.exit(main())
