"""The bar at the top: whose consultation this is, the search, and what is wanted often."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from micic_desk.ui.models.commands import Commands, Menu
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.search_field import SearchField
from micic_desk.ui.window.menus import fill_menu

FIND_KEYS = "Ctrl+F"


class TopBar(QFrame):
    """``consultations_wished`` asks for the list of consultations under the given button."""

    consultations_wished = Signal(QWidget)

    SEARCH = 340
    OFFERS_FROM = 560

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Top bar"))
        self._look = Look.current()
        self._commands = commands
        self._others = IconButton(
            Icon.CONSULTATION, self.tr("Consultations of this notebook"), parent=self
        )
        self.title = PlainLabel("", step=Step.LEAD, strong=True, elide=True, parent=self)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search = SearchField(
            self.tr("Search this notebook"), hint=self.tr("Search"), keys=FIND_KEYS, parent=self
        )
        self._offers = QWidget(self)
        self._offered = QHBoxLayout(self._offers)
        self._look.lay(self._offered, gap=2)
        self._more = IconButton(Icon.MORE, self.tr("More commands"), parent=self)
        self._row = QHBoxLayout(self)
        self._look.lay(self._row, (10, 7, 10, 7), 2)
        self._row.addWidget(self._others)
        self._row.addWidget(self.title, 3)
        self._row.addSpacing(self._look.px(12))
        self._row.addWidget(self.search, 2)
        self._row.addSpacing(self._look.px(4))
        self._row.addWidget(self._offers)
        self._row.addWidget(self._more)
        self._others.clicked.connect(self._wish_for_consultations)
        self._more.clicked.connect(self._open_more)
        self._look.changed.connect(self._fit)
        self._fit()

    def show_title(self, title: str) -> None:
        """The consultation at work."""
        self.title.setText(title)

    def offer(self, command: str) -> None:
        """A button for a command, before the one for all others."""
        known = self._commands.command(command)
        if known.icon is None:
            raise ValueError(f"{command!r} needs an icon to stand in the bar")
        button = IconButton(known.icon, known.text, parent=self._offers)
        button.follow(self._commands.action(command))
        self._offered.addWidget(button)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as it is without what is offered: all of that is among the others too."""
        hint = super().minimumSizeHint()
        spared = 0 if self._offers.isHidden() else self._offers.minimumSizeHint().width()
        return QSize(hint.width() - spared, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rather the title than buttons for what is among the other commands too."""
        super().resizeEvent(event)
        self._make_room()

    @Slot()
    def _wish_for_consultations(self) -> None:
        self.consultations_wished.emit(self._others)

    @Slot()
    def _open_more(self) -> None:
        menu = QMenu(self)
        give_name(menu, self._more.accessibleName())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in Menu:
            if self._commands.in_menu(one):
                fill_menu(menu.addMenu(one.title), one, self._commands)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @Slot()
    def _fit(self) -> None:
        self.search.setMinimumWidth(self._look.px(120))
        self.search.setMaximumWidth(self._look.px(self.SEARCH))
        self._make_room()

    def _make_room(self) -> None:
        self._offers.setVisible(self.width() >= self._look.px(self.OFFERS_FROM))
