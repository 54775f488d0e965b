"""The filters in force as chips that can be taken away, and a menu of all there are."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from micic_desk.app.finding import Facet, Filter
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.search.asking import Asking
from micic_desk.ui.panels.search.facets import Value, icon_of, shown, spoken, title_of, values
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import TextButton
from micic_desk.ui.widgets.chip import ChipButton
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.reading import set_apart

MENU_KEYS = "Alt+Down"


class FilterChip(ChipButton):
    """One filter in force; pressed, it goes, and so by Delete and Backspace."""

    def __init__(self, value: Value, parent: QWidget) -> None:
        self.value = value
        text = self.tr("{filter}  ×").format(filter=set_apart(value.name))
        said = self.tr("{filter}. Press to take it away").format(filter=spoken(value))
        super().__init__(text, said, tint=value.tint, icon=value.icon, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete, Backspace and Enter take the filter away too."""
        away = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in away:
            self.click()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Shows the filters of an `Asking`; ``left`` when the last chip was taken away by key."""

    left = Signal()

    def __init__(self, bridge: Bridge, asking: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Filters"))
        self._bridge = bridge
        self._asking = asking
        self._shown: tuple[Filter, ...] = ()
        self.chips: list[FilterChip] = []
        self.button = TextButton(self.tr("Filter"), icon=Icon.FILTER, keys=MENU_KEYS, parent=self)
        self._flow = Flow(self)
        Look.current().lay(self._flow, gap=4)
        self._flow.addWidget(self.button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.button.clicked.connect(self.open_menu)
        asking.changed.connect(self.show_filters)
        self.show_filters()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its lines are at the width it has."""
        wide = self.width() or Look.current().px(320)
        return QSize(wide, self._flow.heightForWidth(wide))

    @Slot()
    def show_filters(self) -> None:
        """Show what is in force now."""
        filters = self._asking.question.filters
        if filters == self._shown:
            return
        self._shown = filters
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [FilterChip(shown(one, self._bridge), self) for one in filters]
        for at, chip in enumerate(self.chips):
            self._flow.insert(at, chip)
            chip.clicked.connect(self._drop)
            chip.show()
        self.updateGeometry()

    @Slot()
    def open_menu(self) -> None:
        """Offer every filter there is, those in force ticked."""
        menu = QMenu(self)
        give_name(menu, self.tr("Filters"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for facet in Facet:
            found = list(values(facet, self._bridge))
            if found:
                part = menu.addMenu(title_of(facet))
                give_name(part, title_of(facet))
                part.setIcon(Look.current().icon(icon_of(facet), Role.TEXT_QUIET))
                for value in found:
                    self._add_to(part, value)
        if self._shown:
            menu.addSeparator()
            menu.addAction(self.tr("No filters")).triggered.connect(self._asking.clear)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _add_to(self, menu: QMenu, value: Value) -> None:
        words = " – ".join(part for part in (value.name, value.detail) if part)
        action = QAction(words.replace("&", "&&"), menu)
        action.setData(value.filter)
        action.setCheckable(True)
        action.setChecked(value.filter in self._shown)
        action.triggered.connect(self._chosen)
        menu.addAction(action)

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._asking.turn(action.data())

    @Slot()
    def _drop(self) -> None:
        chip = self.sender()
        if not isinstance(chip, FilterChip):
            return
        held = chip.hasFocus()
        at = self.chips.index(chip)
        self._asking.drop(chip.value.filter)
        if held and self.chips:
            self.chips[min(at, len(self.chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif held:
            self.left.emit()
