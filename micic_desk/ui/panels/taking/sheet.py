"""A sheet that takes a list in: the text above, below it what was understood, line by line."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.taking import ListRow
from micic_desk.domain.gesture import Edit
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.domain.text import LONGEST_PASTE
from micic_desk.exchange.reading import words_of
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.naming import give_name

_PAUSE_MS = 150
_TALL = 150
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TextField(QPlainTextEdit):
    """Where a list is pasted; plain text only, and Tab leads on to what was understood."""

    def __init__(self, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        Look.current().changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(Look.current().px(_TALL))


class TakeSheet(GridSheet):
    """What lists have in common; ``said`` carries a `Message` for the window when it is done.

    A kind of list says how its text is read (`read`), what taking it in would do (`edit`), and
    what would become of a row (`outcome`).
    """

    said = Signal(object)
    rows: Sequence[ListRow]

    def __init__(self, title: str, hint: str, bridge: Bridge, host: QWidget) -> None:
        super().__init__(title, bridge, host, width=1040)
        self.rows = ()
        self.text = TextField(self.tr("The list as text"), hint, self)
        self.open = QuietButton(self.tr("Open a file…"), icon=Icon.OPEN, parent=self)
        self.take = PrimaryButton("-", icon=Icon.OK, keys="Ctrl+Return", parent=self)
        self._jobs = Jobs(self)
        self._files = FileChoice(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

    def fit_list(self, columns: Sequence[Column]) -> None:
        """Lay everything out; called once, at the end of making a sheet.

        ``columns`` are those of the kind of list, between the tick and what will become of a row.
        """
        self.foot.addWidget(self.take)
        self.foot.addWidget(self.open)
        tick = Column(
            name=self.tr("Take"), shows=_no_words, ticked=self._is_taken, tick=self._tick, width=56
        )
        outcome = Column(name=self.tr("What happens"), shows=self._outcome, width=120, quiet=True)
        line = Column(name=self.tr("Line"), shows=self._line, width=160, quiet=True)
        whole = (tick, *columns, outcome, line)
        self.fit_grid(self.tr("What was understood"), whole, self.row_keys)
        self.search.hide()
        # A row without anything in it would make the words beside it as narrow as itself.
        self.beside_search.addStretch(1)
        holder = QVBoxLayout()
        Look.current().lay(holder, (4, 12, 4, 0))
        holder.addWidget(self.text)
        self.above.addLayout(holder)
        self.text.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.read_now)
        self.take.clicked.connect(self._take)
        self.open.clicked.connect(self._ask_file)
        self._files.chosen.connect(self.bring)
        self.grid.gone_to.connect(self._take)
        self.tell()

    # -- what each kind of list says ---------------------------------------------------------

    def read(self, text: str) -> None:
        """Understand a text; raises Refusal where it is too long."""
        raise NotImplementedError

    def edit(self) -> tuple[Edit, int, int]:
        """What taking the rows in would do, how many things are new, how many gain something."""
        raise NotImplementedError

    def outcome(self, key: str) -> str:
        """What would become of a row that is taken."""
        raise NotImplementedError

    def new_words(self, new: int) -> str:
        """How many things are new, where there are any."""
        raise NotImplementedError

    # -- what they share ---------------------------------------------------------------------

    def row_keys(self) -> list[str]:
        """The keys of the rows: their places."""
        return [str(at) for at in range(len(self.rows))]

    def count_taken(self) -> int:
        """How many rows have their tick."""
        return sum(row.taken for row in self.rows)

    def taken_words(self, new: int, changed: int) -> str:
        """What is said when the list was taken: how much is new, how much was there and gained."""
        gained = self.tr("%n known before: what was missing is filled in.", "", changed)
        return " ".join(([self.new_words(new)] if new else []) + ([gained] if changed else []))

    def text_column(self, field: str, name: str, width: int) -> Column:
        """A column that shows one text of each row and takes another."""
        return Column(
            name=name,
            shows=partial(self._text, field),
            put=partial(self._put_text, field),
            width=width,
        )

    def ask(self) -> None:
        """Open with the keyboard in the text."""
        self.open_grid()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring(self, path: Path) -> None:
        """Read a file into the text; nothing is taken by that."""
        job = self._jobs.start(partial(_words, path))
        job.succeeded.connect(self._put)
        job.refused.connect(self._refuse)

    def concerns(self, changed: Changed) -> bool:
        """Anything may make a row known."""
        del changed
        return True

    @Slot()
    def read_now(self) -> None:
        """Understand what stands in the text."""
        self._pause.stop()
        self.messages.dismiss()
        try:
            self.read(self.text.toPlainText())
        except Refusal as refusal:
            self.read("")
            self._refuse(refusal.sentence)
        self.model.refresh()
        self.tell()
        if self.model.rowCount():
            self.grid.go_to_row(0, 1)

    @Slot()
    def tell(self) -> None:
        """How many rows would be taken."""
        count = self.count_taken()
        said = self.tr("Take 1 row in") if count == 1 else self.tr("Take %n rows in", "", count)
        self.take.set_name(said)
        self.take.setEnabled(count > 0)
        self.tell_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Enter takes the list from wherever the keyboard is."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self._take()
        else:
            super().keyPressEvent(event)

    def _text(self, field: str, key: str) -> str:
        return self.rows[int(key)].texts.get(field, "")

    def _put_text(self, field: str, key: str, typed: str) -> bool:
        self.rows[int(key)].texts[field] = typed
        self.model.refresh()
        return True

    def _is_taken(self, key: str) -> bool:
        return self.rows[int(key)].taken

    def _tick(self, key: str, taken: bool) -> bool:  # noqa: FBT001 - a tick's own shape
        self.rows[int(key)].taken = taken
        self.tell()
        self.model.refresh()
        return True

    def _outcome(self, key: str) -> str:
        return self.outcome(key) if self.rows[int(key)].taken else self.tr("is left out")

    def _line(self, key: str) -> str:
        return self.rows[int(key)].line

    @Slot()
    def _take(self) -> None:
        if self._pause.isActive():
            self.read_now()
        if not self.take.isEnabled():
            return
        edit, new, changed = self.edit()
        if not new and not changed:
            said = self.tr("Everything in this list is in the notebook already.")
            self.say(said, Tone.INFO)
            return
        if self.wish(edit) is None:
            return
        self.text.clear()
        self.read_now()
        self.close_sheet()
        words = self.taken_words(new, changed)
        self.said.emit(Message(words, Tone.DONE, on_undo=self.bridge.undo))

    @Slot()
    def _ask_file(self) -> None:
        kinds = ";;".join((self.tr("Lists (*.csv *.txt *.tsv *.md)"), self.tr("All files (*)")))
        self._files.ask_to_open(self.tr("Open a list"), kinds)

    @Slot(object)
    def _put(self, text: object) -> None:
        said = str(text)
        if len(said) > LONGEST_PASTE:
            said = said[: LONGEST_PASTE + 1]
        self.text.setPlainText(said)
        self.read_now()
        if self.model.rowCount():
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.say(spoken(sentence), Tone.REFUSED)


def _no_words(_key: str) -> str:
    return ""


def _words(path: Path, progress: Progress) -> str:
    text = words_of(path)
    progress.check()
    return text
