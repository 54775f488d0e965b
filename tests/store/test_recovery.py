"""A recovery sheet: one typing error is found and its group named."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import Cost, RawKey, new_salt
from micic_desk.store.recovery import GROUPS, groups_of, look_over, mark_of, read_sheet

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
keys = st.binary(min_size=32, max_size=32)
places = st.integers(0, GROUPS - 1)
signs = st.integers(0, 4)


def raw(key: bytes) -> RawKey:
    return RawKey(key, new_salt(Cost.TRIVIAL))


@given(
    keys,
    st.sampled_from([" ", "-", "\n", " – ", "", ". "]),
    st.sampled_from([str.lower, str.upper]),
)
def test_what_is_printed_is_read(key: bytes, between: str, wrote: Callable[[str], str]) -> None:
    text = between.join(groups_of(raw(key)))
    assert read_sheet(wrote(text)).key == key
    assert look_over(text).whole


@given(keys, places, signs, st.sampled_from(_SIGNS))
def test_one_wrong_sign_names_its_group(key: bytes, place: int, at: int, sign: str) -> None:
    groups = list(groups_of(raw(key)))
    assume(groups[place][at] != sign)
    groups[place] = groups[place][:at] + sign + groups[place][at + 1 :]
    assert look_over(" ".join(groups)).wrong == (place + 1,)
    with pytest.raises(Refusal) as refused:
        read_sheet(" ".join(groups))
    assert refused.value.code == "recovery.group"
    assert refused.value.sentence.facts["number"] == place + 1


@given(keys, places, st.integers(0, 3))
def test_two_signs_that_changed_places_are_found(key: bytes, place: int, at: int) -> None:
    groups = list(groups_of(raw(key)))
    one = groups[place]
    assume(one[at] != one[at + 1])
    groups[place] = one[:at] + one[at + 1] + one[at] + one[at + 2 :]
    assert look_over(" ".join(groups)).wrong == (place + 1,)


@given(keys, places, places)
def test_two_groups_that_changed_places_are_found(key: bytes, one: int, other: int) -> None:
    groups = list(groups_of(raw(key)))
    assume(one != other)
    groups[one], groups[other] = groups[other], groups[one]
    assert look_over(" ".join(groups)).wrong == tuple(sorted({one + 1, other + 1}))


@given(keys, places, signs)
def test_a_sign_left_out_names_its_group(key: bytes, place: int, at: int) -> None:
    groups = list(groups_of(raw(key)))
    groups[place] = groups[place][:at] + groups[place][at + 1 :]
    with pytest.raises(Refusal) as refused:
        read_sheet("-".join(groups))
    assert refused.value.sentence.facts["number"] == place + 1


@given(st.text(max_size=120))
def test_no_text_is_taken_for_a_sheet_by_chance(text: str) -> None:
    with pytest.raises(Refusal):
        read_sheet(text)
    look_over(text)


def test_letters_that_look_like_digits_are_meant_as_digits() -> None:
    text = " ".join(groups_of(raw(bytes(range(32)))))
    assert read_sheet(text.replace("0", "o").replace("1", "l")).key == bytes(range(32))


def test_a_sheet_that_is_not_finished_is_not_wrong() -> None:
    groups = groups_of(raw(bytes(32)))
    begun = " ".join(groups[:3]) + " " + groups[3][:2]
    assert look_over(begun) == look_over(" ".join(groups[:3]))
    assert look_over("").there == 0
    with pytest.raises(Refusal) as refused:
        read_sheet(" ".join(groups[:3]))
    assert refused.value.code == "recovery.short"


def test_the_mark_of_a_sheet_is_that_of_the_notebook_and_says_nothing_of_the_key() -> None:
    salt = new_salt(Cost.TRIVIAL)
    assert mark_of(RawKey(bytes(32), salt)) == mark_of(RawKey(b"k" * 32, salt))
    assert len(mark_of(RawKey(bytes(32), salt))) == 4
