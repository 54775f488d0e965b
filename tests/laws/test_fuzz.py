"""The fuzzer of share files for a moment: what ten minutes of it do is told in bench/README.md."""

from types import ModuleType

import pytest

from tests.laws.benches import bench


@pytest.fixture(scope="module")
def fuzzer() -> ModuleType:
    return bench("fuzz_share")


def test_two_hundred_files_find_nothing(fuzzer: ModuleType) -> None:
    tally = fuzzer.fuzz(files=200, seed=5)
    assert tally.faults == 0, tally.outcomes
    assert tally.slowest < 2
    assert tally.outcomes["written: taken in"] > 30


def test_a_planted_bug_is_found(fuzzer: ModuleType) -> None:
    assert fuzzer.fuzz(files=60, seed=5, bug=True).faults
