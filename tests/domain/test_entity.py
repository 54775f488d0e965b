"""Fields are given as what they are, and as nothing where they are something else."""

from micic_desk.domain.entity import Entity

BENT = Entity(
    id="e",
    kind="item",
    parent=None,
    order="~",
    fields={"text": "a", "number": 3, "yes": True, "list": ["a", 1, "b"], "map": {"level": 2}},
)


def test_a_field_is_given_as_its_shape() -> None:
    assert BENT.text("text") == "a"
    assert BENT.number("number") == 3
    assert BENT.texts("list") == ("a", "b")
    assert BENT.mapping("map") == {"level": 2}


def test_another_shape_is_as_good_as_nothing() -> None:
    for name in ("number", "yes", "list", "map", "absent"):
        assert BENT.text(name) == ""
    for name in ("text", "yes", "list", "map", "absent"):
        assert BENT.number(name) is None
    for name in ("text", "number", "map", "absent"):
        assert BENT.texts(name) == ()
    for name in ("text", "number", "list", "absent"):
        assert BENT.mapping(name) == {}
