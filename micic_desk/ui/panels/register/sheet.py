"""The register of recommendations: the whole width of the window, edited in place by keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.register import Register
from micic_desk.app.register_export import Table, table
from micic_desk.app.vocabulary import Vocabulary
from micic_desk.domain.edits.reporting import WithdrawItems
from micic_desk.domain.gesture import Edit
from micic_desk.domain.key_points import key_points
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.report.profile import Profile
from micic_desk.report.register import Part
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.placing import section_badge
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.panels.register.columns import RegisterColumns, name_of
from micic_desk.ui.panels.register.exporting import RegisterExport
from micic_desk.ui.panels.register.filters import ColumnFilters
from micic_desk.ui.panels.report.building import placed_in
from micic_desk.ui.panels.report.coverage import asking_nothing
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Tone

_WHOLE_WIDTH = 10_000
_PARTS = tuple(Part)
_ALONE = frozenset({Part.TEXT, Part.OTHER_WORDING})
"""Parts that are one line's own: what is typed there never goes to all chosen rows."""


class RegisterSheet(GridSheet):
    """See `GridSheet`; nothing that is missing is ever asked for."""

    def __init__(self, bridge: Bridge, words: Vocabulary, host: QWidget) -> None:
        title = self.tr("Register of recommendations")
        super().__init__(title, bridge, host, width=_WHOLE_WIDTH)
        self._consultation: str | None = None
        self.register = Register(bridge.desk)
        self._take = QuietButton(
            self.tr("Take what is proposed"), icon=Icon.OK, keys="Ctrl+Space", parent=self
        )
        self._empty = QuietButton(self.tr("Empty the cell"), keys="Del", parent=self)
        self._go = QuietButton(self.tr("Go to the line"), keys="Ctrl+Return", parent=self)
        self.export = RegisterExport(self._table, self)
        for widget in (self._take, self._empty, self._go, self.export):
            self.foot.addWidget(widget)
        reader = RegisterColumns(bridge.notebook, self.register, words, self._put, self._refuse)
        self.fit_grid(
            self.tr("Recommendations of this consultation"), reader.columns(), self.register.lines
        )
        self.filters = ColumnFilters(self.model, self)
        self.whole = PlainLabel("", parent=self)
        self._lay_out()
        self._connect()

    def look(self, consultation: str | None) -> None:
        """Open the register of a consultation."""
        self._consultation = consultation
        self.register.open(consultation)
        self._tell()
        self.open_grid()
        self._tell_chosen()

    def nothing_yet(self) -> str:
        """What belongs here."""
        return self.tr("No recommendation yet. In the line, “-> ” begins one.")

    def concerns(self, changed: Changed) -> bool:
        """Recommendations, what binds them to the report, and the lines they rest on."""
        return self.register.follow(changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Alt+Down filters by the column at work, Ctrl+Space takes what its words propose."""
        pressed = event.type() == QEvent.Type.KeyPress and watched is self.grid
        if pressed and isinstance(event, QKeyEvent):
            wish = self._wishes.get((Qt.Key(event.key()), event.modifiers()))
            if wish is not None:
                wish()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        """The filters over the table, and under it the words of the cell at work, uncut."""
        look = Look.current()
        self.beside_search.addWidget(self.filters.button)
        for at, widget, edges in (
            (2, self.filters, (12, 0, 20, 8)),
            (4, self.whole, (20, 8, 20, 10)),
        ):
            row = QVBoxLayout()
            look.lay(row, edges)
            row.addWidget(widget)
            self.column.insertLayout(at, row)

    def _connect(self) -> None:
        held = Qt.KeyboardModifier
        self._wishes = {
            (Qt.Key.Key_Down, held.AltModifier): self._filter,
            (Qt.Key.Key_Space, held.ControlModifier): self._take_offers,
        }
        self.grid.installEventFilter(self)
        self._take.clicked.connect(self._take_offers)
        self._empty.clicked.connect(self._empty_cells)
        self._go.clicked.connect(self._go_to_line)
        self.export.said.connect(self.messages.show_message)
        self.grid.gone_to.connect(self._go_to_line)
        self.grid.bin_wished.connect(self._empty_cells)
        self.grid.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.grid.selectionModel().currentChanged.connect(self._tell_chosen)
        self.filters.changed.connect(self.tell_count)
        self.bridge.changed.connect(self._recount)

    # -- what becomes of what is typed -------------------------------------------------------

    def _put(self, key: str, part: Part, typed: str) -> bool:
        """Into one row; where several are chosen, into all of them, which is said."""
        chosen = self.chosen()
        items = chosen if key in chosen and part not in _ALONE else [key]
        items = [key, *(one for one in items if one != key)]
        try:
            edit = self._edit(items, part, typed)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return False
        done = edit is None or self.granted(edit)
        if done and edit is not None and len(items) > 1:
            said = self.tr("{part} was written into %n rows.", "", len(items))
            self.say(said.format(part=name_of(part)), undo=True)
        return done

    def _edit(self, items: list[str], part: Part, typed: str) -> Edit | None:
        if part is not Part.KEY_POINT:
            return self.register.putting(items, part, typed)
        notebook = self.bridge.notebook
        if not typed:
            return WithdrawItems(items=tuple(items))
        points = key_points(notebook, self._consultation or "")
        found = next((one for one in points if section_badge(notebook, one) == typed), None)
        if found is None:
            raise Refusal("register.no_key_point", _NO_KEY_POINT, number=typed[:20])
        return placed_in(notebook, items, found.id)

    def _refuse(self, sentence: Sentence) -> None:
        self.say(spoken(sentence), Tone.REFUSED)

    @Slot()
    def _take_offers(self) -> None:
        edit = self.register.taking_offers(self.chosen())
        if edit is None:
            self.say(self.tr("The words of these lines propose nothing."), Tone.INFO)
        elif (done := self.wish(edit)) is not None:
            one = self.tr("What the words propose was taken for 1 recommendation.")
            more = self.tr(
                "What the words propose was taken for %n recommendations.", "", done.count
            )
            self.say(one if done.count == 1 else more, undo=True)

    @Slot()
    def _empty_cells(self) -> None:
        """Empty the column at work in all chosen rows; no line is ever deleted here."""
        at = self.grid.currentIndex()
        if not at.isValid():
            return
        part, chosen = _PARTS[at.column()], self.chosen()
        if part is Part.TEXT:
            said = self.tr("A recommendation keeps its words here. Delete the line in its session.")
            self.say(said, Tone.INFO)
            return
        edit = (
            WithdrawItems(items=tuple(chosen))
            if part is Part.KEY_POINT
            else self.register.emptying(chosen, part)
        )
        done = self.wish(edit) if edit is not None else None
        if done is not None and done.count:
            self.say(self.tr("{part} was emptied.").format(part=name_of(part)), undo=True)

    def _table(self, profile: Profile) -> Table | None:
        here = self._consultation
        return table(self.bridge.desk, here, profile) if here is not None else None

    # -- where one is ------------------------------------------------------------------------

    @Slot()
    def _go_to_line(self) -> None:
        for key in self.chosen()[:1]:
            self.go(key)

    @Slot()
    def _filter(self) -> None:
        at = self.grid.currentIndex()
        if not at.isValid() or not self.grid.hasFocus():
            self.filters.open_menu()
            return
        cell = self.grid.visualRect(at)
        corner = QPoint(cell.left(), cell.bottom() + 1)
        self.filters.open_column(at.column(), self.grid.viewport().mapToGlobal(corner))

    @Slot()
    def _tell_chosen(self) -> None:
        chosen = self.chosen()
        for button in (self._empty, self._go):
            button.setEnabled(bool(chosen))
        self._take.setEnabled(self.register.taking_offers(chosen) is not None)
        at = self.grid.currentIndex()
        words = " ".join(str(at.data() or "").split()) if at.isValid() else ""
        self.whole.setText(words)
        self.whole.setVisible(bool(words))

    @Slot(object)
    def _recount(self, changed: Changed) -> None:
        """The sentence above the table, while it is in sight."""
        del changed
        if not self.isHidden():
            self._tell()
            self._tell_chosen()

    def _tell(self) -> None:
        """How many there are, and what is missing: told, never asked for."""
        notebook, here = self.bridge.notebook, self._consultation
        numbers = asking_nothing(notebook, here) if here is not None else ()
        count = self.register.tally()
        if not count.all:
            none = self.tr("No recommendations yet. A line that begins with -> is one.")
            self.about.setText(none)
            return
        one = self.tr("1 recommendation.")
        none = self.tr("none")
        said = [one if count.all == 1 else self.tr("%n recommendations.", "", count.all)]
        with_one = self.tr("With an addressee: {n}, read off the words: {m}.")
        said.append(with_one.format(n=count.addressed or none, m=count.offered or none))
        said.append(self.tr("With a deadline: {n}.").format(n=count.dated or none))
        if numbers:
            without = self.tr("Key points without any: {numbers}.")
            said.append(without.format(numbers=", ".join(numbers)))
        self.about.setText(" ".join(said))


_NO_KEY_POINT = "There is no key point {number}. Write the number of one, or nothing."
