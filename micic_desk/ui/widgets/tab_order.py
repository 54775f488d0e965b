"""Where Tab goes inside a widget: as one reads, whatever was made first."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QTabWidget, QWidget


def tab_places(root: QWidget) -> list[QWidget]:
    """Everything in ``root`` that Tab may give the keyboard to, in the order of its layouts.

    What stands in a layout of its own stays together, so a column is read to its end. Places on
    the screen would say less: a sheet that opens has none yet.
    """
    places: list[QWidget] = []
    for widget in dict.fromkeys(_inside(root)):
        if widget.isVisible() and widget.isEnabled() and not widget.isWindow():
            tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if tabbed and widget.focusProxy() is None:
                places.append(widget)
            places += tab_places(widget)
    return places


def _inside(root: QWidget) -> Iterator[QWidget]:
    """What lies directly in a widget; what no layout speaks of comes last."""
    layout = root.layout()
    if layout is not None:
        yield from _laid_out(layout)
    if isinstance(root, QTabWidget):
        yield root.tabBar()
    yield from root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    numbers: Sequence[int] = range(layout.count())
    if isinstance(layout, QGridLayout):
        numbers = sorted(numbers, key=partial(_cell, layout))
    for number in numbers:
        item = layout.itemAt(number)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _cell(grid: QGridLayout, number: int) -> tuple[int, int, int, int]:
    """Row, column and how far it reaches; the types that Qt comes with say less."""
    return cast("tuple[int, int, int, int]", grid.getItemPosition(number))
