"""Undo and redo of what is large go on behind the window; what is small is done at once."""

import pytest
from pytestqt.qtbot import QtBot

from micic_desk.app.desk import Desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.turning import LARGE


def lines(desk: Desk, count: int) -> int:
    """Paste so many lines; how many there are now."""
    parent = Workplace(desk).need_session()
    fields = {"kind": "point", "text": "a line"}
    edits = tuple(Add(kind=EntityKind.ITEM, fields=fields, parent=parent) for _ in range(count))
    desk.do(Together(edits=edits, act=Act.PASTE))
    return items(desk)


def items(desk: Desk) -> int:
    return len(desk.notebook.of_kind(EntityKind.ITEM))


def test_a_few_lines_are_gone_when_the_wish_returns(desk: Desk, bridge: Bridge) -> None:
    lines(desk, 3)
    assert bridge.undo() is not None
    assert items(desk) == 0
    assert not bridge.turning.busy()


def test_many_lines_go_and_come_behind_the_window(desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    before = lines(desk, LARGE + 1)
    with qtbot.waitSignal(bridge.turning.ended):
        assert bridge.undo() is None
        assert items(desk) == before
        assert bridge.undo() is None  # not heard twice
    assert items(desk) == 0
    assert desk.next_undo() is not None  # the session that stood before
    with qtbot.waitSignal(bridge.turning.ended):
        bridge.redo()
    assert items(desk) == before


def test_given_up_nothing_has_changed(desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    before, waiting = lines(desk, LARGE + 1), desk.next_undo()

    class StoppedError(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        desk.undo(later=True, progress=stop)
    assert desk.next_undo() == waiting
    with qtbot.waitSignal(bridge.turning.ended):
        bridge.undo()
        bridge.turning.cancel()
    assert items(desk) in (before, 0)
    assert (items(desk) == before) == (desk.next_undo() == waiting)
