"""Fonts inside the file: only the glyphs used, each with the very text it stands for.

reportlab's own TrueType fonts turn a no-break space into a space and cannot say what a
ligature or an Arabic form means. Here a code is given to each pair of glyph and text, in order
of first use: so the file is the same for the same words, and a reader that copies or searches
gets back exactly what was written. (Type 0 font, Identity-H: ISO 32000-1, 9.7.)
"""

import hashlib

import uharfbuzz as hb

from micic_desk.report.pdf.compact import in_order
from micic_desk.report.pdf.engine import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFString,
)
from micic_desk.report.pdf.faces import Face
from micic_desk.report.pdf.stream import Stream

_TABLES_NOT_NEEDED = (
    "GSUB", "GPOS", "GDEF", "DSIG", "OS/2", "name", "post", "cmap", "gasp", "STAT",
)  # fmt: skip
_MOST_CODES = 0xFFFF
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class EmbeddedFont:
    """One face in one document; ``key`` is its name in the page's resources."""

    def __init__(self, face: Face, key: str) -> None:
        self.face = face
        self.key = key
        self._codes: dict[tuple[int, str], str] = {}
        self._advances: dict[int, int] = {}
        self.spelt: dict[tuple[int, str, int], str] = {}

    def spell(self, glyph: int, text: str, advance: int) -> str:
        """A glyph inside a string of hex digits, kerned to ``advance``; kept in ``spelt``."""
        kern = self.advance(glyph) - advance
        code = self.code(glyph, text)
        said = self.spelt[glyph, text, advance] = f"{code}>{kern}<" if kern else code
        return said

    def code(self, glyph: int, text: str) -> str:
        """The four hex digits that show ``glyph`` and read as ``text``."""
        code = self._codes.get((glyph, text))
        if code is None:
            if len(self._codes) == _MOST_CODES:  # two bytes are full: the shape still counts
                return self._codes.get((glyph, ""), "0000")
            code = self._codes[glyph, text] = f"{len(self._codes) + 1:04X}"
        return code

    def advance(self, glyph: int) -> int:
        """Width of a glyph in thousandths of the type size, remembered."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._advances[glyph] = self.face.advance(glyph)
        return width

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - the name reportlab calls
        """Write the font's objects; reportlab calls it once, when all pages are set."""
        name = PDFName(f"{self._tag()}+{self.face.name}")
        data, new_numbers = self._subset()
        old_numbers = [0, *(glyph for glyph, _ in self._codes)]
        widths = [self.advance(glyph) for glyph in old_numbers]
        glyphs = [new_numbers[glyph] for glyph in old_numbers]
        if self.face.compact:
            data = in_order(data, glyphs)
        facts = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if self.face.compact else "CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {
                    "Registry": PDFString("Adobe"),
                    "Ordering": PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": document.Reference(self._descriptor(document, name, data)),
            "DW": 0,
            "W": PDFArray([0, PDFArray(widths)]),
        }
        if not self.face.compact:
            to_glyph = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
            facts["CIDToGIDMap"] = document.Reference(Stream(to_glyph))
        document.idToObject["BasicFonts"].dict[self.key] = document.Reference(
            PDFDictionary(
                {
                    "Type": PDFName("Font"),
                    "Subtype": PDFName("Type0"),
                    "BaseFont": name,
                    "Encoding": PDFName("Identity-H"),
                    "DescendantFonts": PDFArray([document.Reference(PDFDictionary(facts))]),
                    "ToUnicode": document.Reference(Stream(self._meanings().encode("ascii"))),
                }
            )
        )

    def _descriptor(self, document: PDFDocument, name: PDFName, data: bytes) -> PDFDictionary:
        face = self.face
        said = {"Subtype": "/CIDFontType0C"} if face.compact else {"Length1": str(len(data))}
        italic = "Italic" in face.name
        bold = "Bold" in face.name
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4 | (64 if italic else 0) | (262144 if bold else 0),
                "FontBBox": PDFArray([-1000, face.descender, 3000, face.ascender]),
                "ItalicAngle": -11 if italic else 0,
                "Ascent": face.ascender,
                "Descent": face.descender,
                "CapHeight": 689,
                "StemV": 140 if bold else 84,
                "FontFile3" if face.compact else "FontFile2": document.Reference(
                    Stream(data, said)
                ),
            }
        )

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(sorted({0, *(glyph for glyph, _ in self._codes)}))
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.encode(), "big") for tag in _TABLES_NOT_NEEDED
        )
        wanted.flags = (
            hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.DESUBROUTINIZE  # some readers take a shape's width from its start
            | hb.SubsetFlags.DOWNGRADE_CFF2  # a PDF holds outlines of the first version only
        )
        for axis, place in self.face.axes:
            wanted.pin_axis_location(self.face.font.face, axis, place)
        plan = hb.SubsetPlan(self.face.font.face, wanted)
        cut = plan.execute()
        data = cut.reference_table("CFF ").data if self.face.compact else cut.blob.data
        return bytes(data), dict(plan.old_to_new_glyph_mapping)

    def _tag(self) -> str:
        """Six letters that name this subset, the same for the same glyphs (9.6.4)."""
        digest = hashlib.sha256(repr(list(self._codes)).encode()).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6])

    def _meanings(self) -> str:
        pairs = [
            f"<{code}> <{text.encode('utf-16-be').hex().upper()}>\n"
            for (_, text), code in self._codes.items()
            if text
        ]
        chunks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        body = "".join(f"{len(chunk)} beginbfchar\n{''.join(chunk)}endbfchar\n" for chunk in chunks)
        return _CMAP_HEAD + body + _CMAP_TAIL
