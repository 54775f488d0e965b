"""A stream as the file holds it."""

import zlib

from micic_desk.report.pdf.stream import Stream


def test_the_length_is_of_what_stands_between_the_line_ends() -> None:
    written = Stream(b"q Q", {"N": "3"}).format(None)
    head, rest = written.split(b"\nstream\n")
    body = rest.removesuffix(b"\nendstream")
    assert zlib.decompress(body) == b"q Q"
    assert head == f"<</Filter /FlateDecode/Length {len(body)}/N 3>>".encode()


def test_it_is_left_as_it_is_where_asked() -> None:
    assert Stream(b"<x/>", packed=False).format(None) == (b"<</Length 4>>\nstream\n<x/>\nendstream")


def test_a_last_byte_like_half_a_line_end_stays_a_part_of_it() -> None:
    content = b"\x0c"
    assert zlib.compress(content, 4).endswith(b"\r")
    written = Stream(content).format(None)
    assert written.endswith(b"\r\r\nendstream"), "a reader takes one line end off, not two"
