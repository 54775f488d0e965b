"""A change of passphrase that ended half-way: it is completed or taken back, and told."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.app.rekeying import change_passphrase
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, rekeying

WORDS = "one two three four five six"
OTHERS = "six five four three two one"
NOW = datetime(2026, 3, 14, 15, 9, 26).astimezone()


class Ended(BaseException):
    """The program ended here."""


def end_at(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def ended(*_args: object, **_named: object) -> None:
        raise Ended

    def nothing(*_args: object) -> None:
        """A program that has ended tidies nothing."""

    monkeypatch.setattr(rekeying, name, ended)
    monkeypatch.setattr(rekeying, "discard", nothing)


def half_changed(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    backups.back_up(desk.session, NOW)
    with monkeypatch.context() as patch:
        end_at(patch, name)
        with pytest.raises(Ended):
            change_passphrase(desk, WORDS, OTHERS)
    desk.close()


def leftovers(path: Path) -> list[str]:
    return [one.name for one in path.parent.rglob(".*") if "rekey" in one.name]


@pytest.mark.parametrize(
    "case",
    [
        ("replace", WORDS, OTHERS, "did not take hold"),
        ("put_in_place", OTHERS, WORDS, "the change took hold"),
    ],
)
def test_one_passphrase_opens_all_of_it_and_the_other_is_told(
    desk: Desk,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    say: Callable[[Desk, str], str],
    case: tuple[str, str, str, str],
) -> None:
    ends_at, opens, does_not, told = case
    one = say(desk, "a word")
    half_changed(desk, monkeypatch, ends_at)
    assert leftovers(path)
    with pytest.raises(Refusal) as refused:
        open_desk(path, does_not)
    assert refused.value.code == "store.wrong_passphrase"
    assert told in str(refused.value)
    again = open_desk(path, opens)
    assert "interrupted" in str(again.told[0])
    assert again.notebook.shown(one)
    assert again.session.second_copy_fault is None
    assert leftovers(path) == []
    for backup in backups.backups_of(path):
        backups.prove(backup.path, again.session.raw)
    again.close()
    quiet = open_desk(path, opens)
    assert quiet.told == []
    quiet.close()


def test_a_notebook_that_went_right_after_the_change_comes_back(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[[Desk, str], str]
) -> None:
    one = say(desk, "a word")
    half_changed(desk, monkeypatch, "put_in_place")
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 4] = bytes(4096)
    path.write_bytes(data)
    again = open_desk(path, OTHERS)
    assert again.notebook.shown(one)
    assert leftovers(path) == []
    again.close()
