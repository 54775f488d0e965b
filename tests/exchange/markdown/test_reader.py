import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.kinds import ItemKind, SectionRole
from micic_desk.exchange.document import ImportedDocument
from micic_desk.exchange.markdown.reader import read_markdown
from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.markdown import write_markdown

PlanOf = Callable[[ImportedDocument], Plan]

SIGNS = (
    *(
        "\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "- ",
        "* ",
        "1. ",
        "12) ",
        "a) ",
        "# ",
        "## ",
        "###x",
        "**",
    ),
    *("**a**", "\\", "\\- ", "`", "```", "```\n", "~~~", "---", "---\n", "===", "> ", ">>", "a"),
    *("b.", "Foo: ", "Foo: x\n", "... ", "=> ", "➔ ", "Recommendation: ", "Recommendation\\: "),
    *("⇒ ", "[ ] ", "\r", "\r\n", "é", "word " * 10, "Present: Foo\n", "**25-26/6/2015**\n"),
    *("**T**  \n", "Ann Bee, Director, XY - Org\n", "\u2028", "\x0b", "\u00a0", ":", "?"),
    *("examples:", "1\\. ", "_", "+ ", "•\t", "– ", " ##", "    ", "title: x\n", "\ud800"),
)
sources = st.lists(st.sampled_from(SIGNS), max_size=16).map("".join) | st.text(max_size=40)
texts = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join)


@pytest.fixture(scope="module")
def seed(shared: Path) -> str:
    return (shared / "seeds" / "report-back.md").read_bytes().decode()


@pytest.fixture(scope="module")
def document(seed: str) -> ImportedDocument:
    return read_markdown(seed)


def minutes(shared: Path) -> list[Path]:
    return sorted((shared / "data" / "minutes").glob("*.md"))


@given(source=sources)
def test_what_was_read_is_written_back_byte_for_byte(source: str, plan_of: PlanOf) -> None:
    assert write_markdown(plan_of(read_markdown(source))) == source


def test_the_report_back_is_the_same_file_again(seed: str, plan_of: PlanOf) -> None:
    assert write_markdown(plan_of(read_markdown(seed))) == seed


def test_minutes_of_every_shape_are_the_same_files_again(shared: Path, plan_of: PlanOf) -> None:
    files = minutes(shared)
    assert files
    for file in files:
        text = file.read_bytes().decode("utf-8-sig")
        assert write_markdown(plan_of(read_markdown(text))) == text, file.name


def said(document: ImportedDocument) -> str:
    parts = [line.text for line in document.title_lines]
    parts += [person.line for person in document.people if person.byline]
    for item in document.items():
        parts += [item.mark, str(item.layout.get("bullet", "")), item.label, item.speaker]
        parts.append(item.text)
    parts += [f"{section.number} {section.title}" for section in document.sections]
    return " ".join(parts)


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


@given(source=sources)
def test_no_letter_of_a_source_stays_only_in_its_layout(source: str) -> None:
    lost = letters(source) - letters(said(read_markdown(source)))
    assert not lost


def test_every_line_of_real_minutes_is_in_the_document(shared: Path) -> None:
    for file in minutes(shared):
        text = file.read_bytes().decode("utf-8-sig")
        lost = letters(text) - letters(said(read_markdown(text)))
        assert not lost, file.name


def test_the_report_back_has_its_elements(document: ImportedDocument) -> None:
    items = list(document.items())
    assert document.element_count == 45
    assert len(document.title_lines) == 3
    assert sum(person.byline for person in document.people) == 1
    roles = Counter(section.role for section in document.sections)
    assert roles == {SectionRole.INTRODUCTION: 1, SectionRole.KEY_POINT: 5}
    kinds = Counter(item.kind for item in items)
    assert kinds[ItemKind.RECOMMENDATION] == 4
    assert kinds[ItemKind.IMPLICATION] == 2
    assert kinds[ItemKind.HAND_OVER] == 1
    unmarked = Counter(item.level for item in items if not item.mark)
    assert (unmarked[1], unmarked[2]) == (10, 14)
    assert max(item.level for item in items) == 3


def test_the_title_block_is_understood(document: ImportedDocument) -> None:
    assert document.initiative == "Migrants in Countries in Crisis (MICIC) Initiative"
    assert document.title == "Regional Consultation for Eastern Europe and Central Asia"
    assert document.dates == "25-26/6/2015"
    assert (str(document.starts), str(document.ends)) == ("2015-06-25", "2015-06-26")
    person = document.people[0]
    assert (person.role, person.acronym) == ("Director", "PICUM")
    assert person.organisation.startswith("Platform for International Cooperation")


def test_kinds_marks_labels_and_places_of_the_report_back(document: ImportedDocument) -> None:
    items = {item.key: item for item in document.items()}
    expected = {
        12: ItemKind.FACT,
        13: ItemKind.FACT,
        14: ItemKind.POINT,
        16: ItemKind.STARTING_POINT,
        19: ItemKind.STATEMENT,
        25: ItemKind.EXAMPLE_GROUP,
        **dict.fromkeys((26, 27, 28, 29), ItemKind.EXAMPLE),
        36: ItemKind.IMPLICATION,
        42: ItemKind.QUESTION,
        50: ItemKind.IMPLICATION,
        54: ItemKind.POINT,
    }
    assert {key: items[key].kind for key in expected} == expected
    for key in (33, 44, 56, 60):
        assert (items[key].mark, items[key].label) == ("➔", "Recommendation:")
    assert [items[key].parent for key in (33, 44, 56, 60)] == [None, None, 55, 59]
    assert items[36].mark == "=>"
    assert items[50].mark == ""
    at = items[50].layout["inline_mark"]
    assert isinstance(at, int)
    assert items[50].text[at : at + 2] == "=>"


def test_scope_is_apart_from_place(document: ImportedDocument) -> None:
    items = {item.key: item for item in document.items()}
    assert items[33].applies_to == (25,)
    assert items[44].applies_to == ()
    assert items[56].applies_to == (55,)
    assert items[60].applies_to == (55, 57, 58, 59)


def test_the_hand_over_names_the_co_rapporteur(document: ImportedDocument) -> None:
    *_, last = document.items()
    assert (last.mark, last.hand_over_to) == ("⇒", "Tolekan Ismailova")
    assert last.hand_over_scope == "continuation of CSOs' reflections from Central Asia Region"
    assert last.text.startswith("Hand over to Tolekan – ")


def test_the_broken_sentence_is_offered_and_not_joined(document: ImportedDocument) -> None:
    offer = document.joins[0]
    assert [(offer.first, offer.second)] == [(join.first, join.second) for join in document.joins]
    assert (offer.first, offer.second) == (29, 31)
    items = {item.key: item for item in document.items()}
    assert items[31].continues is None
    split = document.splits[0]
    assert items[31].text[split.offset :].startswith("Diaspora involvement is not just")
    joined = document.with_join(offer)
    assert {item.key: item.continues for item in joined.items()}[31] == 29
    assert joined.joins == ()


def test_typing_errors_are_kept(document: ImportedDocument) -> None:
    everything = said(document)
    for slip in ("from migrants from organizing", "grappling of", "LBGTi", "at all time, not"):
        assert slip in everything


plain_roles = st.sampled_from([BlockRole.POINT] * 4 + [BlockRole.PARAGRAPH, BlockRole.QUOTATION])
signed = st.sampled_from(
    [
        (BlockRole.RECOMMENDATION, "➔", "Recommendation:"),
        (BlockRole.RECOMMENDATION, "➔", ""),
        (BlockRole.RECOMMENDATION, "", "Recommendation:"),
        (BlockRole.IMPLICATION, "=>", ""),
        (BlockRole.HAND_OVER, "⇒", ""),
    ]
) | plain_roles.map(lambda role: (role, "", ""))


def outer(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip(" \t").rstrip(" \t\n")


@st.composite
def live_blocks(draw: st.DrawFn) -> list[Block]:
    """Blocks as they are captured live: any text, any kind, any depth, no layout."""
    blocks: list[Block] = []
    above = 0
    for _ in range(draw(st.integers(1, 7))):
        role, mark, label = draw(signed)
        text = draw(texts)
        if not outer(text):
            continue
        lowest = 1 if role is BlockRole.POINT else 0
        level = 0 if role is BlockRole.PARAGRAPH else draw(st.integers(lowest, above + 1))
        above = level
        blocks.append(Block(role=role, text=text, level=level, mark=mark, label=label))
    return blocks


def shape(block: Block) -> tuple[object, ...]:
    quoted = block.role is BlockRole.QUOTATION
    return block.level, block.mark, block.label, quoted, outer(block.text)


@given(blocks=live_blocks())
def test_whatever_is_captured_survives_being_printed_and_read(
    blocks: list[Block], plan_of: PlanOf
) -> None:
    plan = Plan(title="", language="en", profile="own", blocks=tuple(blocks))
    again = plan_of(read_markdown(write_markdown(plan)))
    if any(block.speaker for block in again.blocks):
        return  # three lines that repeat "Foo:" are minutes to any reader
    assert [shape(block) for block in again.blocks] == [shape(block) for block in blocks]


@given(source=sources, others=st.lists(texts, min_size=1), shift=st.integers(-3, 3))
def test_a_stale_layout_never_costs_a_word(
    source: str, others: list[str], shift: int, plan_of: PlanOf
) -> None:
    plan = plan_of(read_markdown(source))
    blocks = tuple(
        replace(block, text=others[at % len(others)], level=max(0, block.level + shift))
        for at, block in enumerate(reversed(plan.blocks))
    )
    written = write_markdown(replace(plan, blocks=blocks))
    wanted = "".join(block.text for block in blocks)
    assert not letters(wanted.replace("\ud800", "")) - letters(written)
    assert not letters(wanted) - letters(said(read_markdown(written)))


def test_sixty_thousand_lines_take_seconds_and_not_minutes() -> None:
    line = "- a point {} that says something and is about as long as a line is\n"
    started = perf_counter()
    document = read_markdown("".join(line.format(number) for number in range(60_000)))
    assert sum(1 for _ in document.items()) == 60_000
    assert perf_counter() - started < 20


@pytest.mark.parametrize("sign", ["a", "- ", "> ", "#", "*", "`", "\\", "=", " ", "➔ ", "? ", "A "])
def test_a_line_of_a_million_signs_does_not_hang(sign: str, plan_of: PlanOf) -> None:
    source = f"- {sign * 1_000_000}x:\n  - a\n"
    started = perf_counter()
    assert write_markdown(plan_of(read_markdown(source))) == source
    assert perf_counter() - started < 10


def test_wrapped_lines_do_not_cost_more_the_more_there_are() -> None:
    line = "goes on in lower case and is wrapped at the width of a mail, as mails are\n"
    started = perf_counter()
    document = read_markdown(line * 100_000)
    assert sum(1 for _ in document.items()) == 1
    assert perf_counter() - started < 20


def test_depth_has_no_limit(plan_of: PlanOf) -> None:
    source = "".join("  " * depth + "- point\n" for depth in range(1500))
    document = read_markdown(source)
    assert max(item.level for item in document.items()) == 1500
    assert write_markdown(plan_of(document)) == source


def test_tabs_are_indentation() -> None:
    items = list(read_markdown("- a\n\t- b\n\t\t- c\n").items())
    assert [item.level for item in items] == [1, 2, 3]


def test_a_code_block_and_settings_are_one_item_each() -> None:
    document = read_markdown("---\ntitle: Minutes\n---\n\n# A\n\n```\n- x\n# y\n```\n")
    first, code = document.items()
    assert (first.kind, document.title) == (ItemKind.NOTE_TO_SELF, "Minutes")
    assert code.text == "```\n- x\n# y\n```"
    assert len(document.remarks) == 1


def test_speakers_of_minutes_are_apart_from_what_they_say(shared: Path) -> None:
    file = shared / "data" / "minutes" / "09_live_notes.md"
    items = {item.text: item for item in read_markdown(file.read_text("utf-8")).items()}
    said_first = items["I've taken a look, and am happy with it at this point."]
    assert said_first.speaker == "mnot"
    going_on = next(item for text, item in items.items() if text.startswith("one issue:"))
    assert (going_on.speaker, going_on.layout["speaker"]) == ("mnot", "...")


def test_hostile_notes_survive_being_printed_and_read(shared: Path, plan_of: PlanOf) -> None:
    folder = shared / "data" / "hostile"
    notes = [*json.loads((folder / "notes_nasty.json").read_text("utf-8")).values()]
    notes += json.loads((folder / "blns.json").read_text("utf-8"))
    traps = (folder / "real_traps.jsonl").read_text("utf-8")
    notes += [json.loads(line)["text"] for line in traps.split("\n") if line]
    for note in notes:
        for role, level in ((BlockRole.POINT, 1), (BlockRole.PARAGRAPH, 0)):
            block = Block(role=role, text=note, level=level)
            plan = Plan(title="", language="en", profile="own", blocks=(block, block))
            again = plan_of(read_markdown(write_markdown(plan))).blocks
            assert [outer(found.text) for found in again] == [outer(note)] * 2 * bool(outer(note))
