"""An agenda, understood line by line."""

from PySide6.QtWidgets import QWidget

from micic_desk.app.taking_agenda import (
    EntryRow,
    days_around,
    known_session,
    rows_of_agenda,
    taking_agenda,
)
from micic_desk.domain.gesture import Edit
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.taking.sheet import TakeSheet


class TakeAgendaSheet(TakeSheet):
    """A pasted or opened agenda, for one consultation."""

    rows: list[EntryRow]

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        hint = "09:30-11:00 Opening (Room 2) – moderator: Ilse Marrable"
        super().__init__(self.tr("Agenda"), hint, bridge, host)
        self.rows = []
        self._consultation = ""
        self.about.setText(
            self.tr(
                "Paste an agenda, or open one as text or CSV. Below is what was understood; "
                "correct it there. Breaks are left out unless you tick them."
            )
        )
        texts = (
            ("day", self.tr("Day"), 100),
            ("starts", self.tr("Starts"), 60),
            ("ends", self.tr("Ends"), 60),
            ("title", self.tr("Session"), 225),
            ("room", self.tr("Room"), 85),
        )
        moderators = Column(
            name=self.tr("Moderators"), shows=self._moderators, put=self._put_moderators, width=125
        )
        self.fit_list([*(self.text_column(*one) for one in texts), moderators])

    def ask_for(self, consultation: str) -> None:
        """Open for the agenda of a consultation."""
        self._consultation = consultation
        self.ask()

    def read(self, text: str) -> None:
        """Understand a text."""
        around = days_around(self.bridge.desk, self._consultation)
        self.rows = rows_of_agenda(text, around)

    def edit(self) -> tuple[Edit, int, int]:
        """The sessions and their chairs, as one gesture."""
        return taking_agenda(self.bridge.notebook, self._consultation, self.rows)

    def outcome(self, key: str) -> str:
        """Whether a session is new."""
        row = self.rows[int(key)]
        if not row.texts.get("title"):
            return self.tr("no title: is left out")
        known = known_session(self.bridge.notebook, self._consultation, row)
        return self.tr("new") if known is None else self.tr("known: is filled in")

    def new_words(self, new: int) -> str:
        """How many sessions are new."""
        return (
            self.tr("1 session is new.") if new == 1 else self.tr("%n sessions are new.", "", new)
        )

    def _moderators(self, key: str) -> str:
        return "; ".join(self.rows[int(key)].moderators)

    def _put_moderators(self, key: str, typed: str) -> bool:
        names = tuple(one.strip() for one in typed.split(";") if one.strip())
        self.rows[int(key)].moderators = names
        self.model.refresh()
        return True
