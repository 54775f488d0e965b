"""What is still missing in a line: words that were not heard, a speaker nobody knew."""

from dataclasses import dataclass
from enum import StrEnum

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import UNKNOWN_SPEAKER


class Missing(StrEnum):
    """What a line waits for.

    WORDS of a gap, the SPEAKER typed as ``??``, or whose NAME it is that stands before a colon.
    """

    WORDS = "words"
    SPEAKER = "speaker"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing in one line; ``hint`` is the name nobody bears, where that is it."""

    item: str
    missing: Missing
    hint: str = ""


def gaps_in(item: Entity) -> tuple[Gap, ...]:
    """Everything that is missing in a line."""
    if item.kind != EntityKind.ITEM:
        return ()
    found = []
    if item.text("kind") == ItemKind.GAP:
        found.append(Gap(item.id, Missing.WORDS))
    speaker, hint = item.text("speaker"), item.text("speaker_hint")
    if speaker == UNKNOWN_SPEAKER:
        found.append(Gap(item.id, Missing.SPEAKER))
    elif hint and not speaker:
        found.append(Gap(item.id, Missing.NAME, hint))
    return tuple(found)


def in_reading_order(notebook: Notebook, items: list[str]) -> list[str]:
    """Items as they stand one after the other in the whole notebook."""
    return sorted(items, key=lambda one: _path(notebook, one))


def _path(notebook: Notebook, item: str) -> list[tuple[str, str]]:
    chain = [notebook[item], *notebook.ancestors(item)]
    return [(one.order, one.id) for one in reversed(chain)]
