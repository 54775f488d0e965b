"""The last look before a report leaves: no protected name in it, in any spelling it may take."""

from dataclasses import dataclass
from itertools import pairwise

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.report.blocks import Plan
from micic_desk.report.naming import Names
from micic_desk.report.tables import stacked


@dataclass(frozen=True, slots=True)
class Leak:
    """A protected person's name stands in this entity's printed words."""

    person: str
    source: str


def protected_names(notebook: Notebook) -> Names:
    """Every name of every protected person."""
    return Names(notebook.of_kind(EntityKind.PERSON))


def leaks_in_plan(plan: Plan, names: Names) -> list[Leak]:
    """Where in a plan a protected name stands, so that somebody can go there."""
    if not names:
        return []
    found: dict[Leak, None] = {}
    for block in stacked(plan).blocks:
        said = [block.text, block.label, block.number, block.speaker, block.author]
        said += [version.text for version in block.other_versions]
        for person in sorted(names.people_in(" \n ".join(said))):
            found[Leak(person, block.source)] = None
    return list(found)


def place_of(plan: Plan, names: Names, person: str) -> str:
    """Where in a plan a name stands that runs over from one block to the next; "" if nowhere."""
    for block, following in pairwise(stacked(plan).blocks):
        if person in names.people_in(f"{block.text} {following.text}"):
            return block.source
    return ""
