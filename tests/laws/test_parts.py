"""Parts, files without history, purges, second thoughts: in the end everybody has the same.

The lives are those of three desks that did whatever can be done and had not heard everything.
"""

import json
from types import ModuleType
from typing import TYPE_CHECKING, Any, Self

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from micic_desk.app.desk import Desk
from micic_desk.app.history import latest_only
from micic_desk.app.opening import create_desk
from micic_desk.app.purging import look_for, purge
from micic_desk.domain.entity import Entity
from micic_desk.domain.operation import Operation, canonical, read_operation
from tests.laws.seen import no_word_lost, one_tree, same_on_disk, shared

if TYPE_CHECKING:
    from pathlib import Path

Arriving = list[tuple[Operation, str]]
FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def desks(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Empty desks, made where a law needs them and closed after each example."""

    class Desks:
        def __init__(self) -> None:
            self._folder = tmp_path_factory.mktemp("desks")
            self._made: list[Desk] = []

        def __call__(self) -> Desk:
            path: Path = self._folder / str(len(self._made))
            self._made.append(create_desk(path, None))
            return self._made[-1]

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            for desk in self._made:
                desk.close()

    return Desks


def _known(desk: Desk) -> dict[str, Entity]:
    return {one.id: one for one in desk.notebook}


def _without_history(arriving: Arriving) -> Arriving:
    bodies = latest_only([body for _, body in arriving])
    return [(read_operation(body), body) for body in bodies]


def _sound(desk: Desk) -> None:
    same_on_disk(desk)
    one_tree(desk.notebook)
    no_word_lost(desk)


@FEW
@given(data=st.data())
def test_some_whole_lines_first_and_everything_later_is_everything(
    data: st.DataObject, everything: list[Arriving], life: ModuleType, desks: Any
) -> None:
    arriving = data.draw(st.sampled_from(everything))
    entities = sorted({one.entity for one, _ in arriving})
    some = data.draw(st.sets(st.sampled_from(entities)))
    with desks() as make:
        whole, parts = make(), make()
        whole.receive(arriving, life.SOURCE)
        parts.receive([one for one in arriving if one[0].entity in some], life.SOURCE)
        _sound(parts)
        parts.receive(arriving, life.SOURCE)
        assert _known(parts) == _known(whole)
        _sound(parts)


@FEW
@given(data=st.data())
def test_without_history_a_reader_sees_the_same_and_is_asked_nothing_else(
    data: st.DataObject, everything: list[Arriving], life: ModuleType, desks: Any
) -> None:
    arriving = data.draw(st.sampled_from(everything))
    old = data.draw(st.lists(st.sampled_from(arriving), unique_by=lambda one: one[0].id))
    with desks() as make:
        whole, latest, before, after = make(), make(), make(), make()
        whole.receive(arriving, life.SOURCE)
        thin = _without_history(arriving)
        latest.receive(thin, life.SOURCE)
        assert _known(latest) == _known(whole)
        before.receive(old, life.SOURCE)  # one who held an old part of it
        assert not before.receive(thin, life.SOURCE).altered
        assert _known(before) == _known(whole)
        after.receive(thin, life.SOURCE)  # one who gets old files later
        assert not after.receive(old, life.SOURCE).altered
        assert _known(after) == _known(whole)
        after.receive(arriving, life.SOURCE)
        assert {body for _, body in shared(after)} == {body for _, body in arriving}
        for desk in (latest, before, after):
            _sound(desk)


@FEW
@given(data=st.data())
def test_what_nobody_here_knows_survives(
    data: st.DataObject, everything: list[Arriving], life: ModuleType, desks: Any
) -> None:
    arriving = data.draw(st.sampled_from(everything))
    chosen = data.draw(st.sets(st.sampled_from(range(len(arriving))), max_size=5))
    bent: Arriving = []
    for number, (_, body) in enumerate(arriving):
        told = json.loads(body)
        if number in chosen:
            told["later"] = {"weight": number}
            told["w"]["shade"] = ["blue", None]
            told["k"] = told["k"] if number % 2 else "map_pin"
        text = canonical(told)
        bent.append((read_operation(text), text))
    with desks() as make:
        first, second = make(), make()
        first.receive(bent, life.SOURCE)
        second.receive(shared(first), life.SOURCE)
        assert {body for _, body in shared(second)} == {body for _, body in bent}
        assert _known(first) == _known(second)
        _sound(second)


class _StoppedError(Exception):
    pass


@FEW
@given(data=st.data())
def test_an_import_that_is_stopped_anywhere_changes_nothing(
    data: st.DataObject, everything: list[Arriving], life: ModuleType, desks: Any
) -> None:
    arriving = data.draw(st.sampled_from(everything))
    part = data.draw(st.integers(0, len(arriving)))
    stop_at = data.draw(st.integers(0, 8))
    with desks() as make:
        desk, whole = make(), make()
        desk.receive(arriving[:part], life.SOURCE)
        before, written = _known(desk), shared(desk)
        told: list[float] = []

        def stop(share: float) -> None:
            told.append(share)
            if len(told) > stop_at:
                raise _StoppedError

        try:
            desk.receive(arriving, life.SOURCE, progress=stop)
        except _StoppedError:
            assert (_known(desk), shared(desk)) == (before, written)
            _sound(desk)
            desk.receive(arriving, life.SOURCE)
        whole.receive(arriving, life.SOURCE)
        assert _known(desk) == _known(whole)


@FEW
@given(data=st.data())
def test_a_purged_value_stays_away_and_nothing_else_changes(
    data: st.DataObject, everything: list[Arriving], life: ModuleType, desks: Any
) -> None:
    arriving = data.draw(st.sampled_from(everything))
    texts = {str(one.writes["text"]) for one, _ in arriving if one.writes.get("text")}
    # A single sign is refused: it stands everywhere.
    words = data.draw(st.sampled_from(sorted(one for one in texts if len(one.strip()) > 1)))
    with desks() as make:
        desk, other = make(), make()
        desk.receive(arriving, life.SOURCE)
        if look_for(desk, words).standing:
            return
        before = _known(desk)
        purge(desk, words)
        assert _known(desk) == before
        assert not desk.receive(arriving, life.SOURCE).altered
        assert _known(desk) == before
        assert not any(words == one.writes.get("text") for one, _ in shared(desk))
        other.receive(arriving, life.SOURCE)
        assert not other.receive(shared(desk), life.SOURCE).altered
        assert _known(other) == before
        other.receive(list(shared(desk)), life.SOURCE)
        for one in (desk, other):
            _sound(one)
