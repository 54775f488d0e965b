"""Share files that nobody should send: refused by their code, or kept to the letter."""

from pathlib import Path
from types import ModuleType

import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share import lines
from micic_desk.exchange.share.unseal import unseal
from tests.laws.benches import bench

EVERY = 53


@pytest.fixture(scope="module")
def hostile() -> ModuleType:
    return bench("hostile")


def test_there_are_more_than_a_thousand(hostile: ModuleType) -> None:
    cases = list(hostile.hostile_shares.cases())
    assert len({case.name for case in cases}) > 1500
    assert len({case.wanted for case in cases}) > 15


def test_some_of_them_come_as_they_must(hostile: ModuleType, tmp_path: Path) -> None:
    """In the process that reads them for users."""
    toll = hostile.try_shares(tmp_path, EVERY)
    assert toll.faults == []
    assert toll.codes.total() > 28


@pytest.mark.slow
def test_all_of_them_come_as_they_must(hostile: ModuleType, tmp_path: Path) -> None:
    assert hostile.try_shares(tmp_path).faults == []


def test_each_sort_of_bent_line_comes_as_it_must(hostile: ModuleType, tmp_path: Path) -> None:
    """By the same reader in this process, which is quicker."""
    world = hostile.hostile_shares.world(tmp_path)
    chosen = [one for one in hostile.hostile_shares.cases() if ", in the middle" in one.name]
    assert len(chosen) > 25
    for case in chosen:
        with pytest.raises(Refusal) as refused:
            unseal(case.data(world), identity=world.anna)
        assert refused.value.code == case.wanted, case.name
    world.desk.close()


def test_a_reader_that_lets_things_pass_is_noticed(
    hostile: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    from micic_desk.app import merging

    def here(data: bytes, **keys: object) -> object:
        del keys["check"]
        return unseal(data, **keys)  # type: ignore[arg-type]

    monkeypatch.setattr(merging, "unseal_apart", here)
    monkeypatch.setattr(lines, "parse_canonical", json.loads)
    chosen = [one for one in hostile.hostile_shares.cases() if ", first" in one.name][:6]
    monkeypatch.setattr(hostile.hostile_shares, "cases", lambda: iter(chosen))
    assert hostile.try_shares(tmp_path).faults
