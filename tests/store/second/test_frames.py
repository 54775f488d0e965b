"""Frames and heads: each says whose it is, and what was bent is not taken."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.store.key import Cost, RawKey, new_salt
from micic_desk.store.second.frames import BLOCK, START, Head, Seals, new_generation, read_heads

RAW = RawKey(os.urandom(32), new_salt(Cost.TRIVIAL))


def _made() -> tuple[Head, Seals]:
    head = Head("0002", RAW.salt, bytes(16), new_generation())
    return head, Seals(RAW, head.generation)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(0, 2**60))
def test_frames_come_back_as_they_were_sealed(parts: list[bytes], number: int) -> None:
    _, seals = _made()
    data = memoryview(b"".join(seals.frames(number, parts)))
    at, found = 0, []
    while (read := seals.frame_at(data, at)) is not None:
        frame, at = read
        found.append(frame)
    assert at == len(data)
    assert [one.changes for one in found] == parts
    assert [one.part for one in found] == list(range(len(parts)))
    assert [one.last for one in found] == [False] * (len(parts) - 1) + [True]
    assert {one.number for one in found} == {number}


@given(st.integers(min_value=0), st.integers(0, 7))
def test_one_bent_bit_and_a_frame_is_none(at: int, bit: int) -> None:
    _, seals = _made()
    (frame,) = seals.frames(7, [b"what was said"])
    bent = bytearray(frame)
    bent[at % len(bent)] ^= 1 << bit
    assert seals.frame_at(memoryview(bytes(bent)), 0) is None


def test_another_generation_and_another_key_open_nothing() -> None:
    head, seals = _made()
    (frame,) = seals.frames(7, [b"what was said"])
    stranger = RawKey(os.urandom(32), RAW.salt)
    for other in (Seals(RAW, new_generation()), Seals(stranger, head.generation)):
        assert other.frame_at(memoryview(frame), 0) is None
        assert not other.made(seals.head(head)[:BLOCK])


@pytest.mark.parametrize("gone", [slice(0, BLOCK), slice(2 * BLOCK, START)])
def test_a_head_is_there_twice(gone: slice) -> None:
    head, seals = _made()
    data = bytearray(seals.head(head))
    assert len(data) == START
    assert len(list(read_heads(bytes(data)))) == 2
    data[gone] = bytes(BLOCK)
    ((found, block),) = read_heads(bytes(data))
    assert found == head
    assert seals.made(block)


def test_nothing_that_was_said_is_in_the_bytes() -> None:
    _, seals = _made()
    assert b"what was" not in b"".join(seals.frames(1, [b"what was said"]))
