"""A notebook is copied while somebody types: nobody waits, and the copy is as of one moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind
from micic_desk.store import still
from micic_desk.store.backups import save_copy
from micic_desk.store.key import Cost

WORDS = "only for this"


@pytest.fixture(params=[None, WORDS])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    made = create_desk(tmp_path / "a.micic", request.param, title="Still", cost=Cost.TRIVIAL)
    _type(made, "before")
    yield made
    made.close()


def _type(desk: Desk, title: str) -> None:
    consultation = next(iter(desk.notebook.of_kind(EntityKind.CONSULTATION))).id
    tree = Seedling(kind=EntityKind.SESSION, fields={"title": title})
    desk.do(AddTrees(trees=(tree,), parent=consultation))


def _meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> list[bool]:
    """Have something done on another thread while each copy is written; whether it waited."""
    waited: list[bool] = []
    aside = still.aside

    class Driver:
        def __init__(self, driver: Any) -> None:
            self._driver = driver

        def execute(self, *said: Any) -> Any:
            thread = Thread(target=act)
            thread.start()
            thread.join(20)
            waited.append(thread.is_alive())
            return self._driver.execute(*said)

    @contextmanager
    def slow(*said: Any) -> Iterator[Any]:
        with aside(*said) as driver:
            yield Driver(driver)

    monkeypatch.setattr(still, "aside", slow)
    return waited


def _titles(path: Path, desk: Desk) -> set[object]:
    copy = open_desk(path, None if desk.plain else WORDS)
    try:
        return {one.fields["title"] for one in copy.notebook.of_kind(EntityKind.SESSION)}
    finally:
        copy.close()


def test_what_is_typed_waits_for_no_copy(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = _meanwhile(monkeypatch, lambda: _type(desk, "meanwhile"))
    copy = tmp_path / "copy.micic"
    holding = save_copy(desk.session, copy)
    assert waited == [False]
    assert holding.sessions == 1
    assert _titles(copy, desk) == {"before"}
    assert desk.session._driver.execute("PRAGMA wal_autocheckpoint").fetchone() == (1000,)


def test_a_file_that_was_written_to_meanwhile_is_copied_once_more(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written_in() -> None:
        _type(desk, "meanwhile")
        desk.session.tidy()

    assert not _meanwhile(monkeypatch, written_in)
    copy = tmp_path / "copy.micic"
    save_copy(desk.session, copy)
    assert _titles(copy, desk) == {"before", "meanwhile"}


def test_two_who_keep_it_still_do_not_end_it_for_each_other(desk: Desk) -> None:
    def written_in_after() -> object:
        return desk.session._driver.execute("PRAGMA wal_autocheckpoint").fetchone()[0]

    with desk.session.kept_still() as first:
        with desk.session.kept_still() as second:
            assert second()
        assert not first(), "the second brought the log into the file"
        assert written_in_after() == 0
    assert written_in_after() == 1000


def test_a_copy_of_a_closed_notebook_is_refused(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    with pytest.raises(Exception, match="closed meanwhile"):
        desk.session.copy_into(tmp_path / "copy.micic")
    assert not (tmp_path / "copy.micic").exists()
