"""What the agenda says of one session, on a sheet."""

from PySide6.QtWidgets import QWidget

from micic_desk.app.agenda import Agenda
from micic_desk.app.timekeeping import Timekeeper
from micic_desk.domain.gesture import Edit
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.forms.sheet import FormSheet


class SessionDetailsSheet(FormSheet):
    """Title, day, times, room and moderators of one session."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Session details"), bridge, host)
        self._agenda = Agenda(bridge.desk)
        self._clock = Timekeeper(bridge.desk)
        self.fit_fields(
            (
                ("title", self.tr("Title"), ""),
                ("day", self.tr("Day"), self.tr("12 March, or 2026-03-12")),
                ("starts", self.tr("Starts"), self.tr("9:30, kept as you write it")),
                ("ends", self.tr("Ends"), self.tr("11:00")),
                ("room", self.tr("Room"), self.tr("Room 2")),
                ("moderators", self.tr("Moderators"), self.tr("Names or codes, with commas")),
            ),
            self.tr("Sessions of one day that start at the same time are shown side by side."),
        )

    def shown(self, entity: str, field: str) -> str:
        """What is kept."""
        return self._agenda.written(entity, field)

    def filled(self, entity: str, field: str, text: str) -> Edit | None:
        """A day without its year is of this year."""
        return self._agenda.fill(entity, field, text, self._clock.moment().day)
