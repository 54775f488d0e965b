"""Taking an agenda into a consultation: sessions by title and day, chairs by name, none twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from micic_desk.app.desk import Desk
from micic_desk.app.taking import ListRow
from micic_desk.app.timekeeping import Timekeeper
from micic_desk.domain.agenda import day_of
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.together import Together
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.domain.people import people_index
from micic_desk.domain.text import folded
from micic_desk.exchange.agenda import EntryRead, read_agenda
from micic_desk.runtime.ids import random_id

TEXTS = ("day", "starts", "ends", "title", "room")


@dataclass(slots=True)
class EntryRow(ListRow):
    """One entry of an agenda."""

    moderators: tuple[str, ...] = ()


def rows_of_agenda(text: str, around: date | None = None) -> list[EntryRow]:
    """What a text says about sessions; breaks are there, but not taken.

    A day without a year is looked for ``around`` a day. Raises Refusal where the text is too long.
    """
    return [_row(one) for one in read_agenda(text, around)]


def days_around(desk: Desk, consultation: str) -> date:
    """The day near which a consultation is: its first, or today where it has none yet."""
    today = Timekeeper(desk).moment().day
    return day_of(desk.notebook[consultation].text("starts"), today) or today


def known_session(notebook: Notebook, consultation: str, row: EntryRow) -> Entity | None:
    """The session a row speaks of: the same title, and no other day or beginning."""
    title = folded(row.texts.get("title", ""))
    for one in notebook.children(consultation, EntityKind.SESSION):
        same = folded(one.text("title")) == title
        apart = any(
            one.text(name) and row.texts.get(name) and one.text(name) != row.texts[name]
            for name in ("day", "starts")
        )
        if same and not apart:
            return one
    return None


def taking_agenda(
    notebook: Notebook, consultation: str, rows: Iterable[EntryRow]
) -> tuple[Edit, int, int]:
    """The edit that takes the rows in; how many sessions are new, and how many gain something."""
    chairs = _Chairs(notebook)
    seeds: list[Seedling] = []
    changes: dict[str, dict[str, Json]] = {}
    met: set[tuple[str, ...]] = set()
    for row in rows:
        said = tuple(folded(row.texts.get(name, "")) for name in ("title", "day", "starts"))
        if not row.taken or not said[0] or said in met:
            continue
        met.add(said)
        known = known_session(notebook, consultation, row)
        fields = _news(row, known, chairs.ids(row.moderators))
        if known is None:
            seeds.append(Seedling(kind=EntityKind.SESSION, fields=fields))
        elif fields:
            changes.setdefault(known.id, {}).update(fields)
    sessions = AddTrees(
        trees=tuple(seeds),
        parent=consultation,
        after=_last(notebook, consultation),
        act=Act.AGENDA,
        changes=changes,
    )
    edit: Edit = sessions
    if chairs.new:
        people = AddTrees(trees=tuple(chairs.new), act=Act.AGENDA)
        edit = Together(edits=(people, sessions), act=Act.AGENDA)
    return edit, len(seeds), len(changes)


class _Chairs:
    """Knows people by name, and makes those who are new once."""

    def __init__(self, notebook: Notebook) -> None:
        self._known = dict(people_index(notebook))
        self.new: list[Seedling] = []

    def ids(self, names: Sequence[str]) -> list[str]:
        """The ids of these people."""
        return list(dict.fromkeys(self._id(name) for name in names))

    def _id(self, name: str) -> str:
        said = folded(name)
        if said not in self._known:
            self._known[said] = random_id()
            fields: dict[str, Json] = {"name": name, "duties": [Duty.MODERATOR.value]}
            self.new.append(Seedling(kind=EntityKind.PERSON, fields=fields, id=self._known[said]))
        return self._known[said]


def _news(row: EntryRow, known: Entity | None, chairs: list[str]) -> dict[str, Json]:
    """Everything for a new session, only what is empty for one that is there."""
    fields: dict[str, Json] = {
        name: row.texts[name]
        for name in TEXTS
        if row.texts.get(name) and (known is None or not known.text(name))
    }
    if chairs and (known is None or not known.texts("moderators")):
        fields["moderators"] = list(chairs)
    return fields


def _last(notebook: Notebook, consultation: str) -> str | None:
    sessions = notebook.children(consultation, EntityKind.SESSION)
    return sessions[-1].id if sessions else None


def _row(one: EntryRead) -> EntryRow:
    texts = {name: getattr(one, name) for name in TEXTS}
    return EntryRow(one.line, texts, one.moderators, taken=not one.is_break)
