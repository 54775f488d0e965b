"""Gives the laws their machine: it is a file of its own, because benches run it too."""

import importlib.util
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from micic_desk.domain.operation import Operation

Arriving = list[tuple[Operation, str]]


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
def everything(life: ModuleType) -> list[Arriving]:
    """What three desks wrote in some busy lives, before they had heard everything."""
    lives: list[Arriving] = []

    class Recorded(life.Life):  # type: ignore[misc, name-defined]
        def teardown(self) -> None:
            found = {one.id: (one, body) for desk in self.desks for one, body in life.shared(desk)}
            lives.append(list(found.values()))
            super().teardown()

    run_state_machine_as_test(
        Recorded,
        settings=settings(
            max_examples=20,
            stateful_step_count=40,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return sorted(lives, key=len)[-8:]
