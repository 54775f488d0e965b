"""The starting points of a consultation as a table: what became of each is told by one key."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.starting import StartingPoints, StartingState, state_of
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.domain.starting import OUTCOME
from micic_desk.domain.text import folded
from micic_desk.exchange.document import ImportedDocument
from micic_desk.exchange.reading import read_source
from micic_desk.store.changes import Committed
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.choices import TickBox
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.widgets.naming import give_name

_WIDTH = 980
STATES: Mapping[StartingState, str] = {
    StartingState.CONFIRMED: str(QT_TRANSLATE_NOOP("Starting", "confirmed")),
    StartingState.CHANGED: str(QT_TRANSLATE_NOOP("Starting", "changed")),
    StartingState.NEW: str(QT_TRANSLATE_NOOP("Starting", "new")),
    StartingState.CONTESTED: str(QT_TRANSLATE_NOOP("Starting", "contested")),
    StartingState.UNTOUCHED: str(QT_TRANSLATE_NOOP("Starting", "untouched")),
}
_KEYS = {
    Qt.Key.Key_1: StartingState.CONFIRMED,
    Qt.Key.Key_2: StartingState.CHANGED,
    Qt.Key.Key_3: StartingState.NEW,
    Qt.Key.Key_4: StartingState.CONTESTED,
    Qt.Key.Key_0: StartingState.UNTOUCHED,
}


class StartingSheet(GridSheet):
    """1 to 4 and 0 say what became of the chosen rows; the next one is then at work."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Starting points"), bridge, host, width=_WIDTH)
        self._consultation: str | None = None
        self._jobs = Jobs(self, threads=1)
        self._reading = False
        self.points = StartingPoints(bridge.desk)
        self.files = FileChoice(self)
        self.take = QuietButton(self.tr("Take conclusions from…"), icon=Icon.ADD, parent=self)
        self._place = QuietButton(self.tr("Put into the report"), icon=Icon.REPORT, parent=self)
        self._go = QuietButton(self.tr("Go to the line"), keys="Ctrl+Return", parent=self)
        self.open_only = TickBox(self.tr("Untouched ones only"), self)
        self.of_a_row = (self._go,)
        for widget in (self.take, self._place, self._go, self.open_only):
            self.foot.addWidget(widget)
        self.fit_grid(self.tr("Starting points of this consultation"), self._columns(), self._keys)
        self._connect()

    def look(self, consultation: str | None) -> None:
        """Open with the starting points of a consultation."""
        self._consultation = consultation
        self.points.open(consultation)
        self._tell()
        self.open_grid()
        if not self.model.rowCount():
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def concerns(self, changed: Changed) -> bool:
        """Starting points, and the sessions they stand in."""
        return self.points.follow(changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A digit says what became of the chosen rows."""
        if event.type() == QEvent.Type.KeyPress and watched is self.grid:
            assert isinstance(event, QKeyEvent)
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            state = _KEYS.get(Qt.Key(event.key()))
            if state is not None and held == Qt.KeyboardModifier.NoModifier:
                self._set(state)
                return True
        return super().eventFilter(watched, event)

    def read(self, path: Path) -> None:
        """Take the lines of a text file as starting points, as one gesture."""
        if self._consultation is None or self._reading:
            return
        self._reading = True
        job = self._jobs.start(partial(_read, path))
        job.succeeded.connect(self._take_text)
        job.refused.connect(self._refuse)
        job.ended.connect(self._read_ended)

    def _connect(self) -> None:
        self.grid.installEventFilter(self)
        self.open_only.toggled.connect(self._show_open)
        self.take.clicked.connect(self.open_sources)
        self._place.clicked.connect(self._put_into_report)
        self._go.clicked.connect(self._go_to_line)
        self.grid.gone_to.connect(self._go_to_line)
        self.files.chosen.connect(self.read)
        self.bridge.changed.connect(self._recount)

    # -- the table ---------------------------------------------------------------------------

    def _columns(self) -> list[Column]:
        return [
            Column(
                name=self.tr("State"),
                shows=self._state,
                put=self._put_state,
                offers=self._offered,
                sorts=self._order,
                width=120,
            ),
            Column(name=self.tr("Conclusion"), shows=self._words, put=self._reword, width=420),
            Column(
                name=self.tr("What became of it"),
                shows=self._outcome,
                put=self._tell_outcome,
                width=220,
            ),
            Column(name=self.tr("From"), shows=self._session, width=180, quiet=True),
        ]

    def _keys(self) -> list[str]:
        notebook, lines = self.bridge.notebook, self.points.lines()
        if not self.open_only.isChecked():
            return lines
        untouched = StartingState.UNTOUCHED
        return [one for one in lines if state_of(notebook[one]) is untouched]

    def _state(self, key: str) -> str:
        item = self.bridge.notebook.get(key)
        return _tr(STATES[state_of(item)]) if item is not None else ""

    def _order(self, key: str) -> object:
        return list(STATES).index(state_of(self.bridge.notebook[key]))

    def _words(self, key: str) -> str:
        item = self.bridge.notebook.get(key)
        return " ".join(item.text("text").split()) if item is not None else ""

    def _outcome(self, key: str) -> str:
        item = self.bridge.notebook.get(key)
        return item.text(OUTCOME) if item is not None else ""

    def _session(self, key: str) -> str:
        chain = self.bridge.notebook.ancestors(key)
        return next((one.text("title") for one in chain if one.kind == EntityKind.SESSION), "")

    def _offered(self, _key: str, typed: str) -> list[str]:
        return [one for one in map(_tr, STATES.values()) if folded(one).startswith(folded(typed))]

    def _put_state(self, _key: str, typed: str) -> bool:
        begun = folded(typed)
        found = [state for state, name in STATES.items() if folded(_tr(name)).startswith(begun)]
        if len(found) != 1:
            known = ", ".join(map(_tr, STATES.values()))
            text = "“{word}” is no state. Write one of these: {known}."
            self._refuse(Sentence(text, {"word": typed[:40], "known": known}))
            return False
        return self.granted(self.points.setting(self.chosen(), found[0]))

    def _reword(self, key: str, typed: str) -> bool:
        if not typed:
            return False
        return self.granted(Reword(entity=key, text=typed))

    def _tell_outcome(self, key: str, typed: str) -> bool:
        return self.granted(self.points.telling(key, typed))

    # -- what is asked -----------------------------------------------------------------------

    def _set(self, state: StartingState) -> None:
        chosen, row = self.chosen(), self.grid.currentIndex().row()
        if not chosen or self.wish(self.points.setting(chosen, state)) is None:
            return
        if len(chosen) == 1 and not self.open_only.isChecked():
            row += 1
        last = self.model.rowCount() - 1
        if last >= 0:
            self.grid.go_to_row(min(row, last), max(0, self.grid.currentIndex().column()))

    @Slot()
    def open_sources(self) -> None:
        """Offer the other consultations of the notebook, and a text file."""
        menu = QMenu(self)
        give_name(menu, self.take.accessibleName())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.points.sources():
            words = self.tr("{title}  ({count})").format(title=one.title, count=one.conclusions)
            action = QAction(words.replace("&", "&&"), menu)
            action.setData((one.consultation, one.title))
            action.triggered.connect(self._take_chosen)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("A text file…")).triggered.connect(self._ask_for_file)
        menu.popup(self.take.mapToGlobal(QPoint(0, self.take.height())))

    @Slot()
    def _take_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.take_from(*action.data())

    def take_from(self, consultation: str, title: str) -> None:
        """Take the conclusions of another consultation, as one gesture."""
        try:
            edit = self.points.taking(consultation, self._heading(title))
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self._taken(self.wish(edit))

    @Slot(object)
    def _take_text(self, read: tuple[str, ImportedDocument]) -> None:
        name, document = read
        try:
            edit = self.points.taking_text(document, self._heading(document.title or name))
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self._taken(self.wish(edit))

    def _heading(self, title: str) -> str:
        return self.tr("Starting point: {title}").format(title=title)

    def _taken(self, done: Committed | None) -> None:
        if done is None:
            return
        count = sum(one.kind == EntityKind.ITEM for one in done.entities)
        one, more = (
            self.tr("1 conclusion was taken."),
            self.tr("%n conclusions were taken.", "", count),
        )
        self.say(one if count == 1 else more, undo=True)
        if self.model.rowCount():
            self.grid.go_to_row(0)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_for_file(self) -> None:
        kinds = ";;".join((self.tr("Text (*.md *.markdown *.txt)"), self.tr("All files (*)")))
        self.files.ask_to_open(self.tr("Take conclusions from a text"), kinds)

    @Slot()
    def _read_ended(self) -> None:
        self._reading = False

    @Slot()
    def _show_open(self) -> None:
        """Only what nobody spoke of, or all; some row is always at work."""
        self.model.refresh()
        self.tell_count()
        if self.model.rowCount() and not self.chosen():
            self.grid.go_to_row(0)

    @Slot()
    def _put_into_report(self) -> None:
        chosen = self.chosen()
        items = chosen if len(chosen) > 1 else self.points.lines()
        try:
            edit = self.points.placing(items, self.tr("Starting point"))
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        if self.wish(edit) is not None:
            self.say(self.tr("They stand in the report, with what became of them."), undo=True)

    @Slot()
    def _go_to_line(self) -> None:
        for key in self.chosen()[:1]:
            self.go(key)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.say(spoken(sentence), Tone.REFUSED)

    @Slot(object)
    def _recount(self, changed: Changed) -> None:
        del changed
        if not self.isHidden():
            self._tell()

    def _tell(self) -> None:
        """How many ended how, and the keys that say so."""
        counts = self.points.counts()
        self._place.setEnabled(any(counts.values()))
        if not any(counts.values()):
            none = self.tr(
                "Nothing was taken yet: begin with what an earlier consultation concluded."
            )
            self.about.setText(none)
            return
        each, by_key = self.tr("{count} {state}"), self.tr("{key} = {state}")
        ended = (each.format(count=counts[one], state=_tr(name)) for one, name in STATES.items())
        keys = (
            by_key.format(key=key.name[-1], state=_tr(STATES[state]))
            for key, state in _KEYS.items()
        )
        said = self.tr("{counts}. Keys: {keys}.")
        self.about.setText(said.format(counts=", ".join(ended), keys=", ".join(keys)))


def _read(path: Path, progress: Progress) -> tuple[str, ImportedDocument]:
    progress.check()
    return path.stem, read_source(path)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Starting", text)
