from micic_desk.exchange.document import ImportedPerson


def test_a_byline_is_composed_of_what_is_known() -> None:
    person = ImportedPerson(
        key=1, name="Ada Oni", role="Director", acronym="XY", organisation="X Y"
    )
    assert person.line == "Ada Oni, Director, XY - X Y"
    assert ImportedPerson(key=1, name="Ada Oni", organisation="X Y").line == "Ada Oni, X Y"
