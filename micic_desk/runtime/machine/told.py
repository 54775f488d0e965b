"""One thing that a computer gives away or keeps: what, how bad, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from micic_desk.domain.sentences import Sentence


class Topic(StrEnum):
    """What is looked at."""

    DISK = "disk"
    SWAP = "swap"
    HIBERNATION = "hibernation"
    SCREEN = "screen"
    CLIPBOARD = "clipboard"
    INPUT = "input"
    PLACE = "place"
    RECENT = "recent"
    NOTEBOOK = "notebook"
    BESIDE = "beside"
    WORDS = "words"
    EXPORTS = "exports"
    SETTINGS = "settings"
    PICTURES = "pictures"
    SAMPLES = "samples"


class Grade(StrEnum):
    """How it stands; the worst first."""

    OPEN = "open"
    UNKNOWN = "unknown"
    KNOW = "know"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Finding:
    """``said`` is what is so here, ``advice`` what to do, where something can be done."""

    topic: Topic
    grade: Grade
    said: Sentence
    advice: Sentence | None = None
