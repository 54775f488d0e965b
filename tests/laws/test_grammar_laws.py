import time

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.grammar import Directive, Part, understand

PEOPLE = {"amina": "p1", "k7": "p1"}
LINES = st.text(
    alphabet=st.one_of(
        st.sampled_from('->=?*"#~/@: .\t …➔⇒eg'), st.characters(exclude_characters="\r\n")
    ),
    max_size=60,
)


@given(LINES)
def test_nothing_typed_is_lost(line: str) -> None:
    read = understand(line, PEOPLE)
    assert read.typed in {"", line}
    if read.directive is Directive.ITEM:
        assert read.typed or read.text == line
        assert read.text in line
        marked = [span for span in read.spans if span.part is not Part.TAG]
        covered = "".join(line[span.start : span.end] for span in marked)
        assert (covered + read.text).strip() == line.strip()


@given(LINES)
def test_spans_lie_inside_the_line_and_do_not_overlap(line: str) -> None:
    ends = 0
    for span in understand(line, PEOPLE).spans:
        assert ends <= span.start <= span.end <= len(line)
        ends = span.end


def test_a_very_long_line_is_read_at_once() -> None:
    for line in ("a: " * 40_000, "#a" * 50_000, "@" * 100_000, "s/" + "a/" * 40_000, " " * 90_000):
        began = time.perf_counter()
        understand(line, PEOPLE)
        assert time.perf_counter() - began < 0.5
