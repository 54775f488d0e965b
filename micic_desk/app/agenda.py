"""What the agenda says of one session: read for a form, written field by field, breakouts made."""

import re
from datetime import date
from typing import TYPE_CHECKING

from micic_desk.app.desk import Desk
from micic_desk.domain.agenda import breakout_of, day_of
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.people import people_index
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import clean_text, folded

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

LONGEST_FIELD = 500
PLAIN_FIELDS = ("title", "starts", "ends", "room")
_BETWEEN_NAMES = re.compile(r"[,;\n]")
_COPIED = ("day", "starts", "ends", "language")


class Agenda:
    """Edits of the sessions of one notebook; carrying them out is the caller's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def written(self, session: str, field: str) -> str:
        """What a form shows in a field."""
        entity = self._desk.notebook[session]
        if field != "moderators":
            return entity.text(field)
        people = (self._desk.notebook.get(one) for one in entity.texts("moderators"))
        names = (one.text("name") or one.text("code") for one in people if one is not None)
        return ", ".join(name for name in names if name)

    def fill(self, session: str, field: str, written: str, today: date) -> Edit | None:
        """The edit that puts what was typed into a field; None where that changes nothing.

        Times stay as they are written. Raises Refusal where the field cannot hold it.
        """
        text = " ".join(clean_text(written, LONGEST_FIELD).text.split())
        if text == self.written(session, field):
            return None
        if field == "moderators":
            return self._moderators(session, text)
        value: Json = text or None
        if field == "title" and not text:
            raise Refusal("agenda.no_title", "A session needs a title. The old one is kept.")
        if field == "day" and text:
            value = _day(text, today)
        act = Act.REWORD if field == "title" else Act.CHANGE
        edit = Change(entities=(session,), fields={field: value}, act=act)
        return edit if value != self._desk.notebook[session].fields.get(field) else None

    def breakout(self, session: str, title: str, new: str) -> Edit:
        """One more session that runs beside others.

        Beside a breakout it is its sibling; otherwise it breaks out of ``session``. ``new`` is
        its id.
        """
        notebook = self._desk.notebook
        beside = breakout_of(notebook, notebook[session])
        above = beside or session
        siblings = [
            one
            for one in notebook.children(notebook[session].parent or "", EntityKind.SESSION)
            if breakout_of(notebook, one) == above
        ]
        like = notebook[siblings[-1].id] if siblings else None
        fields: dict[str, Json] = {"title": title, "breakout_of": above}
        if like is not None:
            fields |= {name: like.text(name) for name in _COPIED if like.text(name)}
        elif day := notebook[above].text("day"):
            fields["day"] = day
        return Add(
            kind=EntityKind.SESSION,
            fields=fields,
            parent=notebook[session].parent or "",
            after=siblings[-1].id if siblings else above,
            id=new,
        )

    def move(self, session: str, steps: int) -> Edit:
        """One place up (-1) or down (1) in the list; Refusal at its ends."""
        parent = self._desk.notebook[session].parent or ""
        beside = [one.id for one in self._desk.notebook.children(parent, EntityKind.SESSION)]
        wanted = beside.index(session) + steps
        if not 0 <= wanted < len(beside):
            raise Refusal("agenda.at_the_end", "This session cannot go any further that way.")
        beside.remove(session)
        after = beside[wanted - 1] if wanted else FIRST
        return Move(entities=(session,), parent=parent, after=after)

    def breakouts(self, session: str) -> int:
        """How many sessions break out of the one that ``session`` is, or broke out of."""
        notebook = self._desk.notebook
        above = breakout_of(notebook, notebook[session]) or session
        beside = notebook.children(notebook[session].parent or "", EntityKind.SESSION)
        return sum(breakout_of(notebook, one) == above for one in beside)

    def _moderators(self, session: str, text: str) -> Edit:
        """Names or codes parted by commas; a name nobody bears is a new person."""
        known = people_index(self._desk.notebook)
        writer = self._desk.session.writer
        people: list[Edit] = []
        ids: list[Json] = []
        for name in dict.fromkeys(" ".join(one.split()) for one in _BETWEEN_NAMES.split(text)):
            if not name:
                continue
            person = known.get(folded(name.removeprefix("@")))
            if person is None:
                person = known[folded(name)] = writer.new_id()
                fields: dict[str, Json] = {"name": name, "duties": [Duty.MODERATOR.value]}
                people.append(Add(kind=EntityKind.PERSON, fields=fields, id=person))
            if person not in ids:
                ids.append(person)
        edit = Change(entities=(session,), fields={"moderators": ids or None})
        if not people:
            return edit
        return Together(edits=(*people, edit), act=Act.CHANGE)


def _day(text: str, today: date) -> str:
    found = day_of(text, today)
    if found is None:
        raise Refusal(
            "agenda.no_day",
            "{written} is not a day. Write it like 2026-03-12, 12.3.2026 or 12 March.",
            written=text,
        )
    return found.isoformat()
