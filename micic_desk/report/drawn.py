"""What the pages of a PDF draw, letter by letter: a second reader beside PDFium.

PDFium reads what can be seen; this one reads every string that is drawn, by the font's own
table of meanings (ToUnicode, ISO 32000-1, 9.10.3), wherever it stands: beside the page, behind
a picture, invisible, in a form that no page shows.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from sys import byteorder

_OBJECT = re.compile(rb"(?<!\d)(\d+)\s+\d+\s+obj\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d+)\s+\d+\s+R")
_TABLE = re.compile(rb"/ToUnicode\s+(\d+)\s+\d+\s+R")
_SHOWN = re.compile(
    rb"/([^\s/<>\[\]()]+)\s+[\d.]+\s+Tf"
    rb"|\[((?:[^\]\\()]|\\.|\((?:[^()\\]|\\.)*\))*)\]\s*TJ"
    rb"|(<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))\s*(?:Tj|['\"])"
    rb"|\b(ET)\b",
    re.DOTALL,
)
_STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ONE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_RIGHTWARD = re.compile("[^\\W\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+")
_MOST_OF_A_RANGE = 0x10000

Meanings = Mapping[int, str]


def drawn_lines(
    data: bytes, unpacked: Callable[[int], bytes], streams: Iterable[bytes]
) -> Iterator[str]:
    """Every line drawn by ``streams``; ``unpacked`` gives the stream of an object by its place.

    What runs from right to left is turned into the order in which it is read.
    """
    fonts = _fonts(data, unpacked)
    for stream in streams:
        for line in _lines(stream, fonts):
            yield _as_read(line)


def _fonts(data: bytes, unpacked: Callable[[int], bytes]) -> dict[bytes, list[Meanings]]:
    """The tables of meanings by the names that fonts have on pages."""
    starts = {int(one[1]): one.end() for one in _OBJECT.finditer(data)}
    tables: dict[int, Meanings] = {}
    fonts: dict[bytes, list[Meanings]] = {}
    for named in _NAMED.finditer(data):
        start = starts.get(int(named[2]))
        if start is None:
            continue
        end = data.find(b"endobj", start)
        told = _TABLE.search(data, start, end)
        if told is None:
            continue
        number = int(told[1])
        if number not in tables:
            tables[number] = _meanings(unpacked(starts.get(number, len(data))))
        known = fonts.setdefault(named[1], [])
        if tables[number] not in known:
            known.append(tables[number])
    return fonts


def _meanings(table: bytes) -> Meanings:
    found: dict[int, str] = {}
    for section in _SECTION.finditer(table):
        if section[1] == b"bfchar":
            for code, text in _ONE.findall(section[2]):
                found[int(code, 16)] = _words(text)
        else:
            for first, last, text in _RANGE.findall(section[2]):
                begin, begun = int(first, 16), _words(text)
                size = min(int(last, 16) - begin, _MOST_OF_A_RANGE)
                for step in range(size + 1 if begun else 0):
                    following = ord(begun[-1]) + step
                    found[begin + step] = begun[:-1] + chr(min(following, 0x10FFFF))
    return found


def _words(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _lines(stream: bytes, fonts: Mapping[bytes, Sequence[Meanings]]) -> Iterator[str]:
    """One line for each text object, in each meaning that its codes may have."""
    known: Sequence[Meanings] = ()
    pieces: list[list[str]] = [[]]
    for shown in _SHOWN.finditer(stream):
        if shown[1] is not None:
            known = fonts.get(shown[1], ())
        elif shown[4] is not None:
            yield from ("".join(one) for one in pieces if one)
            pieces = [[]]
        else:
            while len(pieces) < len(known):
                pieces.append(list(pieces[0]))
            for at, line in enumerate(pieces):
                meanings = known[min(at, len(known) - 1)] if known else None
                line += [
                    _read(digits, literal, meanings)
                    for digits, literal in _STRING.findall(shown[2] or shown[3] or b"")
                ]
    yield from ("".join(one) for one in pieces if one)


def _read(digits: bytes, literal: bytes, meanings: Meanings | None) -> str:
    if digits and meanings is not None:
        codes = array("H", _even(digits, 4))
        if byteorder == "little":
            codes.byteswap()
        return "".join(map(meanings.get, codes, [""] * len(codes)))
    return (_even(digits, 2) if digits else literal).decode("latin-1")


def _even(digits: bytes, size: int) -> bytes:
    """Bytes of hex digits, filled up with zeros as the format has it (7.3.4.3)."""
    clean = b"".join(digits.split())
    return bytes.fromhex((clean + b"0" * (-len(clean) % size)).decode("ascii"))


def _as_read(line: str) -> str:
    """A line in the order in which it is read: it was drawn from left to right."""
    if _LEFTWARD.search(line) is None:
        return line
    return _RIGHTWARD.sub(_turned, line[::-1])


def _turned(found: re.Match[str]) -> str:
    return found[0][::-1]
