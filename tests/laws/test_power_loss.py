"""A power cut at any moment costs nothing that was called safe, whichever file is left."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.laws.benches import bench


@pytest.fixture(scope="module")
def cutting() -> ModuleType:
    return bench("power_loss")


@pytest.fixture(scope="module")
def library(cutting: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = cutting.compiled(tmp_path_factory.mktemp("library"))
    if found is None:
        pytest.skip("needs Linux and a C compiler")
    assert isinstance(found, Path)
    return found


@pytest.fixture(scope="module")
def lives(
    cutting: ModuleType, library: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Any]:
    """What was traced, for every share of the cuts."""
    found: list[Any] = cutting.lives(tmp_path_factory.mktemp("lives"), library)
    return found


@pytest.mark.parametrize("share", range(8))
def test_two_thousand_cuts_cost_nothing(
    cutting: ModuleType, lives: list[Any], quick_folder: Path, share: int
) -> None:
    """In shares, so that several processes take them."""
    toll = cutting.cut_often(quick_folder, lives, 252, share)
    assert toll.clean, toll
    assert toll.states >= 250


@pytest.mark.parametrize("control", ["--liar", "--unsynced"])
def test_what_is_not_safe_is_noticed(
    cutting: ModuleType, library: Path, quick_folder: Path, control: str
) -> None:
    """Said before it is written, or never synced: sixty cuts cannot all miss it."""
    traced = cutting.lives(quick_folder, library, control)
    toll = cutting.cut_often(quick_folder, traced, 60, 1)
    assert toll.lost + toll.unopenable > 0


@pytest.mark.slow
def test_ten_thousand_cuts_cost_nothing(
    cutting: ModuleType, lives: list[Any], quick_folder: Path
) -> None:
    toll = cutting.cut_often(quick_folder, lives, 10_000, 2)
    assert toll.clean, toll
