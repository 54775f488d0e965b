"""Each check with what it must find, and with what it must leave alone."""

from pathlib import Path

import pytest

from micic_desk.app.importing import import_source
from micic_desk.app.opening import create_desk
from micic_desk.app.preflight import findings
from micic_desk.domain.entity import Entity, Version
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.report.plan import make_plan
from micic_desk.report.preflight.finding import Check, Finding, reason_for, waived_fields
from micic_desk.report.preflight.looking import look_through
from micic_desk.report.profile import Profile
from micic_desk.report.wording import load_wording

SEED = Path(__file__).parents[4] / "shared" / "seeds" / "report-back.md"


def entity(one: str, kind: EntityKind, parent: str, order: int, /, **fields: Json) -> Entity:
    return Entity(id=one, kind=kind, parent=parent, order=f"{order:04}", fields=fields)


def notebook(*lines: Json, before: tuple[str, ...] = ()) -> Notebook:
    """A report with an introduction and one key point; a line is its words or its fields."""
    found = [
        entity("c", EntityKind.CONSULTATION, "root", 0, title="Consultation"),
        entity("p", EntityKind.PART, "c", 0),
        entity("s", EntityKind.SECTION, "p", 0, role="introduction", title="Introduction"),
        entity("k", EntityKind.SECTION, "p", 1, role="key_point", title="Access"),
    ]
    for at, text in enumerate(before):
        found.append(entity(f"b{at}", EntityKind.ITEM, "s", at, kind="point", text=text))
    for at, line in enumerate(lines):
        fields = line if isinstance(line, dict) else {"text": line}
        found.append(entity(f"i{at}", EntityKind.ITEM, "k", at, **{"kind": "point", **fields}))
    return Notebook(found)


def found_in(pages: Notebook) -> list[Finding]:
    plan = make_plan(pages, "c", Profile.OWN, load_wording("en"), reasons=False)
    return look_through(pages, "c", plan)


def only(check: Check, *lines: Json, before: tuple[str, ...] = ()) -> list[str]:
    found = found_in(notebook(*lines, before=before))
    return [one.source for one in found if one.check is check]


@pytest.mark.parametrize(
    "text",
    [
        "A Turkish engineer living 40 km from a city under siege",
        "The Kenyan nurse, aged 34, was held in Examplestan",
        "Un ingénieur malien de 52 ans, près de Exempleville",
    ],
)
def test_what_points_at_one_person_is_shown(text: str) -> None:
    assert only(Check.IDENTIFYING, text) == ["i0"]


@pytest.mark.parametrize(
    "text",
    [
        "More than 2 million Syrians in Turkey",
        "8 countries (Europe and Central Asia)",
        "A Turkish engineer in Examplestan",
        "300 Kenyan nurses in Examplestan",
        "The workers were paid late in May",
    ],
)
def test_crowds_places_and_kinds_of_people_are_nobody(text: str) -> None:
    assert only(Check.IDENTIFYING, text) == []


def test_promised_counts_are_counted() -> None:
    assert only(Check.PROMISED_COUNT, "x", before=("I would like to make two key points:",)) == [
        "b0"
    ]
    assert only(Check.PROMISED_COUNT, "x", before=("I would like to make one key point:",)) == []
    under = {"text": "Three groups are concerned:"}
    assert only(Check.PROMISED_COUNT, under) == []
    pages = notebook(under)
    pages.apply(
        [
            entity(f"u{at}", EntityKind.ITEM, "i0", at, kind="point", text=f"group {word}")
            for at, word in enumerate("ab")
        ]
    )
    assert [one.source for one in found_in(pages) if one.check is Check.PROMISED_COUNT] == ["i0"]


def test_two_figures_for_one_fact_are_set_side_by_side() -> None:
    assert only(Check.TWO_FIGURES, "There were 20 participants", "13 participants came") == ["i0"]
    assert only(Check.TWO_FIGURES, "There were 20 participants", "20 participants came") == []
    assert only(Check.TWO_FIGURES, "There were 20 participants", "13 countries came") == []
    assert only(Check.TWO_FIGURES, "24 people from nine valleys came", "500 people left") == []


def test_what_nobody_knew_is_listed() -> None:
    unknown: Json = {"text": "said so", "speaker": "??"}
    named: Json = {"text": "said so", "speaker_hint": "Somebody"}
    gap: Json = {"text": "...", "kind": "gap"}
    assert only(Check.UNNAMED_SPEAKER, unknown, named, gap, "x") == ["i0"]
    assert only(Check.GAP, unknown, named, gap, "x") == ["i2"]


def test_an_open_conflict_is_listed() -> None:
    pages = notebook("one")
    line = pages["i0"]
    versions = tuple(Version(f"o{one}", one, "a", 0) for one in ("one", "other"))
    pages.apply(
        [
            Entity(
                id="i0",
                kind=line.kind,
                parent=line.parent,
                order=line.order,
                fields=line.fields,
                conflicts={"text": versions},
            )
        ]
    )
    assert [one.source for one in found_in(pages) if one.check is Check.OPEN_CONFLICT] == ["i0"]


def test_a_day_that_cannot_be_counted_is_listed() -> None:
    assert only(Check.OPEN_DAY, "They met yesterday") == ["i0"]
    pages = notebook("They met yesterday")
    pages.apply([entity("c", EntityKind.CONSULTATION, "root", 0, title="C", starts="2031-02-01")])
    assert [one for one in found_in(pages) if one.check is Check.OPEN_DAY] == []


def test_an_acronym_with_two_meanings_is_listed_once() -> None:
    assert only(Check.ACRONYM, "The CRC says so", "The CRC again") == ["i0"]
    told = "The Convention on the Rights of the Child (CRC) says so"
    assert only(Check.ACRONYM, told, "The CRC again") == []
    other = "The Committee on the Rights of the Child (CRC) met"
    assert only(Check.ACRONYM, told, other) == ["i1"]
    assert only(Check.ACRONYM, "The EU and the OSCE met") == []


def test_a_key_point_that_asks_nothing_is_listed() -> None:
    assert only(Check.ASKS_NOTHING, "x") == ["k"]
    assert only(Check.ASKS_NOTHING, "x", {"text": "do it", "kind": "recommendation"}) == []


def test_signs_without_a_shape_are_listed() -> None:
    assert only(Check.MISSING_GLYPH, "plain", "\U0001f999") == ["i1"]


def test_what_was_waived_is_looked_at_again_when_its_words_change() -> None:
    pages = notebook({"text": "A Turkish engineer 40 km away"})
    (finding,) = [one for one in found_in(pages) if one.check is Check.IDENTIFYING]
    line = pages["i0"]
    fields = {**line.fields, **waived_fields(line, finding, "agreed with him")}
    waived = entity("i0", EntityKind.ITEM, "k", 0, **fields)
    assert reason_for(waived, finding) == "agreed with him"
    pages.apply(
        [entity("i0", EntityKind.ITEM, "k", 0, **{**fields, "text": f"{line.text('text')}!"})]
    )
    (again,) = [one for one in found_in(pages) if one.check is Check.IDENTIFYING]
    assert reason_for(pages["i0"], again) is None


def test_the_reasons_are_printed_for_oneself_alone() -> None:
    pages = notebook({"text": "x", "waived": {"gap": {"words": "0" * 16, "reason": "asked twice"}}})
    own = make_plan(pages, "c", Profile.OWN, load_wording("en"))
    assert own.blocks[-1].text == "x: asked twice"
    for profile in set(Profile) - {Profile.OWN}:
        plan = make_plan(pages, "c", profile, load_wording("en"))
        assert "asked twice" not in repr(plan)


@pytest.mark.skipif(not SEED.is_file(), reason="the shared seeds are not beside this checkout")
def test_the_seed_raises_no_false_alarm(tmp_path: Path) -> None:
    desk = create_desk(tmp_path / "a.micic", None, title="Consultation")
    brought = import_source(desk, SEED)
    found = findings(desk, brought.consultation)
    told = [(one.check, desk.notebook[one.source].text("number")) for one in found]
    desk.close()
    assert told == [
        (Check.IDENTIFYING, ""),
        (Check.ACRONYM, ""),
        (Check.ASKS_NOTHING, "3."),
        (Check.ASKS_NOTHING, "5."),
    ]
