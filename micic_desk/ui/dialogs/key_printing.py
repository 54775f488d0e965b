"""The list of keys on paper, through the system's own print dialogue.

Qt's print support comes with what we have already; nothing is written to disk, so a list that
names somebody's own ways of working leaves no file behind.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from micic_desk.ui.dialogs.entries import Entry

_SIZE, _TITLE, _SMALL = 10.0, 16.0, 8.0
_AIR = 1.5
"""Lines a row takes."""


def print_keys(entries: Sequence[Entry], parent: QWidget) -> bool:
    """Ask for a printer and print; whether it was printed."""
    from PySide6.QtPrintSupport import (  # noqa: PLC0415 - a module of its own, seldom wanted
        QPrintDialog,
        QPrinter,
    )

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_tr("Marks and keys"))
    printer.setCreator("")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_tr("Print the keys"))
    if not dialog.exec():
        return False
    paint_keys(entries, printer)
    return True


def paint_keys(entries: Sequence[Entry], device: QPagedPaintDevice) -> None:
    """Two columns, name and keys, over as many pages as it takes."""
    painter = QPainter(device)
    painter.setLayoutDirection(QGuiApplication.layoutDirection())
    page = QRectF(painter.viewport())
    body, title, small = (_font(size) for size in (_SIZE, _TITLE, _SMALL))
    line = QFontMetricsF(body, device).height() * _AIR
    top = QFontMetricsF(title, device).height() * 2
    each = max(1, int((page.height() - top - line) / line))
    whole = max(1, -(-len(entries) // each))
    for number in range(whole):
        if number:
            device.newPage()
        painter.setFont(title)
        painter.drawText(QRectF(0, 0, page.width(), top), _start(), _tr("MICIC Desk: keys"))
        painter.setFont(small)
        said = _tr("{page} of {pages}").format(page=number + 1, pages=whole)
        foot = QRectF(0, page.height() - line, page.width(), line)
        painter.drawText(foot, _end(), said)
        painter.setFont(body)
        for row, entry in enumerate(entries[number * each : (number + 1) * each]):
            place = QRectF(0, top + row * line, page.width(), line)
            _row(painter, place, entry)
    painter.end()


def _row(painter: QPainter, place: QRectF, entry: Entry) -> None:
    metrics = painter.fontMetrics()
    keys = metrics.horizontalAdvance(entry.keys)
    room = int(place.width()) - keys - metrics.averageCharWidth() * 3
    name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, _start(), name)
    painter.drawText(place, _end(), entry.keys)
    painter.drawLine(place.bottomLeft(), place.bottomRight())


def _font(points: float) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    return font


def _start() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


def _end() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyPrinting", text)
