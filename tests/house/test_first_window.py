"""What is slow to import is not imported on the way to the first window, nor by ``--help``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"reportlab", "alembic", "docx", "sqlalchemy", "pypdfium2", "uharfbuzz", "PIL", "pytest"}


def loaded_by(statement: str, repository: Path) -> set[str]:
    """The top-level packages that are loaded after ``statement`` in a fresh Python."""
    code = f"import sys, json\n{statement}\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return {name.split(".")[0] for name in json.loads(answer.stderr.splitlines()[-1])}


@pytest.fixture
def main_module(repository: Path) -> Path:
    module = repository / "micic_desk" / "__main__.py"
    if not module.exists():
        pytest.skip("there is no entry yet")
    return repository


def test_starting_imports_nothing_slow(main_module: Path) -> None:
    assert loaded_by("import micic_desk.__main__", main_module) & HEAVY == set()


def test_help_imports_no_window_and_nothing_slow(main_module: Path) -> None:
    asked = "import micic_desk.__main__ as m\nsys.argv = ['micic-desk', '--help']\n"
    asked += "try:\n    m.main()\nexcept SystemExit:\n    pass"
    assert loaded_by(asked, main_module) & (HEAVY | {"PySide6", "shiboken6"}) == set()


def test_a_slow_import_is_caught(repository: Path) -> None:
    assert "reportlab" in loaded_by("import reportlab.pdfgen.canvas", repository) & HEAVY
