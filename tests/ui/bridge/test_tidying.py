"""Rubbish is found on the window's own thread only, and everything only when it is calm."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from micic_desk.ui.bridge.tidying import Tidying


class Ring:
    """Holds itself, so that only a look for rubbish lets it go; says on which thread it went."""

    gone: list[int]

    def __init__(self, gone: list[int]) -> None:
        self.gone = gone
        self.itself = self

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


@pytest.fixture
def tidying(qtbot: QtBot) -> Iterator[Tidying]:
    del qtbot
    one = Tidying()
    yield one
    one.end()
    gc.unfreeze()


def allocate() -> None:
    kept = [[number] for number in range(200_000)]
    del kept


def test_no_other_thread_looks(tidying: Tidying) -> None:
    gone: list[int] = []
    tidying.begin()
    Ring(gone)
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert gone == []
    kept = [[number] for number in range(2_000)]
    tidying.tidy()
    assert gone == [threading.get_ident()]
    del kept


def test_python_looks_by_itself_before_and_after(tidying: Tidying) -> None:
    tidying.begin()
    assert not gc.isenabled()
    tidying.end()
    assert gc.isenabled()


def test_everything_is_looked_through_in_a_pause_only(
    tidying: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def collect(generation: int = 2) -> int:
        looked.append(generation)
        return 0

    counts = iter([(5000, 0, 99), (9000, 0, 99), *[(9010, 0, 99)] * 12])
    monkeypatch.setattr(gc, "get_count", counts.__next__)
    monkeypatch.setattr(gc, "collect", collect)
    tidying.tidy()
    assert looked == [0]
    for _ in range(5):
        tidying.tidy()
    assert 2 in looked
    assert looked.index(2) >= 3
