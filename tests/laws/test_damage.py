"""One file of a notebook damaged in any way costs nothing; both damaged, next to nothing."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def damaging() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "bench" / "damage.py"
    spec = importlib.util.spec_from_file_location("bench_damage", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_damage"] = module
    spec.loader.exec_module(module)
    return module


def test_three_hundred_damages_cost_nothing(damaging: ModuleType, quick_folder: Path) -> None:
    toll = damaging.damage_often(quick_folder, 300, lines=60, least_of_both=0.8)
    assert toll.clean, toll


def test_a_damaged_notebook_without_a_second_copy_is_noticed(
    damaging: ModuleType, quick_folder: Path
) -> None:
    """The same damages with the second copy taken away must not all come to nothing."""
    toll = damaging.damage_often(quick_folder, 40, lines=20, alone=True)
    assert not toll.clean
