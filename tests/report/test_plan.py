from itertools import count

import pytest

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.entity import Entity, Version
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import PLACE, Json
from micic_desk.domain.order import OrderKeys
from micic_desk.report.blocks import Block, BlockRole
from micic_desk.report.plan import make_plan, printed_text
from micic_desk.report.profile import Profile
from micic_desk.report.wording import load_wording

WORDS = load_wording("en")


class Pen:
    def __init__(self) -> None:
        self.keys = OrderKeys("a" * 32)
        self._ids = count(1)

    def new_id(self) -> str:
        return f"{next(self._ids):032x}"

    def now(self) -> int:
        return 0


def grown(*trees: Seedling) -> Notebook:
    notebook = Notebook()
    gesture = AddTrees(trees=trees).plan(notebook, Pen())
    entities = []
    for write in gesture.writes:
        fields = dict(write.fields)
        place = fields.pop(PLACE)
        assert isinstance(place, list)
        entities.append(
            Entity(
                id=write.entity,
                kind=write.kind,
                parent=str(place[0]),
                order=str(place[1]),
                fields=fields,
            )
        )
    notebook.apply(entities)
    return notebook


def item(text: str, *children: Seedling, one: str = "", **fields: Json) -> Seedling:
    return Seedling(
        kind=EntityKind.ITEM,
        fields={"kind": "point", "text": text, **fields},
        id=one,
        children=children,
    )


def tree(kind: EntityKind, *children: Seedling, one: str = "", **fields: Json) -> Seedling:
    return Seedling(kind=kind, fields=fields, id=one, children=children)


def report(*sections: Seedling, beside: tuple[Seedling, ...] = ()) -> Seedling:
    part = tree(EntityKind.PART, *sections)
    return tree(EntityKind.CONSULTATION, *beside, part, one="c", title="T", dates="1/2/2031")


def section(title: str, *children: Seedling) -> Seedling:
    return tree(EntityKind.SECTION, *children, role="key_point", title=title)


def blocks(notebook: Notebook, profile: Profile = Profile.OWN) -> list[Block]:
    return list(make_plan(notebook, "c", profile, WORDS).blocks)


def lines(notebook: Notebook, profile: Profile = Profile.OWN) -> list[tuple[int, str]]:
    return [
        (one.level, one.text) for one in blocks(notebook, profile) if one.source.startswith("i")
    ]


def test_levels_follow_the_tree_and_statements_stand_at_the_margin() -> None:
    notebook = grown(
        report(
            section(
                "A",
                item("said", one="i0", kind="statement"),
                item("one", item("two", item("three", one="i3"), one="i2"), one="i1"),
            )
        )
    )
    assert lines(notebook) == [(0, "said"), (1, "one"), (2, "two"), (3, "three")]


def test_key_points_are_numbered_in_order_where_nobody_typed_a_number() -> None:
    notebook = grown(report(section("A"), section("B")))
    found = [(one.number, one.text) for one in blocks(notebook) if one.role is BlockRole.KEY_POINT]
    assert found == [("1.", "A"), ("2.", "B")]


def test_an_introduction_nobody_wrote_is_no_heading_over_nothing() -> None:
    def opening(*children: Seedling, **layout: Json) -> Seedling:
        title = "Introduction"
        return tree(EntityKind.SECTION, *children, role="introduction", title=title, **layout)

    def headings(first: Seedling, profile: Profile = Profile.OWN) -> list[str]:
        found = blocks(grown(report(first, section("A"))), profile)
        return [one.text for one in found if one.role is not BlockRole.TITLE_LINE][-2:]

    assert "Introduction" not in headings(opening())
    assert headings(opening(item("said", one="i1")))[0] == "said"
    assert "Introduction" in headings(opening(layout={"level": 2}))
    secret = item("said", one="i1", sensitivity="confidential")
    assert "Introduction" not in headings(opening(secret), Profile.PUBLIC)


def test_numbers_go_on_from_one_rapporteurs_part_to_the_next() -> None:
    second = tree(EntityKind.PART, section("C"), tree(EntityKind.SECTION, title="no key point"))
    notebook = grown(report(section("A"), section("B"), beside=(tree(EntityKind.SESSION), second)))
    found = [(one.number, one.text) for one in blocks(notebook) if one.role is BlockRole.KEY_POINT]
    assert [number for number, _ in found] == ["1.", "2.", "3."]


def test_a_placed_line_brings_what_stands_under_it_and_is_printed_once() -> None:
    session = tree(
        EntityKind.SESSION, item("up", item("under", one="i2"), one="i1"), title="morning"
    )
    again = tree(EntityKind.PLACEMENT, item="i2")
    notebook = grown(
        report(
            section("A", tree(EntityKind.PLACEMENT, item="i1")),
            section("B", again),
            beside=(session,),
        )
    )
    assert lines(notebook) == [(1, "up"), (1, "under")]
    notebook = grown(report(section("A", tree(EntityKind.PLACEMENT, item="i1")), beside=(session,)))
    assert lines(notebook) == [(1, "up"), (2, "under")]


def test_a_placement_may_say_it_in_other_words() -> None:
    session = tree(EntityKind.SESSION, item("as heard", one="i1"))
    placed = tree(EntityKind.PLACEMENT, item="i1", wording="as reported")
    assert lines(grown(report(section("A", placed), beside=(session,)))) == [(1, "as reported")]


@pytest.mark.parametrize(
    "private", [{"sensitivity": "confidential"}, {"kind": "note_to_self"}, {"kind": "gap"}]
)
def test_the_public_sees_nothing_private_nor_what_stands_under_it(private: dict[str, Json]) -> None:
    session = tree(
        EntityKind.SESSION, item("secret", item("detail", one="i2"), one="i1", **private)
    )
    notebook = grown(
        report(
            section(
                "A",
                item("open", one="i3"),
                item("secret too", item("below", one="i5"), one="i4", **private),
                tree(EntityKind.PLACEMENT, item="i2"),
            ),
            beside=(session,),
        )
    )
    assert lines(notebook, Profile.PUBLIC) == [(1, "open")]
    assert make_plan(notebook, "c", Profile.PUBLIC, WORDS).withheld == 3
    assert len(lines(notebook, Profile.OWN)) == 4


def test_speakers_and_authors_are_for_our_own_eyes() -> None:
    person = tree(EntityKind.PERSON, one="p", name="Ada Oni", code="S1")
    notebook = grown(person, report(section("A", item("x", one="i1", speaker="p", author="p"))))
    own = next(one for one in blocks(notebook) if one.source == "i1")
    assert (own.speaker, own.author) == ("S1", "AO")
    public = next(one for one in blocks(notebook, Profile.PUBLIC) if one.source == "i1")
    assert (public.speaker, public.author) == ("", "")


def test_an_open_conflict_prints_every_version_once() -> None:
    notebook = grown(report(section("A", item("b", one="i1"))))
    entity = notebook["i1"]
    versions = tuple(Version(f"o{n}", text, f"actor{n}", n) for n, text in enumerate("ba"))
    notebook.apply(
        [
            Entity(
                id="i1",
                kind=entity.kind,
                parent=entity.parent,
                order=entity.order,
                fields=entity.fields,
                conflicts={"text": versions},
            )
        ]
    )
    plan = make_plan(notebook, "c", Profile.OWN, WORDS)
    shown = next(one for one in plan.blocks if one.source == "i1")
    assert shown.text == "b"
    assert [one.text for one in shown.other_versions] == ["a"]
    assert plan.open_conflicts == 1


def test_the_floor_is_given_to_the_next_rapporteur_in_a_line_of_its_own() -> None:
    people = [
        tree(EntityKind.PERSON, one="p1", name="Ada Oni"),
        tree(EntityKind.PERSON, one="p2", name="Bo Rask"),
    ]
    consultation = tree(
        EntityKind.CONSULTATION,
        tree(EntityKind.PART, section("A"), presenter="p1"),
        tree(EntityKind.PART, section("B"), presenter="p2", scope="the hills"),
        one="c",
        title="T",
    )
    found = blocks(grown(*people, consultation))
    handed = [one.text for one in found if one.role is BlockRole.HAND_OVER]
    assert handed == ["Hand over to Bo Rask – the hills"]
    assert [one.text for one in found if one.role is BlockRole.BYLINE] == ["Ada Oni", "Bo Rask"]


def test_tags_at_the_end_are_for_finding_and_not_for_readers() -> None:
    def said(text: str) -> str:
        fields: dict[str, Json] = {"text": text, "tags": ["care", "roads"]}
        return printed_text(Entity(id="i", kind="item", parent=None, order="", fields=fields))

    assert said("mend the roads #care #roads") == "mend the roads"
    assert said("the #roads of the hills") == "the #roads of the hills"
    assert said("take care") == "take care"
    assert said("number #1") == "number #1"


def test_notes_without_a_report_are_printed_session_by_session() -> None:
    sessions = (
        tree(EntityKind.SESSION, item("one", item("two", one="i2"), one="i1"), title="Morning"),
        tree(EntityKind.SESSION, title="Nothing said"),
    )
    notebook = grown(tree(EntityKind.CONSULTATION, *sessions, one="c", title="T"))
    headings = [one.text for one in blocks(notebook) if one.role is BlockRole.HEADING]
    assert headings == ["Morning"]
    assert lines(notebook) == [(1, "one"), (2, "two")]


def test_a_line_placed_under_itself_is_printed_once() -> None:
    notebook = grown(
        report(section("A", item("x", tree(EntityKind.PLACEMENT, item="i1"), one="i1")))
    )
    assert lines(notebook) == [(1, "x")]
