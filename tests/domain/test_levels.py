from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.levels import default_level


def test_sentences_stand_at_the_margin_and_points_in_a_list() -> None:
    assert default_level(ItemKind.STATEMENT, None) == 0
    assert default_level(ItemKind.RECOMMENDATION, None) == 0
    assert default_level(ItemKind.POINT, None) == 1
    assert default_level(ItemKind.RECOMMENDATION, 2) == 3
