"""What stands at the head of a report: initiative, title, dates as written, and who reports."""

from typing import TYPE_CHECKING

from micic_desk.app.desk import Desk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.together import Together
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.people import full_line
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import clean_text
from micic_desk.exchange.document import ImportedPerson
from micic_desk.exchange.markdown.dates import date_span
from micic_desk.exchange.markdown.front import byline

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

LONGEST_FIELD = 500
FIELDS = ("initiative", "title", "dates", "rapporteur")


class FrontMatter:
    """Reads and changes the head of one notebook's reports, field by field."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def written(self, consultation: str, field: str) -> str:
        """A field as it stands in the report."""
        entity = self._desk.notebook[consultation]
        if field != "rapporteur":
            return entity.text(field)
        first = self._first(entity)
        return full_line(first) if first is not None else ""

    def fill(self, consultation: str, field: str, written: str) -> Edit | None:
        """The edit that puts what was typed into a field; None where that changes nothing.

        Dates stay as they are written, and are understood only where they can mean one thing.
        Raises Refusal where the field cannot hold it.
        """
        text = " ".join(clean_text(written, LONGEST_FIELD).text.split())
        if text == self.written(consultation, field):
            return None
        if field == "title" and not text:
            raise Refusal("front.no_title", "A consultation needs a title. The old one is kept.")
        if field == "rapporteur":
            return self._reported_by(consultation, text)
        fields: dict[str, Json] = {field: text or None}
        if field == "dates":
            span = date_span(text)
            fields["starts"] = span[0].isoformat() if span else None
            fields["ends"] = span[1].isoformat() if span else None
        act = Act.REWORD if field == "title" else Act.CHANGE
        return Change(entities=(consultation,), fields=fields, act=act)

    def rule(self, consultation: str) -> str:
        """What was agreed in the room about naming who spoke; empty where nothing was."""
        return self._desk.notebook[consultation].text("attribution")

    def set_rule(self, consultation: str, rule: str) -> Edit | None:
        """The edit that sets what was agreed; it caps what every reader of a report is told."""
        if rule == self.rule(consultation):
            return None
        return Change(entities=(consultation,), fields={"attribution": rule or None})

    def _first(self, consultation: Entity) -> Entity | None:
        """The rapporteur named first."""
        people = [self._desk.notebook.get(one) for one in consultation.texts("rapporteurs")]
        return next((one for one in people if one is not None), None)

    def _reported_by(self, consultation: str, text: str) -> Edit:
        """The first rapporteur is this person: known by name, or new."""
        entity = self._desk.notebook[consultation]
        first = self._first(entity)
        rest = [one for one in entity.texts("rapporteurs") if first is None or one != first.id]
        edits: list[Edit] = []
        named: list[Json] = []
        if text:
            read = byline(text, 0) or ImportedPerson(key=0, name=text)
            said: dict[str, Json] = {
                name: getattr(read, name) or None for name in ("role", "acronym", "organisation")
            }
            known = self._named(read.name)
            person = known.id if known else self._desk.session.writer.new_id()
            named = [person]
            rest = [one for one in rest if one != person]
            if known:
                edits.append(Change(entities=(person,), fields=said))
            else:
                kept = {name: value for name, value in said.items() if value}
                new = {"name": read.name, "duties": [Duty.RAPPORTEUR.value], **kept}
                edits.append(Add(kind=EntityKind.PERSON, fields=new, id=person))
        fields = {"rapporteurs": [*named, *rest]}
        edits.append(Change(entities=(consultation,), fields=fields))
        return Together(edits=tuple(edits), act=Act.CHANGE, count=1)

    def _named(self, name: str) -> Entity | None:
        wanted = name.casefold()
        people = self._desk.notebook.of_kind(EntityKind.PERSON)
        return next((one for one in people if one.text("name").casefold() == wanted), None)
