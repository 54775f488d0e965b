"""What should be known before a report is handed out: names, lines withheld, open conflicts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from micic_desk.app.previewing import Leak, Printable
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import called
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import TextButton
from micic_desk.ui.widgets.labels import IconLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.reading import isolated

_MOST_ROWS_IN_SIGHT = 5
_MOST_SIGNS = 20


class Notices(QWidget):
    """Lines above the pages, hidden where all is well.

    ``place_wished`` goes to a line that names somebody, ``conflicts_wished`` to the conflicts.
    """

    place_wished = Signal(str)
    conflicts_wished = Signal()

    def __init__(self, notebook: Notebook, parent: QWidget) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._told = False
        self._look = Look.current()
        self._names = IconLabel(Icon.WARNING, "-", Tint.DANGER, self)
        self._show_places = TextButton(self.tr("Show where"), parent=self)
        self._replaced = IconLabel(Icon.LOCK, "-", Role.TEXT_QUIET, self)
        self._show_replaced = TextButton(self.tr("Show where"), parent=self)
        self._withheld = IconLabel(Icon.HIDE, "-", Role.TEXT_QUIET, self)
        self._conflicts = IconLabel(Icon.CONFLICT, "-", Tint.CONFLICT, self)
        self._show_conflicts = TextButton(self.tr("Show conflicts"), parent=self)
        self._fonts = IconLabel(Icon.INFO, "-", Role.TEXT_QUIET, self)
        self._missing = IconLabel(Icon.WARNING, "-", Tint.WARNING, self)
        self.places = QListWidget(self)
        give_name(self.places, self.tr("Places with a protected name"))
        give_name(self._show_replaced, self.tr("Show where names were replaced"))
        self.places.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.hide()
        column = QVBoxLayout(self)
        self._look.lay(column, (16, 0, 16, 8), 2)
        column.addLayout(self._row(self._names, self._show_places))
        column.addLayout(self._row(self._replaced, self._show_replaced))
        column.addWidget(self.places)
        column.addLayout(self._row(self._conflicts, self._show_conflicts))
        column.addLayout(self._row(self._withheld))
        column.addLayout(self._row(self._missing))
        column.addLayout(self._row(self._fonts))
        self._show_places.clicked.connect(self._turn)
        self._show_replaced.clicked.connect(self._turn)
        self._show_conflicts.clicked.connect(self.conflicts_wished)
        self.places.itemActivated.connect(self._go)
        self.places.itemClicked.connect(self._go)
        self._look.changed.connect(self._fit)
        self.tell(None)

    def tell(self, report: Printable | None) -> None:
        """Say what is to be known of this report; nothing where all is well."""
        leaks = report.leaks if report is not None else ()
        replaced = report.plan.replaced_in if report is not None else ()
        self._tell_names(leaks)
        self._tell_replaced(replaced)
        self._list(leaks, replaced)
        conflicts = report.plan.open_conflicts if report is not None else 0
        if conflicts == 1:
            said = self.tr("One conflict is open.")
        else:
            said = self.tr("%n conflicts are open.", "", conflicts)
        if report is not None and report.plan.both_shown:
            said = self.tr("{count} Both versions are printed.").format(count=said)
        self._conflicts.show_state(Icon.CONFLICT, said, Tint.CONFLICT)
        self._conflicts.setVisible(bool(conflicts))
        self._show_conflicts.setVisible(bool(conflicts))
        withheld = report.plan.withheld if report is not None else 0
        if withheld == 1:
            said = self.tr("One line is withheld from this reader.")
        else:
            said = self.tr("%n lines are withheld from this reader.", "", withheld)
        self._withheld.show_state(Icon.HIDE, said, Role.TEXT_QUIET)
        self._withheld.setVisible(bool(withheld))
        self._told = bool(leaks or replaced or conflicts or withheld)
        if report is None:
            self.tell_fonts((), ())
        self._show_or_hide()

    def tell_fonts(self, fonts: tuple[str, ...], missing: tuple[str, ...]) -> None:
        """Say which fonts of this computer the pages needed, and what no font has."""
        said = self.tr("Set with fonts of this computer: {fonts}.").format(fonts=", ".join(fonts))
        self._fonts.show_state(Icon.INFO, said, Role.TEXT_QUIET)
        self._fonts.setVisible(bool(fonts))
        signs = " ".join(missing[:_MOST_SIGNS])
        said = self.tr("No font has {signs}: numbers are printed instead.").format(signs=signs)
        self._missing.show_state(Icon.WARNING, said, Tint.WARNING)
        self._missing.setVisible(bool(missing))
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        letters = self._fonts.isVisibleTo(self) or self._missing.isVisibleTo(self)
        self.setVisible(self._told or letters)

    def show_places(self) -> None:
        """Open the list of places and give it the keyboard."""
        if not self.places.count():
            return
        self.places.show()
        self.places.setCurrentRow(max(self.places.currentRow(), 0))
        self.places.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_names(self, leaks: tuple[Leak, ...]) -> None:
        if len(leaks) == 1:
            said = self.tr("A protected name is printed; export waits until it is reworded.")
        else:
            said = self.tr(
                "Protected names are printed at %n places; export waits until they are reworded.",
                "",
                len(leaks),
            )
        self._names.show_state(Icon.WARNING, said, Tint.DANGER)
        self._names.setVisible(bool(leaks))
        self._show_places.setVisible(bool(leaks))

    def _tell_replaced(self, replaced: tuple[str, ...]) -> None:
        if len(replaced) == 1:
            said = self.tr("One protected name gave way to a code or another word.")
        else:
            said = self.tr(
                "%n protected names gave way to codes or other words.", "", len(replaced)
            )
        self._replaced.show_state(Icon.LOCK, said, Role.TEXT_QUIET)
        self._replaced.setVisible(bool(replaced))
        self._show_replaced.setVisible(bool(replaced) and self._names.isHidden())

    def _list(self, leaks: tuple[Leak, ...], replaced: tuple[str, ...]) -> None:
        """What bars the export first, then what was put right already."""
        self.places.clear()
        for leak in leaks:
            self.places.addItem(self._place(leak))
        for source in dict.fromkeys(replaced):
            said = self.tr("Replaced in “{words}”").format(words=self._words(source))
            self.places.addItem(_row_of(said, source))
        if not (leaks or replaced):
            self.places.hide()
        self._fit()

    def _place(self, leak: Leak) -> QListWidgetItem:
        person = self._notebook.get(leak.person)
        name = called(person) if person is not None else ""
        said = self.tr("{name} in “{words}”").format(name=name, words=self._words(leak.source))
        return _row_of(said, leak.source)

    def _words(self, entity: str) -> str:
        source = self._notebook.get(entity)
        if source is None:
            return ""
        words = source.text("text") or source.text("title") or source.text("name")
        return " ".join(words.split())

    def _go(self, item: QListWidgetItem) -> None:
        self.place_wished.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _turn(self) -> None:
        if self.places.isVisible():
            self.places.hide()
        else:
            self.show_places()

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        self._look.lay(row, gap=4)
        row.addWidget(widgets[0], 1)
        for widget in widgets[1:]:
            row.addWidget(widget)
        return row

    def _fit(self) -> None:
        rows = min(max(self.places.count(), 1), _MOST_ROWS_IN_SIGHT)
        height = self.places.sizeHintForRow(0) if self.places.count() else self._look.px(32)
        self.places.setFixedHeight(rows * height + 2 * self._look.px(8) + 2)


def _row_of(said: str, source: str) -> QListWidgetItem:
    item = QListWidgetItem(isolated(said))
    item.setData(Qt.ItemDataRole.UserRole, source)
    return item
