from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.register import Part, Register, Row
from micic_desk.report.register_annex import with_annex
from micic_desk.report.register_wording import load_register_wording
from micic_desk.report.tables import stacked

WORDS = load_register_wording("en")
BODY = Block(role=BlockRole.PARAGRAPH, text="the report")
PLAN = Plan(title="T", language="en", profile="public", blocks=(BODY,))


def register(*rows: dict[Part, str]) -> Register:
    head = tuple(WORDS.parts[part] for part in Part)
    told = [Row("a" * 32, tuple(row.get(part, "") for part in Part)) for row in rows]
    return Register("T", "en", head, tuple(told))


def test_each_recommendation_is_told_with_what_is_said_and_what_is_not() -> None:
    row = {Part.TEXT: "warn", Part.ADDRESSEE: "States", Part.EVIDENCE: "one\ntwo"}
    blocks = stacked(with_annex(PLAN, register(row), WORDS)).blocks
    assert blocks[0] is BODY
    assert [(one.role, one.level, one.label, one.text) for one in blocks[1:]] == [
        (BlockRole.HEADING, 0, "", "Register of recommendations"),
        (BlockRole.POINT, 1, "", "warn"),
        (BlockRole.POINT, 2, "Addressee:", "States"),
        (BlockRole.POINT, 2, "Evidence:", "one; two"),
        (
            BlockRole.POINT,
            2,
            "Not said:",
            "strength, action, by when, phase, guideline or principle",
        ),
    ]
    assert {one.source for one in blocks[2:]} == {"a" * 32}


def test_in_the_table_a_column_shows_what_is_missing_and_the_notes_say_the_rest() -> None:
    row = {Part.TEXT: "warn", Part.ADDRESSEE: "States", Part.KEY_POINT: "1. First"}
    table = with_annex(PLAN, register(row, {Part.TEXT: "pay"}), WORDS).blocks[-1].table
    assert table is not None
    assert table.head == ("No.", "Recommendation", "Addressee", "Strength", "By when")
    assert [one.cells for one in table.rows] == [
        ("1", "warn", "States", "", ""),
        ("2", "pay", "", "", ""),
    ]
    first = table.rows[0]
    assert first.notes == (
        ("Key point:", "1. First"),
        ("Not said:", "action, phase, guideline or principle"),
    )


def test_a_whole_one_lacks_nothing_and_an_empty_register_adds_nothing() -> None:
    whole = stacked(with_annex(PLAN, register(dict.fromkeys(Part, "x")), WORDS))
    assert not any(one.label == "Not said:" for one in whole.blocks)
    assert with_annex(PLAN, register(), WORDS) is PLAN


def test_in_a_report_of_parts_it_stands_beside_them_and_not_in_the_last() -> None:
    part = Block(role=BlockRole.PART_TITLE, text="Part 2")
    plan = Plan(title="T", language="en", profile="public", blocks=(part, BODY))
    row = register({Part.TEXT: "warn"})
    assert with_annex(plan, row, WORDS).blocks[-2].role is BlockRole.PART_TITLE
    assert with_annex(PLAN, row, WORDS).blocks[-2].role is BlockRole.HEADING
