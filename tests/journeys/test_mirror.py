"""A mirror on a stick, in the window: chosen, pulled, put back, and opened when all is gone."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from micic_desk.app.mirroring import bring_up, choose_folder
from micic_desk.app.opening import create_desk
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.key import Cost
from micic_desk.ui.panels.backups.sheet import BackupsSheet

WORDS = "one two three four five six"


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    made = tmp_path / "laptop"
    made.mkdir()
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def _open(hands: Any, laptop: Path) -> None:
    path = laptop / "Basin.micic"
    create_desk(path, None, title="Basin", cost=Cost.TRIVIAL).close()
    hands.open(path)


def test_words_go_to_the_stick_and_typing_never_waits_for_it(
    hands: Any, laptop: Path, stick: Path, tmp_path: Path
) -> None:
    _open(hands, laptop)
    space = hands.space
    space.commands.run("notebook.backups")
    sheet = space.sheets.get(BackupsSheet)
    assert sheet.mirror.sign.text() == "No mirror on a stick"
    assert not sheet.mirror.stop.isVisible()
    sheet.mirror.chosen.emit(stick)
    hands.qtbot.waitUntil(lambda: sheet.mirror.sign.text() == "The mirror is up to date")
    (mirror,) = stick.iterdir()
    size = mirror.stat().st_size
    away = stick.rename(tmp_path / "in a pocket")
    space.go_to_line()
    hands.line("Said while the stick is away.")
    assert hands.items() == 1
    row = sheet.mirror
    keeper = next(one for one in space.children() if type(one).__name__ == "Mirroring")
    keeper.look()
    hands.qtbot.waitUntil(lambda: "is away" in row.sign.text())
    away.rename(stick)
    keeper.look()
    hands.qtbot.waitUntil(lambda: row.sign.text() == "The mirror is up to date")
    assert mirror.stat().st_size > size
    hands.line("The last words before it is closed.")
    before = mirror.stat().st_size
    hands.window.close()
    assert mirror.stat().st_size > before


def test_a_folder_that_guards_against_nothing_is_refused_in_words(hands: Any, laptop: Path) -> None:
    _open(hands, laptop)
    sheet = hands.space.sheets.get(BackupsSheet)
    sheet.mirror.chosen.emit(laptop)
    notice = hands.space.middle.messages.message()
    assert notice is not None
    assert "lie in this folder already" in notice.text
    assert sheet.mirror.sign.text() == "No mirror on a stick"


def test_from_the_stick_alone_everything_comes_back(
    hands: Any, tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr("micic_desk.ui.window.entrance.usual_notebook_folder", lambda: home)
    other = tmp_path / "stolen"
    other.mkdir()
    desk = create_desk(other / "n.micic", WORDS, title="Basin", cost=Cost.TRIVIAL)
    choose_folder(desk, stick)
    bring_up(desk)
    desk.close()
    shutil.rmtree(other)
    (mirror,) = stick.iterdir()
    hands.window.entrance.open_file(mirror)
    page = hands.window.page()
    page.field.line.setText(WORDS)
    hands.qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.window.workspace is not None)
    assert len(hands.space.desk.notebook.of_kind(EntityKind.CONSULTATION)) == 1
    assert hands.space.desk.path == home / "Notebook from a mirror.micic"


def test_what_is_no_mirror_is_refused_in_words(hands: Any, stick: Path) -> None:
    file = stick / "0123456789ab.micic-second"
    file.write_bytes(b"%PDF-1.7")
    hands.window.entrance.open_file(file)
    assert "is not the mirror of a notebook" in hands.window.page()._fault.text()
