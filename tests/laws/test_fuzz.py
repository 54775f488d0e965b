"""The fuzzer of share files for a moment: what ten minutes of it do is told in bench/README.md."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def fuzzer() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "bench" / "fuzz_share.py"
    spec = importlib.util.spec_from_file_location("bench_fuzz_share", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_fuzz_share"] = module
    spec.loader.exec_module(module)
    return module


def test_two_hundred_files_find_nothing(fuzzer: ModuleType) -> None:
    tally = fuzzer.fuzz(files=200, seed=5)
    assert tally.faults == 0, tally.outcomes
    assert tally.slowest < 2
    assert tally.outcomes["written: taken in"] > 30


def test_a_planted_bug_is_found(fuzzer: ModuleType) -> None:
    assert fuzzer.fuzz(files=60, seed=5, bug=True).faults
