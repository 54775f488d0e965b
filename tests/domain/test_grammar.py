import pytest

from micic_desk.domain.grammar import Directive, Part, Said, understand, understand_many
from micic_desk.domain.kinds import ItemKind

PEOPLE = {"amina": "p1", "amina k.": "p1", "k7": "p1", "tolekan": "p2"}


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("a plain point", ItemKind.POINT, "a plain point"),
        ("-> open the gates", ItemKind.RECOMMENDATION, "open the gates"),
        ("➔ open the gates", ItemKind.RECOMMENDATION, "open the gates"),
        ("=> then what?", ItemKind.IMPLICATION, "then what?"),
        ("? who decides", ItemKind.QUESTION, "who decides"),
        ("e.g. the 2010 flood", ItemKind.EXAMPLE, "the 2010 flood"),
        ("* the 2010 flood", ItemKind.EXAMPLE, "the 2010 flood"),
        ('" we were left behind', ItemKind.QUOTATION, "we were left behind"),
        (">> Tolekan – the rest", ItemKind.HAND_OVER, "Tolekan – the rest"),
        (
            "⇒ Hand over to Tolekan – the rest",
            ItemKind.HAND_OVER,
            "Hand over to Tolekan – the rest",
        ),
        ("~ lost the interpreter", ItemKind.GAP, "lost the interpreter"),
        ("~", ItemKind.GAP, ""),
        ("// ask her later", ItemKind.NOTE_TO_SELF, "ask her later"),
    ],
)
def test_a_mark_gives_the_kind_and_leaves_the_text(line: str, kind: ItemKind, text: str) -> None:
    read = understand(line, PEOPLE)
    assert (read.directive, read.kind, read.text) == (Directive.ITEM, kind, text)


@pytest.mark.parametrize("line", ["a -> b", "//nothing", "->", "x=>y", "#tag first", "e.g.this"])
def test_what_only_resembles_a_mark_is_text(line: str) -> None:
    read = understand(line, PEOPLE)
    assert read.directive is Directive.NOTHING or read.text == line


def test_a_glyph_or_label_of_the_writers_own_is_kept() -> None:
    hers = understand("➔ Recommendations: better recognition", {})
    assert (hers.mark, hers.label, hers.text) == ("➔", "Recommendations:", "better recognition")
    ours = understand("-> better recognition", {})
    assert (ours.mark, ours.label) == ("➔", "Recommendation:")


@pytest.mark.parametrize(
    ("line", "said", "speaker", "text"),
    [
        ("@k7 we walked", Said.KNOWN, "p1", "we walked"),
        ("@new we walked", Said.NEW_CODE, "new", "we walked"),
        ("Amina: we walked", Said.KNOWN, "p1", "we walked"),
        ("AMINA K.: we walked", Said.KNOWN, "p1", "we walked"),
        ("?? we walked", Said.UNKNOWN, "??", "we walked"),
        ("... we walked", Said.SAME, "", "we walked"),
        ("-> @k7 let us in", Said.KNOWN, "p1", "let us in"),
        ("@k7 -> let us in", Said.KNOWN, "p1", "let us in"),
    ],
)
def test_a_speaker_is_named_in_any_order(line: str, said: Said, speaker: str, text: str) -> None:
    read = understand(line, PEOPLE)
    assert (read.said, read.speaker, read.text) == (said, speaker, text)


def test_a_name_nobody_bears_is_only_a_hint() -> None:
    read = understand("Nadia: the Committee will comment", PEOPLE)
    assert read.said is Said.NOBODY
    assert read.speaker_hint == "Nadia"
    assert read.text == "Nadia: the Committee will comment"
    assert not understand("Asia CSO colleagues: we must revisit", PEOPLE).speaker_hint


@pytest.mark.parametrize(
    ("lead", "depth"), [("", 0), ("\t", 1), ("  ", 1), ("\t  ", 2), ("   ", 1)]
)
def test_tabs_and_pairs_of_spaces_give_the_depth(lead: str, depth: int) -> None:
    assert understand(f"{lead}- point", PEOPLE).depth == depth


def test_a_hash_with_a_space_is_a_session_and_without_one_a_tag() -> None:
    assert understand("# Round table", {}).directive is Directive.SESSION
    tagged = understand("closing of #border posts #rights", {})
    assert tagged.tags == ("border", "rights")
    assert tagged.text == "closing of #border posts #rights"


def test_a_line_can_be_mended() -> None:
    read = understand(r"s/a\/b/c/", {})
    assert (read.directive, read.text, read.mended) == (Directive.MEND, "a/b", "c")


def test_a_hand_over_finds_its_person() -> None:
    assert understand(">> Hand over to Tolekan – Central Asia", PEOPLE).to == "p2"
    assert not understand(">> somebody else", PEOPLE).to


def test_spans_say_what_was_understood_where() -> None:
    line = "\t@k7 -> mend #roads"
    read = understand(line, PEOPLE)
    found = {span.part: line[span.start : span.end] for span in read.spans}
    assert found == {
        Part.DEPTH: "\t",
        Part.SPEAKER: "@k7 ",
        Part.MARK: "-> ",
        Part.TAG: "#roads",
    }


def test_a_paste_becomes_lines_and_empty_ones_are_passed_over() -> None:
    read = understand_many("- one\n\n  - two\n-> three\n", {})
    assert [(one.depth, one.kind.value, one.text) for one in read] == [
        (0, "point", "one"),
        (1, "point", "two"),
        (0, "recommendation", "three"),
    ]
