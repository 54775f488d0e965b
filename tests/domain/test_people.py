"""People: protected until somebody says otherwise."""

from typing import Any

import pytest

from micic_desk.domain.entity import Entity
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import (
    called,
    full_line,
    initials,
    is_protected,
    names_of,
    who_wrote,
)


def person(**fields: Any) -> Entity:
    return Entity(id="p", kind="person", parent="root", order="~", fields=fields)


@pytest.mark.parametrize(
    ("fields", "protected"),
    [
        ({}, True),
        ({"name": "N. N."}, True),
        ({"duties": ["participant"]}, True),
        ({"duties": ["moderator"]}, False),
        ({"duties": ["participant", "organiser"]}, False),
        ({"duties": ["rapporteur"], "protected": True}, True),
        ({"protected": False}, False),
        ({"protected": "no"}, True),
        ({"duties": "moderator"}, True),
        ({"duties": ["Moderator"]}, True),
    ],
)
def test_everybody_is_protected_until_somebody_says_otherwise(
    fields: dict[str, Any],
    protected: bool,  # noqa: FBT001
) -> None:
    assert is_protected(person(**fields)) is protected


def test_a_person_is_called_by_the_code_first() -> None:
    assert called(person(code="P7", name="Ada Example")) == "P7"
    assert called(person(name="Ada Example")) == "Ada Example"
    assert initials(person(name="Ada Example")) == "AE"
    assert initials(person(code="P7")) == "P7"


def test_a_full_line_leaves_out_what_is_not_known() -> None:
    whole = person(name="Ada Example", role="Director", acronym="EX", organisation="Example House")
    assert full_line(whole) == "Ada Example, Director, EX - Example House"
    assert full_line(person(name="Ada Example", organisation="Example House")) == (
        "Ada Example, Example House"
    )
    assert full_line(person(code="P7")) == "P7"


def test_names_are_what_must_not_leak_and_a_code_is_none() -> None:
    found = names_of(person(code="P7", name="Ada", aliases=["Adele", "Ada", "", 3]))
    assert found == ("Ada", "Adele")


def test_an_actor_is_traced_to_its_person() -> None:
    actor = Entity(id="a", kind="actor", parent="root", order="~", fields={"person": "p"})
    notebook = Notebook([person(name="Ada"), actor])
    found = who_wrote(notebook, "a")
    assert found is not None
    assert found.id == "p"
    assert who_wrote(notebook, "stranger") is None
