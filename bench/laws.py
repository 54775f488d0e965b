"""Run the laws of a notebook's life for as long as asked: ``bench/laws.py [EXAMPLES] [SEED]``.

So many lives of three desks, and so many cases of every law of what is handed over. The lives of
a seed are always the same ones, so that several processes can share them.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import seed

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.laws.doing import live, memory_disk
from tests.laws.life import Life
from tests.laws.parts import LAWS, Blanks, Law, hold, stories

STEPS = 40


def tell(name: str, examples: int, run: Callable[[], object]) -> None:
    start = time.monotonic(), time.process_time()
    run()
    wall, busy = time.monotonic() - start[0], time.process_time() - start[1]
    print(
        f"laws.{name} {examples} broken 0 {wall:.0f} s, {busy:.0f} s of the processor", flush=True
    )


def main() -> int:
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    machine = seed(int(sys.argv[2]))(Life) if len(sys.argv) > 2 else Life
    with tempfile.TemporaryDirectory(dir=memory_disk()) as folder:
        blanks = Blanks(Path(folder))
        # A life for every ten cases, and the more eventful half of them.
        lives = max(examples // 10, 25)
        told = stories(lives, STEPS, lives // 2, blanks)
        for law in LAWS:

            def run(law: Law = law) -> None:
                hold(law, told, blanks, examples)

            tell(law.__name__, examples, run)
        blanks.close()
    tell("lives", examples, lambda: live(machine, examples, STEPS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
