"""A power cut at any moment costs nothing that was called safe, whichever file is left."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.laws.benches import bench


@pytest.fixture(scope="module")
def cutting() -> ModuleType:
    return bench("power_loss")


@pytest.fixture
def library(cutting: ModuleType, tmp_path: Path) -> Path:
    found = cutting.compiled(tmp_path)
    if found is None:
        pytest.skip("needs Linux and a C compiler")
    return found


def test_four_hundred_cuts_cost_nothing(
    cutting: ModuleType, library: Path, quick_folder: Path
) -> None:
    toll = cutting.cut_often(quick_folder, library, 400, 1)
    assert toll.clean, toll


@pytest.mark.parametrize("control", ["--liar", "--unsynced"])
def test_what_is_not_safe_is_noticed(
    cutting: ModuleType, library: Path, quick_folder: Path, control: str
) -> None:
    """Said before it is written, or never synced: sixty cuts cannot all miss it."""
    toll = cutting.cut_often(quick_folder, library, 60, 1, control)
    assert toll.lost + toll.unopenable > 0


@pytest.mark.slow
def test_ten_thousand_cuts_cost_nothing(
    cutting: ModuleType, library: Path, quick_folder: Path
) -> None:
    toll = cutting.cut_often(quick_folder, library, 10_000, 2)
    assert toll.clean, toll
