"""A table of wrapped rows whose heights are fitted for the rows on screen only."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.grounded_bar import GroundedBar

ROW = 30
_FEW = 8
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
        self._fitted: tuple[object, ...] | None = None
        self._to_fit: set[int] = set()
        self._new_from: int | None = None
        self._all_anew = True
        self.setShowGrid(False)
        # The delegate paints what is chosen; the table would paint a bar under it.
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(GroundedBar(self))
        self.setCornerButtonEnabled(False)
        # Who paints the ground too may be scrolled as a picture: only what comes is painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        header = self.verticalHeader()
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(self._look.px(ROW))
        self._look.changed.connect(self._dress)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        """Fit anew after every change; heard of before the table itself lays its rows out."""
        if model is not None:
            for told in (model.modelReset, model.layoutChanged):
                told.connect(self._rearranged)
            for told in (model.rowsRemoved, model.rowsMoved):
                told.connect(self._rearranged)
            model.dataChanged.connect(self._altered)
            model.rowsInserted.connect(self._came)
        super().setModel(model)

    @Slot()
    def outdate(self) -> None:
        """Look at the heights of the rows on screen again: something they depend on is new."""
        self._fitted = None
        self._to_fit.clear()

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
        known = self._fitted is not None and self._fitted == self._sight()
        if self._fitting or (known and not self._to_fit):
            return False
        if self.model() is None or not self.model().rowCount():
            return False
        with self._being_fitted():
            return self._fit_new() if known else self._fit(keep_bottom=keep_bottom)

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Fit before the scroll bar is told how long everything is."""
        self.fit()
        super().updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are never painted at a height that is not theirs."""
        viewport = self.viewport()
        if self.fit():
            viewport.update()
        painter = QPainter(viewport)
        painter.setClipRegion(event.region())
        painter.fillRect(event.rect(), viewport.palette().brush(viewport.backgroundRole()))
        painter.end()
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

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Lay out; where rows have only come, paint nothing anew above the first of them."""
        viewport, first, whole = self.viewport(), self._new_from, self._all_anew
        self._new_from, self._all_anew = None, False
        if first is None or whole or not viewport.updatesEnabled():
            super().doItemsLayout()
            return
        stood = self.verticalOffset()
        # Not `setUpdatesEnabled`, which paints everything when it is granted again.
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, True)
        super().doItemsLayout()
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
        top = max(self.rowViewportPosition(first), 0) if self.verticalOffset() == stood else 0
        viewport.update(0, top, viewport.width(), max(viewport.height() - top, 0))

    def scrollToBottom(self) -> None:  # noqa: N802 - Qt's name
        """Show the last row as a whole: rows fitted on the way would push it out of sight."""
        bar = self.verticalScrollBar()
        if self._fitted == self._sight() and bar.value() == bar.maximum():
            # All that will be on screen is there already, but for what came at the end.
            stood = self.verticalOffset()
            with self._being_fitted():
                self._fit_coming()
                super().scrollToBottom()
            if self._fitted is not None and self.verticalOffset() >= stood:
                return
            self.outdate()
        if self.model() is not None and self.model().rowCount():
            self._fit_around(self.model().rowCount() - 1)
            self.updateGeometries()
        super().scrollToBottom()

    @Slot()
    def stay_at_bottom(self) -> None:
        """Go to the end again, where rows have grown since."""
        bar = self.verticalScrollBar()
        if bar.value() != bar.maximum():
            self.scrollToBottom()

    def _sight(self) -> tuple[object, ...]:
        """What of the rows is on screen, and how wide."""
        size = self.viewport().size()
        return self.verticalOffset(), size, self.columnWidth(0), self.layoutDirection()

    @contextmanager
    def _being_fitted(self) -> Iterator[None]:
        """Fit nothing else meanwhile, and know afterwards that what is on screen is fitted.

        Unless there is another width now, because a scroll bar has come or gone.
        """
        before = self._sight()
        self._fitting = True
        try:
            yield
        finally:
            self._fitting = False
            now = self._sight()
            self._fitted = now if now[1:] == before[1:] else None
            self._to_fit.clear()

    @Slot()
    def _rearranged(self) -> None:
        self._all_anew = True
        self.outdate()

    @Slot(QModelIndex, QModelIndex)
    def _altered(self, first: QModelIndex, last: QModelIndex) -> None:
        if self._new_from is not None:
            # The table leaves it to the layout that is to come.
            self._new_from = min(self._new_from, first.row())
        self._look_at(first.row(), last.row())

    @Slot(QModelIndex, int, int)
    def _came(self, parent: QModelIndex, first: int, last: int) -> None:
        del parent
        if last == self.model().rowCount() - 1:
            self._look_at(first, last)
            self._new_from = first if self._new_from is None else self._new_from
        else:
            self._rearranged()

    def _look_at(self, first: int, last: int) -> None:
        """Look at a few rows again instead of at all that are on screen."""
        if self._fitted is None or last - first > _FEW:
            self.outdate()
        else:
            self._to_fit.update(range(first, last + 1))

    def _fit_coming(self) -> None:
        """Fit rows that wait for the layout: what is painted because of them is known already."""
        header, first = self.verticalHeader(), self._new_from
        coming = {one for one in self._to_fit if first is not None and one >= first}
        # The table would paint everything anew a moment after it is told of a height.
        before = header.blockSignals(True)
        self._fit_rows(coming)
        header.blockSignals(before)
        if self._fit_rows(self._to_fit - coming):
            self._all_anew = True
            self.updateGeometries()

    def _fit_new(self) -> bool:
        seen = [row for row in self._to_fit if self._is_in_sight(row)]
        # Where one is lower now, others have come into sight below it.
        return self._fit_rows(seen) and (self._fit(keep_bottom=False) or True)

    def _is_in_sight(self, row: int) -> bool:
        top = self.rowViewportPosition(row)
        return top < self.viewport().height() and top + self.rowHeight(row) > 0

    def _fit_rows(self, rows: Iterable[int]) -> bool:
        header, changed = self.verticalHeader(), False
        # Each resize would look up positions over all rows to repaint its own part.
        header.setUpdatesEnabled(False)
        for row in sorted(rows):
            wanted = self.row_height(row)
            if header.sectionSize(row) != wanted:
                header.resizeSection(row, wanted)
                changed = True
        header.setUpdatesEnabled(True)
        return changed

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
        self.outdate()
        self.verticalHeader().setDefaultSectionSize(self._look.px(ROW))
        self.viewport().update()
