from itertools import pairwise

from micic_desk.report.pdf.style import A4, LEADING, indent


def test_every_level_is_further_in_and_leaves_room_for_words() -> None:
    edges = [indent(level) for level in range(80)]
    assert edges[0] == 0
    assert all(deeper > edge for edge, deeper in pairwise(edges))
    assert A4.measure - indent(10_000) > A4.measure * 0.45


def test_leading_is_wider_than_the_type() -> None:
    assert all(leading > size * 1.18 for size, leading in LEADING.items())
