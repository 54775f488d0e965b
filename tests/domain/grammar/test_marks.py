import pytest

from micic_desk.domain.grammar import Directive, Part, understand
from micic_desk.domain.kinds import ItemKind


@pytest.mark.parametrize(
    ("line", "mark", "label", "text"),
    [
        ("-> open", "➔", "Recommendation:", "open"),
        ("➔ open", "➔", "", "open"),
        ("→ open", "→", "", "open"),
        ("➔ Recommendation: open", "➔", "Recommendation:", "open"),
        ("-> Rec: open", "➔", "Rec:", "open"),
        ("Recommendation: open", "", "Recommendation:", "open"),
        ("- ➔ Recommendation: open", "➔", "Recommendation:", "open"),
        ("Recommandation : ouvrir", "", "Recommandation :", "ouvrir"),
        ("➔ Рекомендация: открыть", "➔", "Рекомендация:", "открыть"),
    ],
)
def test_a_recommendation_keeps_the_sign_and_the_label_its_writer_typed(
    line: str, mark: str, label: str, text: str
) -> None:
    read = understand(line, {})
    assert read.kind is ItemKind.RECOMMENDATION
    assert (read.mark, read.label, read.text) == (mark, label, text)


@pytest.mark.parametrize(
    ("line", "mark"), [("=> so", "=>"), (">> Anna", "⇒"), ("⇒ Anna", "⇒"), ("? so", "")]
)
def test_other_kinds_have_their_mark_and_no_label(line: str, mark: str) -> None:
    read = understand(line, {})
    assert (read.mark, read.label) == (mark, "")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("E.g. Mali", ItemKind.EXAMPLE),
        ("؟ من يدفع", ItemKind.QUESTION),
        ("“ We left", ItemKind.QUOTATION),
        ("„ Wir gingen", ItemKind.QUOTATION),
        ("\ufeff-> open", ItemKind.RECOMMENDATION),
        ("\u200f=> نعم", ItemKind.IMPLICATION),
    ],
)
def test_signs_of_other_keyboards_are_known(line: str, kind: ItemKind) -> None:
    read = understand(line, {})
    assert read.kind is kind
    assert read.spans[0].start == 0
    assert read.raw == line


@pytest.mark.parametrize(
    "line",
    [
        "“We were left on the quay.”",
        "«Нас оставили на берегу»",
        '"We were left on the quay"',
        "„Wir blieben am Ufer“",
    ],
)
def test_a_line_wholly_in_quotation_marks_is_a_quotation_as_it_stands(line: str) -> None:
    read = understand(line, {})
    assert (read.kind, read.text) == (ItemKind.QUOTATION, line)
    assert understand(f"@S1 {line}", {}).kind is ItemKind.QUOTATION
    assert understand(f"=> {line}", {}).kind is ItemKind.IMPLICATION


@pytest.mark.parametrize(
    "line",
    [
        "“high touch”",
        "“personal crisis” from “country in crisis”",
        "“We left”, she said, “at dawn”",
        "“”",
    ],
)
def test_coined_terms_and_half_quotations_are_none(line: str) -> None:
    assert understand(line, {}).kind is ItemKind.POINT


@pytest.mark.parametrize("line", ["->", "\t=> ", "?", "-", '"', "- ->", "//  ", "e.g."])
def test_a_mark_without_words_is_no_item_and_says_why(line: str) -> None:
    read = understand(line, {})
    assert (read.directive, read.text, read.raw) == (Directive.NOTHING, "", line)
    assert "after the mark" in str(read.reason)


def test_an_empty_line_needs_no_reason() -> None:
    for line in ("", "  \t", "\ufeff"):
        read = understand(line, {})
        assert (read.directive, read.reason) == (Directive.NOTHING, None)


def test_a_bullet_out_of_habit_is_understood_as_one() -> None:
    read = understand("  - the boats", {})
    assert (read.kind, read.depth, read.text, read.mark) == (ItemKind.POINT, 1, "the boats", "")
    assert [span.part for span in read.spans] == [Part.DEPTH, Part.BULLET]
