"""The small picture of lines that are carried with the mouse.

Qt's own is the chosen rows in their full width, right under the pointer: it hides the line, or
the session, on which they are to be dropped.
"""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role

_WIDEST = 260
_PADDING = 8
_BESIDE_POINTER = QPoint(-14, -10)


def start_drag(view: QAbstractItemView, supported: Qt.DropAction) -> None:
    """Carry what is chosen in a view, until it is dropped somewhere."""
    chosen = view.selectedIndexes()
    if not chosen:
        return
    drag = QDrag(view)
    drag.setMimeData(view.model().mimeData(chosen))
    drag.setPixmap(picture_of(view, [str(one.data() or "") for one in chosen]))
    drag.setHotSpot(_BESIDE_POINTER)
    drag.exec(supported, Qt.DropAction.MoveAction)


def picture_of(view: QAbstractItemView, lines: list[str]) -> QPixmap:
    """The first words of the first line, and how many lines there are besides."""
    look, metrics = Look.current(), view.fontMetrics()
    words = lines[0].split("\n")[0] if len(lines) == 1 else _tr("%n lines", len(lines))
    padding = look.metrics.px(_PADDING)
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, look.metrics.px(_WIDEST))
    width = metrics.horizontalAdvance(text) + 2 * padding
    box = QRect(0, 0, width, metrics.height() + padding)
    ratio = view.devicePixelRatioF()
    picture = QPixmap(box.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(look.ink(Role.PRESSED))
    painter = QPainter(picture)
    painter.setFont(view.font())
    painter.setPen(look.ink(Role.ACCENT))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.setPen(look.ink(Role.TEXT))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return picture


def _tr(text: str, count: int) -> str:
    return QCoreApplication.translate("Carrying", text, None, count)
