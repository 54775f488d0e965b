"""Calls to the disk that fail cost nothing that was called safe, and end in a sentence."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def failing() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "bench" / "faults.py"
    spec = importlib.util.spec_from_file_location("bench_faults", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_faults"] = module
    spec.loader.exec_module(module)
    return module


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


@pytest.mark.slow
def test_no_failing_call_costs_anything(failing: ModuleType, tmp_path: Path) -> None:
    library = failing.compiled(tmp_path)
    if library is None:
        pytest.skip("needs Linux and a C compiler")
    toll = failing.fail_often(tmp_path, library, 1000)
    assert toll.clean, toll
