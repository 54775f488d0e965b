"""CFF outlines with a glyph for each code, in the order of the codes.

A page shows codes, and a font program of this kind knows glyphs only by their place (Adobe
Technical Note 5176). Programs that copy text out of a PDF read codes surely where the two are
the same, so the glyphs are put in that order, one twice where it stands for two texts.
"""

import struct
from collections.abc import Sequence
from itertools import pairwise

_CHARSET, _CHARSTRINGS, _FD_SELECT = 15, 17, (12 << 8) | 37
_LONG = 29
_ESCAPE = 12
_REAL = 30


def in_order(font: bytes, glyphs: Sequence[int]) -> bytes:
    """The CFF table ``font`` with ``glyphs`` as its glyphs 0, 1, 2 …; all else as it was.

    What is not needed any more becomes zeros, which weigh nothing once packed. Raises
    ValueError where the table's offsets are not four bytes wide, as those of HarfBuzz are.
    """
    data = bytearray(font)
    _, after_name = _index(font, font[2])
    (top,), _ = _index(font, after_name)
    places = _operands(font, *top)
    old = _value(font, places[_CHARSTRINGS])
    shapes, end = _index(font, old)
    data[old:end] = bytes(end - old)
    _point(data, places[_CHARSTRINGS], len(data))
    data += _packed([font[slice(*shapes[glyph])] for glyph in glyphs])
    if _CHARSET in places:
        _point(data, places[_CHARSET], len(data))
        data += struct.pack(">BHH", 2, 1, max(len(glyphs) - 2, 0))
    if _FD_SELECT in places:
        chosen = _selected(font, _value(font, places[_FD_SELECT]), len(shapes))
        _point(data, places[_FD_SELECT], len(data))
        data += bytes([0, *(chosen[glyph] for glyph in glyphs)])
    return bytes(data)


def _index(font: bytes, at: int) -> tuple[list[tuple[int, int]], int]:
    """From where to where each object of an INDEX stands, and where the INDEX ends."""
    (count,) = struct.unpack_from(">H", font, at)
    if not count:
        return [], at + 2
    size = font[at + 2]
    table = at + 3
    base = table + (count + 1) * size - 1
    ends = [
        base + int.from_bytes(font[table + size * one : table + size * (one + 1)], "big")
        for one in range(count + 1)
    ]
    return list(pairwise(ends)), ends[-1]


def _packed(objects: Sequence[bytes]) -> bytes:
    offsets = [1]
    for one in objects:
        offsets.append(offsets[-1] + len(one))
    head = struct.pack(">HB", len(objects), 4)
    return head + struct.pack(f">{len(offsets)}I", *offsets) + b"".join(objects)


def _operands(font: bytes, at: int, end: int) -> dict[int, int]:
    """Where the last operand of each operator of a DICT begins."""
    found: dict[int, int] = {}
    last = at
    while at < end:
        first = font[at]
        if first <= 21:
            operator = (first << 8) | font[at + 1] if first == _ESCAPE else first
            found[operator] = last
            at += 2 if first == _ESCAPE else 1
            continue
        last = at
        if first == _REAL:
            at += 1
            while font[at] & 0xF != 0xF and font[at] >> 4 != 0xF:
                at += 1
            at += 1
        else:
            at += {28: 3, _LONG: 5}.get(first, 1 if first <= 246 else 2)
    return found


def _value(font: bytes, at: int) -> int:
    if font[at] != _LONG:
        raise ValueError("an offset that is not four bytes wide")
    return int.from_bytes(font[at + 1 : at + 5], "big")


def _point(data: bytearray, at: int, to: int) -> None:
    if data[at] != _LONG:
        raise ValueError("an offset that is not four bytes wide")
    data[at + 1 : at + 5] = to.to_bytes(4, "big")


def _selected(font: bytes, at: int, count: int) -> list[int]:
    """Which of a font's dictionaries each glyph belongs to."""
    if font[at] == 0:
        return list(font[at + 1 : at + 1 + count])
    (ranges,) = struct.unpack_from(">H", font, at + 1)
    found: list[int] = []
    for one in range(ranges):
        first, chosen, following = struct.unpack_from(">HBH", font, at + 3 + 3 * one)
        found += [chosen] * (following - first)
    return found
