"""A notebook in a folder that others write into: the window says so, and one button moves it."""

from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.opening import create_desk, open_desk
from micic_desk.store.key import Cost

MODULE = "micic_desk.ui.window.moving_home"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    path = tmp_path / "Basin.micic"
    create_desk(path, None, title="Basin", cost=Cost.TRIVIAL).close()
    for one in tmp_path.glob("Basin*"):
        one.rename(folder / one.name)
    return folder / path.name


def test_one_button_moves_it_with_the_line_being_typed(
    hands: Any, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    started: list[str] = []
    monkeypatch.setattr(f"{MODULE}.better_place", lambda: home)
    monkeypatch.setattr(f"{MODULE}.start_window", started.append)
    hands.open(shared)
    notice = hands.space.middle.messages.message()
    assert notice is not None
    assert "lies where others write too" in notice.text
    assert notice.act == "Move it to this computer"
    hands.space.go_to_line()
    hands.type("Half a li")
    assert notice.on_act is not None
    notice.on_act()
    assert started == [str(home / "Basin.micic")]
    assert not shared.exists()
    desk = open_desk(home / "Basin.micic", None)
    assert desk.told == []
    with desk.session.transaction() as connection:
        drafts = connection.exec_driver_sql("SELECT text FROM draft").scalars().all()
    assert "Half a li" in drafts
    desk.close()


def test_where_no_better_place_is_known_it_is_only_said(
    hands: Any, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{MODULE}.better_place", lambda: None)
    hands.open(shared)
    notice = hands.space.middle.messages.message()
    assert notice is not None
    assert "lies in a folder of Dropbox" in notice.text
    assert not notice.act
