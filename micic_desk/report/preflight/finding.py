"""One thing to look at, and how somebody says that it may stay as it is.

An entity's field ``waived`` maps a check's name to the digest of the words it was waived for
and to the reason; other words are looked at again.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING

from micic_desk.domain.entity import Entity
from micic_desk.domain.sentences import Sentence

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

WAIVED = "waived"


class Check(StrEnum):
    """What is looked for, in the order in which it is shown."""

    IDENTIFYING = "identifying"
    OPEN_CONFLICT = "open_conflict"
    TWO_FIGURES = "two_figures"
    PROMISED_COUNT = "promised_count"
    GAP = "gap"
    UNNAMED_SPEAKER = "unnamed_speaker"
    OPEN_DAY = "open_day"
    ACRONYM = "acronym"
    ASKS_NOTHING = "asks_nothing"
    MISSING_GLYPH = "missing_glyph"
    SPEAKING_TIME = "speaking_time"
    PAGE_LIMIT = "page_limit"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: ``source`` is the entity to go to, ``words`` what was found there."""

    check: Check
    source: str
    sentence: Sentence
    words: str

    @property
    def key(self) -> str:
        """By which it is known again while its words stay."""
        return f"{self.check} {self.source} {digest(self.words)}"


def digest(words: str) -> str:
    """The digest of some words (BLAKE2b, 8 bytes, of the UTF-8), as 16 hex digits."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def reason_for(entity: Entity | None, finding: Finding) -> str | None:
    """Why somebody left it as it is; None where nobody has, or where the words are others now."""
    if entity is None:
        return None
    said = entity.mapping(WAIVED).get(finding.check)
    if not isinstance(said, dict) or said.get("words") != digest(finding.words):
        return None
    reason = said.get("reason")
    return reason if isinstance(reason, str) else ""


def waived_fields(entity: Entity, finding: Finding, reason: str | None) -> "dict[str, Json]":
    """The field to write where something is to stay for a reason, or, with None, no longer."""
    kept: dict[str, Json] = {
        check: said
        for check, said in entity.mapping(WAIVED).items()
        if check != finding.check.value
    }
    if reason is not None:
        kept[finding.check.value] = {"words": digest(finding.words), "reason": reason}
    return {WAIVED: kept or None}


def waived_reasons(entity: Entity) -> list[str]:
    """Why what was found in an entity was left as it is; empty where a plain yes was enough."""
    said = entity.mapping(WAIVED)
    reasons = (one.get("reason") for one in said.values() if isinstance(one, dict))
    return [one for one in reasons if isinstance(one, str)]
