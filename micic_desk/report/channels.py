"""Everything a finished file says, in all the places where a file can say something."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial

from micic_desk.report.drawn import drawn_lines

_LONGEST_HEAD = 4096
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_DRAWING = re.compile(rb"[\])>]\s*T[jJ]\b")
_SPOKEN = re.compile(
    rb"/(?:ActualText|Alt|E|T|Contents)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_OCTAL = frozenset({b"0", b"1", b"2", b"3", b"4", b"5", b"6", b"7"})
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAME = re.compile(rb"/((?:[^\s()<>\[\]{}/%#]|#[0-9A-Fa-f]{2})*#[0-9A-Fa-f]{2}[^\s()<>\[\]{}/%]*)")
_CODED_SIGN = re.compile(rb"#([0-9A-Fa-f]{2})")


def said_by(data: bytes) -> str:
    """All words in the bytes of an export, by what they are: PDF, a zip of XML, or text."""
    if data.startswith(b"%PDF-"):
        seen = text_of_pdf(data)
        return "\n".join((seen, *_drawn_besides(data, seen), strings_of_pdf(data)))
    if data.startswith(b"PK\x03\x04"):
        return _text_of_zip(data)
    return _text_of_text(data.decode("utf-8", "replace"))


def text_of_pdf(data: bytes) -> str:
    """What a reader of a PDF sees and copies: pages, bookmarks, metadata."""
    import pypdfium2  # noqa: PLC0415 - only where something is exported

    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        said = [value for value in document.get_metadata_dict().values() if value]
        said += [entry.get_title() for entry in document.get_toc()]
        for page in document:
            text = page.get_textpage()
            said.append(text.get_text_bounded())
            text.close()
            page.close()
    finally:
        document.close()
    return "\n".join(said)


def strings_of_pdf(data: bytes) -> str:
    """Every string object of a PDF, wherever it hangs, and its XML metadata as it stands.

    Streams are unpacked (ISO 32000-1, 7.3.4, 7.3.8); those packed otherwise hold no text.
    """
    return "\n".join(text for piece in _pieces(data) for text in _strings(piece))


def _drawn_besides(data: bytes, seen: str) -> Iterator[str]:
    """What a second reader reads otherwise than the first, each with the lines around it."""
    streams = (piece for piece in _pieces(data)[1:] if _DRAWING.search(piece))
    lines = list(drawn_lines(data, partial(_stream_at, data), streams))
    known = {"".join(line.split()) for line in seen.splitlines()}
    new = [at for at, line in enumerate(lines) if "".join(line.split()) not in known]
    wanted = {at + step for at in new for step in (-1, 0, 1)}
    return (lines[at] for at in sorted(wanted) if 0 <= at < len(lines))


def _stream_at(data: bytes, start: int) -> bytes:
    """The unpacked stream of the object that begins there; nothing where it has none."""
    found = _STREAM.search(data, start, start + _LONGEST_HEAD)
    if found is None:
        return b""
    end = data.find(b"endstream", found.end())
    return _unpacked(data[found.end() : end if end >= 0 else len(data)])


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed)
    except zlib.error:
        return packed


def _pieces(data: bytes) -> list[bytes]:
    """The file outside its streams, then each stream unpacked."""
    found, at = [], 0
    outside = []
    for start in _STREAM.finditer(data):
        if start.start() < at:
            continue
        outside.append(data[at : start.start()])
        end = data.find(b"endstream", start.end())
        at = end if end >= 0 else len(data)
        packed = data[start.end() : at]
        found.append(_unpacked(packed))
    outside.append(data[at:])
    return [b"".join(outside), *found]


def _strings(piece: bytes) -> list[str]:
    if b"<x:xmpmeta" in piece or b"<?xpacket" in piece:
        return [_text_of_text(piece.decode("utf-8", "replace"))]
    if _DRAWING.search(piece):
        # What a page draws is numbers of glyphs, which the reader above has read as letters;
        # the words for those who do not see it stand among them.
        piece = b"\n".join(_SPOKEN.findall(piece))
    found = [_decoded(_unescaped(one)) for one in _LITERAL.findall(piece)]
    for digits in _HEX.findall(piece):
        even = re.sub(rb"\s", b"", digits)
        found.append(_decoded(bytes.fromhex((even + b"0" * (len(even) % 2)).decode("ascii"))))
    for name in _NAME.findall(piece):
        plain = _CODED_SIGN.sub(lambda one: bytes.fromhex(one[1].decode("ascii")), name)
        found.append(plain.decode("utf-8", "replace"))
    return found


def _unescaped(literal: bytes) -> bytes:
    def sign(one: re.Match[bytes]) -> bytes:
        said = one[1]
        if said[:1] in _OCTAL:
            return bytes([int(said, 8) & 0xFF])
        return b"" if said in (b"\n", b"\r", b"\r\n") else _SIGNS.get(said, said)

    return _ESCAPE.sub(sign, literal)


def _decoded(text: bytes) -> str:
    if text.startswith(b"\xfe\xff"):
        return text[2:].decode("utf-16-be", "replace")
    if text.startswith(b"\xff\xfe"):
        return text[2:].decode("utf-16-le", "replace")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _text_of_zip(data: bytes) -> str:
    """Word and Excel: the words of every part, each attribute, each part's name, the comment."""
    said = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        said.append(parts.comment.decode("utf-8", "replace"))
        for part in parts.infolist():
            said += [part.filename, part.comment.decode("utf-8", "replace")]
            said.append(_text_of_text(parts.read(part).decode("utf-8", "replace")))
    return "\n".join(said)


def _text_of_text(text: str) -> str:
    """A text as it stands, and as it reads without tags: a name may run over several of them."""
    if "<" not in text:
        return html.unescape(text) if "&" in text else text
    values = [one or other for one, other in _VALUE.findall(text)]
    bare = _TAG.sub("", text)
    spaced = _TAG.sub(" ", text)
    return html.unescape("\n".join((text, spaced, bare, *values)))
