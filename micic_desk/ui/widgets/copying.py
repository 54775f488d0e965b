"""What we put on the clipboard: marked as confidential, and taken off again when we lock.

Programs that keep a history of the clipboard leave out what is marked so: KDE's by the first
name, those of Windows (and its cloud) by the next three, those of macOS by the last.
"""

import atexit
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_NOUGHT = bytes(4)
MARKS: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): _NOUGHT,
    _WINDOWS.format(name="CanIncludeInClipboardHistory"): _NOUGHT,
    _WINDOWS.format(name="CanUploadToCloudClipboard"): _NOUGHT,
    "org.nspasteboard.ConcealedType": b"",
}
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def mark(data: QMimeData) -> QMimeData:
    """Mark what is about to be copied."""
    for name, value in MARKS.items():
        data.setData(name, value)
    return data


def copy_text(text: str) -> None:
    """Put text on the clipboard, marked."""
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(mark(data))
    # At the end of the program too, and before Python is gone, which made the data.
    atexit.unregister(forget_copied)
    atexit.register(forget_copied)


def forget_copied() -> None:
    """Empty the clipboard, and what is selected on X11, where they are still ours."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or _is_marked():
        clipboard.clear(_MODES[0])
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(_MODES[1])


class Marking(QObject):
    """Marks what a field of ours has copied by itself, a moment after it did.

    Takes it off again after as many minutes as ``minutes`` says at that time; 0 is never.
    """

    def __init__(self, minutes: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self.over = QTimer(self)
        self.over.setSingleShot(True)
        self.over.timeout.connect(forget_copied)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._mark)

    @Slot()
    def _mark(self) -> None:
        clipboard = self._clipboard
        if clipboard.ownsClipboard() and clipboard.mimeData().hasText() and not _is_marked():
            copy_text(clipboard.text())
        if _is_marked() and self._minutes():
            self.over.start(self._minutes() * 60_000)
        else:
            self.over.stop()


def _is_marked() -> bool:
    data = QGuiApplication.clipboard().mimeData()
    # All of them together nobody else sets.
    return data is not None and set(MARKS) <= set(data.formats())
