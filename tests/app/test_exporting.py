"""500 invented names, planted wherever a notebook can hold one: none is in any public file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import Format, export
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import EntityKind
from micic_desk.report.channels import said_by
from micic_desk.report.profile import Profile
from tests.report.invented import names

BY_SCRIPT = names(100)
EVERYBODY = [name for found in BY_SCRIPT.values() for name in found]


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
    )
    return {"kind": "point", "text": said[at % len(said)], "tags": [last], "label": f"{last}:"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = create_desk(tmp_path_factory.mktemp("names") / "a.micic", None, title="Consultation")
    people = tuple(
        Seedling(kind=EntityKind.PERSON, fields={"name": name, "code": f"S{at}"})
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
    front = {"title": f"With {EVERYBODY[3]}", "dates": EVERYBODY[4], "initiative": EVERYBODY[5]}
    made.do(Change(entities=(here,), fields=front))
    yield made
    made.close()


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_no_protected_name_is_in_any_file(
    desk: Desk, tmp_path: Path, form: Format, profile: Profile
) -> None:
    here = Workplace(desk).need_consultation()
    done = export(desk, here, form=form, profile=profile, to=tmp_path / "out")
    assert done.replaced >= len(EVERYBODY)
    said = said_by(done.path.read_bytes()).casefold()
    told = [name for name in EVERYBODY if any(word.casefold() in said for word in name.split())]
    assert told == []
