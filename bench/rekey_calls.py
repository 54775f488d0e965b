"""Kill a change of passphrase at every single call to the disk, and look at what lies there.

``bench/rekey_calls.py [STEP] [--twice] [--lines LETTERS]``: each call that writes, cuts, syncs,
renames or removes is the last one once, not made at all and, where it writes, made by half, as
``kill -9`` leaves the copy of a large file. With ``--twice`` the opening that settles the change
is killed too, at each of its own calls. Only every STEP-th call of a change; LETTERS make the
lines longer, so that a backup is written and sealed in several goes. Needs a C compiler and Linux.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dying import NEVER, Died, Dying, Way, once_more, tried_in
from bench.rekeying import PASSPHRASES, Toll, look, made, opened, say
from micic_desk.app.rekeying import change_passphrase

Say = Callable[[str], None]


class Change:
    """One change of passphrase that is killed, and the opening after it."""

    def __init__(self, tried: Path, letters: int) -> None:
        self._dying = Dying()
        self._tried, self._whole = tried, tried.with_name("whole")
        self.notebook = tried / "killed.micic"
        self._whole.mkdir()
        made(self._whole, "Before the backup. " + "A word of many. " * (letters // 16))

    def killed(self, call: int, way: Way) -> Died:
        """Lay everything out anew, and kill the change at this call."""
        shutil.rmtree(self._tried, ignore_errors=True)
        shutil.copytree(self._whole, self._tried)
        return self._dying.at(call, way, self._change)

    def opening_killed(self, call: int, way: Way) -> Died:
        """Kill the opening that follows at this call of its own."""
        return self._dying.at(call, way, self._open)

    def _change(self, tell: Say) -> None:
        desk, now = opened(self.notebook)
        tell(say(desk, "Before the change."))
        change_passphrase(desk, PASSPHRASES[now], PASSPHRASES[1 - now])
        tell(say(desk, "After the change."))
        desk.close()

    def _open(self, tell: Say) -> None:
        del tell
        opened(self.notebook)[0].close()


def kill_at_every_call(tried: Path, *, step: int, twice: bool, letters: int) -> Toll:
    """Kill at each call in each way, looking after each kill; ends at the first that cost."""
    toll, change = Toll(), Change(tried, letters)
    whole = change.killed(NEVER, Way.KILLED).calls
    assert whole is not None
    for call in range(1, whole + 1, step):
        for way in Way:
            for died in _afterwards(change, call, way, twice=twice):
                toll.kills += 1
                if died.fault:
                    toll.failed += 1
                    toll.told.append(died.fault)
                look(change.notebook, set(died.said), toll, thoroughly=True)
                if toll.bad:
                    toll.told.append(f"{way.name} at call {call} of {whole}")
                    return toll
    return toll


def _afterwards(change: Change, call: int, way: Way, *, twice: bool) -> Iterator[Died]:
    """What lies there after the kill, and after each kill of the opening that follows."""
    for second in count(1) if twice else (NEVER,):
        died = change.killed(call, way)
        settled = change.opening_killed(second, way) if twice else None
        yield died
        if settled is None or settled.calls is not None:
            return


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("step", type=int, nargs="?", default=1)
    asked.add_argument("--twice", action="store_true")
    asked.add_argument("--lines", type=int, default=0, metavar="LETTERS")
    given = asked.parse_args()
    tried = tried_in()
    if tried is None:
        return once_more()
    toll = kill_at_every_call(tried, step=given.step, twice=given.twice, letters=given.lines)
    toll.tell("rekey_calls")
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
