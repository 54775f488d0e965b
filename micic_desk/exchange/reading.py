"""The door for foreign text: bytes become a typed document, or one sentence says why not."""

import codecs
import re
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.document import ImportedDocument
from micic_desk.exchange.markdown.reader import read_markdown
from micic_desk.exchange.plain_text import looks_like_markdown, read_plain_text

LARGEST_SOURCE = 32 * 1024 * 1024
"""The largest file that is read, in bytes."""

MOST_LINES = 100_000
"""Lines of a source; as many items are a notebook, not a document."""

_MARKDOWN_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_KNOWN_STARTS: Mapping[bytes, str] = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word, OpenDocument or ZIP",
    b"\xd0\xcf\x11\xe0": "old Word",
    b"{\\rtf": "RTF",
    b"SQLite format 3\x00": "SQLite",
    b"age-encryption.org/": "MICIC Desk share",
}
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_source(path: Path) -> ImportedDocument:
    """Read a file of Markdown or plain text.

    Raises:
        Refusal: ``source.*``, where the file is missing, no file, unreadable, too large, empty or
            not text.

    """
    name = path.name
    data = _bytes_of(path)
    if not data.strip(b" \t\r\n"):
        raise Refusal("source.empty", "{name} is empty: there is nothing to import.", name=name)
    text, marked = decoded(data, name)
    markdown = path.suffix.casefold() in _MARKDOWN_ENDINGS
    document = read_text(text, markdown=markdown)
    return replace(document, layout={**document.layout, "bom": True}) if marked else document


def words_of(path: Path) -> str:
    """The text of a file, as it stands there.

    Raises:
        Refusal: ``source.*``, as for `read_source`.

    """
    return decoded(_bytes_of(path), path.name)[0]


def read_text(text: str, *, markdown: bool = False) -> ImportedDocument:
    """Read text that is already in memory (pasted, say); ``markdown``: it is known to be that.

    Raises Refusal (``source.too_many_lines``).
    """
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise Refusal(
            "source.too_many_lines",
            "This text has more than {most} lines. Divide it, and import the parts.",
            most=MOST_LINES,
        )
    if markdown or looks_like_markdown(text):
        return read_markdown(text)
    return read_plain_text(text)


def decoded(data: bytes, name: str) -> tuple[str, bool]:
    """The text of some bytes, and whether a UTF-8 byte order mark stood before it.

    UTF-16 and UTF-32 are read where their mark says so; everything else must be UTF-8.

    Raises:
        Refusal: ``source.not_text``, ``source.not_utf8`` or ``source.zero_byte``.

    """
    for start, kind in _KNOWN_STARTS.items():
        if data.startswith(start):
            raise Refusal(
                "source.not_text",
                "{name} is a {kind} file, not text. Save it as plain text (UTF-8) or Markdown "
                "and import that.",
                name=name,
                kind=kind,
            )
    marked = data.startswith(codecs.BOM_UTF8)
    text = _wide(data, name)
    if text is None:
        text = _utf8(data[len(codecs.BOM_UTF8) :] if marked else data, name, 3 * marked)
    if not text.strip(" \t\r\n"):
        raise Refusal("source.empty", "{name} is empty: there is nothing to import.", name=name)
    if "\x00" in text:
        line = _line_at(text[: text.index("\x00")])
        raise Refusal(
            "source.zero_byte",
            "{name} holds a zero byte in line {line}, so it is not a text file, or a damaged one. "
            "Open it in an editor, save it as plain text (UTF-8) and import that.",
            name=name,
            line=line,
        )
    return text, marked


def _wide(data: bytes, name: str) -> str | None:
    """Text of two or four bytes a character, where a byte order mark says so."""
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Refusal(
                    "source.not_utf8",
                    "{name} says that it is {encoding}, but is damaged at byte {offset}. "
                    "Open it in an editor, save it as UTF-8 and import that.",
                    name=name,
                    encoding=encoding.upper(),
                    offset=error.start,
                ) from None
    return None


def _utf8(data: bytes, name: str, skipped: int) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(
            "source.not_utf8",
            "{name} is not UTF-8: byte {offset} (line {line}) fits no character. "
            "Open it in an editor, save it as UTF-8 and import that.",
            name=name,
            offset=error.start + skipped,
            line=_line_at(data[: error.start].decode("utf-8")),
        ) from None


def _line_at(before: str) -> int:
    """The number of the line that goes on behind some text."""
    return len(re.findall(r"\r\n|\r|\n", before)) + 1


def _bytes_of(path: Path) -> bytes:
    """All bytes of a regular file that is not too large."""
    name = path.name
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Refusal(
                "source.folder", "{name} is a folder. Choose the file to import.", name=name
            )
        if not stat.S_ISREG(found.st_mode):
            raise Refusal(
                "source.not_a_file", "{name} is not an ordinary file, so it is not read.", name=name
            )
        with path.open("rb") as source:
            data = source.read(LARGEST_SOURCE + 1)
    except FileNotFoundError:
        raise Refusal("source.missing", "There is no file {name}.", name=name) from None
    except PermissionError:
        raise Refusal(
            "source.forbidden",
            "{name} may not be read by you. Change its permissions, or copy it elsewhere.",
            name=name,
        ) from None
    except (OSError, ValueError):
        raise Refusal("source.unreadable", "{name} cannot be read.", name=name) from None
    if len(data) > LARGEST_SOURCE:
        raise Refusal(
            "source.too_large",
            "{name} is larger than {most} MB. Divide it, and import the parts.",
            name=name,
            most=LARGEST_SOURCE // (1024 * 1024),
        )
    return data
