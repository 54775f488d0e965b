"""Pair by pair a word must be what HarfBuzz makes of it whole."""

from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from micic_desk.report.pdf.faces import Cut, face
from micic_desk.report.pdf.glyph_line import Show, plain_show
from micic_desk.report.pdf.pairs import PLAIN, Pairs
from micic_desk.report.pdf.shaping import Typesetter, shaped

words = st.text(st.sampled_from(sorted(PLAIN)), min_size=1, max_size=12)


def both_ways(word: str, cut: Cut) -> tuple[Show | None, Show | None]:
    family = face("FiraGO", cut)
    typesetter = Typesetter()
    font = typesetter._font(family)

    shape = partial(shaped, typesetter._buffer, owner=family, leftward=False)
    infos, positions = shape(word)
    whole = plain_show(font, infos, positions, word) if len(infos) == len(word) else None
    return Pairs(font, shape).show(word), whole


@pytest.mark.parametrize("cut", list(Cut))
@given(words)
@example("AVATAR")
@example("ToVary")
@example("fiction")
@example("10.000,5")
@example("Уголь")
@example("2x3")
def test_by_pairs_or_whole_a_word_is_the_same(cut: Cut, word: str) -> None:
    by_pairs, whole = both_ways(word, cut)
    assert by_pairs is None or by_pairs == whole


def test_common_words_go_by_pairs_and_ligatures_do_not() -> None:
    assert both_ways("consulates", Cut.REGULAR)[0] is not None
    assert both_ways("Рекомендация", Cut.BOLD)[0] is not None
    odd = [word for word in ("fi", "ff", "ffi") if both_ways(word, Cut.REGULAR)[1] is None]
    assert all(both_ways(word, Cut.REGULAR)[0] is None for word in odd)
