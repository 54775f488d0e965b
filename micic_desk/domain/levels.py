"""How deep a line stands where nobody said so."""

from micic_desk.domain.kinds import ItemKind

_AT_THE_MARGIN = frozenset(
    {
        ItemKind.STATEMENT,
        ItemKind.RECOMMENDATION,
        ItemKind.HAND_OVER,
        ItemKind.NOTE_TO_SELF,
        ItemKind.QUOTATION,
    }
)


def default_level(kind: ItemKind, parent_level: int | None) -> int:
    """The list depth an item has where its layout does not say: one below its parent.

    Without a parent, what is spoken as a sentence of its own stands at the margin (0) and
    everything else is a top-level bullet (1).
    """
    if parent_level is not None:
        return parent_level + 1
    return 0 if kind in _AT_THE_MARGIN else 1
