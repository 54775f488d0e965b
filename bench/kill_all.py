"""Kill everything the program does at random moments, and look what it cost.

``bench/kill_all.py [KILLS] [--only NAME …] [--liar]``. Each of ``ACTIVITIES`` in turn, in a
process that is forked and killed by signal 9; each kill is looked after. Changing the passphrase
has a bench of its own (``bench/rekeying.py``). Needs a system that forks.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.activities import Capture, Edit, Export, Import, Liar, Merge
from bench.activities_of_closing import Archive, Delete, HandOver
from bench.activities_of_keeping import BackUp, Purge, Repair, Restore, SaveCopy, Upgrade
from bench.activity import Activity

ACTIVITIES: dict[str, type[Activity]] = {
    "capture": Capture,
    "edit": Edit,
    "merge": Merge,
    "import": Import,
    "export": Export,
    "upgrade": Upgrade,
    "backup": BackUp,
    "copy": SaveCopy,
    "restore": Restore,
    "repair": Repair,
    "purge": Purge,
    "archive": Archive,
    "hand_over": HandOver,
    "delete": Delete,
}
"""Another one is one more class and one more line."""
CONTROLS: dict[str, type[Activity]] = {"liar": Liar}
_LIVES = 60
"""Kills that one notebook lives through before it is laid out anew."""


@dataclass(slots=True)
class Toll:
    """What the kills found; ``early`` ended before they were killed."""

    kills: int = 0
    early: int = 0
    said: int = 0
    wrong: int = 0
    per: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether no kill cost anything, and something was at stake."""
        return not self.wrong and self.said > 0

    def tell(self, bench: str) -> None:
        """Say what was found, under the name of a bench."""
        for name in ("kills", "early", "said", "wrong"):
            print(f"{bench}.{name} {getattr(self, name)}")
        print(f"{bench}.each", dict(self.per))
        for line in self.told[:20]:
            print(line)


class Victim:
    """One activity with its folder, and how long it takes."""

    def __init__(self, name: str, activity: Activity, folder: Path) -> None:
        self.name = name
        self.activity = activity
        self._made = folder / f"{name} made"
        self._tried = folder / f"{name} tried"
        self._longest = activity.takes
        self._said: list[str] = []
        self._lives = 0
        self._made.mkdir(parents=True)
        activity.prepare(self._made)
        shutil.copytree(self._made, self._tried)

    def kill(self, toll: Toll, chance: random.Random) -> None:
        """Start it, kill it at a random moment, look."""
        self._lives += 1
        if self.activity.anew or self._lives % _LIVES == 0:
            shutil.rmtree(self._tried)
            shutil.copytree(self._made, self._tried)
            self._said.clear()
        said, ended, failed = self._run(chance.uniform(0, self._longest))
        self._said += said
        toll.kills += 1
        toll.early += ended
        toll.said += len(said)
        toll.per[self.name] += 1
        thoroughly = chance.random() < 0.1
        found = self.activity.look(self._tried, self._said, thoroughly=thoroughly)
        found += ["ended in a fault"] if failed else []
        toll.wrong += len(found)
        toll.told += [f"{self.name}: {one}" for one in found[:3]]

    def _run(self, seconds: float) -> tuple[list[str], bool, bool]:
        """What it said, whether it ended by itself, and whether with a fault."""
        reading, writing = os.pipe()
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_killed(self.activity, self._tried, writing)
        os.close(writing)
        time.sleep(seconds)
        found, status = os.waitpid(child, os.WNOHANG)
        ended = found == child
        if ended:
            # It may have taken much less; the next ones are killed sooner.
            self._longest = max(0.8 * seconds, 0.01)
        else:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            self._longest = max(
                self._longest, min(2 * (time.monotonic() - start), self.activity.takes)
            )
        with os.fdopen(reading, "rb") as told:
            # A line cut in the middle was not said to the end.
            whole = told.read().decode().split("\n")[:-1]
        return whole, ended, ended and status != 0


def _be_killed(activity: Activity, folder: Path, writing: int) -> None:
    def say(one: str) -> None:
        os.write(writing, f"{one}\n".encode())

    code = 1
    try:
        activity.run(folder, say)
        code = 0
    finally:
        # Nothing of the parent's is run to its end here.
        os._exit(code)


def kill_often(
    folder: Path, kills: int, seed: int, names: tuple[str, ...] = tuple(ACTIVITIES)
) -> Toll:
    """So many kills, every activity in turn."""
    toll, chance = Toll(), random.Random(seed)
    known = {**ACTIVITIES, **CONTROLS}
    victims = [Victim(name, known[name](), folder) for name in names]
    while toll.kills < kills:
        victims[toll.kills % len(victims)].kill(toll, chance)
    return toll


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("kills", type=int, nargs="?", default=200)
    asked.add_argument("--only", nargs="+", choices=sorted(ACTIVITIES))
    asked.add_argument("--liar", action="store_true")
    asked.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    given = asked.parse_args()
    names = ("liar",) if given.liar else tuple(given.only or ACTIVITIES)
    with tempfile.TemporaryDirectory() as folder:
        toll = kill_often(Path(folder), given.kills, given.seed, names)
    toll.tell("kill_all")
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
