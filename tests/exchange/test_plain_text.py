from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.kinds import ItemKind, SectionRole
from micic_desk.exchange.plain_text import looks_like_markdown, read_plain_text

AGENDA = """\
Regional Meeting on Safe Return
24 June 2031

SESSION 1: OPENING

1. Welcome by the hosts
2. Aims of the day
\ta) what we want

Session 2: Borders

• Access at borders
\t• Children
\t\t- separated on the way
Ana Ode: we were never told
... and nobody asked us
Ben Uno: we were
Ana Ode: thank you
This paragraph was wrapped by the program that somebody wrote it in, so that
it goes on in the next line, and it is still one statement.
"""


def test_an_agenda_becomes_sections_and_items() -> None:
    document = read_plain_text(AGENDA)
    assert document.title == "Regional Meeting on Safe Return"
    assert str(document.starts) == "2031-06-24"
    assert [part.title for part in document.sections] == [
        "SESSION 1: OPENING",
        "Session 2: Borders",
    ]
    assert {part.role for part in document.sections} == {SectionRole.PLAIN}
    opening, borders = document.sections
    assert [(item.mark, item.text) for item in opening.items][:2] == [
        ("1.", "Welcome by the hosts"),
        ("2.", "Aims of the day"),
    ]
    assert [item.level for item in borders.items][:3] == [1, 2, 3]


def test_speakers_dots_and_wrapped_lines_of_minutes() -> None:
    *_, first, second, _third, _fourth, last = read_plain_text(AGENDA).items()
    assert (first.speaker, first.text) == ("Ana Ode", "we were never told")
    assert (second.speaker, second.text) == ("Ana Ode", "and nobody asked us")
    assert last.kind is ItemKind.STATEMENT
    assert last.text.startswith("This paragraph was wrapped")
    assert "somebody wrote it in, so that it goes on" in last.text


def test_hashes_and_backslashes_mean_nothing() -> None:
    first, second = read_plain_text("#tag first of all.\n\n\\- second\n").items()
    assert (first.text, second.text) == ("#tag first of all.", "\\- second")


def test_markdown_is_told_by_what_only_markdown_writes() -> None:
    for source in ("# Title\n", "a **b** c", "[a](b)", "```\n", "x\n\n## Y\n"):
        assert looks_like_markdown(source), source
    for source in ("- a\n", "1. b\n", "a * b ** c", "#tag", "Name: text", "[a] (b)"):
        assert not looks_like_markdown(source), source


@given(source=st.text(st.sampled_from("aB1 .:-*\n\t#>\\=•?"), max_size=60))
def test_no_letter_is_lost(source: str) -> None:
    document = read_plain_text(source)
    said = " ".join(
        [line.text for line in document.title_lines]
        + [person.line for person in document.people if person.byline]
        + [f"{part.number} {part.title}" for part in document.sections]
        + [
            f"{item.mark} {item.layout.get('bullet', '')} {item.label} {item.speaker} {item.text}"
            for item in document.items()
        ]
    )
    wanted = Counter(sign for sign in source if sign.isalnum())
    assert not wanted - Counter(said)
