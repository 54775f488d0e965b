"""A whole report-back typed by keys into the real window: what each element costs.

``bench/replay.py [REPORT.md]``, of the report-back that the product was made for where none is
given. Every element must arrive with its kind, its depth and what it stands under. Wanted: at
most 2 keys an element beyond its text, and no mouse.
"""

import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import quantile, tell
from bench.fingers import Fingers, new_window
from bench.scratch import on_disk
from bench.spoken import SEED, document_of, held, spoken, wanted
from micic_desk.app.opening import create_desk

MOST_EXTRA = 2


def say(fingers: Fingers, keys: tuple[str, ...]) -> None:
    """Press these keys, one after the other."""
    for key in keys:
        if len(key) == 1:
            fingers.type(key)
        else:
            fingers.press(key)


def main() -> int:
    document = document_of(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED)
    said = list(spoken(document))
    with on_disk() as folder:
        path = Path(folder) / "Replay.micic"
        create_desk(path, None, title="Untitled").close()
        fingers = new_window(Path(folder))
        fingers.open(path)
        for one in said:
            say(fingers, one.keys)
        consultation = fingers.space.workplace.consultation
        assert consultation is not None
        found, due = held(fingers.space.desk, consultation), wanted(document)
        fingers.close()
    extra = [one.extra for one in said]
    tell("replay.elements", len(said), "elements")
    tell("replay.right", sum(a == b for a, b in zip(found, due, strict=False)), "elements")
    tell("replay.text", sum(len(one.printed) for one in said), "keys")
    tell("replay.pressed", fingers.pressed, "keys")
    tell("replay.extra.max", max(extra), "keys")
    tell("replay.extra.mean", statistics.mean(extra), "keys")
    for share in (50, 99):
        tell(f"replay.key.p{share}", quantile(fingers.took, share) * 1000, "ms")
    for one, other in zip(found, due, strict=False):
        if one != other:
            print(f"! {one}\n  {other}")
    return int(found != due or max(extra) > MOST_EXTRA)


if __name__ == "__main__":
    sys.exit(main())
