"""import, join, resolve: documents in, and what they leave open settled."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Read = Callable[[Path], dict[str, bytes]]


def _export(run: Run, notebook: Path, profile: str) -> bytes:
    to = notebook.with_name(f"{profile}.md")
    answer = run("export", notebook, "--format", "md", "--profile", profile, "--to", to)
    assert answer.code == 0, answer.err
    return to.read_bytes()


def test_the_seed_comes_in_typed_and_goes_out_byte_for_byte(
    run: Run, notebook: Path, seed: Path
) -> None:
    answer = run("import", notebook, seed)
    assert (answer.code, answer.lines) == (0, ["45 elements imported"])
    assert answer.err.count("To join them: join a.micic ") == 1
    assert _export(run, notebook, "public") == seed.read_bytes()
    assert _export(run, notebook, "own") == seed.read_bytes()
    said = json.loads(run("show", notebook, "--json").out)
    [consultation] = said["consultations"]
    counts = consultation["counts"]
    assert counts["elements"] == 45
    assert counts["sections"] == {"introduction": 1, "key_point": 5}
    assert counts["kinds"]["recommendation"] == 4
    assert counts["kinds"]["implication"] == 2
    found = [
        item
        for part in consultation["parts"]
        for section in part["sections"]
        for item in _all(section["items"])
    ]
    recommendations = [one for one in found if one["kind"] == "recommendation"]
    assert [one["mark"] for one in recommendations] == [
        "\N{HEAVY WIDE-HEADED RIGHTWARDS ARROW}"
    ] * 4
    assert [one["label"] for one in recommendations] == ["Recommendation:"] * 4
    assert max(len(one.get("applies_to", ())) for one in recommendations) >= 4
    assert {one["parent"] for one in recommendations} <= {one["id"] for one in _standing(said)}
    assert max(one["depth"] for one in found) == 3


def _standing(said: dict[str, Any]) -> list[dict[str, Any]]:
    """Every section and item of every report, as one list."""
    sections = [
        one for each in said["consultations"] for part in each["parts"] for one in part["sections"]
    ]
    return [*sections, *(item for one in sections for item in _all(one["items"]))]


def _all(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for item in items for one in (item, *_all(item["children"]))]


def test_an_offered_join_is_taken_with_one_command_and_undone_with_one(
    run: Run, notebook: Path, seed: Path
) -> None:
    offer = run("import", notebook, seed).err.split("To join them: join a.micic ")[1].split()[:2]
    before = run("show", notebook).out
    assert run("join", notebook, *offer).code == 0
    joined = run("show", notebook).out
    assert "restricted movement, many diaspora intervened" in joined
    assert run("undo", notebook).code == 0
    assert run("show", notebook).out == before


GOOD = {
    "a byte order mark": b"\xef\xbb\xbf# Title\n\n## **1. Key**\n\n- one\n",
    "CRLF": b"# Title\r\n\r\n## **1. Key**\r\n\r\n- one\r\n  - two\r\n",
    "tabs": b"# Title\n\n## **1. Key**\n\n- one\n\t- two\n\t\t- three\n",
    "depth 13": b"# T\n\n## **1. Key**\n\n"
    + b"".join(b"  " * depth + b"- level %d\n" % depth for depth in range(13)),
}


@pytest.mark.parametrize("kind", GOOD)
def test_odd_markdown_comes_in_and_goes_out_byte_for_byte(
    run: Run, notebook: Path, kind: str
) -> None:
    source = notebook.with_name("source.md")
    source.write_bytes(GOOD[kind])
    assert run("import", notebook, source).code == 0
    assert _export(run, notebook, "own") == GOOD[kind]


BAD = {
    "latin.md": (b"caf\xe9 and more\n", "is not UTF-8: byte 3 (line 1)"),
    "empty.md": (b" \n\t\n", "is empty: there is nothing to import"),
    "zero.md": (b"text\n\0 more\n", "holds a zero byte in line 2"),
    "paper.pdf": (b"%PDF-1.7 and so on", "is a PDF file, not text"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_text_is_refused_and_nothing_changes(
    run: Run, notebook: Path, contents_of: Read, name: str
) -> None:
    data, sentence = BAD[name]
    source = notebook.with_name(name)
    source.write_bytes(data)
    before, shown = contents_of(notebook.parent), run("show", notebook).out
    answer = run("import", notebook, source)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"{name} {sentence}")
    assert len(answer.err.splitlines()) == 1
    assert contents_of(notebook.parent) == before
    assert run("show", notebook).out == shown


def test_a_source_that_is_not_there_or_a_folder(run: Run, notebook: Path) -> None:
    missing = run("import", notebook, notebook.with_name("none.md"))
    assert (missing.code, missing.err) == (1, "There is no file none.md.\n")
    folder = run("import", notebook, notebook.parent)
    assert folder.code == 1
    assert "is a folder" in folder.err


@pytest.fixture
def torn(run: Run, notebook: Path, phrase_file: Path) -> tuple[Path, str]:
    """A notebook with one line in two versions, and the line's id."""
    [line] = run("capture", notebook, stdin=b"some came\n").lines
    other = notebook.with_name("b.micic")
    to = notebook.with_name("s.micicx")
    phrase = ("--phrase-file", phrase_file)
    run("new", other, "--title", "Other", "--plain")
    run("share", notebook, "--to", to, *phrase)
    run("merge", other, to, "--as-new", *phrase)
    run("capture", notebook, stdin=b"s/some/many/\n")
    title = "Consultation"
    for path in (other,):
        said = json.loads(run("show", path, "--json").out)
        assert title in [one["title"] for one in said["consultations"]]
    _reword(other, line, "nobody came")
    run("share", other, "--to", to, *phrase)
    run("merge", notebook, to, *phrase)
    return notebook, line


def _reword(path: Path, line: str, text: str) -> None:
    from micic_desk.app.opening import open_desk
    from micic_desk.domain.edits.changing import Reword

    desk = open_desk(path, None)
    desk.do(Reword(entity=line, text=text))
    desk.close()


def test_a_conflict_is_answered_with_a_version_or_with_words(
    run: Run, torn: tuple[Path, str]
) -> None:
    notebook, line = torn
    listed = run("conflicts", notebook)
    assert f"{line}  item  text" in listed.out
    assert {one[5:] for one in listed.lines[1:]} == {"many came", "nobody came"}
    data = json.loads(run("conflicts", notebook, "--json").out)
    assert {one["value"] for one in data[0]["versions"]} == {"many came", "nobody came"}
    assert run("resolve", notebook, line, "text", "--version", "3").code == 1
    wanted = next(one for one in listed.lines if "nobody" in one).strip()
    assert run("resolve", notebook, line, "text", "--version", wanted[0]).code == 0
    assert "- nobody came" in run("show", notebook).out
    assert run("undo", notebook).code == 0
    assert len(json.loads(run("conflicts", notebook, "--json").out)) == 1
    assert run("resolve", notebook, line[:10], "text", "a few came").code == 0
    assert "- a few came" in run("show", notebook).out
    again = run("resolve", notebook, line, "text", "others")
    assert again.code == 1
    assert "settled already" in again.err
