"""An agenda, understood line by line."""

from functools import partial

from PySide6.QtWidgets import QWidget

from micic_desk.app.taking_agenda import (
    EntryRow,
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

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        hint = "09:30-11:00 Opening (Room 2) – moderator: Ilse Marrable"
        super().__init__(self.tr("Agenda"), hint, bridge, host)
        self.rows: list[EntryRow] = []
        self._consultation = ""
        self.about.setText(
            self.tr(
                "Paste an agenda, or open one as text or CSV. Below is what was understood; "
                "correct it there. Breaks are left out unless you tick them."
            )
        )
        texts = (
            ("day", self.tr("Day"), 100),
            ("starts", self.tr("Starts"), 76),
            ("ends", self.tr("Ends"), 76),
            ("title", self.tr("Session"), 250),
            ("room", self.tr("Room"), 100),
        )
        columns = [
            Column(
                name=self.tr("Take"),
                shows=self._no_words,
                ticked=self._is_taken,
                tick=self._tick,
                width=56,
            ),
            *(self._text_column(*one) for one in texts),
            Column(
                name=self.tr("Moderators"),
                shows=self._moderators,
                put=self._put_moderators,
                width=150,
            ),
            Column(name=self.tr("What happens"), shows=self._outcome, width=120, quiet=True),
            Column(name=self.tr("Line"), shows=self._line, width=180, quiet=True),
        ]
        self.fit_list(columns)

    def ask_for(self, consultation: str) -> None:
        """Open for the agenda of a consultation."""
        self._consultation = consultation
        self.ask()

    def read(self, text: str) -> None:
        """Understand a text."""
        self.rows = rows_of_agenda(text)

    def edit(self) -> tuple[Edit, int, int]:
        """The sessions and their chairs, as one gesture."""
        return taking_agenda(self.bridge.notebook, self._consultation, self.rows)

    def row_keys(self) -> list[str]:
        """Places in the agenda."""
        return [str(at) for at in range(len(self.rows))]

    def count_taken(self) -> int:
        """How many have their tick."""
        return sum(row.taken for row in self.rows)

    def taken_words(self, new: int, changed: int) -> str:
        """How many sessions are new, and how many gained something."""
        one = self.tr("1 session is new") if new == 1 else self.tr("%n sessions are new", "", new)
        other = self.tr("%n were completed", "", changed)
        return self.tr("{new}, {completed}.").format(new=one, completed=other)

    def _text_column(self, field: str, name: str, width: int) -> Column:
        return Column(
            name=name,
            shows=partial(self._text, field),
            put=partial(self._put_text, field),
            width=width,
        )

    def _row(self, key: str) -> EntryRow:
        return self.rows[int(key)]

    def _text(self, field: str, key: str) -> str:
        return self._row(key).texts.get(field, "")

    def _put_text(self, field: str, key: str, typed: str) -> bool:
        self._row(key).texts[field] = typed
        self.model.refresh()
        return True

    def _moderators(self, key: str) -> str:
        return "; ".join(self._row(key).moderators)

    def _put_moderators(self, key: str, typed: str) -> bool:
        names = tuple(one.strip() for one in typed.split(";") if one.strip())
        self._row(key).moderators = names
        self.model.refresh()
        return True

    def _is_taken(self, key: str) -> bool:
        return self._row(key).taken

    def _tick(self, key: str, taken: bool) -> bool:  # noqa: FBT001 - a tick's own shape
        self._row(key).taken = taken
        self.tell()
        self.model.refresh()
        return True

    def _outcome(self, key: str) -> str:
        row = self._row(key)
        if not row.taken:
            return self.tr("is left out")
        if not row.texts.get("title"):
            return self.tr("no title: is left out")
        known = known_session(self.bridge.notebook, self._consultation, row)
        return self.tr("new") if known is None else self.tr("known, completed")

    def _line(self, key: str) -> str:
        return self._row(key).line

    def _no_words(self, key: str) -> str:
        del key
        return ""
