from pathlib import Path

from micic_desk.app.capturing import Capture
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.timekeeping import Timekeeper
from micic_desk.app.workplace import Workplace
from micic_desk.domain.session_clock import Noted, Pace


class Wall:
    """A wall clock that goes when it is told to."""

    def __init__(self) -> None:
        self.time = 1_800_000_000

    def __call__(self) -> int:
        return self.time


def begin(tmp_path: Path, wall: Wall) -> tuple[Desk, str]:
    desk = create_desk(tmp_path / "a.micic", None, title="Rivers", clock=wall)
    return desk, Workplace(desk).add_session("Morning")


def test_the_first_line_starts_it_and_pressing_stops_it(tmp_path: Path) -> None:
    wall = Wall()
    desk, session = begin(tmp_path, wall)
    keeper = Timekeeper(desk)
    assert keeper.read(session, keeper.noted(session)).pace is Pace.WAITING
    capture = Capture(desk)
    capture.take("Boats were loaded by list")
    wall.time += 600
    capture.take("\tAnd nobody asked why")
    noted = keeper.noted(session)
    assert noted == Noted(first=wall.time - 600, last=wall.time)
    wall.time += 60
    assert keeper.press(session, noted).pace is Pace.OVER
    wall.time += 1000
    assert keeper.read(session, noted).elapsed == 660
    wall.time += 40
    again = keeper.press(session, noted)
    assert (again.pace, again.elapsed) == (Pace.RUNNING, 1700)
    keeper.begin_anew(session)
    assert keeper.read(session, noted).elapsed == 0
    desk.close()


def test_it_runs_on_over_a_restart_and_writes_no_operation(tmp_path: Path) -> None:
    wall = Wall()
    desk, session = begin(tmp_path, wall)
    before = desk.next_undo()
    Timekeeper(desk).press(session, Noted())
    assert desk.next_undo() == before
    desk.close()
    wall.time += 300
    again = open_desk(tmp_path / "a.micic", None, clock=wall)
    reading = Timekeeper(again).read(session, Noted())
    assert (reading.pace, reading.elapsed) == (Pace.RUNNING, 300)
    again.close()
