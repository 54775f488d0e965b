from micic_desk.domain.kinds import ItemKind
from micic_desk.exchange.document import ImportedPerson, default_level


def test_a_byline_is_composed_of_what_is_known() -> None:
    person = ImportedPerson(
        key=1, name="Ada Oni", role="Director", acronym="XY", organisation="X Y"
    )
    assert person.line == "Ada Oni, Director, XY - X Y"
    assert ImportedPerson(key=1, name="Ada Oni", organisation="X Y").line == "Ada Oni, X Y"


def test_sentences_stand_at_the_margin_and_points_in_a_list() -> None:
    assert default_level(ItemKind.STATEMENT, None) == 0
    assert default_level(ItemKind.RECOMMENDATION, None) == 0
    assert default_level(ItemKind.POINT, None) == 1
    assert default_level(ItemKind.RECOMMENDATION, 2) == 3
