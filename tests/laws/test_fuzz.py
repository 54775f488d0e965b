"""The fuzzer of share files for a moment: what ten minutes of it do is told in bench/README.md."""

from types import ModuleType

import pytest

from tests.laws.benches import bench


@pytest.fixture(scope="module")
def fuzzer() -> ModuleType:
    return bench("fuzz_share")


@pytest.mark.parametrize("share", range(4))
def test_a_minute_of_it_finds_nothing(fuzzer: ModuleType, share: int) -> None:
    """In shares, so that several processes take them."""
    tally = fuzzer.fuzz(seconds=15, seed=5 + share)
    assert tally.faults == 0, tally.outcomes
    assert tally.slowest < 2
    assert tally.outcomes["written: taken in"] > tally.outcomes.total() / 10


def test_a_planted_bug_is_found(fuzzer: ModuleType) -> None:
    assert fuzzer.fuzz(files=60, seed=5, bug=True).faults
