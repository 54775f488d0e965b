"""Kill a capturing process at random moments, and look for every word it called safe.

``bench/kill.py [KILLS] [--liar]`` kills ``bench/capturing.py``. Any other capturing command can
be killed instead: ``bench/kill.py 200 -- COMMAND… {notebook} …``, fed numbered lines on its
standard input, printing an id for each line once that is durable.
"""

import argparse
import contextlib
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.backing_up import list_backups
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store import checking
from micic_desk.store.key import Cost

PASSPHRASE = "only for killing"  # noqa: S105 - of a notebook that lives for a minute
CAPTURING = (sys.executable, str(Path(__file__).with_name("capturing.py")), "{notebook}")
LONGEST = 0.25


@dataclass(slots=True)
class Toll:
    """What the kills found."""

    kills: int = 0
    printed: int = 0
    lost: int = 0
    unopenable: int = 0
    unwhole: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether no kill cost anything, and something was at stake."""
        return not (self.lost or self.unopenable or self.unwhole) and self.printed > 0


def kill_often(folder: Path, kills: int, command: tuple[str, ...] = CAPTURING) -> Toll:
    """Kill the command so many times over one encrypted notebook, looking after each kill."""
    notebook = folder / "killed.micic"
    create_desk(notebook, PASSPHRASE, title="Killing", cost=Cost.TRIVIAL).close()
    toll = Toll()
    said: set[str] = set()
    while toll.kills < kills:
        said |= _one_kill(notebook, command)
        toll.kills += 1
        _look(notebook, said, toll, thoroughly=toll.kills % 10 == 0 or toll.kills == kills)
    toll.printed = len(said)
    return toll


def _one_kill(notebook: Path, command: tuple[str, ...]) -> set[str]:
    """Start the command, kill it at a random moment after its first word, return its ids."""
    words = [each.replace("{notebook}", str(notebook)) for each in command]
    if command == CAPTURING or "capturing.py" in " ".join(command):
        words += ["--passphrase", PASSPHRASE]
    child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    feeding = threading.Thread(target=_feed, args=(child,), daemon=True)
    feeding.start()
    first = child.stdout.readline()
    time.sleep(random.uniform(0, LONGEST))
    child.kill()
    rest = child.stdout.read()
    child.wait()
    feeding.join()
    child.stdout.close()
    # A line cut in the middle was not said to the end.
    whole = (first + rest).decode().split("\n")[:-1]
    return {line.strip() for line in whole if len(line.strip()) == 32}


def _feed(child: "subprocess.Popen[bytes]") -> None:
    assert child.stdin is not None
    with contextlib.suppress(OSError):
        for number in range(1_000_000):
            child.stdin.write(b"Line number %d\n" % number)
            child.stdin.flush()
    with contextlib.suppress(OSError):
        child.stdin.close()


def _look(notebook: Path, said: set[str], toll: Toll, *, thoroughly: bool) -> None:
    try:
        desk = open_desk(notebook, PASSPHRASE)
    except Refusal as refusal:
        toll.unopenable += 1
        toll.told.append(str(refusal))
        return
    try:
        missing = [one for one in said if not desk.notebook.shown(one)]
        toll.lost += len(missing)
        said.difference_update(missing)
        if thoroughly:
            toll.unwhole += sum(one.wrong for one in checking.check(desk.session))
            toll.unwhole += sum(one.holding is None for one in list_backups(desk))
    finally:
        desk.close()


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("kills", type=int, nargs="?", default=200)
    asked.add_argument("--liar", action="store_true")
    asked.add_argument("--backups", action="store_true")
    asked.add_argument("command", nargs="*")
    given = asked.parse_args()
    command = tuple(given.command) or CAPTURING
    if given.liar:
        command = (*CAPTURING, "--liar")
    if given.backups:
        command = (*command, "--backups")
    with tempfile.TemporaryDirectory() as folder:
        toll = kill_often(Path(folder), given.kills, command)
    for name in ("kills", "printed", "lost", "unopenable", "unwhole"):
        print(f"kill.{name} {getattr(toll, name)}")
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
