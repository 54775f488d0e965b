"""A list of participants, understood line by line."""

from functools import partial

from PySide6.QtWidgets import QWidget

from micic_desk.app.taking_people import (
    PersonRow,
    known_as,
    news_of,
    rows_of_people,
    taking_people,
)
from micic_desk.domain.gesture import Edit
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.taking.sheet import TakeSheet


class TakePeopleSheet(TakeSheet):
    """Pasted or opened participants."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        hint = "Anna Kestrel, Coordinator, LN - Lantern Network"
        super().__init__(self.tr("Participants"), hint, bridge, host)
        self.rows: list[PersonRow] = []
        self.about.setText(
            self.tr(
                "Paste a list, or open one as text or CSV. Below is what was understood; correct "
                "it there. Names stay protected until you say otherwise."
            )
        )
        texts = (
            ("code", self.tr("Code"), 70),
            ("name", self.tr("Real name"), 180),
            ("role", self.tr("Role"), 160),
            ("organisation", self.tr("Organisation"), 180),
            ("acronym", self.tr("Acronym"), 80),
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
            Column(name=self.tr("What happens"), shows=self._outcome, width=150, quiet=True),
            Column(name=self.tr("Line"), shows=self._line, width=200, quiet=True),
        ]
        self.fit_list(columns)

    def read(self, text: str) -> None:
        """Understand a text."""
        self.rows = rows_of_people(text)

    def edit(self) -> tuple[Edit, int, int]:
        """The people, as one gesture."""
        return taking_people(self.bridge.notebook, self.rows)

    def row_keys(self) -> list[str]:
        """Places in the list."""
        return [str(at) for at in range(len(self.rows))]

    def count_taken(self) -> int:
        """How many have their tick."""
        return sum(row.taken for row in self.rows)

    def taken_words(self, new: int, changed: int) -> str:
        """How many are new, and how many gained something."""
        one = self.tr("1 person is new") if new == 1 else self.tr("%n people are new", "", new)
        other = self.tr("%n were completed", "", changed)
        return self.tr("{new}, {completed}.").format(new=one, completed=other)

    def _text_column(self, field: str, name: str, width: int) -> Column:
        return Column(
            name=name,
            shows=partial(self._text, field),
            put=partial(self._put_text, field),
            width=width,
        )

    def _row(self, key: str) -> PersonRow:
        return self.rows[int(key)]

    def _text(self, field: str, key: str) -> str:
        return self._row(key).texts.get(field, "")

    def _put_text(self, field: str, key: str, typed: str) -> bool:
        self._row(key).texts[field] = typed
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
        row, notebook = self._row(key), self.bridge.notebook
        if not row.taken:
            return self.tr("is left out")
        if not row.texts.get("name") and not row.texts.get("code"):
            return self.tr("no name: is left out")
        if known_as(notebook, row) is None:
            return self.tr("new")
        return self.tr("known, completed") if news_of(notebook, row) else self.tr("known already")

    def _line(self, key: str) -> str:
        return self._row(key).line

    def _no_words(self, key: str) -> str:
        del key
        return ""
