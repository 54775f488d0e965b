"""The laws of the live grammar: nothing typed is ever lost, and nothing is slow to read."""

import gc
import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.grammar import (
    CapturedLine,
    Directive,
    Part,
    Said,
    understand,
    understand_many,
)
from micic_desk.domain.grammar.telling import kind_from_words
from micic_desk.domain.kinds import ItemKind

DATA = Path(__file__).parents[3] / "shared" / "data"
PEOPLE = {"amina": "p1", "k7": "p1", "anna kestrel": "p2", "сауле": "p3"}
PIECES = [
    *("-> ", "=> ", "? ", "?? ", "* ", '" ', "~ ", "// ", ">> ", "➔ ", "⇒ ", "# ", "- ", "e.g. "),
    *(
        "@k7 ",
        "@new: ",
        "Amina: ",
        "Сауле: ",
        "... ",
        "Recommendation: ",
        "#tag",
        "s/a/b/",
        "“x y”",
    ),
    *("\t", "  ", " ", "\ufeff", "\u200f", "\xa0", "words", "Nadia: ", "1. ", ":", "\\/", "Anna "),
]
UNSEEN = "\ufeff\u200e\u200f\u061c"
ANY_SIGN = st.characters(exclude_categories=(), exclude_characters="\r\n")
LINES = st.lists(st.sampled_from(PIECES) | st.text(ANY_SIGN, max_size=3), max_size=9).map("".join)
MARKS = {
    "-> ": ItemKind.RECOMMENDATION,
    "➔ ": ItemKind.RECOMMENDATION,
    "=> ": ItemKind.IMPLICATION,
    "? ": ItemKind.QUESTION,
    "* ": ItemKind.EXAMPLE,
    '" ': ItemKind.QUOTATION,
    "~ ": ItemKind.GAP,
    "// ": ItemKind.NOTE_TO_SELF,
}
WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30)


def nothing_is_lost(line: str, read: CapturedLine) -> None:
    """The line can be restored, and every character of it is in the text or was understood."""
    assert read.raw == line or (read.directive is Directive.NOTHING and not line.strip())
    understood = [span for span in read.spans if span.part not in (Part.TAG, Part.RECIPIENT)]
    reached = 0
    for span in understood:
        assert span.start == reached < span.end <= len(line)
        reached = span.end
    rest = line[reached:]
    if read.directive in (Directive.ITEM, Directive.SESSION):
        assert read.text == rest.strip() or read.text == rest.rstrip()
        assert all(tag in read.text for tag in read.tags)
    elif read.directive is Directive.MEND:
        assert not rest
        old, new = (part.replace("/", "\\/") for part in (read.text, read.mended))
        assert line.strip().lstrip(UNSEEN) == f"s/{old}/{new}/"
    else:
        assert set(rest) <= {sign for sign in rest if sign.isspace() or sign in UNSEEN} | {"#"}
        assert rest.count("#") <= 1


@given(LINES)
def test_nothing_typed_is_lost(line: str) -> None:
    nothing_is_lost(line, understand(line, PEOPLE))


@given(LINES)
def test_spans_lie_inside_the_line_in_order(line: str) -> None:
    end = 0
    for span in understand(line, PEOPLE).spans:
        assert end <= span.start < span.end <= len(line)
        end = span.end


@given(LINES, st.integers(0, 13), st.sampled_from(["\t", "  "]))
def test_a_tab_or_two_spaces_deepen_and_change_nothing_else(
    line: str, levels: int, step: str
) -> None:
    flat, deep = understand(line, PEOPLE), understand(step * levels + line, PEOPLE)
    assert deep.depth == flat.depth + levels
    assert (deep.directive, deep.kind, deep.text) == (flat.directive, flat.kind, flat.text)
    assert (deep.said, deep.speaker, deep.tags) == (flat.said, flat.speaker, flat.tags)


@given(st.sampled_from(sorted(MARKS)), st.sampled_from(["@k7 ", "?? ", "... ", "@Z9 "]), WORDS)
def test_mark_and_speaker_mean_the_same_in_either_order(
    mark: str, speaker: str, words: str
) -> None:
    one, other = (
        understand(mark + speaker + words, PEOPLE),
        understand(speaker + mark + words, PEOPLE),
    )
    assert one.kind is other.kind is MARKS[mark]
    assert (one.said, one.speaker, one.text) == (other.said, other.speaker, other.text)
    assert one.text == words
    assert one.said is not Said.NOBODY


@given(WORDS)
def test_plain_words_are_what_they_say_and_most_often_a_point(words: str) -> None:
    read = understand(words, PEOPLE)
    assert (read.directive, read.kind, read.text, read.typed) == (
        Directive.ITEM,
        kind_from_words(words, bulleted=True)[0],
        words,
        "",
    )
    assert (read.spans, read.mark, read.label, read.depth) == ((), "", "", 0)
    assert read.told
    assert read.kind is ItemKind.POINT or any(sign.isdigit() for sign in words)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_a_paste_keeps_every_line_in_order_one_step_deeper_at_most(text: str) -> None:
    read = understand_many(text, PEOPLE)
    assert [one.raw for one in read] == [one for one in text.split("\n") if one.strip()]
    depth = -1
    for one in read:
        assert one.directive in (Directive.ITEM, Directive.SESSION)
        assert 0 <= one.depth <= depth + 1
        depth = one.depth if one.directive is Directive.ITEM else -1


def real_lines() -> Iterator[str]:
    for name in ("blns.json", "notes_nasty.json"):
        found = json.loads((DATA / "hostile" / name).read_text("utf-8"))
        yield from (str(one) for one in (found.values() if isinstance(found, dict) else found))
    for path in (DATA / "hostile" / "real_traps.jsonl", DATA / "multilingual.jsonl"):
        for one in path.read_text("utf-8").split("\n"):
            yield str(json.loads(one).get("text", "")) if one else ""
    with gzip.open(DATA / "notes.jsonl.gz", "rt", encoding="utf-8") as notes:
        for _, one in zip(range(5000), notes, strict=False):
            yield str(json.loads(one)["text"]) if one.strip() else ""


def test_real_and_hostile_lines_are_kept() -> None:
    if not DATA.is_dir():
        pytest.skip("no samples beside the repository")
    count = 0
    for text in real_lines():
        for line in text.replace("\r", "\n").split("\n"):
            nothing_is_lost(line, understand(line, PEOPLE))
            count += 1
        assert len(understand_many(text.replace("\r", "\n"), PEOPLE)) == sum(
            bool(one.strip()) for one in text.replace("\r", "\n").split("\n")
        )
    assert count > 5000


UNITS = [
    "a: ",
    "#a",
    " #a",
    "@",
    "a/",
    "\\/",
    " ",
    "\t",
    "“a”",
    '"',
    "-> ",
    "... ",
    "\ufeff",
    "Anna ",
]


@pytest.mark.parametrize("lead", ["", "s/", ">> ", "“", "s/a/"])
@pytest.mark.parametrize("unit", UNITS)
def test_reading_time_grows_with_length_and_no_faster(lead: str, unit: str) -> None:
    line = (lead + unit * 100_000)[:100_000]
    gc.disable()  # the objects of all other tests are not this line's to look through
    began = time.process_time()
    understand(line, PEOPLE)
    # A pass takes some milliseconds; comparing every sign with every other would take minutes.
    took = time.process_time() - began
    gc.enable()
    assert took < 0.5


def test_an_ordinary_line_is_read_in_fifty_microseconds() -> None:
    line = "\t-> @k7 " + "open the landing stages to everyone #quay " * 4 + "at once and for good"
    assert 190 <= len(line) <= 210
    reading, looking = [], []
    for _ in range(400):
        began = time.process_time()
        understand(line, PEOPLE)
        between = time.process_time()
        sum(sign.isalpha() for sign in line)
        reading.append(between - began)
        looking.append(time.process_time() - between)
    # The quickest quarter of this process's own time: the machine may be busy meanwhile. One
    # that is slow as well takes long for a mere look at each sign.
    quick, floor = (sorted(times)[len(times) // 4] for times in (reading, looking))
    assert quick < max(50e-6, 6 * floor)
