"""Gives the laws their machine: it is a file of its own, because benches run it too."""

import importlib.util
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.laws.doing import memory_disk
from tests.laws.parts import Blanks, Story, stories


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: this test is about bytes, not about the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - as temporary as it gets
    if not memory.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def life() -> ModuleType:
    name = "laws_life"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("life.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def every_blank() -> Iterator[Blanks]:
    with tempfile.TemporaryDirectory(dir=memory_disk()) as folder:
        made = Blanks(Path(folder))
        yield made
        made.close()


@pytest.fixture
def blanks(every_blank: Blanks) -> Blanks:
    """Notebooks with nothing in them."""
    every_blank.begin()
    return every_blank


@pytest.fixture(scope="session")
def told(every_blank: Blanks) -> list[Story]:
    """What three desks wrote in some busy lives, before they had heard everything."""
    return stories(25, 40, 12, every_blank)
