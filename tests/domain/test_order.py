"""Order keys: strictly between, never interleaved, short."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from micic_desk.domain.order import LONGEST_KEY, OrderKeys, is_order_key

WRITERS = st.sampled_from(["0000000000", "0a0a0a0a0a", "ffffffffff", "9e107d9d37"])


@given(st.lists(st.tuples(st.integers(0, 1000), WRITERS), min_size=1, max_size=60))
def test_a_key_stands_between_its_neighbours(puts: list[tuple[int, str]]) -> None:
    pens = {writer: OrderKeys(writer) for _, writer in puts}
    keys: list[str] = []
    for at, writer in puts:
        place = at % (len(keys) + 1)
        left = keys[place - 1] if place else None
        right = keys[place] if place < len(keys) else None
        key = pens[writer].between(left, right)
        assert left is None or left < key
        assert right is None or key < right
        assert is_order_key(key)
        keys.insert(place, key)
    assert keys == sorted(set(keys))


@given(
    st.lists(st.tuples(st.integers(0, 1000), WRITERS), max_size=12),
    st.integers(0, 1000),
    st.lists(st.booleans(), min_size=2, max_size=30),
    st.sampled_from(["onwards", "backwards"]),
)
def test_two_runs_at_one_place_never_interleave(
    before: list[tuple[int, str]], at: int, turns: list[bool], way: str
) -> None:
    pens = {writer: OrderKeys(writer) for _, writer in before}
    keys: list[str] = []
    for where, writer in before:
        place = where % (len(keys) + 1)
        left = keys[place - 1] if place else None
        right = keys[place] if place < len(keys) else None
        keys.insert(place, pens[writer].between(left, right))
    place = at % (len(keys) + 1)
    left = keys[place - 1] if place else None
    right = keys[place] if place < len(keys) else None
    mine, theirs = OrderKeys("1111111111"), OrderKeys("eeeeeeeeee")
    runs: dict[bool, list[str]] = {True: [], False: []}
    for turn in turns:
        run, pen = runs[turn], mine if turn else theirs
        if way == "backwards":
            run.insert(0, pen.between(left, run[0] if run else right))
        else:
            run.append(pen.between(run[-1] if run else left, right))
    together = sorted([(key, True) for key in runs[True]] + [(key, False) for key in runs[False]])
    whose = [one for _, one in together]
    changes = sum(1 for one, other in pairwise(whose) if one != other)
    assert changes <= 1


def test_writers_without_names_would_interleave() -> None:
    """The negative control of the law above: it is the name that keeps runs apart."""
    mine, theirs = OrderKeys("same"), OrderKeys("same")
    first, second = mine.between(None, None), theirs.between(None, None)
    assert first == second


def test_two_thousand_appends_stay_short() -> None:
    pen = OrderKeys("0123456789")
    key: str | None = None
    longest = 0
    for _ in range(2000):
        following = pen.between(key, None)
        assert key is None or key < following
        key, longest = following, max(longest, len(following))
    assert longest <= 20


def test_forty_lines_at_one_place_stay_below_the_limit() -> None:
    for after in (True, False):
        pen = OrderKeys("0123456789")
        left, right = pen.between(None, None), None
        for _ in range(40):
            key = pen.between(left, right)
            left, right = (left, key) if after else (key, right)
        assert len(key) < LONGEST_KEY


@settings(max_examples=20)
@given(WRITERS, st.integers(1, 400))
def test_a_reopened_notebook_goes_on_after_the_old_writer(writer: str, count: int) -> None:
    old, new = OrderKeys(writer), OrderKeys("5555555555")
    key = None
    for _ in range(count):
        key = old.between(key, None)
    following = [new.between(key, None)]
    following.append(new.between(following[-1], None))
    assert key is not None
    assert key < following[0] < following[1]
    assert len(following[1]) <= len(following[0]) + 1


def test_only_keys_are_keys() -> None:
    good = OrderKeys("0123456789").between(None, None)
    assert is_order_key(good)
    assert is_order_key("~")
    bad = [None, 1, "", "a", "é~", good + " ", good + "\n", "a" * 20_000 + "~", "a b~"]
    assert not any(is_order_key(one) for one in bad)
