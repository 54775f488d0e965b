"""Two people and a folder that both write to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.merging import merge, open_share
from micic_desk.app.sharing import Keyring, read_card
from micic_desk.app.stick import choose_folder, exchange, folders, to_write
from micic_desk.domain.sentences import Refusal

Make = Callable[[str], Any]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _pair(colleague: Make, stick: Path, tmp_path: Path) -> tuple[Any, Any]:
    ada, bea = colleague("ada"), colleague("bea")
    for one, other in ((ada, "bea"), (bea, "ada")):
        Keyring(one.desk).add(read_card(tmp_path / f"{other}.card"))
        choose_folder(one.desk, stick)
    return ada, bea


def _take(one: Any) -> int:
    """Exchange, and take everything in that waits."""
    waiting = exchange(one.desk).waiting
    for each in waiting:
        merge(one.desk, [open_share(one.desk, each.path, None)])
    return len(waiting)


def test_what_one_writes_the_other_takes_in_once(
    colleague: Make, stick: Path, tmp_path: Path
) -> None:
    ada, bea = _pair(colleague, stick, tmp_path)
    line = ada.note("Ferries stopped.")
    first = exchange(ada.desk)
    assert first.written is not None
    assert "ada" not in first.written.name
    assert first.waiting == ()
    assert exchange(ada.desk).written is None
    found = exchange(bea.desk)
    assert [(one.sender, one.path) for one in found.waiting] == [("ada", first.written)]
    assert line not in bea.desk.notebook
    assert _take(bea) == 1
    assert bea.desk.notebook[line].text("text") == "Ferries stopped."
    assert _take(bea) == 0


def test_later_files_bring_only_what_is_new_and_old_ones_go(
    colleague: Make, stick: Path, tmp_path: Path
) -> None:
    ada, bea = _pair(colleague, stick, tmp_path)
    for number in range(20):
        ada.note(f"line {number}")
    first = exchange(ada.desk).written
    _take(bea)
    exchange(bea.desk)
    _take(ada)
    ada.note("one more")
    second = exchange(ada.desk)
    assert second.written is not None
    assert first is not None
    assert not first.exists()
    opened = open_share(bea.desk, second.written, None)
    assert len(opened.arriving()) < 5
    for _ in range(3):
        _take(bea)
        _take(ada)
    assert {one.id for one in ada.desk.notebook} == {one.id for one in bea.desk.notebook}
    assert not list(stick.glob("*.part"))


def test_what_is_confidential_goes_round_on_no_stick(
    colleague: Make, stick: Path, tmp_path: Path
) -> None:
    ada, bea = _pair(colleague, stick, tmp_path)
    secret = ada.note("who said it", sensitivity="confidential")
    mine = ada.note("to myself", kind="note_to_self")
    line = ada.note("Ferries stopped.")
    what = to_write(ada.desk)
    assert (what.lines, set(what.stays)) == ((line,), {secret, mine})
    assert _take(ada) == 0
    assert _take(bea) == 1
    assert line in bea.desk.notebook
    assert {secret, mine}.isdisjoint(one.id for one in bea.desk.notebook)


def test_other_peoples_files_and_rubbish_are_counted_and_left(
    colleague: Make, stick: Path, tmp_path: Path
) -> None:
    ada, _ = _pair(colleague, stick, tmp_path)
    (stick / "rubbish.micicx").write_bytes(b"not sealed")
    (stick / "notes.txt").write_text("mine")
    assert exchange(ada.desk).others == 1
    assert (stick / "rubbish.micicx").read_bytes() == b"not sealed"


def test_a_stick_that_is_out_is_said_and_nothing_is_counted(
    colleague: Make, stick: Path, tmp_path: Path
) -> None:
    lone = colleague("lone")
    with pytest.raises(Refusal) as refused:
        exchange(lone.desk)
    assert refused.value.code == "stick.no_folder"
    choose_folder(lone.desk, stick)
    with pytest.raises(Refusal) as refused:
        exchange(lone.desk)
    assert refused.value.code == "stick.no_cards"
    ada, _ = _pair(colleague, stick, tmp_path)
    stick.rmdir()
    with pytest.raises(Refusal) as refused:
        exchange(ada.desk)
    assert refused.value.code == "stick.not_there"
    stick.mkdir()
    assert exchange(ada.desk).written is not None


def test_who_only_reads_says_what_has_arrived_so_that_it_is_not_sent_again(
    colleague: Make, stick: Path, tmp_path: Path
) -> None:
    ada, bea = _pair(colleague, stick, tmp_path)
    _take(ada)
    _take(bea)
    _take(ada)
    for number in range(20):
        ada.note(f"line {number}")
    exchange(ada.desk)
    _take(bea)  # Bea writes nothing of her own
    done = exchange(bea.desk)
    assert done.acknowledged
    assert done.written is not None
    assert exchange(bea.desk).written is None  # once is enough
    assert exchange(ada.desk).waiting == ()
    ada.note("one more")
    second = exchange(ada.desk).written
    assert second is not None
    assert 0 < len(open_share(bea.desk, second, None).arriving()) < 5
    assert _take(bea) == 1
    # And so on, without end and without a file for each turn.
    for _ in range(3):
        assert exchange(ada.desk).waiting == exchange(bea.desk).waiting == ()
    assert len(list(stick.iterdir())) <= 3


def test_two_sticks_go_round_and_each_is_told_for_itself(
    colleague: Make, stick: Path, tmp_path: Path
) -> None:
    ada, bea = _pair(colleague, stick, tmp_path)
    other = tmp_path / "other stick"
    other.mkdir()
    ada.note("a line")
    exchange(ada.desk)
    choose_folder(ada.desk, other)
    assert exchange(ada.desk).written is not None  # this stick does not hold it yet
    assert folders(ada.desk) == [other, stick]
    choose_folder(bea.desk, other)
    assert _take(bea) == 1
    choose_folder(bea.desk, stick)
    assert folders(bea.desk) == [stick, other]
    assert exchange(bea.desk).waiting == ()
