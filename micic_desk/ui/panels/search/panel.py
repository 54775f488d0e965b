"""The hits under the search field, while one types."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget

from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.search.delegate import HitDelegate
from micic_desk.ui.panels.search.model import MOST, Hits
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.floating import FloatingCard
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.search_field import SearchField


class SearchHits(FloatingCard):
    """``entity_wished`` with the id of the hit that is chosen; ``left`` back to where one was."""

    entity_wished = Signal(str)
    left = Signal()

    WIDTH = 560
    HEIGHT = 460

    def __init__(self, bridge: Bridge, field: SearchField, host: QWidget) -> None:
        super().__init__("-", host)
        give_name(self, self.tr("Found"))
        self._field = field
        self.hits = Hits(bridge, self)
        self.list = QListView(self)
        give_name(self.list, self.tr("Found"))
        self.list.setModel(self.hits)
        self.list.setItemDelegate(HitDelegate(self.hits, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self._said.setContentsMargins(12, 4, 12, 4)
        self.column.addWidget(self._said)
        self.column.addWidget(self.list, 1)
        field.searched.connect(self._ask)
        field.stepped_down.connect(self._step_in)
        field.chosen.connect(self._choose_first)
        field.left.connect(self.leave)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        for watched in (field.line, self.list, host):
            watched.installEventFilter(self)

    def leave(self) -> None:
        """Close, with the words kept for the next time."""
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close when the keyboard goes elsewhere; Up at the first hit goes back to the field."""
        if event.type() == QEvent.Type.Resize:
            if watched is self.host and self.isVisible():
                self._lie_down()
        elif event.type() == QEvent.Type.FocusIn and self._field.text() and self.isHidden():
            self._ask(self._field.text())
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            focus = QApplication.focusWidget()
            if focus not in (self.list, self._field.line) and not self.underMouse():
                self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        return super().eventFilter(watched, event)

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is not self.list:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        if event.key() == Qt.Key.Key_Up and self.list.currentIndex().row() <= 0:
            self._field.line.setFocus()
            return True
        return False

    @Slot(str)
    def _ask(self, words: str) -> None:
        if not words.strip():
            self.hide()
            return
        self.hits.ask(words)
        count = self.hits.rowCount()
        said = self.tr("1 found") if count == 1 else self.tr("%n found", "", count)
        if not count:
            said = self.tr("Nothing holds all these words.")
        elif count == MOST:
            said = self.tr("The newest %n", "", MOST)
        self._said.setText(said)
        announce(self, said)
        self._lie_down()
        self.show()

    @Slot()
    def _step_in(self) -> None:
        if self.isVisible() and self.hits.rowCount():
            self.list.setCurrentIndex(self.hits.index(0))
            self.list.setFocus()

    @Slot()
    def _choose_first(self) -> None:
        if self.isVisible() and self.hits.rowCount():
            self._choose(self.hits.index(0))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            wished = self.hits.hit(index.row()).id
            self.hide()
            self.entity_wished.emit(wished)

    def _lie_down(self) -> None:
        look = Look.current()
        corner = self._field.mapTo(self.host, QPoint(0, self._field.height() + look.px(4)))
        width = look.px(self.WIDTH)
        left = corner.x() + self._field.width() - width
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = corner.x()
        rows = max(self.list.sizeHintForRow(0), 1) * min(self.hits.rowCount(), 8)
        tall = rows + self._said.sizeHint().height() + look.px(36 if rows else 12)
        self.list.setVisible(self.hits.rowCount() > 0)
        self.place(left, corner.y(), width, tall)
