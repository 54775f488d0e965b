"""export: every format, two readers, a file whole or not at all."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.report.channels import said_by

Run = Callable[..., Any]
FORMS = [
    ("pdf", b"%PDF-"),
    ("docx", b"PK"),
    ("html", b"<!DOCTYPE html>"),
    ("txt", b"Title"),
    ("md", b"**"),
    ("json", b"{"),
    ("csv", b"\xef\xbb\xbfKey point,"),
    ("xlsx", b"PK"),
]


@pytest.mark.parametrize(("form", "start"), FORMS)
def test_every_format_is_written_and_the_same_twice(
    run: Run, notebook: Path, form: str, start: bytes
) -> None:
    source = notebook.with_name("s.md")
    source.write_bytes(b"**Title**\n\n## **1. Key point**\n\n- one\n  - two\n")
    run("import", notebook, source)
    to = notebook.with_name(f"out.{form}")
    answer = run("export", notebook, "--format", form, "--to", to)
    assert (answer.code, answer.lines) == (0, [str(to)])
    first = to.read_bytes()
    assert first.startswith(start)
    data = run("export", notebook, "--format", form, "--to", to, "--json")
    assert json.loads(data.out)["size"] == len(first)
    assert to.read_bytes() == first


def test_a_protected_name_stops_the_public_report_and_leaves_the_old_file(
    run: Run, notebook: Path, contents_of: Any
) -> None:
    source = notebook.with_name("s.md")
    source.write_bytes(b"**Title**\n\n## **1. Key point**\n\n- Zam ira Naza rova said so\n")
    run("import", notebook, source)
    _protect(notebook, "Zamira Nazarova")
    to = notebook.with_name("out.md")
    to.write_text("older", encoding="utf-8")
    before = contents_of(notebook.parent)
    public = run("export", notebook, "--format", "md", "--profile", "public", "--to", to)
    assert (public.code, public.out) == (1, "")
    assert public.err.startswith("Not exported: a protected name stands in 1 place(s).")
    assert contents_of(notebook.parent) == before
    assert run("export", notebook, "--format", "md", "--profile", "own", "--to", to).code == 0
    assert "Zam ira" in to.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["pdf", "md", "json"])
def test_a_typed_name_gives_way_in_every_format_and_is_counted(
    run: Run, notebook: Path, form: str
) -> None:
    source = notebook.with_name("s.md")
    source.write_bytes(b"**Title**\n\n## **1. Key point**\n\n- Zamira Nazarova said so\n")
    run("import", notebook, source)
    _protect(notebook, "Zamira Nazarova")
    to = notebook.with_name("out")
    for profile in ("public", "participants", "secretariat", "interpreters", "partner"):
        args = ("--format", form, "--profile", profile, "--to", to, "--json")
        answer = run("export", notebook, *args)
        assert answer.code == 0, answer.err
        assert json.loads(answer.out)["names_replaced"] == 1
        assert "1 protected name(s) were replaced" in answer.err
        said = said_by(to.read_bytes())
        assert "Zamira" not in said
        assert "a participant said so" in said


def _protect(path: Path, name: str) -> None:
    from micic_desk.app.opening import open_desk
    from micic_desk.domain.edits.adding import Add
    from micic_desk.domain.kinds import EntityKind

    desk = open_desk(path, None)
    desk.do(Add(kind=EntityKind.PERSON, fields={"name": name, "protected": True}))
    desk.close()


def test_a_place_that_cannot_be_written_is_said(run: Run, notebook: Path, contents_of: Any) -> None:
    before = contents_of(notebook.parent)
    for to, said in (
        (notebook.parent / "no" / "out.md", "The folder for “out.md” does not exist."),
        (notebook.parent, "is a folder, not a file."),
    ):
        answer = run("export", notebook, "--format", "md", "--to", to)
        assert answer.code == 1
        assert said in answer.err
    assert contents_of(notebook.parent) == before
