"""A changed passphrase reaches the mirror on a stick too, or the stick is named."""

import shutil
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.mirroring import bring_up, choose_folder, mirror_of
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.rekeying import change_passphrase, mark_of_sheet, recovery_sheet
from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import Cost
from micic_desk.store.second.reading import salts_in

WORDS, OTHERS = "one two three four five six", "six five four three two one"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path: Path, stick: Path) -> Desk:
    made = create_desk(tmp_path / "Book.micic", WORDS, title="Rivers", cost=Cost.TRIVIAL)
    choose_folder(made, stick)
    bring_up(made)
    return made


def test_the_mirror_is_sealed_anew(desk: Desk) -> None:
    mirror = mirror_of(desk)
    assert mirror is not None
    before = salts_in(mirror)
    done = change_passphrase(desk, WORDS, OTHERS)
    assert done.left == []
    assert desk.session.raw is not None
    assert salts_in(mirror) == [desk.session.raw.salt] != before
    desk.close()


def test_a_mirror_on_a_stick_that_is_out_is_named(desk: Desk, stick: Path) -> None:
    mirror = mirror_of(desk)
    shutil.rmtree(stick)
    done = change_passphrase(desk, WORDS, OTHERS)
    assert done.left == [mirror]
    desk.close()
    open_desk(desk.path, OTHERS).close()


def test_a_plain_notebook_has_neither_passphrase_nor_sheet(tmp_path: Path) -> None:
    plain = create_desk(tmp_path / "Plain.micic", None, title="Rivers")
    for wish in (recovery_sheet, lambda one: change_passphrase(one, WORDS, OTHERS)):
        with pytest.raises(Refusal) as refused:
            wish(plain)
        assert refused.value.code == "rekey.plain"
    plain.close()
    assert mark_of_sheet(plain.path) == ""


def test_the_mark_is_told_by_the_file_alone_and_changes_with_the_passphrase(desk: Desk) -> None:
    mark = recovery_sheet(desk).mark
    change_passphrase(desk, WORDS, OTHERS)
    assert recovery_sheet(desk).mark != mark
    desk.close()
