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
    children = root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    layout = root.layout()
    if layout is not None:
        yield from _laid_out(layout, children)
    if isinstance(root, QTabWidget):
        yield root.tabBar()
    yield from children


def _laid_out(layout: QLayout, children: Sequence[QWidget]) -> Iterator[QWidget]:
    """What stands in a layout, as it stands there.

    Its items are never asked for: what stands for them in Python outlives them, and then passes
    for whatever Qt puts at the same address.
    """
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    places: dict[int, QWidget | QLayout] = {layout.indexOf(one): one for one in children}
    places.update((layout.indexOf(one), one) for one in inner)
    places.pop(-1, None)
    numbers: Sequence[int] = sorted(places)
    if isinstance(layout, QGridLayout):
        numbers = sorted(numbers, key=partial(_cell, layout))
    for number in numbers:
        one = places[number]
        if isinstance(one, QLayout):
            yield from _laid_out(one, children)
        else:
            yield one


def _cell(grid: QGridLayout, number: int) -> tuple[int, int, int, int]:
    """Row, column and how far it reaches; the types that Qt comes with say less."""
    return cast("tuple[int, int, int, int]", grid.getItemPosition(number))
