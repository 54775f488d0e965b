"""500 protected names: none in anything handed out, each found wherever it hides, and the price.

``bench/leaks.py [--only-time]``. The names, in five scripts, with aliases, in addresses, links,
tags, labels and titles, bent and in Latin letters, are planted in a notebook, and everything that
can be handed out of it is written for each reader who may not be told them: each form, the
contents and the page of a summary, the register, the script, the interpreters' copy. Then they
are hidden in files of other writers, one hiding place at a time, and looked for. Wanted: 0 told,
0 not found. The exit code is 1 otherwise. Last comes what the search of a PDF costs beside the
writing of it.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.figures import tell
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.channels import said_by
from micic_desk.report.leaks import protected_names
from micic_desk.report.naming import Names
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import load_wording
from tests.app.planted import EVERYBODY, planted_desk, told_in, ways_out
from tests.report.invented import person
from tests.report.test_channels import PLACES

_LINE = (
    "the boats came late, after the water had risen, and nobody on the quay knew who had to "
    "call them, nor in which language"
)


def main() -> int:
    """All of it."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--only-time", action="store_true")
    bad = 0 if asked.parse_args().only_time else told() + overlooked()
    price()
    return int(bad > 0)


def told() -> int:
    """How many names stand in what is handed out."""
    with tempfile.TemporaryDirectory() as folder:
        desk = planted_desk(Path(folder))
        leaking: dict[str, list[str]] = {}
        files = 0
        for name, write in ways_out(desk):
            to = Path(folder) / f"out-{files}"
            write(to)
            files += 1
            if found := told_in(to.read_bytes()):
                leaking[name] = found
        desk.close()
    tell("leaks_told", sum(map(len, leaking.values())), f"names_in_{files}_files")
    for name, found in leaking.items():
        print(f"    {name}: {len(found)}, among them {found[0]}")
    return len(leaking)


def overlooked() -> int:
    """How many names are not found in the places where a file can hide them."""
    people = Names([person(name, name) for name in EVERYBODY])
    lost = {
        place: len(set(EVERYBODY) - people.people_in(said_by(hide())))
        for place, hide in PLACES.items()
    }
    tell("leaks_overlooked", sum(lost.values()), f"names_in_{len(PLACES)}_hiding_places")
    for place, count in lost.items():
        if count:
            print(f"    {place}: {count}")
    return sum(lost.values())


def price() -> None:
    """Write 200 pages, search them, and say how long each took."""
    people = Notebook([person(f"{at:032x}", name) for at, name in enumerate(EVERYBODY)])
    assert len(people.of_kind(EntityKind.PERSON)) == len(EVERYBODY)
    blocks = tuple(
        Block(role=BlockRole.POINT, text=f"Village {at}: {_LINE}", level=1) for at in range(3800)
    )
    plan = Plan(title="Consultation", language="en", profile="public", blocks=blocks)
    begun = process_time()
    data = write_pdf(plan, load_wording("en"))
    written = process_time()
    protected = protected_names(people)
    said = said_by(data)
    read = process_time()
    found = protected.people_in(said)
    done = process_time()
    assert not found, "an ordinary sentence was taken for a name"
    print(f"written in {written - begun:.2f} s, read back in {read - written:.2f} s")
    print(f"{len(EVERYBODY)} names looked for in {len(said):,} signs: {done - read:.2f} s")
    print(f"search and reading back: {(done - written) / (written - begun):.2f} x the writing")


if __name__ == "__main__":
    sys.exit(main())
