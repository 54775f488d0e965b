"""How a person likes the window: its theme, its size, what it remembers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.preferences import COPIED_FOR, LOCK_AFTER, Preferences
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import ZOOM_STEPS
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.choices import ChoiceBox, RoundBox, TickBox
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet


class PreferencesSheet(SideSheet):
    """Each choice is carried out at once: ``theme_wished``, ``zoom_wished``, ``recent_wished``.

    ``keys_wished`` asks for the list of keys, where they are changed; ``title_wished`` lets the
    title say which notebook is open, or not; ``locking_wished`` says after how many minutes a
    notebook locks itself, and whether it does so when the computer has slept; ``copied_wished``
    after how many minutes what was copied goes.
    """

    keys_wished = Signal()
    theme_wished = Signal(str)
    zoom_wished = Signal(int)
    recent_wished = Signal(bool)
    title_wished = Signal(bool)
    locking_wished = Signal(int, bool)
    copied_wished = Signal(int)

    def __init__(self, themes: Sequence[str], host: QWidget) -> None:
        super().__init__(self.tr("Preferences"), host)
        titles = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "high-contrast": self.tr("High contrast"),
        }
        self._themes = {name: RoundBox(titles.get(name, name), self) for name in themes}
        self._zoom = ChoiceBox(self.tr("Size of everything"), self)
        for step in ZOOM_STEPS:
            self._zoom.addItem(self.tr("{zoom} %").format(zoom=step), step)
        self.keys = QuietButton(self.tr("Change keys…"), icon=Icon.SETTINGS, parent=self)
        self._recent = TickBox(self.tr("Remember the notebooks opened last"), self)
        self._named = TickBox(self.tr("Name the notebook in the title and the task bar"), self)
        body = QWidget(self)
        column = QVBoxLayout(body)
        Look.current().lay(column, (20, 16, 20, 20), 8)
        column.addWidget(PlainLabel(self.tr("Theme"), strong=True, parent=body))
        for box in self._themes.values():
            column.addWidget(box)
        column.addSpacing(Look.current().px(8))
        column.addWidget(PlainLabel(self.tr("Size of everything"), strong=True, parent=body))
        column.addWidget(self._zoom)
        column.addSpacing(Look.current().px(8))
        column.addWidget(PlainLabel(self.tr("Keys"), strong=True, parent=body))
        column.addWidget(self.keys)
        column.addSpacing(Look.current().px(8))
        self._lay_out_locking(column)
        self._lay_out_computer(column)
        column.addStretch(1)
        self.set_body(Scrolled(self.tr("Preferences"), body, self))
        for box in self._themes.values():
            box.clicked.connect(self._theme_chosen)
        self._zoom.activated.connect(self._zoom_chosen)
        self._recent.clicked.connect(self.recent_wished)
        self._named.clicked.connect(self.title_wished)
        self.keys.clicked.connect(self.keys_wished)
        Look.current().changed.connect(self._show_look)

    def ask(self, now: Preferences) -> None:
        """Open with what is so now."""
        self._show_look()
        self._after.setCurrentIndex(self._after.findData(now.lock_after))
        self._asleep.setChecked(now.lock_asleep)
        self._copied.setCurrentIndex(self._copied.findData(now.copied_for))
        self._named.setChecked(now.name_in_title)
        self._recent.setChecked(now.keep_recent)
        self.open_sheet(self._themes.get(Look.current().theme.name))

    def _lay_out_locking(self, column: QVBoxLayout) -> None:
        """When a notebook locks itself."""
        self._after = ChoiceBox(self.tr("Lock when no key was pressed for"), self)
        self._asleep = TickBox(self.tr("Lock when the computer sleeps or its screen locks"), self)
        self._after.activated.connect(self._locking_chosen)
        self._asleep.clicked.connect(self._locking_chosen)
        for minutes in LOCK_AFTER:
            said = self.tr("{minutes} minutes").format(minutes=minutes)
            self._after.addItem(said if minutes else self.tr("Never"), minutes)
        heading = self.tr("Lock when no key was pressed for")
        column.addWidget(PlainLabel(heading, strong=True, parent=self))
        column.addWidget(self._after)
        column.addWidget(self._asleep)
        self._copied = ChoiceBox(self.tr("What was copied stays on the clipboard"), self)
        for minutes in COPIED_FOR:
            said = self.tr("1 minute") if minutes == 1 else self.tr("{minutes} minutes")
            until = said.format(minutes=minutes) if minutes else self.tr("Until it is locked")
            self._copied.addItem(until, minutes)
        self._copied.activated.connect(self._copied_chosen)
        stays = self.tr("What was copied stays on the clipboard")
        column.addWidget(PlainLabel(stays, strong=True, parent=self))
        column.addWidget(self._copied)
        column.addSpacing(Look.current().px(8))

    def _lay_out_computer(self, column: QVBoxLayout) -> None:
        column.addWidget(PlainLabel(self.tr("This computer"), strong=True, parent=self))
        for box, said in (
            (
                self._recent,
                self.tr("Only where the files lie, on this computer; nothing that is in them."),
            ),
            (
                self._named,
                self.tr(
                    "Off, nobody who sees or films the screen from afar reads what it is about."
                ),
            ),
        ):
            column.addWidget(box)
            column.addWidget(PlainLabel(said, ink=Role.TEXT_QUIET, parent=self))

    @Slot()
    def _show_look(self) -> None:
        """Show the theme and the zoom that are on, by whatever way they came."""
        look = Look.current()
        for name, box in self._themes.items():
            box.setChecked(name == look.theme.name)
        zoom = look.metrics.zoom
        if self._zoom.findData(zoom) < 0:
            # Written into the file by hand; shown as it is, not as another.
            self._zoom.addItem(self.tr("{zoom} %").format(zoom=zoom), zoom)
        self._zoom.setCurrentIndex(self._zoom.findData(zoom))

    @Slot()
    def _theme_chosen(self) -> None:
        for name, box in self._themes.items():
            if box.isChecked():
                self.theme_wished.emit(name)

    @Slot()
    def _locking_chosen(self) -> None:
        self.locking_wished.emit(int(self._after.currentData()), self._asleep.isChecked())

    @Slot()
    def _copied_chosen(self) -> None:
        self.copied_wished.emit(int(self._copied.currentData()))

    @Slot(int)
    def _zoom_chosen(self, row: int) -> None:
        self.zoom_wished.emit(int(self._zoom.itemData(row)))
