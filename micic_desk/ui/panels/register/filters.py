"""By which columns the register is filtered: chips that can be taken away, and a menu for each."""

from itertools import islice

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from micic_desk.ui.models.grid import GridModel
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import TextButton
from micic_desk.ui.widgets.chip import ChipButton
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.naming import give_name

MENU_KEYS = "Alt+Down"
_LONGEST = 60
_MOST = 30
"""Values a menu offers; a longer one would not fit on a small screen."""


class _FilterChip(ChipButton):
    """One column filtered for one value; pressed, the filter goes."""

    def __init__(self, column: int, name: str, parent: QWidget) -> None:
        self.column = column
        text = self.tr("{filter}  ×").format(filter=name)
        said = self.tr("{filter}. Press to take it away").format(filter=name)
        super().__init__(text, said, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete, Backspace and Enter take the filter away too."""
        if event.key() in {
            Qt.Key.Key_Delete,
            Qt.Key.Key_Backspace,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }:
            self.click()
        else:
            super().keyPressEvent(event)


class ColumnFilters(QWidget):
    """The filters in force, hidden where there are none; ``changed`` after each turn.

    ``button`` opens the menu of all columns; it stands where its owner puts it.
    """

    changed = Signal()

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Filters"))
        self._model = model
        self._chips: list[_FilterChip] = []
        self.button = TextButton(self.tr("Filter"), icon=Icon.FILTER, keys=MENU_KEYS, parent=parent)
        self.button.clicked.connect(self.open_menu)
        self._flow = Flow(self)
        Look.current().lay(self._flow, gap=4)
        self.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its lines are at the width it has."""
        wide = self.width() or Look.current().px(320)
        return QSize(wide, self._flow.heightForWidth(wide))

    @Slot()
    def open_menu(self) -> None:
        """Offer every column with what stands in it."""
        menu = self._menu()
        for column, one in enumerate(self._model.columns):
            part = menu.addMenu(one.name)
            give_name(part, one.name)
            part.setProperty("column", column)
            part.aboutToShow.connect(self._fill_part)
        self._end(menu)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def open_column(self, column: int, at: QPoint) -> None:
        """Offer what stands in one column; ``at`` is a place on the screen."""
        menu = self._menu()
        self._fill(menu, column)
        self._end(menu)
        menu.popup(at)

    @Slot()
    def clear(self) -> None:
        """Show all rows."""
        for column in self._model.kept_only():
            self._model.keep_only(column, None)
        self._tell()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        give_name(menu, self.tr("Filters"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    @Slot()
    def _fill_part(self) -> None:
        """What stands in a column is looked up when somebody opens it."""
        part = self.sender()
        if isinstance(part, QMenu) and part.isEmpty():
            self._fill(part, int(part.property("column")))

    def _fill(self, menu: QMenu, column: int) -> None:
        chosen = self._model.kept_only().get(column)
        values = self._model.values(column)
        for value, count in islice(values.items(), _MOST):
            words = self.tr("{value}  ({count})").format(value=self._said(value), count=count)
            action = QAction(words.replace("&", "&&"), menu)
            action.setData((column, value))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(self._turn)
            menu.addAction(action)
        if len(values) > _MOST:
            more = self.tr("%n more: search for them", "", len(values) - _MOST)
            menu.addAction(more).setEnabled(False)

    def _end(self, menu: QMenu) -> None:
        if self._model.kept_only():
            menu.addSeparator()
            menu.addAction(self.tr("No filters")).triggered.connect(self.clear)

    @Slot()
    def _turn(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            column, value = action.data()
            same = self._model.kept_only().get(column) == value
            self._model.keep_only(column, None if same else value)
            self._tell()

    @Slot()
    def _drop(self) -> None:
        chip = self.sender()
        if isinstance(chip, _FilterChip):
            self._model.keep_only(chip.column, None)
            self._tell()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for at, (column, value) in enumerate(self._model.kept_only().items()):
            name = self._model.columns[column].name
            said = self.tr("{column}: {value}").format(column=name, value=self._said(value))
            chip = _FilterChip(column, said, self)
            chip.clicked.connect(self._drop)
            self._flow.insert(at, chip)
            chip.show()
            self._chips.append(chip)
        self.setVisible(bool(self._chips))
        self.updateGeometry()
        self.changed.emit()

    def _said(self, value: str) -> str:
        words = " ".join(value.split()) or self.tr("missing")
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
