"""The vocabulary of a consultation: kinds of entity, kinds of item, marks and labels.

A kind is the meaning of a line; a mark is the glyph its writer printed before it
(➔, =>, ⇒); a label is the word after the mark ("Recommendation:"). The three are kept
apart and never unified: what was typed is what is printed.
"""

from enum import StrEnum


class EntityKind(StrEnum):
    """What one entity of the change log is; unknown kinds are kept and passed on."""

    CONSULTATION = "consultation"
    SESSION = "session"
    ITEM = "item"
    PART = "part"
    SECTION = "section"
    PLACEMENT = "placement"
    PERSON = "person"
    FIGURE = "figure"
    REFERENCE = "reference"
    LINK = "link"
    ACTOR = "actor"


class ItemKind(StrEnum):
    """What one captured line is."""

    POINT = "point"
    STATEMENT = "statement"
    EXAMPLE_GROUP = "example_group"
    EXAMPLE = "example"
    FACT = "fact"
    QUESTION = "question"
    IMPLICATION = "implication"
    RECOMMENDATION = "recommendation"
    QUOTATION = "quotation"
    STARTING_POINT = "starting_point"
    FOLLOW_UP = "follow_up"
    GAP = "gap"
    HAND_OVER = "hand_over"
    NOTE_TO_SELF = "note_to_self"


class SectionRole(StrEnum):
    """What one section of the report is."""

    INTRODUCTION = "introduction"
    KEY_POINT = "key_point"
    PLAIN = "plain"
    ANNEX = "annex"


class Sensitivity(StrEnum):
    """How far a line may travel."""

    OPEN = "open"
    CONFIDENTIAL = "confidential"


class Support(StrEnum):
    """How much of the room stood behind a line."""

    CONSENSUS = "consensus"
    BROAD = "broad"
    SOME = "some"
    ONE = "one"
    CONTESTED = "contested"


class Heard(StrEnum):
    """How a line reached the rapporteur's ear."""

    ORIGINAL = "original"
    INTERPRETER = "interpreter"


class Duty(StrEnum):
    """What a person does at the consultation."""

    RAPPORTEUR = "rapporteur"
    CO_RAPPORTEUR = "co_rapporteur"
    MODERATOR = "moderator"
    ORGANISER = "organiser"
    PARTICIPANT = "participant"


RECOMMENDATION_MARK = "\N{HEAVY WIDE-HEADED RIGHTWARDS ARROW}"
IMPLICATION_MARK = "=>"
HAND_OVER_MARK = "\N{RIGHTWARDS DOUBLE ARROW}"
RECOMMENDATION_LABEL = "Recommendation:"

DEFAULT_MARKS: dict[ItemKind, str] = {
    ItemKind.RECOMMENDATION: RECOMMENDATION_MARK,
    ItemKind.IMPLICATION: IMPLICATION_MARK,
    ItemKind.HAND_OVER: HAND_OVER_MARK,
}
"""The glyph a newly captured line of a kind is printed with."""

DEFAULT_LABELS: dict[ItemKind, str] = {ItemKind.RECOMMENDATION: RECOMMENDATION_LABEL}
"""The word a newly captured line of a kind is printed with, after its mark."""
