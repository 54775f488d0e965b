"""A report fitted into its time: 109 recommendations, 15 minutes, many ways of writing them.

``bench/slot.py [REPORTS] [--careless]``. Reports are made up by chance, with lines of 6 to 60
words under ten key points and a stated priority for some, and go through the same door as in the
window: the notebook, the slot, the pace (100 words a minute under interpretation), the script as
it is printed, which a reader of PDFs gives back. Wanted: the script within 5 % of the slot, and
the annex holds exactly the recommendations that are not said, each once. The exit
code is 1 otherwise. The negative control drops a line of what is left.
"""

import argparse
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import tell
from micic_desk.app.desk import Desk
from micic_desk.app.exporting import Format
from micic_desk.app.opening import create_desk
from micic_desk.app.speaking import SCRIPT, Talk, script_of, setting_pace, setting_slot, talk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind
from micic_desk.report.channels import text_of_pdf

RECOMMENDATIONS, MINUTES, PACE = 109, 15, 100
_WORDS = ("boats", "water", "night", "school", "border", "paper", "doctor", "harvest", "ferry")


def main() -> int:
    """Make the reports, fit them, and say how far off the worst is."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("reports", nargs="?", type=int, default=20)
    asked.add_argument("--careless", action="store_true", help="the negative control")
    given = asked.parse_args()
    off, astray = [], 0
    for seed in range(given.reports):
        with tempfile.TemporaryDirectory() as folder:
            desk = report_of(Path(folder), random.Random(seed))
            here = Workplace(desk).need_consultation()
            found = talk(desk, here)
            if given.careless:
                left = tuple(one for one in found.speech.left[1:])
                found = replace(found, speech=replace(found.speech, left=left))
            off.append(abs(found.speech.words - MINUTES * PACE) / (MINUTES * PACE))
            astray += misplaced(desk, found, Path(folder) / "script.pdf")
            desk.close()
    tell("slot_furthest_off", 100 * max(off), "percent", 5.0)
    tell("slot_astray", astray, f"of_{given.reports * RECOMMENDATIONS}_recommendations")
    return int(max(off) > 0.05 or astray > 0)


def report_of(folder: Path, chance: random.Random) -> Desk:
    """A notebook with the recommendations, each with a word of its own."""
    desk = create_desk(folder / "a.micic", None, title="Consultation")
    lines = [
        Seedling(
            kind=EntityKind.ITEM,
            fields={
                "kind": "recommendation",
                "text": f"{_name(at)} {' '.join(chance.choices(_WORDS, k=chance.randint(5, 59)))}",
                **({"priority": chance.randint(1, 3)} if chance.random() < 0.6 else {}),
            },
        )
        for at in range(RECOMMENDATIONS)
    ]
    size = -(-len(lines) // 10)
    sections = tuple(
        Seedling(
            kind=EntityKind.SECTION,
            fields={"role": "key_point", "title": f"Key point {at // size + 1}"},
            children=tuple(lines[at : at + size]),
        )
        for at in range(0, len(lines), size)
    )
    part = Seedling(kind=EntityKind.PART, fields={"title": "Part"}, children=sections)
    here = Workplace(desk).need_consultation()
    desk.do(AddTrees(trees=(part,), parent=here))
    desk.do(setting_slot(here, str(MINUTES)))
    desk.do(setting_pace(here, str(PACE)))
    return desk


def misplaced(desk: Desk, found: Talk, to: Path) -> int:
    """How many recommendations do not stand exactly once, and where they belong."""
    script_of(desk, found).export(Format.PDF, to, layout=SCRIPT)
    said = text_of_pdf(to.read_bytes()).split()
    counts = {at: said.count(_name(at)) for at in range(RECOMMENDATIONS)}
    spoken = " ".join(block.text for block in found.speech.said).split()
    left = " ".join(block.text for block in found.speech.left).split()
    both = {at: spoken.count(_name(at)) + left.count(_name(at)) for at in counts}
    return sum(counts[at] != 1 or both[at] != 1 for at in counts)


def _name(at: int) -> str:
    return f"Q{at:03d}q"


if __name__ == "__main__":
    sys.exit(main())
