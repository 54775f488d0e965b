"""Icons by name and role: our own SVGs, inked with a colour of the theme when first drawn."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class Icon(StrEnum):
    """Every icon; the value is the name of its file in ``resources/icons``."""

    ADD = "add"
    BIN = "bin"
    CAPS_LOCK = "caps-lock"
    CLOCK = "clock"
    CLOSE = "close"
    CONFLICT = "conflict"
    CONSULTATION = "consultation"
    CONTRAST = "contrast"
    COPY = "copy"
    CUT = "cut"
    DARK = "dark"
    DOWN = "down"
    EDIT = "edit"
    EXAMPLE = "example"
    EXAMPLE_GROUP = "example-group"
    EXPORT = "export"
    FACT = "fact"
    FILTER = "filter"
    FOLD = "fold"
    FOLLOW_UP = "follow-up"
    GAP = "gap"
    HAND_OVER = "hand-over"
    HELP = "help"
    HIDE = "hide"
    HISTORY = "history"
    IMPLICATION = "implication"
    IMPORT = "import"
    INDENT = "indent"
    INFO = "info"
    JOIN = "join"
    INTERPRETER = "interpreter"
    KEY_POINT = "key-point"
    LANGUAGE = "language"
    LIGHT = "light"
    LINK = "link"
    LOCK = "lock"
    MERGE = "merge"
    MORE = "more"
    MOVE = "move"
    NEW = "new"
    NOT_SAVED = "not-saved"
    NOTE_TO_SELF = "note-to-self"
    NOTEBOOK = "notebook"
    OK = "ok"
    OPEN = "open"
    OUTDENT = "outdent"
    PALETTE = "palette"
    PASTE = "paste"
    PEOPLE = "people"
    PERSON = "person"
    POINT = "point"
    PREVIEW = "preview"
    PRINT = "print"
    QUESTION = "question"
    QUOTATION = "quotation"
    RECOMMENDATION = "recommendation"
    READ_BACK = "read-back"
    REDO = "redo"
    REPLACE = "replace"
    REPORT = "report"
    SAMPLE = "sample"
    SAVED = "saved"
    SAVING = "saving"
    SEARCH = "search"
    SESSION = "session"
    SETTINGS = "settings"
    SHARE = "share"
    SPLIT = "split"
    STARTING_POINT = "starting-point"
    STATEMENT = "statement"
    STRIP = "strip"
    TAG = "tag"
    UNDO = "undo"
    UNFOLD = "unfold"
    UNLOCK = "unlock"
    UP = "up"
    WARNING = "warning"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"


_MIRRORED = frozenset(
    {
        Icon.RECOMMENDATION,
        Icon.IMPLICATION,
        Icon.HAND_OVER,
        Icon.FOLLOW_UP,
        Icon.UNDO,
        Icon.REDO,
        Icon.UNFOLD,
        Icon.INDENT,
        Icon.OUTDENT,
        Icon.EXPORT,
        Icon.IMPORT,
        Icon.SHARE,
        Icon.OPEN,
        Icon.PALETTE,
    }
)
"""What points along the line of reading, and so turns round where reading turns round."""

RATIOS = (1.0, 2.0)


class IconShelf:
    """Draws icons crisply at any device pixel ratio, and keeps what it has drawn.

    Nothing is read before it is first shown, QtSvg included.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[Icon, bytes] = {}
        self._drawn: dict[tuple[Icon, str, int, bool], QPixmap] = {}

    def pixmap(self, icon: Icon, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """``icon`` in a ``#rrggbb`` colour, ``size`` logical pixels square."""
        mirrored = icon in _MIRRORED and (
            QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        )
        side = max(1, round(size * ratio))
        key = (icon, colour, side, mirrored)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._draw(icon, colour, side, mirrored=mirrored)
        copy = QPixmap(drawn)
        copy.setDevicePixelRatio(side / size)
        return copy

    def paint(self, painter: QPainter, place: QRect, icon: Icon, colour: str) -> None:
        """Paint ``icon`` into the middle of ``place``, as large as fits."""
        size = min(place.width(), place.height())
        box = QRect(0, 0, size, size)
        box.moveCenter(place.center())
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(box.topLeft(), self.pixmap(icon, colour, size, ratio))

    def qicon(self, icon: Icon, colour: str, off: str, size: int) -> "QIcon":
        """A QIcon for menus and models; ``off`` is the colour of the disabled state."""
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - costs the first window 1 ms

        made = QIcon()
        screens = (screen.devicePixelRatio() for screen in QGuiApplication.screens())
        for ratio in sorted({*RATIOS, *screens}):
            made.addPixmap(self.pixmap(icon, colour, size, ratio), QIcon.Mode.Normal)
            made.addPixmap(self.pixmap(icon, off, size, ratio), QIcon.Mode.Disabled)
        return made

    def forget(self) -> None:
        """Drop what was drawn, because the theme or the zoom has changed."""
        self._drawn.clear()

    def _draw(self, icon: Icon, colour: str, side: int, *, mirrored: bool) -> QPixmap:
        # Here and not above: the first window is on screen without QtSvg.
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - a cost paid when first drawn

        source = self._source(icon).replace(b"currentColor", colour.encode())
        renderer = QSvgRenderer(QByteArray(source))
        if not renderer.isValid():
            raise ValueError(f"icon {icon.value!r} is not a drawing")
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        if mirrored:
            painter.translate(side, 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        return pixmap

    def _source(self, icon: Icon) -> bytes:
        if icon not in self._sources:
            self._sources[icon] = (self._folder / f"{icon.value}.svg").read_bytes()
        return self._sources[icon]
