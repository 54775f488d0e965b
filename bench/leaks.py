"""The search of a finished PDF for 500 protected names, beside the writing of that PDF."""

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.channels import said_by
from micic_desk.report.leaks import protected_names
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import load_wording
from tests.report.invented import names, person

_LINE = (
    "the boats came late, after the water had risen, and nobody on the quay knew who had to "
    "call them, nor in which language"
)


def main() -> None:
    """Write 200 pages, search them, and say how long each took."""
    everybody = [name for found in names(100).values() for name in found]
    people = Notebook([person(f"{at:032x}", name) for at, name in enumerate(everybody)])
    assert len(people.of_kind(EntityKind.PERSON)) == len(everybody)
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
    print(f"{len(everybody)} names looked for in {len(said):,} signs: {done - read:.2f} s")
    print(f"search and reading back: {(done - written) / (written - begun):.2f} x the writing")


main()
