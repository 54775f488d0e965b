"""All hits in a sheet, to be worked through: placed in the report, made another kind."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from micic_desk.app.finding import Finder
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.search.asking import Asking
from micic_desk.ui.panels.search.counting import counted
from micic_desk.ui.panels.search.filters import FilterBar
from micic_desk.ui.panels.search.hit_list import HitList
from micic_desk.ui.panels.search.model import Hits
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.side_sheet import SideSheet

_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class FoundList(HitList):
    """Many can be chosen; ``place_wished`` with their ids and the number of a key point."""

    place_wished = Signal(object, int)

    def __init__(self, hits: Hits, name: str, parent: QWidget) -> None:
        super().__init__(hits, name, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Here a click chooses, because what is chosen is worked on; two clicks go there.
        self.clicked.disconnect(self._wish)
        self.doubleClicked.connect(self._wish)

    def chosen(self) -> tuple[str, ...]:
        """The captured lines that are chosen, from top to bottom."""
        return self.hits.lines([one.row() for one in self.selectedIndexes()])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl and a digit places."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9
        if held == Qt.KeyboardModifier.ControlModifier and digit:
            if self.chosen():
                self.place_wished.emit(self.chosen(), event.key() - Qt.Key.Key_0)
            return
        super().keyPressEvent(event)


class FoundSheet(SideSheet):
    """Shows every hit of the question at work; the words are typed in the field above.

    ``entity_wished`` with a hit's id, ``field_wished`` to go on typing (with the letters).
    """

    entity_wished = Signal(str)
    field_wished = Signal(str)
    place_wished = Signal(object, int)

    def __init__(self, bridge: Bridge, finder: Finder, asking: Asking, host: QWidget) -> None:
        super().__init__(self.tr("Found"), host, width=520)
        self._asking = asking
        self.hits = Hits(bridge, finder, self)
        self.filters = FilterBar(bridge, asking, self)
        self._said = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self.list = FoundList(self.hits, self.tr("Found"), self)
        keys = self.tr(
            "Enter goes there. Ctrl+1 to Ctrl+9 places what is chosen in a key point, "
            "the keys of the kinds make it another kind."
        )
        self._keys = PlainLabel(keys, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        body = QWidget(self)
        column = QVBoxLayout(body)
        look = Look.current()
        look.lay(column, (8, 8, 8, 4), 4)
        foot = QVBoxLayout()
        look.lay(foot, (10, 2, 10, 6))
        foot.addWidget(self._keys)
        head = QVBoxLayout()
        look.lay(head, (10, 0, 10, 0))
        head.addWidget(self._said)
        column.addWidget(self.filters)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.set_body(body)
        asking.changed.connect(self._ask)
        self.hits.grew.connect(self._tell)
        self.hits.rowsRemoved.connect(self._stay)
        self.list.wished.connect(self.entity_wished)
        self.list.typed.connect(self.field_wished)
        self.list.climbed.connect(self._climb)
        self.list.place_wished.connect(self.place_wished)
        self.filters.left.connect(self.list.setFocus)

    def open_found(self) -> None:
        """Open with the hits of the question, or go back to them."""
        if self.isHidden() or self.hits.question != self._asking.question:
            self.hits.ask(self._asking.question)
        self._tell()
        self.open_sheet(self.list)
        self._choose(0)

    def _choose(self, row: int) -> None:
        """Choose a hit where none is chosen."""
        count = self.hits.rowCount()
        if count and not self.list.selectedIndexes():
            index = self.hits.index(min(row, count - 1))
            self.list.selectionModel().setCurrentIndex(index, _CHOOSE)

    @Slot()
    def _ask(self) -> None:
        if self.isVisible():
            self.hits.ask(self._asking.question)
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self._said.setText(counted(self.hits))

    @Slot()
    def _climb(self) -> None:
        self.field_wished.emit("")

    @Slot(QModelIndex, int)
    def _stay(self, _parent: QModelIndex, row: int) -> None:
        """Where a hit goes because it fits no more, the next one is chosen."""
        self._tell()
        self._choose(row)
