"""The quiet lines between two columns: what is joined, what may be, what contradicts."""

from PySide6.QtCore import QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.pairing.column import NoteColumn
from micic_desk.ui.panels.pairing.facing import Facing, Sort, Tie
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint

_WIDTH = 44
_INKS: dict[Sort, Role | Tint] = {
    Sort.JOINED: Tint.SUCCESS,
    Sort.CONTRADICTS: Tint.CONFLICT,
    Sort.LIKELY: Tint.INFO,
    Sort.PERHAPS: Role.LINE_STRONG,
}


class Ties(QWidget):
    """Paints between two columns; it takes no keyboard and no mouse: the columns say it all."""

    def __init__(self, left: NoteColumn, right: NoteColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._columns = left, right
        self._facing: Facing | None = None
        for column in self._columns:
            column.moved.connect(self.update)
            column.selectionModel().currentChanged.connect(self.update)
        self._look.changed.connect(self._fit)
        self._fit()

    def show_facing(self, facing: Facing) -> None:
        """Show other ties."""
        self._facing = facing
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Each tie from the middle of one note to the middle of the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tie in reversed(self._facing.ties if self._facing is not None else ()):
            self._draw(painter, tie)

    def _draw(self, painter: QPainter, tie: Tie) -> None:
        left, right = (
            self._height_of(column, line)
            for column, line in zip(self._columns, (tie.left, tie.right), strict=True)
        )
        if left is None or right is None:
            return
        near, far = 0.0, float(self.width())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            near, far = far, near
        path = QPainterPath(QPointF(near, left))
        middle = (near + far) / 2
        path.cubicTo(middle, left, middle, right, far, right)
        pen = QPen(self._look.ink(_INKS[tie.sort]), self._look.px(2 if self._at_work(tie) else 1))
        if tie.offered:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPath(path)

    def _at_work(self, tie: Tie) -> bool:
        notes = [column.at_work() for column in self._columns]
        return [note.id for note in notes if note is not None] == [tie.left, tie.right]

    def _height_of(self, column: NoteColumn, line: str) -> float | None:
        """Where a note's middle is, in this widget; None where it is scrolled out of sight."""
        place = column.place_of(line).intersected(column.viewport().rect())
        if place.isEmpty():
            return None
        there = column.viewport().mapTo(column, QPoint(0, place.center().y()))
        return float(self.mapFromGlobal(column.mapToGlobal(there)).y())

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(self._look.px(_WIDTH))
