"""How each kind of item is shown: its icon, its tint, its name in the user's language."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.roles import Tint

_CONTEXT = "ItemKind"


class KindLook(NamedTuple):
    """What a kind is drawn with; ``source`` is its name before translation."""

    icon: Icon
    tint: Tint
    source: str


_LOOKS: dict[ItemKind, KindLook] = {
    kind: KindLook(icon, tint, str(source))
    for kind, icon, tint, source in (
        (ItemKind.POINT, Icon.POINT, Tint.PLAIN, QT_TRANSLATE_NOOP("ItemKind", "Point")),
        (
            ItemKind.STATEMENT,
            Icon.STATEMENT,
            Tint.PLAIN,
            QT_TRANSLATE_NOOP("ItemKind", "Statement"),
        ),
        (
            ItemKind.EXAMPLE_GROUP,
            Icon.EXAMPLE_GROUP,
            Tint.EXAMPLE,
            QT_TRANSLATE_NOOP("ItemKind", "Examples"),
        ),
        (ItemKind.EXAMPLE, Icon.EXAMPLE, Tint.EXAMPLE, QT_TRANSLATE_NOOP("ItemKind", "Example")),
        (ItemKind.FACT, Icon.FACT, Tint.PLAIN, QT_TRANSLATE_NOOP("ItemKind", "Fact")),
        (
            ItemKind.QUESTION,
            Icon.QUESTION,
            Tint.QUESTION,
            QT_TRANSLATE_NOOP("ItemKind", "Question"),
        ),
        (
            ItemKind.IMPLICATION,
            Icon.IMPLICATION,
            Tint.IMPLICATION,
            QT_TRANSLATE_NOOP("ItemKind", "Implication"),
        ),
        (
            ItemKind.RECOMMENDATION,
            Icon.RECOMMENDATION,
            Tint.RECOMMENDATION,
            QT_TRANSLATE_NOOP("ItemKind", "Recommendation"),
        ),
        (
            ItemKind.QUOTATION,
            Icon.QUOTATION,
            Tint.QUOTATION,
            QT_TRANSLATE_NOOP("ItemKind", "Quotation"),
        ),
        (
            ItemKind.STARTING_POINT,
            Icon.STARTING_POINT,
            Tint.PLAIN,
            QT_TRANSLATE_NOOP("ItemKind", "Starting point"),
        ),
        (
            ItemKind.FOLLOW_UP,
            Icon.FOLLOW_UP,
            Tint.PLAIN,
            QT_TRANSLATE_NOOP("ItemKind", "Follow-up"),
        ),
        (ItemKind.GAP, Icon.GAP, Tint.GAP, QT_TRANSLATE_NOOP("ItemKind", "Gap")),
        (
            ItemKind.HAND_OVER,
            Icon.HAND_OVER,
            Tint.HAND_OVER,
            QT_TRANSLATE_NOOP("ItemKind", "Hand-over"),
        ),
        (
            ItemKind.NOTE_TO_SELF,
            Icon.NOTE_TO_SELF,
            Tint.NOTE_TO_SELF,
            QT_TRANSLATE_NOOP("ItemKind", "Note to self"),
        ),
    )
}


def kind_look(kind: ItemKind) -> KindLook:
    """Icon, tint and untranslated name of ``kind``."""
    return _LOOKS[kind]


def kind_name(kind: ItemKind) -> str:
    """What ``kind`` is called in the user's language."""
    return QCoreApplication.translate(_CONTEXT, _LOOKS[kind].source)
