"""Every word that is really painted can be read on the ground it is really painted on.

The lists of meetings in the theme say which inks meet which grounds by design; this looks at
what comes of it: each widget is painted once more into an engine that notes every piece of text
with its pen, and the ground is what most pixels of the picture have there.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QImage, QPaintDevice, QPaintEngine, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.ui.theme.contrast import READ, ratio
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import PlainLabel

NEAR = 30
"""How far a pixel may be from a pen, summed over its channels, and still be its stroke."""


class Piece(NamedTuple):
    text: str
    pen: str
    place: QRect


class Listener(QPaintEngine):
    """Paints nothing and remembers the words."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.pieces: list[Piece] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object) -> None:  # noqa: N802 - Qt's name
        pass

    def drawTextItem(self, where: QPointF, item: Any) -> None:  # noqa: N802 - Qt's name
        top = where.y() - item.ascent()
        size = QSize(round(item.width()), round(item.ascent() + item.descent()))
        pen = self.painter().pen().color().name()
        self.pieces.append(
            Piece(item.text(), pen, QRect(QPoint(round(where.x()), round(top)), size))
        )

    def _nothing(self, *_what: object) -> None:
        pass

    drawPixmap = drawImage = drawPath = drawPolygon = drawRects = drawLines = _nothing  # noqa: N815
    drawPoints = drawEllipse = drawTiledPixmap = _nothing  # noqa: N815


class Paper(QPaintDevice):
    """A device as large as a widget, for a `Listener`."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine = Listener()
        self._size = size

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's name
        return self.engine

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        known = {
            kinds.PdmWidth: self._size.width(),
            kinds.PdmHeight: self._size.height(),
            kinds.PdmDpiX: 96,
            kinds.PdmDpiY: 96,
            kinds.PdmPhysicalDpiX: 96,
            kinds.PdmPhysicalDpiY: 96,
            kinds.PdmDepth: 32,
        }
        return known.get(which, 1)


def pieces(widget: QWidget) -> list[Piece]:
    """What a widget itself writes, in its own places."""
    paper = Paper(widget.size())
    painter = QPainter(paper)
    widget.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return paper.engine.pieces


def faint(window: QWidget) -> tuple[int, list[str]]:
    """How many pieces of text were found in the picture, and which cannot be read well."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    off = Look.current().theme.ink(Role.TEXT_OFF)
    seen, wrong = 0, []
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        corner = widget.mapTo(window, QPoint(0, 0))
        for piece in pieces(widget):
            place = piece.place.translated(corner)
            over = window.childAt(place.center()) or window
            ground = ground_of(image, place, piece.pen)
            if (
                not (over is widget or widget.isAncestorOf(over))
                or ground is None
                or piece.pen == off
                or not piece.text.strip()
            ):
                continue  # covered by something, or off and meant to look it
            seen += 1
            if ratio(piece.pen, ground) < READ:
                found = f"{ratio(piece.pen, ground):.1f} {piece.pen} on {ground}"
                wrong.append(f"{type(widget).__name__} {piece.text[:30]!r}: {found}")
    return seen, wrong


def ground_of(image: QImage, place: QRect, pen: str) -> str | None:
    """The colour of most pixels in a place, if the pen's strokes are there to be seen."""
    inside = place.intersected(image.rect())
    if inside.width() < place.width() or inside.isEmpty():
        return None
    counted = Counter(pixels(image, inside))
    ((ground, _),) = counted.most_common(1)
    wanted = channels(pen)
    near = any(sum(abs(a - b) for a, b in zip(one, wanted, strict=True)) < NEAR for one in counted)
    return f"#{ground[0]:02x}{ground[1]:02x}{ground[2]:02x}" if near else None


def pixels(image: QImage, place: QRect) -> Iterator[tuple[int, int, int]]:
    bits, stride = memoryview(image.constBits()), image.bytesPerLine()
    for y in range(place.top(), place.bottom() + 1):
        line = bits[y * stride + 4 * place.left() : y * stride + 4 * (place.right() + 1)]
        for at in range(0, len(line), 4):
            yield line[at + 2], line[at + 1], line[at]


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_every_painted_word_can_be_read(walk: Any, theme: str) -> None:
    Look.current().wear(theme, 100)
    found: dict[str, list[str]] = {}

    def look(state: str) -> int:
        QApplication.processEvents()
        seen, wrong = faint(walk.window)
        if wrong:
            found[state] = wrong
        return seen

    for state in walk.pages():
        assert look(state) > 3, state
    walk.open_sample()
    assert look("sample") > 60
    space = walk.hands.space
    space.say("Said", undo=True)
    space.outline.setFocus()
    look("outline with a notice")
    for sheet in walk.sheets():
        look(type(sheet).__name__)
    assert not found, "\n".join(f"{state}: {wrong}" for state, wrong in found.items())


def test_a_faint_word_is_found(hands: Any) -> None:
    label = PlainLabel("A word that is hard to read", parent=hands.window)
    label.setStyleSheet("color: #b8b8b8; background: #ffffff;")
    label.setGeometry(20, 120, 300, 30)
    label.show()
    _, wrong = faint(hands.window)
    assert [one.split("'")[1] for one in wrong] == ["A word that is hard to read"]
