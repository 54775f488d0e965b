"""Text into runs of WordprocessingML: escaped, by direction, in its own language."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from micic_desk.report.pdf.characters import printable
from micic_desk.report.pdf.direction import has_leftward, levels
from micic_desk.report.pdf.structure import spoken

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style of characters."""

    text: str
    style: str = ""


def runs_of(run: Run, language: str, *, leftward: bool) -> Iterator[str]:
    """The XML of a run, cut where the direction of reading turns."""
    text = printable(run.text)
    if not leftward and not has_leftward(text):
        yield _run(text, run.style, language, leftward=False)
        return
    turned = [level % 2 == 1 for level in levels(text, leftward=leftward)]
    for odd, pairs in groupby(zip(turned, text, strict=True), key=_direction):
        yield _run("".join(letter for _, letter in pairs), run.style, language, leftward=odd)


def _direction(pair: tuple[bool, str]) -> bool:
    return pair[0]


def _run(text: str, style: str, language: str, *, leftward: bool) -> str:
    facts = f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""
    facts += "<w:rtl/>" if leftward else ""
    tag = spoken(language)
    if tag:
        facts += f'<w:lang w:{"bidi" if leftward else "val"}="{tag}"/>'
    facts = f"<w:rPr>{facts}</w:rPr>" if facts else ""
    return f"<w:r>{facts}{''.join(_pieces(text))}</w:r>" if text else ""


def _pieces(text: str) -> Iterator[str]:
    """Text elements and the breaks between them; spaces are kept as they are."""
    for breaks, letters in groupby(text, key=_BREAKS.__contains__):
        if breaks:
            yield from (_BREAKS[letter] for letter in letters)
        else:
            yield f'<w:t xml:space="preserve">{escape("".join(letters))}</w:t>'
