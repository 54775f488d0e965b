"""What Enter costs on the title of a new session, in a notebook that has hundreds of them.

``bench/new_session.py [TIMES] [PRESENT]``: ``# Title`` is typed into the capture line of the real
window, offscreen, over an encrypted notebook of PRESENT items in sessions of two hundred and ten.
Told is this process's own time for the Enter, until the session is on disk, in the list, and the
empty outline is painted. Wanted: at most 16 ms, half of the time.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.fingers import Fingers, new_window
from bench.notes import PASSPHRASE, texts, trees
from bench.scratch import on_disk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.key import Cost

EACH = 210
MOST_MS = 16.0


def many_sessions(folder: Path, present: int) -> Path:
    """A notebook with so many items, at work in its last session."""
    desk = create_desk(folder / "full.micic", PASSPHRASE, title="Full", cost=Cost.TRIVIAL)
    consultation = Workplace(desk).need_consultation()
    planted = trees(texts(present), EACH)
    desk.do(AddTrees(trees=planted, parent=consultation, act=Act.IMPORT))
    desk.words.settle()
    Workplace(desk).session = desk.notebook.children(consultation, EntityKind.SESSION)[-1].id
    path = desk.path
    desk.close()
    return path


def begun(fingers: Fingers, times: int) -> list[float]:
    """Seconds of this process for each Enter that begins a session."""
    costs: list[float] = []
    for number in range(times):
        fingers.type(f"# Working group {number + 1}")
        fingers.cost.clear()
        fingers.press("Return")
        costs.append(fingers.cost[-1])
        fingers.type("One line in it")
        fingers.press("Return")
    return costs


def main() -> int:
    """Tell the figures; 1 where they miss what is wanted."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    present = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with on_disk() as folder:
        path = many_sessions(Path(folder), present)
        fingers = new_window(Path(folder))
        fingers.open(path, PASSPHRASE)
        begun(fingers, 3)
        costs = begun(fingers, times)
        fingers.close()
    for share in (50, 95):
        tell(f"begin.cost.p{share}", quantile(costs, share) * 1000, "ms")
    return int(quantile(costs, 50) * 1000 > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
