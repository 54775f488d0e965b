import pytest

from micic_desk.domain.entity import Entity
from micic_desk.ui.models.manner import Manner, language_name, manner_of


def item(**fields: str | int) -> Entity:
    return Entity(id="a", kind="item", parent=None, order="", fields=fields)


def test_how_a_line_was_heard() -> None:
    assert manner_of(item(kind="point", noted_at=1)) == Manner()
    assert manner_of(item(kind="point", heard="interpreter", language="fr")) == Manner(
        interpreter=True, language="fr"
    )
    assert manner_of(item(kind="point", heard="original")) == Manner()
    assert manner_of(item(kind="point", sensitivity="confidential")) == Manner(confidential=True)


def test_a_gap_says_when() -> None:
    assert len(manner_of(item(kind="gap", noted_at=1_700_000_000)).missed_at) == len("12:34")
    assert manner_of(item(kind="gap")).missed_at == ""


@pytest.mark.parametrize(
    ("tag", "name"), [("fr", "French"), ("ky", "Kyrgyz"), ("pt-BR", "Portuguese"), ("xx", "xx")]
)
def test_a_language_has_a_name(tag: str, name: str) -> None:
    assert language_name(tag) == name
