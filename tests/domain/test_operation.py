"""Operations: read back as they were written, and refused where they are bent."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.operation import (
    MalformedOperationError,
    Operation,
    canonical,
    is_place,
    parse_operation,
    read_operation,
)

IDS = st.integers(0, 2**128 - 1).map(lambda one: f"{one:032x}")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
NAMES = st.text("abcdefgh_", min_size=1, max_size=8).filter(lambda one: one != "deleted")


@st.composite
def written(draw: st.DrawFn) -> Operation:
    return Operation(
        id=draw(IDS),
        actor=draw(IDS),
        sequence=draw(st.integers(1, 2**53 - 1)),
        lamport=draw(st.integers(1, 2**53 - 1)),
        time=draw(st.integers(-(2**40), 2**40)),
        entity=draw(IDS),
        kind=draw(NAMES),
        gesture=draw(IDS),
        writes=draw(st.dictionaries(NAMES, VALUES, max_size=4)),
        replaces={
            name: tuple(ones)
            for name, ones in draw(
                st.dictionaries(NAMES, st.lists(IDS, min_size=1, max_size=3), max_size=3)
            ).items()
        },
        by=draw(st.dictionaries(NAMES, st.tuples(IDS, st.integers(-(2**40), 2**40)), max_size=2)),
        saw=draw(st.none() | st.frozensets(IDS, max_size=3)),
        requires=tuple(draw(st.lists(NAMES, max_size=2))),
        omitted=tuple(sorted(draw(st.sets(NAMES, max_size=2)))),
        erased=tuple(sorted(draw(st.sets(NAMES, max_size=2)))),
        extra=draw(st.dictionaries(st.sampled_from(["later", "sig", "zz"]), VALUES, max_size=2)),
    )


@given(written())
def test_what_is_written_is_read(operation: Operation) -> None:
    text = operation.to_text()
    again = read_operation(text)
    assert again == operation
    assert again.to_text() == text


@given(written())
def test_unknown_keys_are_kept_and_passed_on(operation: Operation) -> None:
    body = json.loads(operation.to_text())
    body["tomorrow"] = {"a": [1, None]}
    again = parse_operation(body)
    assert again.extra["tomorrow"] == {"a": [1, None]}
    assert json.loads(again.to_text()) == body


def test_the_text_is_canonical() -> None:
    assert canonical({"b": "é➔", "a": [1, True, None]}) == '{"a":[1,true,null],"b":"é➔"}'


GOOD: dict[str, Any] = {
    "id": "0" * 32,
    "a": "1" * 32,
    "s": 1,
    "l": 1,
    "t": 0,
    "e": "2" * 32,
    "k": "item",
    "g": "3" * 32,
    "w": {"text": "a", "place": ["root", "~"], "deleted": True},
    "p": {"text": ["4" * 32]},
    "b": {"text": ["5" * 32, 7]},
    "saw": ["4" * 32],
}


def test_a_good_one_is_taken() -> None:
    taken = parse_operation(GOOD)
    assert taken.writes["text"] == "a"
    assert taken.by_whom("text") == ("5" * 32, 7)
    assert taken.by_whom("deleted") == ("1" * 32, 0)
    assert parse_operation(json.loads(taken.to_text())) == taken


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "0" * 31),
        ("id", "G" * 32),
        ("id", "A" * 32),
        ("id", "0" * 32 + "\n"),
        ("a", None),
        ("e", 7),
        ("g", ["3" * 32]),
        ("s", 0),
        ("s", True),
        ("s", "1"),
        ("l", 2**53),
        ("l", -1),
        ("t", 1.5),
        ("t", 2**60),
        ("k", ""),
        ("k", "x" * 65),
        ("k", None),
        ("w", None),
        ("w", []),
        ("w", {"": 1}),
        ("w", {"x" * 65: 1}),
        ("w", {"place": "root"}),
        ("w", {"place": ["root"]}),
        ("w", {"place": ["elsewhere", "~"]}),
        ("w", {"place": ["root", "no key"]}),
        ("w", {"place": None}),
        ("w", {"deleted": 1}),
        ("w", {"deleted": None}),
        ("p", []),
        ("p", {"text": "4" * 32}),
        ("p", {"text": ["4"]}),
        ("b", []),
        ("b", {"text": "5" * 32}),
        ("b", {"text": ["5" * 32]}),
        ("b", {"text": ["5" * 31, 7]}),
        ("b", {"text": ["5" * 32, True]}),
        ("b", {"text": ["5" * 32, 7.5]}),
        ("saw", "4" * 32),
        ("saw", [1]),
        ("q", "feature"),
        ("q", [1]),
        ("q", ["x" * 65]),
    ],
)
def test_a_bent_one_is_refused_by_its_key_alone(key: str, value: object) -> None:
    with pytest.raises(MalformedOperationError) as refused:
        parse_operation({**GOOD, key: value})
    assert str(refused.value) in {key, "place", "deleted"}


@pytest.mark.parametrize("key", ["id", "a", "s", "l", "t", "e", "k", "g", "w"])
def test_nothing_may_be_missing(key: str) -> None:
    with pytest.raises(MalformedOperationError):
        parse_operation({name: value for name, value in GOOD.items() if name != key})


def test_a_text_that_is_no_object_is_refused() -> None:
    for text in ("[]", "1", '"a"', "null"):
        with pytest.raises(MalformedOperationError):
            read_operation(text)


def test_a_place_is_a_parent_and_a_key() -> None:
    assert is_place(["root", "~"])
    assert is_place(("0" * 32, ",ab.bA~"))
    assert not is_place({"0": "root", "1": "~"})
