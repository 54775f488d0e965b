"""Merging is a union: order, repetition and grouping of deliveries do not matter."""

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.domain.entity import Entity
from micic_desk.domain.operation import Operation

Arriving = list[tuple[Operation, str]]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_order_repetition_and_grouping_do_not_matter(
    data: st.DataObject,
    everything: list[Arriving],
    life: ModuleType,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    arriving = data.draw(st.sampled_from(everything))
    folder = tmp_path_factory.mktemp("desks")
    whole = create_desk(folder / "whole", None)
    pieces = create_desk(folder / "pieces", None)
    try:
        whole.receive(arriving, life.SOURCE)
        order = data.draw(st.permutations(arriving))
        cuts = sorted(data.draw(st.lists(st.integers(0, len(order)), max_size=5)))
        for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
            pieces.receive(order[max(0, start - 3) : end], life.SOURCE)
        assert _known(whole) == _known(pieces)
        life.same_on_disk(pieces)
    finally:
        whole.close()
        pieces.close()


def _known(desk: Desk) -> dict[str, Entity]:
    return {one.id: one for one in desk.notebook}


def test_a_file_that_brings_nothing_leaves_no_trace(
    everything: list[Arriving], life: ModuleType, tmp_path: Path
) -> None:
    desk = create_desk(tmp_path / "a.micic", None)
    try:
        desk.receive(everything[-1], life.SOURCE)
        before = desk.next_undo()
        again = desk.receive(everything[-1], life.SOURCE)
        assert (again.new, again.known) == (0, len(everything[-1]))
        assert desk.next_undo() == before
        desk.undo()
        assert desk.next_undo() is None
        assert len(desk.notebook) == 0
    finally:
        desk.close()
