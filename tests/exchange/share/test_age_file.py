import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.age_file import (
    decrypt,
    encrypt_for_people,
    encrypt_with_phrase,
    encrypted_size,
    padding,
)
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.limits import HIGHEST_WORK_FACTOR, OWN_WORK_FACTOR

SIZES = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]


@pytest.mark.parametrize("size", SIZES)
def test_another_age_program_opens_what_we_write_with_a_phrase(size: int) -> None:
    plain = (b"0123456789abcdef" * (size // 16 + 1))[:size]
    sealed = encrypt_with_phrase(plain, "naïve слово", work_factor=3)
    assert pyrage.passphrase.decrypt(sealed, "naïve слово") == plain
    body = sealed.split(b"\n--- ", 1)[1][44:]
    assert len(body) == encrypted_size(size)


@pytest.mark.parametrize("size", SIZES)
def test_the_size_of_a_file_for_people_is_known_too(size: int, ann: Identity) -> None:
    sealed = encrypt_for_people(bytes(size), [ann.recipient])
    assert len(sealed.split(b"\n--- ", 1)[1][44:]) == encrypted_size(size)


@given(st.integers(0, 1 << 28))
def test_padding_rounds_every_body_off(size: int) -> None:
    more = padding(size)
    assert 0 <= more < 1024
    assert encrypted_size(size + more) % 512 == 0


def test_our_own_work_factor_is_one_that_we_accept() -> None:
    assert OWN_WORK_FACTOR <= HIGHEST_WORK_FACTOR
    sealed = encrypt_with_phrase(b"x", "p")
    assert sealed.split(b"\n")[1].endswith(b" %d" % OWN_WORK_FACTOR)
    assert decrypt(sealed, phrase="p", secret_key=None) == b"x"


def test_no_two_files_are_alike() -> None:
    assert encrypt_with_phrase(b"x", "p", 3) != encrypt_with_phrase(b"x", "p", 3)


def bent(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def test_each_way_it_stays_shut_has_its_code(ann: Identity, ben: Identity) -> None:
    plain = bytes(padding(0))
    phrase = encrypt_with_phrase(plain, "p", work_factor=3)
    people = encrypt_for_people(plain, [ann.recipient])

    def code(data: bytes, phrase: str | None = None, secret_key: str | None = None) -> str:
        with pytest.raises(Refusal) as caught:
            decrypt(data, phrase=phrase, secret_key=secret_key)
        return caught.value.code

    assert code(phrase) == "share.phrase_needed"
    assert code(phrase, "q") == "share.wrong_phrase"
    assert code(phrase[:-1], "p") == "share.cut"
    assert code(bent(phrase), "p") == "share.altered"
    assert code(phrase.replace(b"--- ", b"--- A", 1), "p") == "share.altered"
    assert code(people) == "share.not_for_you"
    assert code(people, "p") == "share.not_for_you"
    assert code(people, secret_key=ben.secret_key) == "share.not_for_you"
    assert code(people[:-1], secret_key=ann.secret_key) == "share.cut"
    assert code(bent(people), secret_key=ann.secret_key) == "share.altered"
