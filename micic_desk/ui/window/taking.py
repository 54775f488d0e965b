"""Lists that are taken into the workspace: the agenda, the participants."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.ui.panels.taking.agenda import TakeAgendaSheet
from micic_desk.ui.panels.taking.commands import PASTE_AGENDA, taking_commands
from micic_desk.ui.panels.taking.people import TakePeopleSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.message_bar import Message
from micic_desk.ui.window.workspace import Workspace


class Taking(QObject):
    """Fits both sheets into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(TakeAgendaSheet, self._make_agenda)
        self._space.sheets.add(TakePeopleSheet, self._make_people)
        self._space.commands.add(*taking_commands(self._agenda, self._people))
        action = self._space.commands.action(PASTE_AGENDA)
        button = IconButton(Icon.IMPORT, action.text(), parent=self._space.sessions)
        button.follow(action)
        self._space.sessions.add_act(button)

    def _make_agenda(self, host: QWidget) -> TakeAgendaSheet:
        sheet = TakeAgendaSheet(self._space.bridge, host)
        sheet.said.connect(self._agenda_taken)
        return sheet

    def _make_people(self, host: QWidget) -> TakePeopleSheet:
        sheet = TakePeopleSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        return sheet

    @Slot()
    def _agenda(self) -> None:
        consultation = self._space.workplace.consultation
        if consultation is None:
            self._space.new_consultation_wished.emit()
        else:
            self._space.sheets.get(TakeAgendaSheet).ask_for(consultation)

    @Slot()
    def _people(self) -> None:
        self._space.sheets.get(TakePeopleSheet).ask()

    @Slot(object)
    def _agenda_taken(self, message: Message) -> None:
        """The first session of an agenda is where the work begins."""
        if self._space.session is None:
            self._space.show_consultation()
        self._space.middle.messages.show_message(message)
