from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.pdf.lines import Breaker, Line, Span
from micic_desk.report.pdf.shaping import Typesetter
from micic_desk.report.pdf.style import BODY, TITLE


class Spelling(Typesetter):
    """A typesetter that can be asked what an ink was made of."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[int, str] = {}
        self._kept: list[object] = []

    def word(self, text: str, cut: object, *, leftward: bool = False) -> object:  # type: ignore[override]
        ink = super().word(text, cut, leftward=leftward)  # type: ignore[arg-type]
        self.words[id(ink)] = text
        self._kept.append(ink)
        return ink


def read(lines: Sequence[Line], typesetter: Spelling) -> list[str]:
    return [
        "".join(
            " " if atom.space else typesetter.words[id(atom.ink)] for atom in line.atoms
        ).strip()
        for line in lines
    ]


def broken(text: str, width: float) -> list[str]:
    typesetter = Spelling()
    return read(Breaker(typesetter).lines([Span(text, BODY)], width), typesetter)


@given(
    st.text(st.sampled_from("ab1 €–/-«»:\n➔"), max_size=120),
    st.floats(min_value=20, max_value=300),
)
def test_every_letter_is_set_and_every_line_fits(text: str, width: float) -> None:
    typesetter = Spelling()
    lines = Breaker(typesetter).lines([Span(text, BODY)], width)
    assert "".join(read(lines, typesetter)).replace(" ", "") == "".join(text.split())
    assert all(line.width <= width + 0.02 for line in lines)


def test_a_figure_stays_with_its_unit_and_a_dash_with_what_it_follows() -> None:
    for width in range(60, 200, 2):
        for line in broken(
            "which sent 1 000 000 € and 25 % of it – or 12 million – and 40 km", width
        ):
            first = line.split(" ")[0]
            assert first not in {"000", "€", "%", "–", "million", "km"}, (width, line)


def test_french_high_punctuation_never_begins_a_line() -> None:
    for width in range(60, 160, 2):
        for line in broken("« Que dire ? » et puis : rien ; voilà !", width):
            assert line[0] not in "?:;!»", (width, line)
            assert line[-1] != "«"


def test_line_ends_of_the_text_are_kept() -> None:
    assert broken("a\n\nb", 300) == ["a", "", "b"]


def test_a_short_last_word_is_not_left_alone() -> None:
    text = "Undocumented who face barriers to services and justice due to it"
    for width in range(120, 330):
        lines = broken(text, width)
        assert len(lines) < 2 or len(lines[-1]) > 2 or len(lines[-2]) < 30


def test_titles_are_balanced_in_as_few_lines_as_possible() -> None:
    span = Span("Regional Consultation for Eastern Europe and Central Asia", TITLE)
    plain = Breaker(Typesetter()).lines([span], 440)
    balanced = Breaker(Typesetter()).balanced([span], 440)
    assert len(balanced) == len(plain) == 2
    widths = [line.width for line in balanced]
    assert max(widths) <= max(line.width for line in plain)
    assert abs(widths[0] - widths[1]) < 120


def test_spaces_at_a_line_end_take_no_width() -> None:
    (line,) = Breaker(Typesetter()).lines([Span("word   ", BODY)], 300)
    (bare,) = Breaker(Typesetter()).lines([Span("word", BODY)], 300)
    assert line.width == bare.width


def test_a_word_too_long_is_not_cut_after_a_hyphen() -> None:
    lines = broken("abcdefg-" * 40, 60)
    assert len(lines) > 5
    assert not any(line.endswith("-") for line in lines[:-1])
    assert max(map(len, broken("-" * 300, 60))) > 5


def test_a_last_line_is_never_one_short_word() -> None:
    text = "every boat that came to the quay in the night was full of men and of me"
    for width in range(150, 460, 5):
        lines = broken(text, width)
        assert " ".join(lines) == text
        assert len(lines[-1].split()) > 1
