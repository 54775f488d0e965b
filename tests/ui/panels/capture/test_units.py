from hypothesis import given
from hypothesis import strategies as st

from micic_desk.ui.panels.capture.units import from_qt, to_qt

ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from("😀𐎀é"), max_size=9)


@given(ANY, st.integers(0, 12))
def test_there_and_back(text: str, place: int) -> None:
    units = to_qt(text, place)
    assert units >= min(place, len(text))
    assert from_qt(text, units) == min(place, len(text))


def test_what_lies_beyond_the_first_plane_counts_twice() -> None:
    assert to_qt("😀a😀b", 3) == 5
    assert from_qt("😀a😀b", 3) == 2
