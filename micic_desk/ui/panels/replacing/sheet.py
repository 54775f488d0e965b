"""Find and replace as a sheet: what, instead of what, where; then every place with a tick."""

from enum import Enum, auto

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.replacing import Looked, Place, look, replacements
from micic_desk.domain.edits.replacing import ReplaceWords
from micic_desk.domain.finding import Query
from micic_desk.domain.text import clean_text
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.replacing.telling import told
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.choices import ChoiceBox, TickBox
from micic_desk.ui.widgets.field_frame import FieldFrame
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.two_lines import ToldList

_WIDTH = 600
_REST_MS = 120
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Scope(Enum):
    """Where words are looked for."""

    CHOSEN = auto()
    SESSION = auto()
    CONSULTATION = auto()


class ReplaceSheet(SideSheet):
    """``said`` carries a `Message`; ``entity_wished`` goes to a place."""

    said = Signal(object)
    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Find and replace"), host, width=_WIDTH)
        self._bridge = bridge
        self._roots: dict[Scope, tuple[str, ...]] = {}
        self._looked = Looked(())
        self._turned: dict[str, bool] = {}
        self.words = FieldFrame(self.tr("Find"), self)
        self.instead = FieldFrame(self.tr("Replace with"), self)
        self.scope = ChoiceBox(self.tr("Where"), self)
        self.whole_words = TickBox(self.tr("Whole words"), self)
        self.case = TickBox(self.tr("Capitals matter"), self)
        self.accents = TickBox(self.tr("Accents matter"), self)
        self.list = ToldList(self.tr("Places, before and after"), parent=self)
        self.about = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self.all = QuietButton(self.tr("Tick all"), parent=self)
        self.none = QuietButton(self.tr("Tick none"), parent=self)
        self.replace = PrimaryButton(
            self.tr("Replace"), icon=Icon.REPLACE, keys="Ctrl+Return", parent=self
        )
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._connect()

    def open_replace(
        self, chosen: tuple[str, ...], session: str | None, consultation: str | None
    ) -> None:
        """Open with what can be looked through; several chosen lines are looked through first."""
        self._roots = {Scope.CHOSEN: chosen} if len(chosen) > 1 else {}
        if session is not None:
            self._roots[Scope.SESSION] = (session,)
        if consultation is not None:
            self._roots[Scope.CONSULTATION] = (consultation,)
        names = {
            Scope.CHOSEN: self.tr("%n chosen lines", "", len(chosen)),
            Scope.SESSION: self.tr("This session"),
            Scope.CONSULTATION: self.tr("The whole consultation, and the words of its report"),
        }
        before = self.scope.blockSignals(True)
        self.scope.clear()
        for scope in self._roots:
            self.scope.addItem(names[scope], scope)
        self.scope.blockSignals(before)
        self.refresh()
        self.open_sheet(self.words.line)
        self.words.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Control and Enter replace, from wherever the keyboard is in here."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.replace_ticked()
        else:
            super().keyPressEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Look again; a place that was ticked or unticked by hand stays so."""
        if self._bridge.closed:
            return
        self._looked = self._look_through()
        places = self._looked.places
        instead = self.instead.line.text()
        rows = [told(one, instead, ticked=self._is_ticked(one)) for one in places]
        self.list.show_rows(rows)
        self._tell()

    @Slot()
    def replace_ticked(self) -> None:
        """Replace in all ticked places, as one gesture."""
        places = [one for one in self._looked.places if self._is_ticked(one)]
        if not places:
            return
        instead = clean_text(self.instead.line.text()).text
        edit = ReplaceWords(replacements=replacements(places), instead=instead)
        committed = self._bridge.do(edit, by=self)
        if committed is None:
            return
        count = committed.count
        one, many = self.tr("Replaced in 1 item."), self.tr("Replaced in %n items.", "", count)
        undo = self._bridge.undo if count else None
        self.said.emit(Message(one if count == 1 else many, Tone.DONE, on_undo=undo))
        self._turned.clear()
        self.refresh()

    def _look_through(self) -> Looked:
        scope = self.scope.currentData()
        notebook = self._bridge.notebook
        roots = tuple(one for one in self._roots.get(scope, ()) if one in notebook)
        query = Query(
            words=self.words.line.text(),
            whole_words=self.whole_words.isChecked(),
            case=self.case.isChecked(),
            accents=self.accents.isChecked(),
        )
        return look(notebook, roots, query, below=scope is not Scope.CHOSEN)

    def _is_ticked(self, place: Place) -> bool:
        return self._turned.get(place.id, not place.quoted)

    def _tell(self) -> None:
        looked = self._looked
        ticked = sum(self._is_ticked(one) for one in looked.places)
        said = []
        if self.words.line.text():
            several = self.tr("{ticked} of {whole} places ticked.")
            said.append(several.format(ticked=ticked, whole=len(looked.places)))
        if any(one.quoted for one in looked.places):
            said.append(self.tr("Quotations are ticked only by hand."))
        if looked.in_two_versions:
            fought = self.tr("Left out, in two versions: {count}.")
            said.append(fought.format(count=looked.in_two_versions))
        if looked.in_the_bin:
            binned = self.tr("Left out, in the bin: {count}.")
            said.append(binned.format(count=looked.in_the_bin))
        self.about.setText(" ".join(said))
        self.replace.setEnabled(ticked > 0)
        for button in (self.all, self.none):
            button.setEnabled(bool(looked.places))

    @Slot(str, bool)
    def _turn(self, place: str, ticked: bool) -> None:  # noqa: FBT001 - a signal's
        self._turned[place] = ticked
        self._tell()

    @Slot()
    def _tick_all(self) -> None:
        self._turned = {one.id: True for one in self._looked.places}
        self.refresh()

    @Slot()
    def _tick_none(self) -> None:
        self._turned = {one.id: False for one in self._looked.places}
        self.refresh()

    @Slot()
    def _look_anew(self) -> None:
        self._turned.clear()
        self._rest.start()

    @Slot()
    def _follow(self) -> None:
        if self.isVisible():
            self._rest.start()

    @Slot()
    def _step_in(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            self.entity_wished.emit(chosen[0].split(" ")[0])

    def _connect(self) -> None:
        self._rest.timeout.connect(self.refresh)
        self._bridge.changed.connect(self._follow)
        self.words.line.textChanged.connect(self._look_anew)
        self.words.line.returnPressed.connect(self._step_in)
        self.instead.line.textChanged.connect(self._rest.start)
        self.instead.line.returnPressed.connect(self._step_in)
        self.scope.currentIndexChanged.connect(self._look_anew)
        for option in (self.whole_words, self.case, self.accents):
            option.toggled.connect(self._look_anew)
        self.list.ticked.connect(self._turn)
        self.list.opened.connect(self._go)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        self.replace.clicked.connect(self.replace_ticked)

    def _lay_out(self) -> None:
        look = Look.current()
        page = QWidget(self)
        column = QVBoxLayout(page)
        look.lay(column, (16, 12, 16, 8), 6)
        for name, field in (
            (self.tr("Find"), self.words),
            (self.tr("Replace with"), self.instead),
            (self.tr("Where"), self.scope),
        ):
            column.addWidget(PlainLabel(name, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=page))
            column.addWidget(field)
        for option in (self.whole_words, self.case, self.accents):
            column.addWidget(option)
        column.addWidget(self.list, 1)
        column.addWidget(self.about)
        self.set_body(page)
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        look.lay(row, (16, 10, 16, 10), 8)
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addStretch(1)
        row.addWidget(self.replace)
        self.add_foot(foot)
