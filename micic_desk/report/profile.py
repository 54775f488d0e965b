"""Who reads the report, and what that reader may see. The default shows least."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, Flag, StrEnum, auto

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import ItemKind, Sensitivity

_PRIVATE_KINDS = frozenset({ItemKind.NOTE_TO_SELF, ItemKind.GAP})


class Profile(StrEnum):
    """The readers a report is made for."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    SECRETARIAT = "secretariat"
    INTERPRETERS = "interpreters"
    PARTNER = "partner"
    OWN = "own"


class Attribution(Flag):
    """What may be said of whoever said a line; two rules at once leave what both allow.

    SAID alone is the Chatham House rule: somebody in the room said it, neither who nor from
    where. CODED adds the names of people who are protected.
    """

    NOBODY = 0
    SAID = auto()
    TITLE = auto()
    AFFILIATION = auto()
    NAME = auto()
    CODED = auto()


RULES_OF_THE_ROOM: Mapping[str, Attribution] = {
    "names": ~Attribution.NOBODY,
    "titles": Attribution.SAID | Attribution.TITLE,
    "affiliation": Attribution.SAID | Attribution.AFFILIATION,
    "chatham_house": Attribution.SAID,
    "nobody": Attribution.NOBODY,
}
"""What a consultation's ``attribution`` means; it caps what any reader is told."""


class Versions(Enum):
    """What a reader sees of an open conflict: both texts, how many there are, or nothing."""

    BOTH = auto()
    COUNTED = auto()
    SHOWN_ONE = auto()


@dataclass(frozen=True, slots=True)
class Rules:
    """What one reader may see."""

    attribution: Attribution
    versions: Versions = Versions.COUNTED
    authors: bool = False
    confidential: bool = False
    private_kinds: bool = False
    protected_names: bool = False
    annexes: bool = True

    def allows(self, item: Entity) -> bool:
        """Whether an item may be shown; what stands under a withheld item is withheld too."""
        if not self.confidential and item.text("sensitivity") == Sensitivity.CONFIDENTIAL:
            return False
        return self.private_kinds or item.text("kind") not in _PRIVATE_KINDS


_NAMES = Attribution.SAID | Attribution.TITLE | Attribution.AFFILIATION | Attribution.NAME

RULES = {
    Profile.PUBLIC: Rules(Attribution.NOBODY),
    Profile.PARTICIPANTS: Rules(Attribution.SAID),
    Profile.SECRETARIAT: Rules(_NAMES, Versions.BOTH),
    Profile.INTERPRETERS: Rules(
        Attribution.SAID | Attribution.TITLE, Versions.SHOWN_ONE, annexes=False
    ),
    Profile.PARTNER: Rules(_NAMES, Versions.BOTH, authors=True),
    Profile.OWN: Rules(
        ~Attribution.NOBODY,
        Versions.BOTH,
        authors=True,
        confidential=True,
        private_kinds=True,
        protected_names=True,
    ),
}


def rules_for(profile: Profile, consultation: Entity) -> Rules:
    """A reader's rules, capped by what was agreed in the room.

    A rule of the room that is not known here (a newer version's) allows nobody to be named.
    """
    rules = RULES[profile]
    said = consultation.text("attribution")
    if not said:
        return rules
    cap = RULES_OF_THE_ROOM.get(said, Attribution.NOBODY)
    return replace(rules, attribution=rules.attribution & cap)
