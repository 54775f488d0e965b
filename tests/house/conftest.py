"""What the house's own rules are checked on: the sources as trees, and the files git keeps."""

import ast
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
_MADE_HERE = {".git", ".venv", ".hypothesis", "build", "dist", "__pycache__"}


@dataclass(frozen=True)
class Source:
    """One Python file: where it is, relative to the repository, and what it says."""

    path: Path
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, text: str, path: str = "planted.py") -> "Source":
        return cls(Path(path), text, ast.parse(text))


def _read(*folders: str) -> list[Source]:
    found = (path for folder in folders for path in sorted((REPOSITORY / folder).rglob("*.py")))
    return [
        Source.of(path.read_text(encoding="utf-8"), str(path.relative_to(REPOSITORY)))
        for path in found
    ]


@pytest.fixture(scope="session")
def plant() -> type[Source]:
    """Makes a source of a snippet, so that every rule can be shown to fail."""
    return Source


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def program() -> list[Source]:
    found = _read("micic_desk")
    assert len(found) > 50
    return found


@pytest.fixture(scope="session")
def sources(program: list[Source]) -> list[Source]:
    run = REPOSITORY / "run.py"
    rest = _read("tests", "bench", "db")
    return [*program, *rest, Source.of(run.read_text(encoding="utf-8"), "run.py")]


@pytest.fixture(scope="session")
def kept() -> list[Path]:
    """Every file that git keeps; where there is no git, every file that is not made here."""
    if shutil.which("git") and (REPOSITORY / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={REPOSITORY}", "ls-files", "-z"],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\0")
        return [REPOSITORY / name for name in listed if name and (REPOSITORY / name).is_file()]
    return [
        path
        for path in REPOSITORY.rglob("*")
        if path.is_file()
        and not any(
            part in _MADE_HERE or part.endswith("_cache")
            for part in path.relative_to(REPOSITORY).parts
        )
    ]
