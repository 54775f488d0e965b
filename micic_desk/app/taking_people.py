"""Taking a list of participants into the notebook: matched by code and name, nobody twice."""

from collections.abc import Iterable
from dataclasses import dataclass

from micic_desk.app.taking import ListRow
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.domain.people import names_of
from micic_desk.domain.text import folded
from micic_desk.exchange.participants import PersonRead, read_participants

TEXTS = ("code", "name", "role", "organisation", "acronym")


@dataclass(slots=True)
class PersonRow(ListRow):
    """One person of a list."""

    aliases: tuple[str, ...] = ()


def rows_of_people(text: str) -> list[PersonRow]:
    """What a text says about people; what looks like no person is there, but not taken.

    Raises Refusal where the text is too long.
    """
    return [_row(one) for one in read_participants(text)]


def known_as(notebook: Notebook, row: PersonRow) -> Entity | None:
    """Whoever of the notebook a row speaks of, by code, else by one name she alone bears."""
    code, name = folded(row.texts.get("code", "")), folded(row.texts.get("name", ""))
    people = notebook.of_kind(EntityKind.PERSON)
    if code:
        for one in people:
            if folded(one.text("code")) == code:
                return one
    bearing = [one for one in people if name and name in map(folded, names_of(one))]
    return bearing[0] if len(bearing) == 1 else None


def news_of(notebook: Notebook, row: PersonRow) -> dict[str, Json]:
    """What a row would write: everything for somebody new, only what is empty for others."""
    known = known_as(notebook, row)
    fields: dict[str, Json] = {
        name: row.texts[name]
        for name in TEXTS
        if row.texts.get(name) and (known is None or not known.text(name))
    }
    if row.aliases and (known is None or not known.texts("aliases")):
        fields["aliases"] = list(row.aliases)
    if known is None:
        fields["duties"] = [Duty.PARTICIPANT.value]
    return fields


def taking_people(notebook: Notebook, rows: Iterable[PersonRow]) -> tuple[Edit, int, int]:
    """The edit that takes the rows in; how many people are new, and how many gain something.

    Two rows for one new person are one person.
    """
    seeds: list[Seedling] = []
    changes: dict[str, dict[str, Json]] = {}
    met: set[str] = set()
    for row in rows:
        words = {folded(row.texts.get(one, "")) for one in ("code", "name")} - {""}
        if not row.taken or not words or words & met:
            continue
        known, fields = known_as(notebook, row), news_of(notebook, row)
        if known is None:
            seeds.append(Seedling(kind=EntityKind.PERSON, fields=fields))
        elif fields:
            changes.setdefault(known.id, {}).update(fields)
        met |= words
    edit = AddTrees(trees=tuple(seeds), act=Act.PEOPLE, changes=changes)
    return edit, len(seeds), len(changes)


def _row(one: PersonRead) -> PersonRow:
    texts = {name: getattr(one, name) for name in TEXTS}
    return PersonRow(one.line, texts, one.aliases, taken=not one.doubtful)
