import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.operation import canonical
from micic_desk.domain.strict_json import (
    DEEPEST,
    LARGEST_INTEGER,
    NotStrictError,
    parse_canonical,
    parse_strict,
    parse_strict_bytes,
)

characters = st.characters(exclude_categories=("Cs",))
plain = (
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.text(characters, max_size=12)
)
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(characters, max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
loose = st.recursive(
    plain | st.floats() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
tokens = st.lists(
    st.sampled_from(
        (
            *'{}[],:"\\ \n',
            *('"a"', "1", "-0", "1.5", "1e3", "NaN", "Infinity", "true", "null", "01", "-1"),
            *('"\\ud800"', '"\\ud83d\\ude00"', '"\\u0000"', '"\x1f"', '"\x7f"', "\ufeff"),
            *(str(2**53), str(2**53 + 1), "9" * 5000),
            *('{"a":1,"a":2}', '{"a":[1]}', "[1,2]"),
        )
    ),
    max_size=9,
).map("".join)


def reason(text: str) -> str:
    with pytest.raises(NotStrictError) as caught:
        parse_strict(text)
    return caught.value.reason


def holds_loose_thing(value: object) -> bool:
    """What strict JSON forbids, found the slow way in what Python's reader made."""
    if isinstance(value, Pairs):
        names = [name for name, _ in value.pairs]
        return len(set(names)) != len(names) or any(
            holds_loose_thing(part) for pair in value.pairs for part in pair
        )
    if isinstance(value, list):
        return any(holds_loose_thing(one) for one in value)
    if isinstance(value, str):
        return any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, bool) or value is None:
        return False
    return isinstance(value, float) or abs(value) > LARGEST_INTEGER


class Pairs:
    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        self.pairs = pairs


@given(values)
def test_what_we_write_is_read_back_by_both_readers(value: object) -> None:
    text = canonical(value)
    assert parse_strict(text) == value
    assert parse_canonical(text) == value
    assert parse_strict_bytes(text.encode()) == value
    assert parse_strict(json.dumps(value, indent=2)) == value


@given(loose.map(json.dumps) | loose.map(canonical) | tokens)
def test_it_accepts_what_python_accepts_and_nothing_loose(text: str) -> None:
    try:
        made = json.loads(text, object_pairs_hook=Pairs, parse_int=_short_integer)
    except ValueError:
        made = None
        accepted = False
    else:
        accepted = not holds_loose_thing(made) and "-0" not in text
        accepted = accepted and not any("\ud800" <= sign <= "\udfff" for sign in text)
    try:
        value = parse_strict(text)
    except NotStrictError:
        # "-0" may also stand inside a string, where it is harmless
        assert not accepted
    else:
        assert accepted or "-0" in text
        assert value == json.loads(text)


def _short_integer(text: str) -> int:
    return int(text) if len(text) < 1000 else 10**1000


@given(loose.map(canonical) | values.map(canonical) | tokens)
def test_the_canonical_reader_takes_the_one_spelling_only(text: str) -> None:
    try:
        value = parse_strict(text)
        wanted = canonical(value) == text
    except NotStrictError:
        wanted = False
    if wanted:
        assert parse_canonical(text) == value
    else:
        with pytest.raises(NotStrictError):
            parse_canonical(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a":1,"a":1}', "repeated key"),
        ('[{"b":{"a":1,"\\u0061":2}}]', "repeated key"),
        ("1.0", "number form"),
        ("1e2", "number form"),
        ("-0", "number form"),
        ("NaN", "number form"),
        ("[-Infinity]", "number form"),
        (str(2**53 + 1), "number form"),
        ("9" * 100_000, "number form"),
        ('"\\ud800"', "half character"),
        ('{"\\udfff":1}', "half character"),
        ('"\ud800"', "half character"),
        ('"\\ude00\\ud83d"', "half character"),
        ("", "not JSON"),
        ("\ufeff{}", "not JSON"),
        ("{} {}", "not JSON"),
        ("{'a':1}", "not JSON"),
        ('"a\nb"', "not JSON"),
        ("[" * 100_000, "too deep"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "too deep"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "too deep"),
    ],
)
def test_each_loose_form_has_its_reason(text: str, why: str) -> None:
    assert reason(text) == why
    with pytest.raises(NotStrictError):
        parse_canonical(text)


def test_brackets_inside_a_text_have_no_depth() -> None:
    text = '["' + "[{" * 500 + '\\"[[[\\\\"]'
    assert parse_strict(text) == ["[{" * 500 + '"[[[\\']


def test_any_character_a_person_can_type_passes() -> None:
    text = canonical("\0\x01\x1b\x7f\x85\u2028\u2029\u202e\ufeff\ufffe\U000e0001😀")
    assert parse_strict(text) == parse_canonical(text) == json.loads(text)


def test_bytes_must_be_utf_8_without_half_characters() -> None:
    for data in (b'"\xff"', b'"\xed\xa0\x80"', b'"\xc0\x80"', '"é"'.encode("utf-16")):
        with pytest.raises(NotStrictError) as caught:
            parse_strict_bytes(data)
        assert caught.value.reason == "not UTF-8"


def test_a_refusal_is_linear_in_the_text() -> None:
    started = time.perf_counter()
    for text in ('["' * 1_000_000, "[]" * 1_000_000, '"' + "\\" * 3_000_001, "[" * 3_000_000):
        with pytest.raises(NotStrictError):
            parse_strict(text)
    assert time.perf_counter() - started < 5
