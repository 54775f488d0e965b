"""Who may import whom: the contracts hold, and each of them can fail."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Rooms that stand on the standard library, and what else each may see.
ON_THEIR_OWN = {
    "domain": {"micic_desk.domain"},
    "merge": {"micic_desk.merge", "micic_desk.domain"},
    "runtime": {"micic_desk.runtime", "micic_desk.domain", "platformdirs"},
}


def strangers(source: Any) -> Iterator[str]:
    """Imports of a room on its own that are neither standard library nor allowed."""
    allowed = ON_THEIR_OWN.get(source.path.parts[1]) if len(source.path.parts) > 2 else None
    if allowed is None:
        return
    for node in ast.walk(source.tree):
        names = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        if isinstance(node, ast.ImportFrom):
            names = ["." * node.level + (node.module or "")]
        for name in names:
            room = ".".join(name.split(".")[:2])
            if name.split(".")[0] not in sys.stdlib_module_names and room not in allowed:
                yield f"{source.path}:{node.lineno}: imports {name}"


def contracts(tree: Path) -> subprocess.CompletedProcess[str]:
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-P", "-c", lint, "--no-cache", "--no-logo"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_contracts_hold(repository: Path) -> None:
    answer = contracts(repository)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_rooms_on_their_own_know_no_strangers(program: list[Any]) -> None:
    found = [line for source in program for line in strangers(source)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("line", ["import sqlalchemy", "from micic_desk.store import log"])
def test_a_stranger_is_caught(line: str, plant: Any) -> None:
    assert list(strangers(plant.of(line, "micic_desk/domain/edits/x.py")))
    assert not list(strangers(plant.of("import re", "micic_desk/domain/x.py")))
    assert not list(strangers(plant.of("import platformdirs", "micic_desk/runtime/x.py")))


PLANTED = [
    ("domain/kinds.py", "from micic_desk.store import tables", "domain is not allowed to import"),
    ("stray.py", "", "not listed as layers"),
    ("ui/stray.py", "", "not listed as layers"),
    ("ui/theme/look.py", "from micic_desk.ui.widgets import x", "theme is not allowed to import"),
    ("cli/stray.py", "from micic_desk.ui import theme", "cli is not allowed to import"),
    ("merge/stray.py", "from micic_desk.runtime import ids", "merge is not allowed to import"),
    ("app/desk.py", "from PySide6 import QtCore", "protected package PySide6"),
    ("app/desk.py", "import sqlalchemy", "protected package sqlalchemy"),
    ("report/plan.py", "import reportlab", "protected package reportlab"),
    ("report/leaks.py", "import xlsxwriter", "protected package xlsxwriter"),
    ("store/log.py", "import nacl", "protected package nacl"),
    ("store/log.py", "import sqlite3", "not allowed to import sqlite3"),
    ("domain/entity.py", "from micic_desk.domain import notebook", "No cycles are allowed"),
]


def test_each_contract_can_fail(repository: Path, tmp_path: Path) -> None:
    """All are broken at once in a copy: each must be named, as must each planted import."""
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(repository / "micic_desk", tmp_path / "micic_desk", ignore=without)
    shutil.copy(repository / "pyproject.toml", tmp_path)
    assert contracts(tmp_path).returncode == 0
    for name, line, _ in PLANTED:
        module = tmp_path / "micic_desk" / name
        module.parent.mkdir(exist_ok=True)
        (module.parent / "__init__.py").touch()
        with module.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    if not (tmp_path / "micic_desk" / "ui" / "widgets" / "x.py").exists():
        (tmp_path / "micic_desk" / "ui" / "widgets").mkdir(exist_ok=True)
        (tmp_path / "micic_desk" / "ui" / "widgets" / "__init__.py").touch()
        (tmp_path / "micic_desk" / "ui" / "widgets" / "x.py").touch()
    answer = contracts(tmp_path)
    assert answer.returncode == 1
    missed = [expected for _, _, expected in PLANTED if expected not in answer.stdout]
    assert not missed, answer.stdout
    assert "KEPT" not in answer.stdout, answer.stdout
