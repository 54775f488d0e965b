from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.domain.starting import (
    StartingState,
    in_order_of_noting,
    is_starting_point,
    state_of,
)


def entity(one: str, sort: EntityKind, parent: str, order: str, /, **fields: Json) -> Entity:
    return Entity(id=one, kind=sort, parent=parent, order=order, fields=fields)


def point(one: str, parent: str, order: str, **fields: Json) -> Entity:
    said: dict[str, Json] = {"kind": "starting_point", **fields}
    return entity(one, EntityKind.ITEM, parent, order, **said)


def test_what_nobody_spoke_of_is_untouched_and_so_is_what_is_not_understood() -> None:
    assert state_of(point("a", "s", "1")) is StartingState.UNTOUCHED
    assert state_of(point("a", "s", "1", state="of a later version")) is StartingState.UNTOUCHED
    assert state_of(point("a", "s", "1", state="changed")) is StartingState.CHANGED


def test_only_lines_of_that_kind_are_starting_points() -> None:
    assert is_starting_point(point("a", "s", "1"))
    assert not is_starting_point(entity("a", EntityKind.ITEM, "s", "1", kind="point"))
    assert not is_starting_point(entity("a", EntityKind.SECTION, "s", "1", kind="starting_point"))
    assert not is_starting_point(None)


def test_they_stand_in_the_order_of_sessions_and_only_their_own_consultations() -> None:
    notebook = Notebook(
        [
            entity("c", EntityKind.CONSULTATION, "root", "1"),
            entity("d", EntityKind.CONSULTATION, "root", "2"),
            entity("s2", EntityKind.SESSION, "c", "2"),
            entity("s1", EntityKind.SESSION, "c", "1"),
            entity("t", EntityKind.SESSION, "d", "1"),
            point("x", "s2", "1"),
            point("y", "s1", "2"),
            point("z", "s1", "1"),
            point("under z", "z", "1"),
            point("other", "t", "1"),
        ]
    )
    items = ["x", "y", "z", "under z", "other"]
    assert in_order_of_noting(notebook, "c", items) == ["z", "under z", "y", "x"]
