"""Streams of the file, written as PDF/A wants them: reportlab leaves out the last line end."""

import zlib
from collections.abc import Mapping

from micic_desk.report.pdf.engine import PDFDocument, PDFObject


class Stream(PDFObject):  # type: ignore[misc] # reportlab has no types
    """Bytes with facts about them, which are PDF text by key; packed unless said otherwise."""

    __RefOnly__ = 1

    def __init__(
        self, content: bytes, facts: Mapping[str, str] | None = None, *, packed: bool = True
    ) -> None:
        self._content = content
        self._facts = dict(facts or {})
        self._packed = packed

    def format(self, _document: PDFDocument) -> bytes:
        """What reportlab puts between ``obj`` and ``endobj``."""
        data = zlib.compress(self._content, 4) if self._packed else self._content
        facts = {**self._facts, "Length": str(len(data))}
        if self._packed:
            facts["Filter"] = "/FlateDecode"
        head = "".join(f"/{name} {fact}" for name, fact in sorted(facts.items()))
        # After a last byte that looks like half a line end, only a whole one is not a part of it.
        end = b"\r\nendstream" if data.endswith(b"\r") else b"\nendstream"
        return f"<<{head}>>\nstream\n".encode("ascii") + data + end
