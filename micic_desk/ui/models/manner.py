"""How a line came to be and how far it goes: heard through whom, when missed, confidential."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import Heard, ItemKind, Sensitivity


@dataclass(frozen=True, slots=True)
class Manner:
    """``language`` is a BCP 47 tag; ``missed_at`` the time of a gap, hours and minutes.

    ``confidential`` says that the line is neither shared, projected nor printed for others.
    """

    interpreter: bool = False
    language: str = ""
    missed_at: str = ""
    confidential: bool = False


USUAL = Manner()


def manner_of(item: Entity) -> Manner:
    """How an item was heard and how far it goes; of a gap also when."""
    return Manner(
        interpreter=item.text("heard") == Heard.INTERPRETER,
        language=item.text("language"),
        missed_at=_time(item) if item.text("kind") == ItemKind.GAP else "",
        confidential=item.text("sensitivity") == Sensitivity.CONFIDENTIAL,
    )


def language_name(tag: str) -> str:
    """A language as the interface calls it; its tag where Qt knows no name."""
    known = QLocale.codeToLanguage(tag.split("-", maxsplit=1)[0])
    return tag if known is QLocale.Language.AnyLanguage else QLocale.languageToString(known)


def _time(item: Entity) -> str:
    at = item.number("noted_at")
    return datetime.fromtimestamp(at).astimezone().strftime("%H:%M") if at else ""
