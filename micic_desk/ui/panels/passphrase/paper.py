"""The recovery sheet on paper, through the system's own print dialogue; no file is written."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from micic_desk.app.rekeying import Sheet

_TITLE, _BODY, _GROUP = 18.0, 11.0, 20.0
_AIR = 1.4
_ACROSS = 2
_INSET = 0.06


def print_sheet(sheet: Sheet, parent: QWidget) -> bool:
    """Ask for a printer and print; whether it was printed."""
    from PySide6.QtPrintSupport import (  # noqa: PLC0415 - a module of its own, seldom wanted
        QPrintDialog,
        QPrinter,
    )

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # The queue of a shared printer shows this to others.
    printer.setDocName("1")
    printer.setCreator("")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_tr("Print the recovery sheet"))
    if not dialog.exec():
        return False
    paint_sheet(sheet, printer)
    return True


def paint_sheet(sheet: Sheet, device: QPagedPaintDevice) -> None:
    """One page: what it is, the groups with their numbers, and what to do with it."""
    painter = QPainter(device)
    page = QRectF(painter.viewport())
    inset = page.width() * _INSET
    page = page.adjusted(inset, inset, -inset, -inset)
    at = _text(painter, page, page.top(), _tr("Recovery sheet"), _font(_TITLE))
    mark = _tr("Mark {mark}, printed on {date}").format(mark=sheet.mark, date=_today())
    at = _text(painter, page, at, mark, _font(_BODY))
    at = _text(painter, page, at + _gap(painter), _tr(_WARNING), _font(_BODY))
    at = _groups(painter, page, at + _gap(painter), sheet.groups)
    for words in (_HOW, _READ, _VOID):
        at = _text(painter, page, at + _gap(painter) / 2, _tr(words), _font(_BODY))
    painter.end()


_WARNING = (
    "Whoever holds this paper and gets hold of the notebook's file, or of one of its backups, "
    "reads everything in it, without any passphrase. Keep it where you would keep money, away "
    "from the laptop and from anybody's name. If somebody may have seen it, change the "
    "passphrase: this paper then opens nothing any more."
)
_HOW = (
    "To open the notebook: on the page that asks for its passphrase choose “Use the recovery "
    "sheet” and type the groups in their order. A group that was mistyped is named."
)
_READ = "The sign that looks like an O is a nought, and the one that looks like an I is a one."
_VOID = (
    "If passphrase and paper are both lost, nobody can open the notebook, and neither can those "
    "who made the program."
)


def _groups(painter: QPainter, page: QRectF, top: float, groups: tuple[str, ...]) -> float:
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    fixed.setPointSizeF(_GROUP)
    small = _font(_BODY)
    line = QFontMetricsF(fixed, painter.device()).height() * _AIR
    rows = -(-len(groups) // _ACROSS)
    width = page.width() / _ACROSS
    # Read across a line of any script from left to right, as they are typed.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for number, group in enumerate(groups):
        place = QRectF(
            page.left() + width * (number // rows), top + line * (number % rows), width, line
        )
        painter.setFont(small)
        painter.drawText(place, left, str(number + 1))
        painter.setFont(fixed)
        painter.drawText(place.adjusted(width * 0.15, 0, 0, 0), left, group)
    return top + line * rows


def _text(painter: QPainter, page: QRectF, top: float, words: str, font: QFont) -> float:
    painter.setFont(font)
    place = QRectF(page.left(), top, page.width(), page.bottom() - top)
    flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeading)
    painter.drawText(place, flags, words)
    return painter.boundingRect(place, flags, words).bottom()


def _gap(painter: QPainter) -> float:
    return QFontMetricsF(_font(_BODY), painter.device()).height() * _AIR


def _font(points: float) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    return font


def _today() -> str:
    return QLocale().toString(QDate.currentDate(), "d MMMM yyyy")


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecoveryPaper", text)
