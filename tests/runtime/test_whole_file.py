import errno
import os
import sys
from pathlib import Path

import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime import whole_file
from micic_desk.runtime.whole_file import read_bounded, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


def refused(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(Refusal) as caught:
        write_whole(path, data)
    assert "{" not in str(caught.value)
    return caught.value.code


def test_a_new_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"all of it")
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"all of it"
    if sys.platform != "win32":
        assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600


@posix
def test_a_replaced_file_keeps_its_mode_and_a_link_keeps_pointing(tmp_path: Path) -> None:
    target = tmp_path / "real"
    target.write_bytes(b"old")
    target.chmod(0o644)
    link = tmp_path / "link"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o644


def test_a_place_that_cannot_take_a_file_says_which_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    assert refused(tmp_path) == "file.is_folder"
    assert refused(tmp_path / "none" / "a") == "file.no_folder"
    assert refused(tmp_path / "file" / "a") == "file.no_folder"
    assert refused(tmp_path / ("n" * 300)) == "file.name_too_long"
    assert refused(tmp_path / "nul\0byte") == "file.bad_name"
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@posix
def test_an_undecodable_name_and_a_device_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "\ud800") == "file.bad_name"
    assert refused(Path(os.devnull)) == "file.not_a_file"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "file.no_space"),
        (errno.EDQUOT, "file.no_space"),
        (errno.EROFS, "file.read_only"),
        (errno.EACCES, "file.no_permission"),
        (errno.EIO, "file.disk_error"),
        (errno.EFBIG, "file.too_large"),
        (errno.EMFILE, "file.not_written"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_failing_step_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, step: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(number, "injected")

    (tmp_path / "a").write_bytes(b"old")
    owner = Path if step == "replace" else whole_file.os
    monkeypatch.setattr(owner, step, fail)
    assert refused(tmp_path / "a") == code
    monkeypatch.undo()
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_that_fills_while_writing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_open = os.open

    def open_full(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            os.close(true_open(path, flags, mode))
            return true_open("/dev/full", os.O_WRONLY)
        return true_open(path, flags, mode)

    monkeypatch.setattr(whole_file.os, "open", open_full)
    assert refused(tmp_path / "a", b"x" * 100_000) == "file.no_space"
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_read_only_folder_or_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "kept").write_bytes(b"old")
    (folder / "kept").chmod(0o400)
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this account may write everywhere")
        assert refused(folder / "a") == "file.no_permission"
        assert refused(folder / "kept") == "file.read_only"
    finally:
        folder.chmod(0o700)
    assert [p.name for p in folder.iterdir()] == ["kept"]


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_bounded(path, 5) == b"12345"
    with pytest.raises(Refusal) as caught:
        read_bounded(path, 4)
    assert caught.value.code == "file.too_large"


def test_a_sparse_giant_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "giant"
    with path.open("wb") as stream:
        stream.truncate(1 << 34)
    with pytest.raises(Refusal) as caught:
        read_bounded(path, 128 << 20)
    assert caught.value.code == "file.too_large"
    assert "128" in str(caught.value)


@posix
def test_a_file_that_claims_no_size_is_still_bounded() -> None:
    claims_nothing = Path("/proc/self/maps")
    if not claims_nothing.exists():
        pytest.skip("no such file system here")
    with pytest.raises(Refusal) as caught:
        read_bounded(claims_nothing, 10)
    assert caught.value.code == "file.too_large"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    def code(path: Path) -> str:
        with pytest.raises(Refusal) as caught:
            read_bounded(path, 10)
        return caught.value.code

    (tmp_path / "file").write_bytes(b"")
    assert code(tmp_path / "none") == "file.missing"
    assert code(tmp_path / "file" / "below") == "file.missing"
    assert code(tmp_path) == "file.is_folder"
    assert code(tmp_path / "nul\0") == "file.bad_name"
    assert code(tmp_path / ("n" * 300)) == "file.name_too_long"


@posix
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal) as caught:
        read_bounded(tmp_path / "pipe", 10)
    assert caught.value.code == "file.not_a_file"


@posix
def test_a_locked_file_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this account may read everything")
    with pytest.raises(Refusal) as caught:
        read_bounded(path, 10)
    assert caught.value.code == "file.unreadable"


def test_what_a_killed_program_left_half_written_goes_at_the_next_writing(tmp_path: Path) -> None:
    left, young = tmp_path / f".{'0' * 16}.part", tmp_path / f".{'1' * 16}.part"
    others = tmp_path / "film.part", tmp_path / f".{'2' * 16}.part.txt"
    for one in (left, young, *others):
        one.write_bytes(b"half")
    for one in (left, *others):
        os.utime(one, (1, 1))
    write_whole(tmp_path / "report.pdf", b"whole")
    assert not left.exists()
    assert all(one.exists() for one in (young, *others))
