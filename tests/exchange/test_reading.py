import codecs
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange import reading
from micic_desk.exchange.reading import decoded, read_source, read_text


def refused(path: Path) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_source(path)
    sentence = str(caught.value)
    assert "{" not in sentence
    assert path.name in sentence
    return caught.value


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def make(data: bytes, name: str = "notes.md") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


def test_a_byte_order_mark_is_remembered_and_no_text(file: Callable[[bytes], Path]) -> None:
    document = read_source(file(codecs.BOM_UTF8 + b"# Minutes\n\n- a\n"))
    assert document.layout["bom"] is True
    assert document.title == "Minutes"
    assert "bom" not in read_source(file(b"- a\n")).layout


@pytest.mark.parametrize(("newline", "kept"), [("\r\n", "\r\n"), ("\r", "\r"), ("\n", None)])
def test_line_endings_are_remembered(
    file: Callable[[bytes], Path], newline: str, kept: str | None
) -> None:
    document = read_source(file(f"- a{newline}- b{newline}".encode()))
    assert [item.text for item in document.items()] == ["a", "b"]
    assert document.layout.get("newline") == kept


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_text_with_a_mark_of_its_encoding_is_read(
    file: Callable[[bytes], Path], encoding: str
) -> None:
    document = read_source(file("- Приём\n".encode(encoding)))
    assert [item.text for item in document.items()] == ["Приём"]


def test_what_is_not_utf_8_is_refused_with_its_place(file: Callable[[bytes], Path]) -> None:
    refusal = refused(file("- a\r\n- caf\u00e9\r\n".encode("latin-1")))
    assert refusal.code == "source.not_utf8"
    assert (refusal.sentence.facts["offset"], refusal.sentence.facts["line"]) == (10, 2)
    marked = refused(file(codecs.BOM_UTF8 + b"ab\xff"))
    assert marked.sentence.facts["offset"] == 5


def test_a_lone_surrogate_is_not_utf_8(file: Callable[[bytes], Path]) -> None:
    assert refused(file(b"- a\xed\xa0\x80b\n")).code == "source.not_utf8"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "source.empty"),
        (b" \r\n\t\n", "source.empty"),
        (codecs.BOM_UTF8, "source.empty"),
        (codecs.BOM_UTF16_LE, "source.empty"),
        (b"%PDF-1.7\n", "source.not_text"),
        (b"PK\x03\x04rest", "source.not_text"),
        (b"- a\x00b\n", "source.zero_byte"),
        (codecs.BOM_UTF16_LE + b"a", "source.not_utf8"),
    ],
)
def test_each_unusable_file_has_its_own_sentence(
    file: Callable[[bytes], Path], data: bytes, code: str
) -> None:
    assert refused(file(data)).code == code


def test_what_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "missing.md").code == "source.missing"
    assert refused(tmp_path).code == "source.folder"
    assert refused(tmp_path / ("x" * 300)).code == "source.unreadable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert refused(tmp_path / "pipe.md").code == "source.not_a_file"


def test_a_file_that_may_not_be_read(
    file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(b"- a\n")

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbidden)
    assert refused(path).code == "source.forbidden"


def test_a_file_above_the_limit_is_refused(
    file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_SOURCE", 10)
    assert refused(file(b"- 123456789\n")).code == "source.too_large"
    assert read_source(file(b"- 1234567\n")).element_count == 1


def test_control_characters_are_kept_and_remarked() -> None:
    document = read_text("- a\x07b \u202ec\n", markdown=True)
    assert next(document.items()).text == "a\x07b \u202ec"
    assert document.remarks[0].sentence.facts["count"] == 2


def test_markdown_is_known_by_its_structure_or_its_name(tmp_path: Path) -> None:
    for name, source in (("a.txt", "# Title\n\n- a\n\n## B\n"), ("b.md", "# Title\n\n## B\n")):
        path = tmp_path / name
        path.write_text(source, "utf-8")
        assert read_source(path).title == "Title"


def test_decoded_says_whether_there_was_a_mark() -> None:
    assert decoded(b"\xef\xbb\xbfa", "a") == ("a", True)
    assert decoded(b"a", "a") == ("a", False)


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
def test_more_lines_than_any_document_has_are_refused(ending: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_text(f"- x{ending}" * (reading.MOST_LINES + 1))
    assert refused.value.code == "source.too_many_lines"


BOMBS = {
    "hashes": "#" * 500_000,
    "quotes": ">" * 500_000 + " x",
    "stars": "*" * 500_000,
    "brackets": "[" * 500_000,
    "links": "[a](" * 100_000,
    "backslashes": "- " + "\\" * 500_000,
    "ticks": "`" * 500_000,
    "tags": "<div>" * 100_000,
    "bars": "|" * 500_000,
    "spaces": " " * 500_000 + "x",
    "colons": "a: " * 200_000,
    "arrows": "=> " * 200_000,
    "days": "1 January 2020 - " * 50_000,
    "a title of numbers": "# T\n" + "1-" * 200_000 + "2 May 2020\n",
    "people": "Initiative\n\nTitle\n\n" + ", ".join(["Name"] * 50_000),
    "accents": "- e" + "\u0301" * 500_000,
    "overrides": "- " + "\u202e" * 500_000,
    "levels": "\n".join("  " * level + "- x" for level in range(1500)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_text_that_means_harm_takes_no_longer_than_any(name: str) -> None:
    import time

    started = time.process_time()
    read_text(BOMBS[name], markdown=True)
    assert time.process_time() - started < 2
