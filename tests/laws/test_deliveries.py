"""A file that brings nothing is no event; order and grouping of files are in ``parts``."""

from tests.laws.doing import SOURCE
from tests.laws.parts import Blanks, Story


def test_a_file_that_brings_nothing_leaves_no_trace(told: list[Story], blanks: Blanks) -> None:
    desk, arriving = blanks(), told[-1].arriving
    desk.receive(arriving, SOURCE)
    before = desk.next_undo()
    again = desk.receive(arriving, SOURCE)
    assert (again.new, again.known) == (0, len(arriving))
    assert desk.next_undo() == before
    desk.undo()
    assert desk.next_undo() is None
    assert len(desk.notebook) == 0
