import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.pdf.characters import REPLACEMENT, in_one_line, is_ignorable, printable


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("a\x00b\x1b[31m\x7f", f"a{REPLACEMENT}b{REPLACEMENT}[31m{REPLACEMENT}"),
        ("half \ud800 pair", f"half {REPLACEMENT} pair"),
        ("approve \u202eton\u202c", f"approve {REPLACEMENT}ton"),
        ("\u2067\u2066abc", "abc"),
        ("no\uffffn", f"no{REPLACEMENT}n"),
        ("<b>&lt;</b> %s {0}", "<b>&lt;</b> %s {0}"),
        ("e\u0301 \u00a0 ➔", "e\u0301 \u00a0 ➔"),
    ],
)
def test_only_what_has_no_shape_is_changed(written: str, set_as: str) -> None:
    assert printable(written) == set_as


@given(st.text())
def test_what_is_printable_stays_and_can_be_written(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    once.encode("utf-8")


def test_a_bookmark_is_one_line() -> None:
    assert in_one_line(" 1.  A\ntitle\x00 ") == f"1. A title{REPLACEMENT}"


def test_joiners_need_no_font() -> None:
    assert all(map(is_ignorable, "\u200c\u200d\ufe0f\u00ad"))
    assert not any(map(is_ignorable, "a ➔中"))
