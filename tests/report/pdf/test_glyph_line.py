from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.pdf.glyph_line import spread_meanings


def test_a_ligature_reads_as_its_letters() -> None:
    assert spread_meanings([0, 1, 3], "ofix", leftward=False) == [("o",), ("fi",), ("x",)]


def test_a_ligature_from_right_to_left_is_taken_apart() -> None:
    assert spread_meanings([2, 0], "لاب", leftward=True) == [("ب",), ("ا", "ل")]


def test_a_glyph_without_a_letter_of_its_own_says_nothing() -> None:
    assert spread_meanings([0, 0, 0], "ab", leftward=False) == [("a",), ("b",), ()]


@given(
    lengths=st.lists(st.integers(1, 3), min_size=1, max_size=6),
    data=st.data(),
    leftward=st.booleans(),
)
def test_no_letter_is_lost_or_doubled(
    lengths: list[int], data: st.DataObject, *, leftward: bool
) -> None:
    text = "".join(chr(97 + index) for index in range(sum(lengths)))
    clusters = []
    start = 0
    for length in lengths:
        clusters += [start] * data.draw(st.integers(1, 3))
        start += length
    if leftward:
        clusters.reverse()
    meanings = spread_meanings(clusters, text, leftward=leftward)
    assert len(meanings) == len(clusters)
    told = "".join(part for meaning in meanings for part in meaning)
    assert told == (text[::-1] if leftward else text)
