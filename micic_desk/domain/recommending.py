"""What a recommendation asks of whom: its fields, their values, and what its words say of them.

What is read off the words is an offer. It is shown quietly and written only by somebody who
takes it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.text import folded


class Strength(StrEnum):
    """How much a recommendation asks."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class Phase(StrEnum):
    """When, seen from the crisis, it is to be done."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Status(StrEnum):
    """What has become of a recommendation; other words are kept as they are typed."""

    DRAFT = "draft"
    AGREED = "agreed"
    PUT_FORWARD = "put_forward"
    TAKEN_UP = "taken_up"
    NOT_TAKEN_UP = "not_taken_up"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the words of a recommendation say of it; None and "" where they say nothing."""

    strength: Strength | None = None
    addressee: str = ""


_MODALS = {
    Strength.MUST: (
        r"must|shall|(?:has|have|need|needs) to|(?:is|are) required to"
        r"|doit|doivent|il faut|debe|deben|deber[aá]n?|tienen? que"
        r"|долж(?:ен|на|но|ны)|обязан[аоы]?|необходимо"
    ),
    Strength.SHOULD: (
        r"should|ought to|devrait|devraient|il faudrait|deber[ií]an?|следует|следовало бы"
    ),
    Strength.COULD: (r"could|pourrait|pourraient|podr[ií]an?|мог(?:ла|ло|ли)? бы"),
}
"""English, French, Spanish and Russian, as far as one word tells them.

Words for what is possible ("can", "peut") are not among them: they mostly describe.
"""

_MODAL = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<{one.value}>{said})" for one, said in _MODALS.items())
    + r")(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:!?,()\u2013\u2014]\s+|\s[-\u2013\u2014]\s")
_PASSIVE = re.compile(r"\s*(?:\w+\s+)?(?:not\s+)?(?:be|être|ser|быть)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:it|this|that|these|those|they|we|you|i|he|she|there|which|who|what|one|all"
    r"|il|ils|elle|elles|on|nous|vous|ce|cela|qui|que|esto|eso|ello|ellos|nosotros|se"
    r"|он|она|оно|они|мы|вы|это)\b",
)
_ARTICLE = re.compile(r"(?:the|an?|les?|la|el|l[oa]s)\s+|l[’']", re.IGNORECASE)
_LONGEST_NAME = 6
"""Words a subject may have to be taken for somebody's name."""


def read_off(text: str) -> Offer:
    """Strength and addressee as the words have them.

    The first word of obligation tells the strength; the addressee is what stands before it in
    its clause, where that is short, no pronoun, and the one who is to act.
    """
    found = _MODAL.search(text)
    if found is None:
        return Offer()
    strength = next(one for one in Strength if found[one.value])
    if _PASSIVE.match(text, found.end()):
        return Offer(strength)
    before = _CLAUSE.split(text[: found.start()])[-1].strip()
    name = before[article.end() :] if (article := _ARTICLE.match(before)) else before
    told = len(name.split()) <= _LONGEST_NAME and not _NOBODY.match(folded(name))
    return Offer(strength, " ".join(name.split()) if told else "")


def is_recommendation(entity: Entity | None) -> bool:
    """Whether an entity is a line that asks for something."""
    return (
        entity is not None
        and entity.kind == EntityKind.ITEM
        and entity.fields.get("kind") == ItemKind.RECOMMENDATION
    )


def placement_in_report(notebook: Notebook, item: str) -> Entity | None:
    """The placement through which an item stands in a report, where it does."""
    for placement in notebook.placements(item):
        if any(one.kind == EntityKind.PART for one in notebook.ancestors(placement.id)):
            return placement
    return None


def in_report(notebook: Notebook, item: str) -> Entity | None:
    """What an item stands in the report as: a placement, itself, or what it stands under."""
    entity: Entity | None = notebook.get(item)
    if entity is None:
        return None
    chain = [entity, *notebook.ancestors(item)]
    if any(one.kind == EntityKind.PART for one in chain):
        return entity
    for one in chain:
        if one.kind != EntityKind.ITEM:
            return None
        placement = placement_in_report(notebook, one.id)
        if placement is not None:
            return placement
    return None
