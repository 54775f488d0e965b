"""What every widget owes its users: a name for screen readers, plain tooltips, a state to style."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""Not `html.escape`: its module brings 2 ms of entity names to the first window."""


def give_name(widget: QWidget, name: str) -> None:
    """Give ``widget`` the name a screen reader says; ValueError where there is none."""
    if not name.strip():
        raise ValueError(f"{type(widget).__name__} needs a name that a screen reader can say")
    widget.setAccessibleName(name)


def keys_text(keys: "QKeySequence | str | None") -> str:
    """Keys as this system writes them, such as Ctrl+Z; empty for none."""
    if keys is None:
        return ""
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - a first window may have no keys

    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def plain_tooltip(text: str, keys: "QKeySequence | str | None" = None) -> str:
    """``text`` (and its keys) for setToolTip, shown as it is whatever tags it holds.

    Qt guesses whether a tooltip is HTML and would fetch what its tags name; escaped text
    inside our own tag leaves nothing to guess.
    """
    shown = keys_text(keys)
    whole = f"{text} ({shown})" if shown else text
    return f"<qt>{whole.translate(_ESCAPES)}</qt>" if whole else ""


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet asks for, and dress the widget anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()
