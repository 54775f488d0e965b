from collections.abc import Iterator
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import plan_report
from micic_desk.app.opening import create_desk
from micic_desk.app.starting import StartingPoints, StartingState
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Json
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.reading import read_source
from micic_desk.report.profile import Profile


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = create_desk(tmp_path / "starting.micic", None, title="Here")
    yield made
    made.close()


def add(desk: Desk, sort: EntityKind, parent: str = "root", /, **fields: Json) -> str:
    return desk.do(Add(kind=sort, fields=fields, parent=parent)).entities[-1].id


@pytest.fixture
def here(desk: Desk) -> str:
    return desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id


@pytest.fixture
def earlier(desk: Desk) -> str:
    """A consultation with two key points; the first recommends two things, one as captured."""
    consultation = add(desk, EntityKind.CONSULTATION, title="Earlier")
    session = add(desk, EntityKind.SESSION, consultation, title="S")
    part = add(desk, EntityKind.PART, consultation)
    first = add(desk, EntityKind.SECTION, part, role="key_point", title="Warnings")
    add(desk, EntityKind.SECTION, part, role="key_point", title="Papers")
    add(desk, EntityKind.SECTION, part, role="plain", title="Thanks")
    item = EntityKind.ITEM
    captured = add(desk, item, session, kind="recommendation", text="warn early")
    add(desk, item, session, kind="point", text="no conclusion")
    add(desk, item, first, kind="recommendation", text="warn in all languages")
    desk.do(PlaceItems(items=(captured,), section=first))
    return consultation


def texts(desk: Desk, points: StartingPoints) -> list[str]:
    return [desk.notebook[one].text("text") for one in points.lines()]


def opened(desk: Desk, here: str) -> StartingPoints:
    points = StartingPoints(desk)
    points.open(here)
    desk.listen(points.follow)
    return points


def test_key_points_and_what_they_recommend_come_in_as_one_gesture(
    desk: Desk, here: str, earlier: str
) -> None:
    points = opened(desk, here)
    (source,) = points.sources()
    assert (source.consultation, source.title, source.conclusions) == (earlier, "Earlier", 4)
    desk.do(points.taking(earlier, "From Earlier"))
    assert texts(desk, points) == ["Warnings", "warn in all languages", "warn early", "Papers"]
    (session,) = desk.notebook.children(here, EntityKind.SESSION)
    assert session.text("title") == "From Earlier"
    (warnings, _) = desk.notebook.children(session.id)
    assert len(desk.notebook.children(warnings.id)) == 2
    desk.undo()
    assert points.lines() == []
    assert not desk.notebook.children(here, EntityKind.SESSION)


def test_taking_again_brings_only_what_is_new(desk: Desk, here: str, earlier: str) -> None:
    points = opened(desk, here)
    desk.do(points.taking(earlier, "From Earlier"))
    with pytest.raises(Refusal, match="already"):
        points.taking(earlier, "From Earlier")
    part = desk.notebook.children(earlier, EntityKind.PART)[0].id
    add(desk, EntityKind.SECTION, part, role="key_point", title="Wages")
    desk.do(points.taking(earlier, "Again"))
    assert texts(desk, points)[-1] == "Wages"
    assert len(desk.notebook.children(here, EntityKind.SESSION)) == 1


def test_where_there_is_no_report_what_the_sessions_recommend_is_taken(
    desk: Desk, here: str
) -> None:
    other = add(desk, EntityKind.CONSULTATION, title="Notes only")
    session = add(desk, EntityKind.SESSION, other)
    add(desk, EntityKind.ITEM, session, kind="recommendation", text="ask")
    add(desk, EntityKind.ITEM, session, kind="point", text="no conclusion")
    points = opened(desk, here)
    desk.do(points.taking(other, "x"))
    assert texts(desk, points) == ["ask"]


def test_a_text_comes_in_line_by_line_with_its_nesting_and_labels(
    desk: Desk, here: str, tmp_path: Path
) -> None:
    source = tmp_path / "old.md"
    source.write_text(
        "**Old**\n\n## **1. Warnings**\n\n- one\n  - under one\n\n➔ Recommendation: warn\n", "utf-8"
    )
    points = opened(desk, here)
    desk.do(points.taking_text(read_source(source), "From a text"))
    assert texts(desk, points) == ["Warnings", "one", "under one", "Recommendation: warn"]
    lines = points.lines()
    assert desk.notebook[lines[2]].parent == lines[1]


def test_a_state_is_counted_and_printed_as_a_label(desk: Desk, here: str, earlier: str) -> None:
    points = opened(desk, here)
    desk.do(points.taking(earlier, "x"))
    lines = points.lines()
    assert points.counts()[StartingState.UNTOUCHED] == 4
    desk.do(points.setting(lines[:1], StartingState.CHANGED))
    desk.do(points.telling(lines[0], "now by voice too"))
    desk.do(points.placing(lines, "Starting point"))
    counts = points.counts()
    assert (counts[StartingState.CHANGED], counts[StartingState.UNTOUCHED]) == (1, 3)
    plan, _ = plan_report(desk, here, Profile.OWN)
    printed = {block.text: block.label for block in plan.blocks}
    assert printed["Warnings – now by voice too"] == "Changed:"
    assert printed["Papers"] == ""
    assert [block.text for block in plan.blocks].count("Starting point") == 1


def test_words_that_say_it_already_get_no_label(desk: Desk, here: str) -> None:
    session = add(desk, EntityKind.SESSION, here)
    for text in ("Confirmed: roads stay open", "roads stay open"):
        add(desk, EntityKind.ITEM, session, kind="starting_point", text=text, state="confirmed")
    plan, _ = plan_report(desk, here, Profile.OWN)
    assert [block.label for block in plan.blocks if block.text.endswith("open")] == [
        "",
        "Confirmed:",
    ]


def test_placing_again_goes_to_the_same_section(desk: Desk, here: str, earlier: str) -> None:
    points = opened(desk, here)
    desk.do(points.taking(earlier, "x"))
    lines = points.lines()
    desk.do(points.placing(lines[:1], "Starting point"))
    desk.do(points.placing(lines, "Starting point"))
    sections = desk.notebook.of_kind(EntityKind.SECTION)
    assert sum(one.text("title") == "Starting point" for one in sections) == 1


def test_they_are_followed_as_if_they_were_read_anew(desk: Desk, here: str, earlier: str) -> None:
    points = opened(desk, here)
    desk.do(points.taking(earlier, "x"))
    desk.do(Delete(entities=tuple(points.lines()[:1])))
    anew = StartingPoints(desk)
    anew.open(here)
    assert points.lines() == anew.lines()
    assert texts(desk, points) == ["Papers"]
