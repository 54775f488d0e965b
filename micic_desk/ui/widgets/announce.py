"""What a screen reader says although nothing has taken the keyboard."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have ``text`` spoken: when the reader pauses, or at once where it is urgent."""
    # Here and not above: the first window says nothing, and need not wait for this.
    from PySide6.QtGui import (  # noqa: PLC0415 - a cost paid when first spoken
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(
        QAccessible.AnnouncementPoliteness.Assertive
        if urgent
        else QAccessible.AnnouncementPoliteness.Polite
    )
    QAccessible.updateAccessibility(event)
