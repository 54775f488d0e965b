"""A list of participants, understood line by line."""

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
from micic_desk.ui.panels.taking.sheet import TakeSheet


class TakePeopleSheet(TakeSheet):
    """Pasted or opened participants."""

    rows: list[PersonRow]

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        hint = "Anna Kestrel, Coordinator, LN - Lantern Network"
        super().__init__(self.tr("Participants"), hint, bridge, host)
        self.rows = []
        self.about.setText(
            self.tr(
                "Paste a list, or open one as text or CSV. Below is what was understood; correct "
                "it there. Names stay protected until you say otherwise."
            )
        )
        texts = (
            ("code", self.tr("Code"), 60),
            ("name", self.tr("Real name"), 170),
            ("role", self.tr("Role"), 150),
            ("organisation", self.tr("Organisation"), 190),
            ("acronym", self.tr("Acronym"), 80),
        )
        self.fit_list([self.text_column(*one) for one in texts])

    def read(self, text: str) -> None:
        """Understand a text."""
        self.rows = rows_of_people(text)

    def edit(self) -> tuple[Edit, int, int]:
        """The people, as one gesture."""
        return taking_people(self.bridge.notebook, self.rows)

    def outcome(self, key: str) -> str:
        """Whether somebody is new, or gains something."""
        row, notebook = self.rows[int(key)], self.bridge.notebook
        if not row.texts.get("name") and not row.texts.get("code"):
            return self.tr("no name: is left out")
        if known_as(notebook, row) is None:
            return self.tr("new")
        return (
            self.tr("known: is filled in") if news_of(notebook, row) else self.tr("known already")
        )

    def new_words(self, new: int) -> str:
        """How many people are new."""
        return self.tr("1 person is new.") if new == 1 else self.tr("%n people are new.", "", new)
