"""What is known of arriving operations is found the same by either way through the log."""

from pathlib import Path

import pytest

from micic_desk.app.opening import create_desk
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.store import arriving, log
from micic_desk.store.arriving import sort_out
from micic_desk.store.inbox import Source

SOURCE = Source(sender="N. N.", sender_key="00", verified=False, digest="00")


@pytest.mark.parametrize("at_once", [3, 2000])
@pytest.mark.parametrize("some", [1, 4, 40])
def test_either_way_finds_what_is_here(
    tmp_path: Path, some: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few are looked for one by one; where there are many the log is read from end to end."""
    monkeypatch.setattr(arriving, "_AT_ONCE", at_once)
    desk, other = create_desk(tmp_path / "one", None), create_desk(tmp_path / "two", None)
    lines = tuple(Seedling(kind=EntityKind.ITEM, fields={"text": str(at)}) for at in range(20))
    for one in (desk, other):
        one.do(AddTrees(trees=lines, parent="root"))

    def written(by: object = desk) -> list[tuple[Operation, str]]:
        with by.session.transaction() as connection:  # type: ignore[attr-defined]
            return [(read_operation(body), body) for body in log.bodies(connection)]

    strange = written(other)
    desk.receive(strange[:10], SOURCE)
    desk.undo()
    desk.receive(strange[10:12], SOURCE)
    mine = [one for one in written() if one[0].actor == desk.session.writer.actor]
    wanted = [*mine[:some], *strange[:some]]
    told: list[float] = []
    with desk.session.transaction() as connection:
        found = sort_out(connection, wanted, told.append)
    assert told == sorted(told)
    assert found.known == len(mine[:some]) + len(strange[10:12][: max(0, some - 10)])
    assert [one.id for _, one in found.returning] == [one.id for one, _ in strange[:10][:some]]
    assert [one.id for one, _ in found.new] == [one.id for one, _ in strange[12:some]]
    assert len(found.confirmed) == found.known - len(mine[:some])
    desk.close()
    other.close()
