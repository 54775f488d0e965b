"""The sample consultation: invented people, two rapporteurs, two sessions, one report.

It is captured line by line through the live grammar, as a person would, so that what it shows
is what the program does.
"""

import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from micic_desk.app.capturing import Capture
from micic_desk.app.desk import Desk
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import export_card, read_card, share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change, Reword
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.edits.together import Together
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act
from micic_desk.domain.grammar import Directive
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Json
from micic_desk.runtime.bundled import bundled

FIRST, SECOND, OPENING = "first", "second", "opening"
_CONSULTATION_FIELDS = frozenset(
    {
        *("initiative", "title", "dates", "starts", "ends", "venue", "organisers"),
        *("language", "slot_minutes", "pace"),
    }
)
_NOTES = {
    OPENING: "opening.txt",
    FIRST: "first-rapporteur.txt",
    SECOND: "second-rapporteur.txt",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample as it lies in ``resources/sample``: see its README there."""

    consultation: Mapping[str, Json]
    people: Mapping[str, Mapping[str, Json]]
    sessions: Sequence[Mapping[str, Json]]
    parts: Sequence[Mapping[str, Json]]
    sections: Sequence[Mapping[str, Json]]
    conflict: Mapping[str, str]
    afterwards: Sequence[Mapping[str, Json]]
    notes: Mapping[str, str]

    def placed(self, part: int) -> list[tuple[str, list[str]]]:
        """For each section of a part (from 1) its title and the lines that go there."""
        return [
            (str(one["title"]), [str(line) for line in cast("list[str]", one["lines"])])
            for one in self.sections
            if one["part"] == part
        ]


def read_sample() -> Sample:
    """The shipped sample."""
    folder = bundled("resources", "sample")
    said = tomllib.loads((folder / "consultation.toml").read_text(encoding="utf-8"))
    people = {
        str(one["key"]): {k: v for k, v in one.items() if k != "key"} for one in said["people"]
    }
    return Sample(
        consultation={name: said[name] for name in said if name in _CONSULTATION_FIELDS},
        people=people,
        sessions=said["sessions"],
        parts=said["parts"],
        sections=said["sections"],
        conflict=said["conflict"],
        afterwards=said["afterwards"],
        notes={who: (folder / name).read_text(encoding="utf-8") for who, name in _NOTES.items()},
    )


def set_up(desk: Desk, sample: Sample) -> str:
    """Make the consultation with its people, sessions and empty report; gives its id."""
    ids = {key: desk.session.writer.new_id() for key in (*sample.people, "consultation")}
    people = [
        Seedling(kind=EntityKind.PERSON, fields=fields, id=ids[key])
        for key, fields in sample.people.items()
    ]
    sessions = [
        Seedling(kind=EntityKind.SESSION, fields={**one, "moderators": [ids["moderator"]]})
        for one in sample.sessions
    ]
    parts = [
        _part(sample, number, {**one, "presenter": ids[str(one["presenter"])]})
        for number, one in enumerate(sample.parts, 1)
    ]
    rapporteurs: list[Json] = [ids[FIRST], ids[SECOND]]
    consultation = Seedling(
        kind=EntityKind.CONSULTATION,
        fields={**sample.consultation, "rapporteurs": rapporteurs},
        id=ids["consultation"],
        children=(*sessions, *parts),
    )
    edits = (AddTrees(trees=tuple(people)), AddTrees(trees=(consultation,)))
    desk.do(Together(edits=edits, act=Act.IMPORT))
    Workplace(desk).consultation = ids["consultation"]
    return ids["consultation"]


def _part(sample: Sample, number: int, fields: Mapping[str, Json]) -> Seedling:
    sections = []
    key_points = sum(
        one["role"] == "key_point" for one in sample.sections if cast("int", one["part"]) < number
    )
    for one in sample.sections:
        if one["part"] != number:
            continue
        said: dict[str, Json] = {"role": one["role"], "title": one["title"]}
        if one["role"] == "key_point":
            key_points += 1
            said["number"] = f"{key_points}."
        sections.append(Seedling(kind=EntityKind.SECTION, fields=said))
    return Seedling(kind=EntityKind.PART, fields=fields, children=tuple(sections))


def sit_down(desk: Desk, sample: Sample, who: str) -> None:
    """Say which rapporteur's notebook this is, and go to the sample's consultation."""
    workplace = Workplace(desk)
    workplace.me = workplace.person_named(str(sample.people[who]["name"]))
    for one in desk.notebook.of_kind(EntityKind.CONSULTATION):
        if one.text("title") == sample.consultation["title"]:
            workplace.consultation = one.id


def take_notes(desk: Desk, sample: Sample, notes: str) -> int:
    """Type some notes line by line, then set by key what was set; gives how many items came."""
    capture = Capture(desk)
    try:
        taken = [capture.take(line) for line in sample.notes[notes].split("\n")]
    finally:
        capture.close()
    for one in sample.afterwards:
        named = str(one["line"])
        if named.startswith(f"{notes}: "):
            fields = {name: value for name, value in one.items() if name != "line"}
            desk.do(Change(entities=(line_of(desk, sample, named).id,), fields=fields))
    return sum(one.line.directive is Directive.ITEM for one in taken)


def line_of(desk: Desk, sample: Sample, named: str) -> Entity:
    """The item that "who: first words" names."""
    who, _, words = named.partition(": ")
    person = sample.people[FIRST if who == OPENING else who]["name"]
    for one in desk.notebook.of_kind(EntityKind.ITEM):
        author = desk.notebook.get(one.text("author"))
        if one.text("text").startswith(words) and author and author.text("name") == person:
            return one
    raise LookupError(named)


def place(desk: Desk, sample: Sample, part: int) -> int:
    """Place the lines of one part's sections, each where the sample says; gives how many."""
    count = 0
    sections = {one.text("title"): one.id for one in desk.notebook.of_kind(EntityKind.SECTION)}
    for title, names in sample.placed(part):
        items = tuple(line_of(desk, sample, one).id for one in names)
        desk.do(PlaceItems(items=items, section=sections[title]))
        count += len(items)
    return count


def correct(desk: Desk, sample: Sample, who: str) -> None:
    """Correct the one line that both rapporteurs correct, each in her own way."""
    line = line_of(desk, sample, sample.conflict["line"])
    desk.do(Reword(entity=line.id, text=sample.conflict[who]))


def create_sample(path: Path, passphrase: str | None) -> Desk:
    """Make a notebook that holds the sample as the first rapporteur has it in the evening.

    Her colleague's notes are in it and one line stands in two versions. His own notebook is
    made in a folder that is gone afterwards.
    """
    sample = read_sample()
    desk = create_desk(path, passphrase)
    with tempfile.TemporaryDirectory(prefix="micic-desk-") as folder:
        other = create_desk(Path(folder) / "second.micic", None)
        try:
            _live_a_day(desk, other, sample, Path(folder))
        finally:
            other.close()
    return desk


def _live_a_day(desk: Desk, other: Desk, sample: Sample, folder: Path) -> None:
    set_up(desk, sample)
    sit_down(desk, sample, FIRST)
    take_notes(desk, sample, OPENING)
    cards = []
    for one, name in ((desk, FIRST), (other, SECOND)):
        card = folder / f"{name}.card"
        export_card(one, card, str(sample.people[name]["name"]))
        cards.append(read_card(card))
    share(desk, folder / "1.micicx", contents(desk), cards=cards)
    merge(other, [open_share(other, folder / "1.micicx", None)])
    sit_down(other, sample, SECOND)
    for one, who in ((desk, FIRST), (other, SECOND)):
        take_notes(one, sample, who)
        correct(one, sample, who)
    share(other, folder / "2.micicx", contents(other), cards=cards)
    merge(desk, [open_share(desk, folder / "2.micicx", None)])
    for part in range(1, len(sample.parts) + 1):
        place(desk, sample, part)
