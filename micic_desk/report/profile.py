"""Who reads the report, and what that reader may see. The default shows least."""

from dataclasses import dataclass
from enum import StrEnum

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import ItemKind, Sensitivity


class Profile(StrEnum):
    """The readers a report is made for."""

    PUBLIC = "public"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one reader may see."""

    speakers: bool
    authors: bool
    confidential: bool
    private_kinds: bool
    protected_names: bool

    def allows(self, item: Entity) -> bool:
        """Whether an item may be shown; what stands under a withheld item is withheld too."""
        if not self.confidential and item.text("sensitivity") == Sensitivity.CONFIDENTIAL:
            return False
        private = item.text("kind") in {ItemKind.NOTE_TO_SELF, ItemKind.GAP}
        return self.private_kinds or not private


RULES = {
    Profile.PUBLIC: Rules(
        speakers=False,
        authors=False,
        confidential=False,
        private_kinds=False,
        protected_names=False,
    ),
    Profile.OWN: Rules(
        speakers=True,
        authors=True,
        confidential=True,
        private_kinds=True,
        protected_names=True,
    ),
}
