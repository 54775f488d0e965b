"""The foot of the report: where the row at work comes from, and what is missing, a key away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import called
from micic_desk.ui.models.placing import section_badge
from micic_desk.ui.panels.report.coverage import origin
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.labels import Hairline, PlainLabel

UNPLACED_KEYS = "Shift+F9"
SILENT_KEYS = "Ctrl+F9"
TIME_KEYS = "F12"


class Missing(QWidget):
    """``unplaced_wished`` asks for what is not in the report.

    ``silent_wished`` asks for the next key point without recommendation, ``time_wished`` for
    what of it is spoken.
    """

    unplaced_wished = Signal()
    silent_wished = Signal()
    time_wished = Signal()

    def __init__(self, notebook: Notebook, parent: QWidget) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._origin = _quiet(self)
        self._unplaced = _Finding(self.tr("Show what is not in the report"), UNPLACED_KEYS, self)
        next_point = self.tr("Next key point without recommendation")
        self._silent = _Finding(next_point, SILENT_KEYS, self)
        self._time = _Finding(self.tr("Show what is said in the slot"), TIME_KEYS, self, Icon.CLOCK)
        self._time.say("", wish=False)
        self._time.button.clicked.connect(self.time_wished)
        self._unplaced.button.clicked.connect(self.unplaced_wished)
        self._silent.button.clicked.connect(self.silent_wished)
        words = QVBoxLayout()
        look = Look.current()
        look.lay(words, (16, 8, 10, 10), 2)
        for one in (self._origin, self._time, self._unplaced, self._silent):
            words.addWidget(one)
        column = QVBoxLayout(self)
        look.lay(column)
        column.addWidget(Hairline(parent=self))
        column.addLayout(words)

    def say(self, unplaced: str, silent: str, done: str) -> None:
        """Say what is missing; ``done`` where nothing is."""
        self._unplaced.say(unplaced or done, wish=bool(unplaced))
        self._silent.say(silent, wish=bool(silent))
        self._show()

    def tell_origin(self, row: Entity | None) -> None:
        """Say where a row comes from."""
        self._origin.setText(self._told(row) if row is not None else "")
        self._origin.setVisible(bool(self._origin.text()))
        self._show()

    def tell_time(self, said: str) -> None:
        """The meter: how long the report is when it is spoken."""
        self._time.say(said, wish=bool(said))
        self._show()

    def text(self) -> str:
        """What is said of what is missing, line by line."""
        said = (self._unplaced.words.text(), self._silent.words.text())
        return "\n".join(one for one in said if one)

    def _show(self) -> None:
        self.setVisible(bool(self.text() or self._origin.text() or self._time.words.text()))

    def _told(self, row: Entity) -> str:
        if row.kind == EntityKind.PLACEMENT:
            return self._of_placed(row)
        if row.kind != EntityKind.SECTION:
            return ""
        found = origin(self._notebook, row)
        if not found.notes:
            return ""
        notes = self.tr("1 note") if found.notes == 1 else self.tr("%n notes", "", found.notes)
        by = self.tr("1 person") if found.people == 1 else self.tr("%n people", "", found.people)
        said = self.tr("{section}: from {notes} by {people}.") if found.people else ""
        said = said or self.tr("{section}: from {notes}.")
        name = self.tr("Section {n}").format(n=section_badge(self._notebook, row))
        return said.format(section=name, notes=notes, people=by)

    def _of_placed(self, row: Entity) -> str:
        """Who noted a placed line, where, and how, if it is worded otherwise in the report."""
        item = self._notebook.get(row.text("item"))
        if item is None:
            return ""
        author = self._notebook.get(item.text("author"))
        chain = self._notebook.ancestors(item.id)
        session = next((one for one in chain if one.kind == EntityKind.SESSION), None)
        where = session.text("title") if session is not None else ""
        said = ""
        if author is not None and where:
            said = self.tr("Noted by {name} in {session}.")
        elif where:
            said = self.tr("Noted in {session}.")
        name = called(author) if author is not None else ""
        told = [said.format(name=name, session=where)] if said else []
        if row.text("wording"):
            told.append(self.tr("As captured: {text}").format(text=item.text("text")))
        return " ".join(told)


class _Finding(QWidget):
    """A sentence and the button that leads to what it speaks of."""

    def __init__(self, name: str, keys: str, parent: QWidget, icon: Icon = Icon.SEARCH) -> None:
        super().__init__(parent)
        self.words = _quiet(self)
        self.button = IconButton(icon, name, keys=keys, parent=self)
        row = QHBoxLayout(self)
        Look.current().lay(row, gap=4)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

    def say(self, text: str, *, wish: bool) -> None:
        """Say something, with the button where there is something to go to; nothing hides it."""
        self.words.setText(text)
        self.button.setVisible(wish)
        self.setVisible(bool(text))


def _quiet(parent: QWidget) -> PlainLabel:
    return PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=parent)
