"""A table of wrapped rows whose heights are fitted for the rows on screen only."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from micic_desk.ui.theme.look import Look

ROW = 30
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FittedTable(QTableView):
    """One column; a row off screen has a standard height until it is scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._fitting = False
        self.setShowGrid(False)
        # The delegate paints what is chosen; the table would paint a bar under it.
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        header = self.verticalHeader()
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(self._look.px(ROW))
        self._look.changed.connect(self._dress)

    def row_height(self, row: int) -> int:
        """How high a row wants to be at the present width."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines: at a high zoom a table's own would not fit a small screen."""
        return QSize(self._look.px(120), self._look.px(50))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever comes by the keyboard sees where she is, to begin with in the first row here."""
        if event.reason() in _BY_KEY:
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())
            else:
                self.setCurrentIndex(self.indexAt(QPoint(self.viewport().width() // 2, 1)))
        super().focusInEvent(event)

    def fit(self, *, keep_bottom: bool = False) -> bool:
        """Fit the rows on screen; whether any of them changed.

        ``keep_bottom`` holds the lowest row where it is, for scrolling up.
        """
        if self._fitting or self.model() is None or not self.model().rowCount():
            return False
        self._fitting = True
        try:
            return self._fit(keep_bottom=keep_bottom)
        finally:
            self._fitting = False

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Fit before the scroll bar is told how long everything is."""
        self.fit()
        super().updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are never painted at a height that is not theirs."""
        if self.fit():
            self.viewport().update()
        super().paintEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Fit what comes on screen."""
        super().scrollContentsBy(dx, dy)
        self.fit(keep_bottom=dy > 0)

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row on screen as a whole, although rows grow as they come on screen."""
        if index.isValid() and not self._fitting:
            self._fit_around(index.row())
            self.updateGeometries()
        super().scrollTo(index, hint)

    def scrollToBottom(self) -> None:  # noqa: N802 - Qt's name
        """Show the last row as a whole: rows fitted on the way would push it out of sight."""
        if self.model() is not None and self.model().rowCount():
            self._fit_around(self.model().rowCount() - 1)
            self.updateGeometries()
        super().scrollToBottom()

    def _fit_around(self, middle: int) -> None:
        """Fit what could be on screen together with a row."""
        header, last = self.verticalHeader(), self.model().rowCount() - 1
        header.setUpdatesEnabled(False)
        for step, row in ((1, middle), (-1, middle - 1)):
            room = self.viewport().height()
            while room > 0 and 0 <= row <= last:
                wanted = self.row_height(row)
                if header.sectionSize(row) != wanted:
                    header.resizeSection(row, wanted)
                room -= wanted
                row += step  # noqa: PLW2901 - walks outward
        header.setUpdatesEnabled(True)

    def _fit(self, *, keep_bottom: bool) -> bool:
        header, bottom = self.verticalHeader(), self.viewport().height()
        row = max(self.rowAt(0), 0)
        lowest = self.rowAt(bottom - 1) if keep_bottom else -1
        stood = self.rowViewportPosition(lowest) if lowest >= 0 else 0
        down = self.rowViewportPosition(row)
        changed = False
        # Each resize would look up positions over all rows to repaint its own part.
        header.setUpdatesEnabled(False)
        while row < self.model().rowCount() and (down < bottom or row <= lowest):
            wanted = self.row_height(row)
            if header.sectionSize(row) != wanted:
                header.resizeSection(row, wanted)
                changed = True
            down += wanted
            row += 1
        header.setUpdatesEnabled(True)
        if changed and lowest >= 0:
            moved = self.rowViewportPosition(lowest) - stood
            if moved:
                self.updateGeometries()
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)
        return changed

    @Slot()
    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(ROW))
        self.viewport().update()
