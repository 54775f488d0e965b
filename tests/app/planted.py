"""A notebook that gives 500 invented people away, each in another way, and all that leaves it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import REGISTER_ANNEX, Format, export
from micic_desk.app.opening import create_desk
from micic_desk.app.register_export import TableForm, table
from micic_desk.app.speaking import COPY, SCRIPT, copy_of, script_of, setting_slot, talk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import EntityKind
from micic_desk.report.channels import said_by
from micic_desk.report.layout import Extent, Layout
from micic_desk.report.profile import RULES, Profile
from micic_desk.report.romanising import LETTERS
from tests.report.invented import names

BY_SCRIPT = names(100)
EVERYBODY = [name for found in BY_SCRIPT.values() for name in found]
HANDED_OUT = [one for one in Profile if not RULES[one].protected_names]


def planted(at: int, name: str) -> dict[str, str | list[str]]:
    """A line that gives somebody away, each in another way."""
    first, last = name.split()
    said = (
        f"{name} spoke of the boats",
        f"It was {first[0]}. {last} who called",
        f"Write to {first}.{last}@example.org",
        f"{last.upper()} said it twice",
        f"see https://example.org/{first}_{last}",
        f"“{first}”, they said, “and {last}”",
        f"as {in_latin(first)} {in_latin(last)} wrote",
        f"from {inflected(last)} we heard",
        f"known as {alias(at)} on the quay",
    )
    kind = "recommendation" if at % 7 == 0 else "point"
    return {
        "kind": kind, "text": said[at % len(said)], "tags": [last], "label": f"{last}:",
        "addressee": f"{name}’s office", "by_when": f"before {last} leaves",
    }  # fmt: skip


def alias(at: int) -> str:
    """What somebody is called by those who know them."""
    return EVERYBODY[at].split()[0] + "ito"


def in_latin(word: str) -> str:
    """A word of another script as a passport writes it; Arabic leaves too much open."""
    told = "".join(LETTERS.get(letter, letter) for letter in word.casefold())
    return told.capitalize() if told.isascii() else word


def inflected(word: str) -> str:
    """A word as a Russian or a Georgian sentence bends it."""
    return word + ("а" if "а" <= word[-1] <= "я" else "ს" if "ა" <= word[-1] <= "ჰ" else "")


def planted_desk(folder: Path) -> Desk:
    """The notebook."""
    made = create_desk(folder / "a.micic", None, title="Consultation")
    people = tuple(
        Seedling(
            kind=EntityKind.PERSON, fields={"name": name, "code": f"S{at}", "aliases": [alias(at)]}
        )
        for at, name in enumerate(EVERYBODY)
    )
    ids = made.do(AddTrees(trees=people)).entities
    items = tuple(
        Seedling(kind=EntityKind.ITEM, fields={**planted(at, name), "speaker": ids[at].id})
        for at, name in enumerate(EVERYBODY)
    )
    sections = tuple(
        Seedling(
            kind=EntityKind.SECTION,
            fields={"role": "key_point", "title": f"What {EVERYBODY[at]} asked"},
            children=items[at : at + 50],
        )
        for at in range(0, len(items), 50)
    )
    fields = {"title": EVERYBODY[0], "presenter": ids[1].id, "scope": EVERYBODY[2]}
    part = Seedling(kind=EntityKind.PART, fields=fields, children=sections)
    here = Workplace(made).need_consultation()
    made.do(AddTrees(trees=(part,), parent=here))
    front = {
        "title": f"With {EVERYBODY[3]}", "dates": EVERYBODY[4], "initiative": EVERYBODY[5],
        REGISTER_ANNEX: True,
    }  # fmt: skip
    made.do(Change(entities=(here,), fields=front))
    made.do(setting_slot(here, "10"))
    return made


def ways_out(desk: Desk) -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Everything that can be handed out to somebody who may not be told a protected name."""
    here = Workplace(desk).need_consultation()
    spoken = talk(desk, here)
    full, page = Layout(extent=Extent.FULL), Layout(extent=Extent.SUMMARY)
    for profile in HANDED_OUT:
        for form in Format:
            yield (
                f"{form} for {profile}",
                lambda to, f=form, p=profile: export(desk, here, form=f, profile=p, to=to),
            )
        for layout in (full, page):
            yield (
                f"{layout.extent} for {profile}",
                lambda to, one=layout, p=profile: export(
                    desk, here, form=Format.PDF, profile=p, to=to, layout=one
                ),
            )
        for kind in TableForm:
            yield (
                f"register as {kind} for {profile}",
                lambda to, k=kind, p=profile: table(desk, here, p).export(k, to),
            )
    yield "script", lambda to: script_of(desk, spoken).export(Format.PDF, to, layout=SCRIPT)
    yield "interpreters’ copy", lambda to: copy_of(desk, spoken).export(Format.PDF, to, layout=COPY)


def told_in(data: bytes) -> list[str]:
    """Those of whom any name stands in a file, in any place of it."""
    said = said_by(data).casefold()
    return [
        name
        for name in EVERYBODY
        if any(word.casefold() in said for word in (*name.split(), *map(in_latin, name.split())))
    ]
