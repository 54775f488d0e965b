"""Circles of moves are opened the same way everywhere."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.forest import arrange
from micic_desk.domain.operation import ROOT
from micic_desk.domain.registers import NOWHERE, Place
from micic_desk.domain.sentences import Refusal

NAMES = "abcdef"


@st.composite
def moves(draw: st.DrawFn) -> dict[str, list[Place]]:
    """For each of some entities its places, newest first."""
    found: dict[str, list[Place]] = {}
    number = 0
    for name in draw(st.permutations(NAMES)):
        places = []
        for parent in draw(st.lists(st.sampled_from([ROOT, *NAMES]), min_size=1, max_size=3)):
            number += 1
            places.append(Place((draw(st.integers(1, 9)), f"{number}"), parent, f"{name}~"))
        found[name] = sorted(places, key=lambda one: one.key, reverse=True)
    return found


def standing(found: dict[str, list[Place]]) -> dict[str, Place]:
    def places(one: str) -> Sequence[Place]:
        return found[one]

    aside = arrange({one: found[one][0].parent for one in found}, places)
    return {one: aside.get(one, found[one][0]) for one in found}


@given(moves())
def test_everything_hangs_from_the_root(found: dict[str, list[Place]]) -> None:
    places = standing(found)
    for one in places:
        above = one
        for _ in range(len(places) + 1):
            if above not in places:
                break
            above = places[above].parent
        assert above == ROOT


@given(moves(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(found: dict[str, list[Place]], dice: object) -> None:
    names = list(found)
    dice.shuffle(names)  # type: ignore[attr-defined]
    assert standing({one: found[one] for one in names}) == standing(found)


@given(moves())
def test_what_is_in_no_circle_stands_where_it_was_put(found: dict[str, list[Place]]) -> None:
    wished = {one: found[one][0].parent for one in found}
    for one, place in standing(found).items():
        above, seen = one, {one}
        while above in wished and wished[above] not in seen:
            above = wished[above]
            seen.add(above)
        if above not in wished:
            assert place == found[one][0]


def one_by_one(found: dict[str, list[Place]]) -> dict[str, Place]:
    """The rule as it is told: while there are circles, the newest move in any of them goes."""
    tried = dict.fromkeys(found, 0)

    def at(one: str) -> Place:
        return found[one][tried[one]] if tried[one] < len(found[one]) else NOWHERE

    def in_circle(one: str) -> bool:
        above = at(one).parent
        for _ in found:
            if above == one:
                return True
            above = at(above).parent if above in found else ROOT
        return False

    while members := [one for one in found if in_circle(one)]:
        tried[max(members, key=lambda one: (at(one).key, one))] += 1
    return {one: at(one) for one in found}


@given(moves())
def test_it_is_the_rule_told_plainly(found: dict[str, list[Place]]) -> None:
    assert standing(found) == one_by_one(found)


def test_ten_thousand_circles_are_opened_in_one_go() -> None:
    """Looking through everything for each of them would take an hour."""
    found = {}
    for number in range(10_000):
        one, other = f"a{number}", f"b{number}"
        found[one] = [Place((2, one), other, "1~"), Place((1, one), ROOT, "1~")]
        found[other] = [Place((1, other), one, "1~")]
    asked = []

    def places(one: str) -> Sequence[Place]:
        asked.append(one)
        return found[one]

    aside = arrange({one: found[one][0].parent for one in found}, places)
    assert len(aside) == 10_000
    assert len(asked) == 20_000


def test_moves_that_nobody_made_by_moving_lines_are_refused() -> None:
    """A long way up, and one line that was put at a thousand places along it."""
    top = "3000"
    found = {str(one): [Place((1, str(one)), str(one + 1), "1~")] for one in range(int(top))}
    found[top] = [Place((10_000 - one, top), str(one // 2), "1~") for one in range(3000)]
    with pytest.raises(Refusal) as refused:
        standing(found)
    assert refused.value.code == "merge.knotted"


def test_the_newest_move_of_a_circle_is_set_aside() -> None:
    found = {
        "a": [Place((5, "x"), "b", "1~"), Place((1, "w"), ROOT, "1~")],
        "b": [Place((6, "y"), "a", "2~"), Place((2, "z"), ROOT, "2~")],
    }
    assert standing(found) == {"a": found["a"][0], "b": found["b"][1]}


def test_where_every_place_makes_a_circle_the_root_takes_it() -> None:
    assert standing({"a": [Place((1, "x"), "a", "1~")]}) == {"a": NOWHERE}


def test_a_long_chain_is_no_circle_and_takes_no_stack() -> None:
    parents = {f"{one}": f"{one + 1}" for one in range(20_000)}
    assert arrange(parents, _never) == {}


def _never(_: str) -> Sequence[Place]:
    raise AssertionError("nobody asks for places outside circles")
