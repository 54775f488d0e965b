import pytest

from micic_desk.app.passphrases import check_own_passphrase, make_passphrase, secret_of, spellings
from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import RawKey, RecoveryKey
from micic_desk.store.recovery import groups_of


def test_six_words_are_made_other_ones_each_time() -> None:
    made = {make_passphrase() for _ in range(20)}
    assert len(made) == 20
    assert all(len(one.split(" ")) == 6 for one in made)


@pytest.mark.parametrize(
    ("typed", "again", "code"),
    [
        ("", "", "phrase.empty"),
        ("short", "short", "phrase.too_short"),
        ("long enough, this one", "long enough, that one", "phrase.differs"),
    ],
)
def test_ones_own_passphrase_is_refused_with_a_reason(typed: str, again: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_own_passphrase(typed, again)
    assert refused.value.code == code


def test_ones_own_passphrase_is_taken_as_it_is() -> None:
    assert check_own_passphrase(" Twelve or More ", " Twelve or More ") == " Twelve or More "


def test_words_from_paper_open_as_they_were_made() -> None:
    assert spellings("Devote-Valve  party") == ("Devote-Valve  party", "devote valve party")
    assert spellings("devote valve") == ("devote valve",)
    assert spellings("") == ("",)


def test_the_groups_of_a_recovery_sheet_are_known_for_what_they_are() -> None:
    sheet = " ".join(groups_of(RawKey(bytes(range(32)), bytes(16))))
    assert secret_of(sheet) == RecoveryKey(bytes(range(32)))
    assert spellings(sheet.lower()) == (RecoveryKey(bytes(range(32))),)
    assert secret_of("devote valve party") == "devote valve party"
