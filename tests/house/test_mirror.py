"""A test file mirrors the module it tests, so that both are found from either side."""

from collections.abc import Iterator
from pathlib import Path

# Tests of something wider than a module.
WIDER = {"house", "laws", "scenarios", "journeys", "golden", "old"}
SINGLE = {"test_run.py": "run.py"}


def without_module(repository: Path) -> Iterator[str]:
    tests = repository / "tests"
    for test in sorted(tests.rglob("test_*.py")):
        place = test.relative_to(tests)
        if place.parts[0] in WIDER:
            continue
        if len(place.parts) == 1:
            module = repository / SINGLE.get(place.name, f"micic_desk/{_tested(place)}.py")
        else:
            module = repository / "micic_desk" / place.with_name(f"{_tested(place)}.py")
        # A package is tested as a whole by a test of its name.
        if not module.is_file() and not module.with_suffix("").is_dir():
            yield f"tests/{place.as_posix()} tests nothing: there is no {module.name}"


def _tested(place: Path) -> str:
    return place.stem.removeprefix("test_")


def test_every_test_has_its_module(repository: Path) -> None:
    found = list(without_module(repository))
    assert not found, "\n".join(found)


def test_a_test_of_nothing_is_caught(tmp_path: Path) -> None:
    for name in ("micic_desk/domain/order.py", "micic_desk/__main__.py", "run.py"):
        _touch(tmp_path / name)
    for name in ("domain/test_order.py", "test_run.py", "test___main__.py", "laws/test_life.py"):
        _touch(tmp_path / "tests" / name)
    assert not list(without_module(tmp_path))
    _touch(tmp_path / "tests" / "domain" / "test_disorder.py")
    _touch(tmp_path / "tests" / "store" / "test_order.py")
    assert len(list(without_module(tmp_path))) == 2


def _touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
