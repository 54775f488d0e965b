"""What was written behind the window is told in parts, in an order that makes sense."""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from micic_desk.app.desk import Changed, Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.store import log
from micic_desk.store.inbox import Source
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.telling import AT_ONCE, tell_in_parts

SOURCE = Source(sender="N. N.", sender_key="00", verified=False, digest="00")


def everything(desk: Desk) -> list[tuple[Operation, str]]:
    with desk.session.transaction() as connection:
        return [(read_operation(body), body) for body in log.bodies(connection)]


def test_what_is_no_more_goes_in_parts_lines_before_what_they_stand_in(
    desk: Desk, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    line = Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": "a line"})
    topic = Seedling(kind=EntityKind.ITEM, fields={"kind": "topic"}, children=(line,) * AT_ONCE)
    session = Workplace(desk).need_session()
    other = create_desk(tmp_path / "b.micic", None)
    other.receive(everything(desk), SOURCE)
    other.do(AddTrees(trees=(topic, topic), parent=session))
    desk.receive(everything(other), SOURCE)
    other.close()
    told: list[Changed] = []
    bridge.changed.connect(told.append)
    desk.undo(later=True)
    ended: list[bool] = []

    def end() -> None:
        ended.append(True)

    tell_in_parts(desk, QObject(bridge), end, bridge.is_closed)
    assert len(told) == 1  # the window answers before the next part
    assert desk.notebook.unfiled() == []
    qtbot.waitUntil(lambda: bool(ended))
    assert [len(one.gone) for one in told] == [AT_ONCE, AT_ONCE, 2]
    assert desk.notebook.children(session) == []


def test_a_closed_notebook_is_told_of_no_more(desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    ended: list[bool] = []

    def end() -> None:
        ended.append(True)

    def closed() -> bool:
        return True

    tell_in_parts(desk, QObject(bridge), end, closed)
    qtbot.wait(10)
    assert ended == []
