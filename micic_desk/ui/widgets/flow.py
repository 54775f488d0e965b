"""A row that goes on in the next line where it does not fit, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays widgets out in the order of reading, line after line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take one more in, at the end."""
        self._items.append(item)

    def insert(self, at: int, widget: QWidget) -> None:
        """Take a widget in at a place."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """One of them; None past the end, as Qt asks to find it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Let go of one."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How tall all lines are together in a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        sizes = [one.sizeHint() for one in self._shown()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest of them."""
        sizes = [one.minimumSize() for one in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put everything in its place."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [one for one in self._items if not one.isEmpty()]

    def _lay(self, room: QRect, *, move: bool) -> int:
        """Put everything in its line, in the middle of its height; gives how tall all are."""
        top = 0
        for line in self._lines(room.width()):
            tall = max(size.height() for _, size in line)
            if move:
                self._place(line, QRect(room.left(), room.top() + top, room.width(), tall))
            top += tall + self.spacing()
        return max(0, top - self.spacing())

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for one in self._shown():
            size = one.sizeHint()
            if 0 < room < size.width():
                # What goes on in more lines itself needs more of them here.
                tall = one.heightForWidth(room) if one.hasHeightForWidth() else size.height()
                size = QSize(room, max(size.height(), tall))
            if not lines or left + size.width() > room:
                lines.append([])
                left = 0
            lines[-1].append((one, size))
            left += size.width() + self.spacing()
        return lines

    def _place(self, line: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        holder = self.parentWidget()
        turned = holder is not None and holder.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0
        for one, size in line:
            x = room.right() + 1 - left - size.width() if turned else room.left() + left
            y = room.top() + (room.height() - size.height()) // 2
            one.setGeometry(QRect(QPoint(x, y), size))
            left += size.width() + self.spacing()
