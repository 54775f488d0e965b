"""What README promises is what there is."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text(encoding="utf-8")


def test_readme_shows_how_to_start_and_test(readme: str) -> None:
    lines = [line.strip() for line in readme.splitlines()]
    assert "python3 run.py" in lines
    assert "python3 run.py test" in lines


def test_every_command_readme_shows_exists(readme: str, repository: Path) -> None:
    shown = set(re.findall(r"^\| `([a-z]+)\b", readme, re.MULTILINE))
    assert {"new", "import", "capture", "export", "demo"} <= shown
    if not (repository / "micic_desk" / "__main__.py").exists():
        pytest.skip("there is no entry yet")
    unknown = {command for command in shown if _help(command, repository) != 0}
    assert unknown == set()
    assert _help("nonsense", repository) == 2


def _help(command: str, repository: Path) -> int:
    asked = [sys.executable, "-m", "micic_desk", command, "--help"]
    return subprocess.run(asked, cwd=repository, capture_output=True, check=False).returncode


def test_links_lead_somewhere(repository: Path) -> None:
    documents = [*repository.glob("*.md"), *(repository / "docs").rglob("*.md")]
    broken = [
        f"{document.name}: {target}"
        for document in documents
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_promise_names_a_test_that_there_is(repository: Path) -> None:
    text = (repository / "docs" / "SECURITY.md").read_text(encoding="utf-8")
    promises = [row for row in text.splitlines() if row.startswith("| ") and "`" in row]
    assert len(promises) >= 10
    for row in promises:
        named = re.findall(r"\b(?:bench|tests)/[\w/.]+\w", row)
        assert named or "lint-imports" in row, row
        assert [one for one in named if not (repository / one).exists()] == []


def test_the_licence_is_the_projects(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    licence = (repository / "LICENSE").read_text(encoding="utf-8")
    assert f"SPDX-License-Identifier: {project['license']}" in licence


def test_the_changelog_has_a_place_for_what_comes(repository: Path) -> None:
    assert "## Unreleased" in (repository / "CHANGELOG.md").read_text(encoding="utf-8")


def test_ci_does_what_readme_says(repository: Path) -> None:
    script = repository / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text
    for command in (
        "python3 run.py test",
        "ruff check",
        "ruff format --check",
        "mypy",
        "lint-imports",
    ):
        assert command in text
    assert os.access(script, os.X_OK)
