"""Where lines end, held against the plainest way of saying it."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.pdf.breaking import as_they_fit, broken

WIDTH = 50.0


class Piece(NamedTuple):
    width: float
    space: bool = False
    may_start_line: bool = True
    ends_line: bool = False


END = Piece(0, ends_line=True)
pieces = st.lists(
    st.builds(Piece, st.sampled_from((0, 3, 8, 15, 30, 70)), st.booleans(), st.booleans())
    | st.just(END),
    max_size=40,
)


def plainly(atoms: list[Piece], width: float) -> list[list[Piece]]:
    """One piece after the other; back to the last one that may begin a line."""
    at = next((i for i, one in enumerate(atoms) if one.ends_line), None)
    if at is not None:
        return plainly(atoms[:at], width) + plainly(atoms[at + 1 :], width)
    used = atoms[0].width if atoms else 0.0
    for at, atom in enumerate(atoms[1:], 1):
        used += atom.width
        if used > width + 0.01 and not atom.space:
            end = next((i for i in range(at, 0, -1) if atoms[i].may_start_line), at)
            return [atoms[:end], *plainly(atoms[end:], width)]
    return [atoms]


@given(pieces)
def test_lines_are_as_full_as_they_go_and_end_where_they_may(atoms: list[Piece]) -> None:
    found = [list(line) for line in as_they_fit(atoms, WIDTH)]
    assert [one for line in found for one in line] == [one for one in atoms if not one.ends_line]
    assert found == plainly(atoms, WIDTH)


@pytest.mark.parametrize(("last", "count"), [(5.0, 2), (30.0, 1)])
def test_a_short_word_is_not_left_alone_on_the_last_line(last: float, count: int) -> None:
    word, space = Piece(14.0), Piece(2.0, space=True, may_start_line=False)
    lines = broken([word, space, word, space, word, space, Piece(last)], WIDTH)
    assert len(lines) == 2
    assert len([one for one in lines[-1] if not one.space]) == count
