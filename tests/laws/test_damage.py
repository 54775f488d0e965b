"""One file of a notebook damaged in any way costs nothing; both damaged, next to nothing."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.laws.benches import bench


@pytest.fixture(scope="module")
def damaging() -> ModuleType:
    return bench("damage")


def test_three_hundred_damages_cost_nothing(damaging: ModuleType, quick_folder: Path) -> None:
    toll = damaging.damage_often(quick_folder, 300, lines=60, least_of_both=0.8)
    assert toll.clean, toll


def test_a_large_notebook_is_back_in_seconds(damaging: ModuleType, quick_folder: Path) -> None:
    """Two thousand lines; `bench/damage.py 40 --lines 10000` has ten thousand in ten seconds.

    Twice a fifth of that, because two tests at a time make each other's seconds longer.
    """
    toll = damaging.damage_often(quick_folder, 8, lines=2000)
    assert toll.clean, toll
    assert toll.slowest < 4, toll


def test_a_damaged_notebook_without_a_second_copy_is_noticed(
    damaging: ModuleType, quick_folder: Path
) -> None:
    """The same damages with the second copy taken away must not all come to nothing."""
    toll = damaging.damage_often(quick_folder, 40, lines=20, alone=True)
    assert not toll.clean
