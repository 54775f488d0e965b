"""How each consultation's report is printed: kept in its notebook, and nowhere else.

It never travels: two rapporteurs may like different paper.
"""

from micic_desk.app.desk import Desk, Memory
from micic_desk.report.layout import Extent, Layout, Paper

__all__ = ["Extent", "Layout", "Paper", "keep_layout", "kept_layout"]

_NAME = "layout."


def kept_layout(desk: Desk, consultation: str) -> Layout:
    """The layout last chosen for a consultation, else the usual one."""
    kept = Memory(desk).get(_NAME + consultation)
    return Layout.recalled(kept) if isinstance(kept, dict) else Layout()


def keep_layout(desk: Desk, consultation: str, layout: Layout) -> None:
    """Remember a layout; where the disk says no, as long as the program runs."""
    kept = layout.kept()
    Memory(desk).hold(_NAME + consultation, {name: _plain(one) for name, one in kept.items()})


def _plain(value: object) -> str | bool:
    return value if isinstance(value, bool) else str(value)
