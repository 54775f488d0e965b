"""What the agenda says of a session, on one sheet; each field is saved as it is left."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from micic_desk.app.agenda import LONGEST_FIELD, Agenda
from micic_desk.app.desk import Changed
from micic_desk.app.timekeeping import Timekeeper
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet


class AgendaField(QLineEdit):
    """One field of a session; ``finished`` with this field when it is left or Enter is pressed."""

    finished = Signal(QObject)
    moved_on = Signal()

    def __init__(self, field: str, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        give_name(self, name)
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST_FIELD)
        self.editingFinished.connect(self._finish)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter saves and goes on to the next field."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.moved_on.emit()

    @Slot()
    def _finish(self) -> None:
        self.finished.emit(self)


class SessionDetailsSheet(SideSheet):
    """Title, day, times, room and moderators of one session."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Session details"), host)
        self._bridge = bridge
        self._agenda = Agenda(bridge.desk)
        self._clock = Timekeeper(bridge.desk)
        self._session: str | None = None
        self._was_held = False
        body = QWidget(self)
        self.fields = {
            field: AgendaField(field, name, hint, body)
            for field, name, hint in (
                ("title", self.tr("Title"), ""),
                ("day", self.tr("Day"), self.tr("12 March, or 2026-03-12")),
                ("starts", self.tr("Starts"), self.tr("9:30, kept as you write it")),
                ("ends", self.tr("Ends"), self.tr("11:00")),
                ("room", self.tr("Room"), self.tr("Room 2")),
                ("moderators", self.tr("Moderators"), self.tr("Names or codes, with commas")),
            )
        }
        self._fault = PlainLabel("", ink=Role.DANGER, parent=body)
        self._fault.hide()
        column = QVBoxLayout(body)
        Look.current().lay(column, (20, 16, 20, 20), 6)
        for one in self.fields.values():
            label = PlainLabel(one.accessibleName(), ink=Role.TEXT_QUIET, parent=body)
            label.setBuddy(one)
            column.addWidget(label)
            column.addWidget(one)
            column.addSpacing(Look.current().px(4))
            one.finished.connect(self._save)
            one.moved_on.connect(self._move_on)
        column.addWidget(self._fault)
        said = self.tr("Sessions of one day that start at the same time are shown side by side.")
        column.addWidget(PlainLabel(said, ink=Role.TEXT_QUIET, parent=body))
        column.addStretch(1)
        self.set_body(Scrolled(self.tr("Session details"), body, self))
        bridge.changed.connect(self._follow)

    def ask(self, session: str) -> None:
        """Open at a session, the keyboard where something is still missing."""
        self._save_all()
        self._session, self._was_held = session, False
        self._fill()
        self._fault.hide()
        empty = (one for name, one in self.fields.items() if name != "title" and not one.text())
        self.open_sheet(next(empty, self.fields["title"]))

    def close_sheet(self) -> None:
        """Save what is in the fields, then go; what cannot be saved keeps the sheet open once.

        Asked again it goes: nobody is held by a field.
        """
        if not self.isHidden() and not self._save_all() and not self._was_held:
            self._was_held = True
            return
        super().close_sheet()

    @Slot(QObject)
    def _save(self, field: AgendaField) -> bool:
        session = self._session
        if session is None or session not in self._bridge.notebook:
            return True
        today = self._clock.moment().day
        try:
            edit = self._agenda.fill(session, field.field, field.text(), today)
        except Refusal as refusal:
            self._say(spoken(refusal.sentence))
            return False
        if edit is not None and self._bridge.do(edit, by=self) is None:
            self._say(self.tr("This was not saved. It stays here; try again."))
            return False
        self._fault.hide()
        field.setText(self._agenda.written(session, field.field))
        return True

    def _save_all(self) -> bool:
        unsaved = [one for one in self.fields.values() if not self._save(one)]
        return not unsaved

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()
        announce(self, sentence, urgent=True)

    def _fill(self) -> None:
        session = self._session
        if session is not None and session in self._bridge.notebook:
            for name, one in self.fields.items():
                one.setText(self._agenda.written(session, name))

    @Slot()
    def _move_on(self) -> None:
        if self._fault.isHidden():
            self.focusNextPrevChild(True)

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        """Show what has become other elsewhere, but in no field that somebody is writing in."""
        session = self._session
        if session not in changed.entities or changed.by is self or self.isHidden():
            return
        assert session is not None
        for name, one in self.fields.items():
            if not one.isModified():
                one.setText(self._agenda.written(session, name))
