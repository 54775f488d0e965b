"""The colour space of the page, sRGB, as an ICC profile of our own making.

PDF/A asks for one in the file. Written here because what other programs make of it carries
the day on which it was made. Figures: IEC 61966-2-1, adapted to D50 as ICC.1:2010 wants it.
"""

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_TO_D50 = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_VERSION = 0x04200000


@cache
def srgb_profile() -> bytes:
    """A display profile of version 4.2: matrix and curve, the same bytes always."""
    curve = _tag(b"para", struct.pack(">HH", 3, 0) + _fixed(_CURVE))
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("No copyright"),
        b"wtpt": _tag(b"XYZ ", _fixed(_D50)),
        b"chad": _tag(b"sf32", _fixed(_TO_D50)),
        **{name: _tag(b"XYZ ", _fixed(value)) for name, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    no_day = bytes(12)
    head = struct.pack(">I4xI", size, _VERSION) + b"mntrRGB XYZ " + no_day + b"acsp" + bytes(28)
    return (head + _fixed(_D50)).ljust(128, b"\0")


def _tag(sort: bytes, data: bytes) -> bytes:
    return sort + bytes(4) + data


def _words(text: str) -> bytes:
    said = text.encode("utf-16-be")
    return _tag(
        b"mluc", struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(said), 28) + said
    )


def _fixed(values: tuple[float, ...]) -> bytes:
    """Numbers with sixteen bits behind the point."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)
