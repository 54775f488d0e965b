"""One open conflict as a person has to see it: what both saw, both versions, what differs.

The answer is an edit (`Resolve`, `Delete`, `Restore`); nothing here writes.
"""

from dataclasses import dataclass

from micic_desk.app.desk import Desk
from micic_desk.domain.ancestry import common_base
from micic_desk.domain.entity import Version
from micic_desk.domain.people import name_words
from micic_desk.merge.signs import Discrepancy, discrepancies
from micic_desk.merge.wordwise import Proposal, propose


@dataclass(frozen=True, slots=True)
class Case:
    """A field of an entity in several versions.

    ``base`` is the version all writers saw, None where there is none here. ``proposal`` holds
    what two of them changed, where that is possible word by word; it must not be chosen
    beforehand unless ``proposal.may_be_chosen``. ``differing`` are figures, negations, modals,
    names and instruments in which the first two versions differ.
    """

    entity: str
    field: str
    base: Version | None
    versions: tuple[Version, ...]
    proposal: Proposal | None = None
    differing: tuple[Discrepancy, ...] = ()
    answered_apart: bool = False
    """Whether every version is somebody's answer to an earlier conflict of this field."""


def case(desk: Desk, entity: str, field: str) -> Case | None:
    """A conflict with all that helps to answer it; None where it is settled already."""
    found = desk.notebook.get(entity)
    versions = found.conflicts.get(field, ()) if found is not None else ()
    if not versions:
        return None
    heads = [one.operation for one in versions]
    history = desk.history(entity)
    wrote = common_base(history, field, heads)
    answers = {one.id for one in history if len(one.replaces.get(field, ())) > 1}
    apart = answers.issuperset(heads)
    base = Version(wrote.id, wrote.writes[field], *wrote.by_whom(field)) if wrote else None
    texts = [one.value for one in versions if isinstance(one.value, str)]
    if len(texts) != 2 or len(versions) != 2:
        return Case(entity, field, base, versions, answered_apart=apart)
    names = name_words(desk.notebook)
    proposal = None
    if base is not None and isinstance(base.value, str):
        proposal = propose(base.value, texts[0], texts[1], names)
    differing = discrepancies(texts[0], texts[1], names)
    return Case(entity, field, base, versions, proposal, differing, apart)
