import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.age_head import Lock, read_head
from micic_desk.exchange.share.limits import LARGEST_FILE, LARGEST_HEAD

MAC = b"--- " + b"A" * 43 + b"\n"
PERSON = b"-> X25519 " + b"B" * 43 + b"\n" + b"C" * 43 + b"\n"
VERSION = b"age-encryption.org/v1\n"


def phrase(factor: bytes = b"17", salt: bytes = b"S" * 22) -> bytes:
    return b"-> scrypt " + salt + b" " + factor + b"\n" + b"C" * 43 + b"\n"


def code(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read_head(data)
    return caught.value.code


def test_it_says_what_opens_the_file_and_how_long_its_body_is() -> None:
    assert read_head(VERSION + PERSON * 3 + MAC + bytes(77)).lock is Lock.PEOPLE
    head = read_head(VERSION + phrase(b"18") + MAC + bytes(77))
    assert head.lock is Lock.PHRASE
    assert head.body_size == 77


@pytest.mark.parametrize("factor", [b"19", b"30", b"64", b"999999999"])
def test_a_huge_work_factor_is_refused_before_age_sees_it(factor: bytes) -> None:
    assert code(VERSION + phrase(factor) + MAC + bytes(77)) == "share.work_factor"


@pytest.mark.parametrize(
    "head",
    [
        phrase() + phrase(),
        phrase() + PERSON,
        PERSON + phrase(b"30"),
        phrase(b"017"),
        phrase(b"-1"),
        phrase(b"1 7"),
        phrase(b"1" * 11),
        phrase(b"17", b"S" * 21),
        b"-> scrypt\n",
        b"no stanza at all\n",
        PERSON * 300,
        b"-> " + b"x" * LARGEST_HEAD + b"\n",
    ],
)
def test_a_head_that_no_program_of_ours_writes_is_refused(head: bytes) -> None:
    assert code(VERSION + head + MAC + bytes(77)) == "share.altered"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", "share.empty"),
        (b"a", "share.cut"),
        (VERSION[:-1], "share.cut"),
        (VERSION, "share.cut"),
        (VERSION + PERSON, "share.cut"),
        (VERSION + PERSON + MAC[:-1], "share.cut"),
        (VERSION + PERSON + MAC + bytes(31), "share.cut"),
        (VERSION + PERSON + b"--! " + b"A" * 43 + b"\n" + bytes(99), "share.altered"),
        (VERSION + PERSON + b"--- " + b"!" * 43 + b"\n" + bytes(99), "share.altered"),
        (VERSION.replace(b"1", b"2") + MAC, "share.newer_format"),
        (b"age-encryption.org/very", "share.not_a_share_file"),
        (b"PK\x03\x04 a Word file", "share.not_a_share_file"),
        (b"SQLite format 3\0" + bytes(99), "share.not_a_share_file"),
        (b"\0" * 99, "share.not_a_share_file"),
    ],
)
def test_what_it_is_instead_is_told_apart(data: bytes, wanted: str) -> None:
    assert code(data) == wanted


def test_a_giant_is_refused_by_its_size_alone() -> None:
    assert code(VERSION + PERSON + MAC + bytes(LARGEST_FILE)) == "share.too_large"
