"""Calls to the disk that fail cost nothing that was called safe, and end in a sentence."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.laws.benches import bench


@pytest.fixture(scope="module")
def failing() -> ModuleType:
    return bench("faults")


def test_two_failing_calls_of_each_job_cost_nothing(failing: ModuleType, tmp_path: Path) -> None:
    library = failing.compiled(tmp_path)
    if library is None:
        pytest.skip("needs Linux and a C compiler")
    toll = failing.fail_often(tmp_path, library, 2)
    assert toll.clean, toll


def test_what_is_said_too_soon_is_caught(failing: ModuleType, tmp_path: Path) -> None:
    library = failing.compiled(tmp_path)
    if library is None:
        pytest.skip("needs Linux and a C compiler")
    toll = failing.fail_often(tmp_path, library, 4, (failing.CONTROL,))
    assert toll.lost > 0


def test_a_disk_that_is_called_damage_is_caught(failing: ModuleType, tmp_path: Path) -> None:
    library = failing.compiled(tmp_path)
    if library is None:
        pytest.skip("needs Linux and a C compiler")
    toll = failing.fail_often(tmp_path, library, 2, (failing.CREDULOUS,))
    assert toll.misled > 0


@pytest.mark.slow
def test_no_failing_call_costs_anything(failing: ModuleType, tmp_path: Path) -> None:
    library = failing.compiled(tmp_path)
    if library is None:
        pytest.skip("needs Linux and a C compiler")
    toll = failing.fail_often(tmp_path, library, 1000)
    assert toll.clean, toll
