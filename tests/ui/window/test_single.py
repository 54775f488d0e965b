from pathlib import Path

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from micic_desk.ui.window.single import Doorbell, pipe_name, raise_other


def test_a_pipe_is_named_by_the_file_and_tells_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "Secret.micic"
    path.touch()
    (tmp_path / "link.micic").symlink_to(path)
    name = pipe_name(path)
    assert name == pipe_name(tmp_path / "." / "Secret.micic") == pipe_name(tmp_path / "link.micic")
    assert name != pipe_name(tmp_path / "Other.micic")
    assert "ecret" not in name


def test_ringing_is_heard_only_where_somebody_is(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Rivers.micic"
    assert not raise_other(path)
    bell = Doorbell(path)
    rung = QSignalSpy(bell.rung)
    assert raise_other(path)
    qtbot.waitUntil(lambda: rung.count() == 1)
    bell.close()
    assert not raise_other(path)
