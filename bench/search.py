"""Search as one types, newest 50 first, in a notebook of many lines.

``bench/search.py [LINES] [QUERIES]``. A query is the beginning of a word that stands in the notes
(one letter, two, three, whole), one time in three with a second word; every keystroke is asked
through the same door as the window's, looking inside of words where beginnings give less than
a screenful. ``filtered`` asks with a filter that every line passes; ``slice`` is the longest
the window stands still where a filter passes nothing at all. Counted is the time this process
works, whatever else the machine does. The floor is the cheapest question to the same
connection: one row by its number.
"""

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.notes import filled
from bench.scratch import on_disk
from micic_desk.app.desk import Desk
from micic_desk.app.finding import Facet, Filter, Finder, Question


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
    start = time.process_time()
    with desk.session.transaction() as connection:
        connection.exec_driver_sql("SELECT id FROM entity WHERE n = 5").one()
    return time.process_time() - start


def first_screen(finder: Finder, query: str) -> float:
    start = time.process_time()
    finder.search(Question(query)).more()
    return time.process_time() - start


def filtered(finder: Finder, query: str) -> float:
    start = time.process_time()
    finder.search(Question(query, (Filter(Facet.KIND, "point"),))).more()
    return time.process_time() - start


def longest_slice(finder: Finder, query: str) -> float:
    search = finder.search(Question(query, (Filter(Facet.KIND, "nothing"),)))
    longest = 0.0
    while not search.done:
        start = time.process_time()
        search.more(within=0.002)
        longest = max(longest, time.process_time() - start)
    return longest


SORTS = {"search": first_screen, "filtered": filtered, "slice": longest_slice}


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    queries = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with on_disk() as folder:
        desk, _, lines = filled(Path(folder), count)
        finder = Finder(desk)
        start = time.process_time()
        finder.prepare_all()
        prepared = time.process_time() - start
        wanted = asked(lines, queries)
        took = {name: [one(finder, query) for query in wanted] for name, one in SORTS.items()}
        floor = [cheapest(desk) for _ in wanted]
        hits = sum(bool(finder.search(Question(query)).more(1)) for query in wanted)
        finder.close()
        desk.close()
    for name, figures in took.items():
        for share in (50, 95, 99):
            least = quantile(floor, share) * 1000
            tell(f"{name}.p{share}", quantile(figures, share) * 1000, "ms", least)
    tell("search.found", 100 * hits / queries, "%")
    tell("search.prepared", prepared * 1000, "ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
