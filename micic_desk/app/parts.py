"""The parts of a report: who presents each, what it is about, and how it hands over."""

from typing import TYPE_CHECKING

from micic_desk.app.desk import Desk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.together import Together
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.people import called, names_of
from micic_desk.domain.text import clean_text, folded
from micic_desk.report.handing_over import made_hand_over
from micic_desk.report.wording import load_wording
from micic_desk.runtime.ids import random_id

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

FIELDS = ("title", "presenter", "scope", "hand_over")
LONGEST_FIELD = 500


class Parts:
    """Reads and changes the parts of one notebook's reports, field by field."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def written(self, part: str, field: str) -> str:
        """A field as it stands; a presenter as she is called here."""
        entity = self._desk.notebook[part]
        if field != "presenter":
            return entity.text(field)
        presenter = self._desk.notebook.get(entity.text("presenter"))
        return called(presenter) if presenter is not None else ""

    def made_hand_over(self, part: str) -> str:
        """The line between this part and the next as it is made where nobody worded it."""
        following = self._following(part)
        if following is None:
            return ""
        above = self._desk.notebook.consultation_of(part)
        language = above.text("language") if above is not None else ""
        return made_hand_over(self._desk.notebook, following, load_wording(language or "en"))

    def fill(self, part: str, field: str, typed: str) -> Edit | None:
        """The edit that puts what was typed into a field; None where that changes nothing.

        The hand-over typed as it would be made anyway goes on being made by itself.
        """
        text = " ".join(clean_text(typed, LONGEST_FIELD).text.split())
        if text == self.written(part, field):
            return None
        if field == "presenter":
            return self._presented_by(part, text)
        if field == "hand_over" and text == self.made_hand_over(part):
            text = ""
            if not self.written(part, field):
                return None
        fields: dict[str, Json] = {field: text or None}
        return Change(entities=(part,), fields=fields)

    def _presented_by(self, part: str, name: str) -> Edit:
        """A person by code or name, made a co-rapporteur where nobody is called so."""
        if not name:
            return Change(entities=(part,), fields={"presenter": None})
        wanted = folded(name)
        for person in self._desk.notebook.of_kind(EntityKind.PERSON):
            if wanted in {folded(one) for one in (person.text("code"), *names_of(person)) if one}:
                return Change(entities=(part,), fields={"presenter": person.id})
        made = random_id()
        fields: dict[str, Json] = {"name": name, "duties": [Duty.CO_RAPPORTEUR.value]}
        edits = (
            Add(kind=EntityKind.PERSON, fields=fields, id=made),
            Change(entities=(part,), fields={"presenter": made}),
        )
        return Together(edits=edits, act=Act.CHANGE, count=1)

    def _following(self, part: str) -> Entity | None:
        notebook = self._desk.notebook
        parts = notebook.children(notebook[part].parent or "", EntityKind.PART)
        ids = [one.id for one in parts]
        at = ids.index(part) + 1 if part in ids else len(ids)
        return parts[at] if at < len(parts) else None
