"""Kill everything that writes at every single call to the disk, and look at what lies there.

``bench/kill_calls.py [MOST] [--only ACTIVITY …] [--liar]``: each activity of ``kill_all.py``, each
of its calls that writes, cuts, syncs, renames or removes the last one once, not made at all and,
where it writes, made by half; at most MOST calls of each activity, spread evenly. An activity that
works until it is killed is killed at its first few hundred calls. ``--liar`` is the negative
control. Needs a C compiler and Linux.
"""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.activity import Activity
from bench.dying import NEVER, Dying, Way, once_more, tried_in
from bench.kill_all import ACTIVITIES, CONTROLS, Toll

_ENDLESS = frozenset({"capture", "edit", "export", "backup", "copy", "liar"})
"""Activities that work until they are killed."""
_FIRST = 400


def kill_at_every_call(tried: Path, most: int, names: tuple[str, ...]) -> Toll:
    """Kill each activity at each call in each way, looking after each kill."""
    toll, dying = Toll(), Dying()
    for name in names:
        activity = {**ACTIVITIES, **CONTROLS}[name]()
        whole = tried.with_name(f"{name} made")
        whole.mkdir()
        activity.prepare(whole)

        def run(tell: Callable[[str], None], activity: Activity = activity) -> None:
            activity.run(tried, tell)

        _lay_out(whole, tried)
        calls = _FIRST if name in _ENDLESS else dying.at(NEVER, Way.KILLED, run).calls or 0
        for call in range(1, calls + 1, max(1, calls // most)):
            for way in Way:
                _lay_out(whole, tried)
                died = dying.at(call, way, run)
                toll.kills += 1
                toll.per[name] += 1
                toll.early += died.calls is not None
                toll.said += len(died.said)
                found = activity.look(tried, list(died.said), thoroughly=True)
                found += [f"ended in a fault: {died.fault}"] if died.fault else []
                toll.wrong += len(found)
                toll.told += [f"{name}, {way.name} at call {call}: {one}" for one in found[:3]]
    return toll


def _lay_out(whole: Path, tried: Path) -> None:
    shutil.rmtree(tried, ignore_errors=True)
    shutil.copytree(whole, tried)


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("most", type=int, nargs="?", default=100_000)
    asked.add_argument("--only", nargs="+", choices=sorted(ACTIVITIES))
    asked.add_argument("--liar", action="store_true")
    given = asked.parse_args()
    tried = tried_in()
    if tried is None:
        return once_more()
    names = ("liar",) if given.liar else tuple(given.only or ACTIVITIES)
    toll = kill_at_every_call(tried, given.most, names)
    toll.tell("kill_calls")
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
