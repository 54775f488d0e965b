"""What was handed in, from the command line: kept, listed, copied out, corrected."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def reported(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "a.micic"
    assert run("new", path, "--title", "Consultation", "--plain").code == 0
    source = tmp_path / "report.md"
    source.write_text("# **Consultation**\n\n## **1. Access**\n\n- 20 people came\n", "utf-8")
    assert run("import", path, source).code == 0
    return path


def named(run: Run, path: Path, command: str, *more: object) -> Any:
    return run(command, path, *more, "--consultation", "Consultation")


def test_what_was_exported_is_kept_listed_and_copied_out_as_it_was(
    run: Run, reported: Path, tmp_path: Path
) -> None:
    out, copy = tmp_path / "out.pdf", tmp_path / "copy.pdf"
    told = run("deliveries", reported)
    assert (told.code, told.lines) == (0, [])
    assert run("corrigendum", reported, "--to", copy).code == 1
    assert run("export", reported, "--format", "pdf", "--to", out, "--keep").code == 0
    (one,) = json.loads(run("deliveries", reported, "--json").out)
    assert (one["number"], one["name"], one["changed_since"]) == (1, "out.pdf", 0)
    handed_in = out.read_bytes()
    out.unlink()
    assert run("deliveries", reported, "--copy", "1", "--to", copy).code == 0
    assert copy.read_bytes() == handed_in
    assert run("deliveries", reported, "--copy", "7", "--to", copy).code == 1


def test_a_corrigendum_tells_what_has_changed_and_is_refused_where_nothing_has(
    run: Run, reported: Path, tmp_path: Path
) -> None:
    out, to = tmp_path / "out.pdf", tmp_path / "changes.txt"
    assert run("export", reported, "--format", "pdf", "--to", out, "--keep").code == 0
    assert run("corrigendum", reported, "--to", to, "--format", "txt").code == 1
    assert not to.exists()
    assert run("undo", reported).code == 0
    assert run("corrigendum", reported, "--to", to, "--format", "txt").code == 0
    assert "20 people came" in to.read_text("utf-8")
    (line,) = run("deliveries", reported).lines
    assert line.startswith("1. ")
    assert line.endswith(" out.pdf (public), 3 paragraph(s) changed since")
