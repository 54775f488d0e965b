"""The styles of a Word report, by the names Word has for them; sizes in half points."""

from collections.abc import Iterator

from micic_desk.report.docx.parts import HEAD, NAMESPACE
from micic_desk.report.layout import Layout

_ACCENT, _MUTED, _TINT, _RULE = "0E4560", "55606C", "EEF3F5", "BDC9D0"


_EDGES = {
    "Recommendation": (_ACCENT, 24),
    "Quote": (_RULE, 12),
    "Source": (_RULE, 12),
    "Version": (_MUTED, 12),
}
"""Colour of the rule beside a style's paragraphs, and its width in eighths of a point."""
_HANG = 360
_NUMBERS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'
_BOLD = "<w:b/><w:bCs/>"


def styles(layout: Layout, language: str) -> str:
    """The part with every style; ``language`` is a BCP 47 tag or empty."""
    look = _Look(layout)
    lang = f'<w:lang w:val="{language}" w:bidi="{language}"/>' if language else ""
    body = look.size(21)
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
        f'w:cs="Arial" w:eastAsia="Arial"/>{body}{lang}</w:rPr></w:rPrDefault><w:pPrDefault>'
        "<w:pPr><w:widowControl/>"
        '<w:spacing w:before="80" w:after="60" w:line="288" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    made = "".join((*_titles(look), *_body(look), *_characters(look)))
    return f"{HEAD}<w:styles {NAMESPACE}>{defaults}{made}</w:styles>"


def leftward_edge(style: str, layout: Layout) -> str:
    """The rule beside a paragraph that runs from right to left; its style has it on the left."""
    return _Look(layout).side(style, leftward=True) if style in _EDGES else ""


def hang(layout: Layout) -> int:
    """How far the words beside a mark stand from its edge, in twentieths of a point."""
    return round(_HANG * _Look(layout).scale)


def table_colours(layout: Layout) -> tuple[str, str]:
    """A table's rules and the tint of its head; no tint where only black is wanted."""
    return ("000000", "") if layout.black else (_RULE, _TINT)


class _Look:
    """Sizes and colours as the layout wants them."""

    def __init__(self, layout: Layout) -> None:
        self.scale = 36 / 21 if layout.large else 1.0
        self._black = layout.black

    def size(self, half_points: int) -> str:
        """A size of type, for both directions of reading."""
        size = round(half_points * self.scale)
        return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'

    def ink(self, colour: str) -> str:
        """A colour of letters."""
        return "" if self._black else f'<w:color w:val="{colour}"/>'

    def side(self, style: str, *, leftward: bool = False) -> str:
        """The rule at the starting edge of a style's paragraphs; Word's edges are the page's."""
        colour, width = _EDGES[style]
        line = f'w:val="single" w:sz="{width}" w:space="8" w:color="{self._line(colour)}"'
        edge = f'<w:left w:val="nil"/><w:right {line}/>' if leftward else f"<w:left {line}/>"
        return f"<w:pBdr>{edge}</w:pBdr>"

    def panel(self) -> str:
        """What makes a recommendation seen at once."""
        tint = "" if self._black else f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/>'
        return self.side("Recommendation") + tint

    def rules(self) -> str:
        """Rules above and below."""
        line = f'w:val="single" w:sz="8" w:space="6" w:color="{self._line(_ACCENT)}"'
        return f"<w:pBdr><w:top {line}/><w:bottom {line}/></w:pBdr>"

    def _line(self, colour: str) -> str:
        return "000000" if self._black else colour


def _titles(look: "_Look") -> Iterator[str]:
    accent, muted = look.ink(_ACCENT), look.ink(_MUTED)
    held = "<w:keepNext/><w:keepLines/>"
    yield _style("Normal", "Normal", default=True)
    yield _style("Title", "Title", paragraph=held + _space(120, 120), run=_BOLD + look.size(46))
    yield _style("Subtitle", "Subtitle", paragraph=held, run=muted + look.size(24))
    yield _style("Byline", "Byline")
    for depth, before, size in ((1, 480, 34), (2, 400, 27), (3, 320, 23)):
        outline = f'<w:outlineLvl w:val="{depth - 1}"/>'
        yield _style(
            f"Heading{depth}",
            f"heading {depth}",
            paragraph=f"{held}{_space(before, 120)}{outline}",
            run=f"{_BOLD}{accent if depth == 1 else ''}{look.size(size)}",
            following="Normal",
        )
    yield _style(
        "ContentsTitle", "Contents title", paragraph=held + _space(480, 160),
        run=_BOLD + look.size(27),
    )  # fmt: skip
    for depth, left, before, run in ((1, 0, 140, _BOLD), (2, 360, 60, "")):
        edges = f'<w:ind w:left="{left}"/>'
        yield _style(
            f"TOC{depth}", f"toc {depth}", paragraph=_NUMBERS + _space(before, 40) + edges, run=run
        )


def _body(look: "_Look") -> Iterator[str]:
    muted, quoted = look.ink(_MUTED), look.side("Quote")
    panel = f"<w:keepLines/>{look.panel()}{_space(160, 160)}"
    yield _style("List", "List", paragraph=_space(60, 40))
    yield _style("Recommendation", "Recommendation", paragraph=panel)
    yield _style("Implication", "Implication", run="<w:i/><w:iCs/>")
    yield _style("Quote", "Quote", paragraph=quoted)
    yield _style("Source", "Quote source", paragraph=quoted, run=muted + look.size(18))
    yield _style("HandOver", "Hand-over", paragraph=look.rules() + _space(400, 240), run=_BOLD)
    yield _style("Version", "Other version", paragraph=look.side("Version"), run=look.size(19))
    yield _style("Cell", "Table cell", paragraph=_space(40, 40), run=look.size(19))
    # Kept with the row after it: a head alone at a page's foot would be a table's orphan.
    head = f"<w:keepNext/>{_space(40, 40)}"
    yield _style("CellHead", "Table head", paragraph=head, run=look.size(19))
    yield _style("CellNote", "Table note", paragraph=_space(0, 40), run=look.size(17))
    yield _style("Note", "Note", run=muted + look.size(18))
    yield _style("Footer", "footer", run=muted + look.size(16))


def _characters(look: "_Look") -> Iterator[str]:
    quiet = look.ink(_MUTED) + look.size(18)
    yield _style("Label", "Label", kind="character", run=_BOLD + look.ink(_ACCENT))
    yield _style("Strong", "Strong", kind="character", run=_BOLD)
    yield _style("Author", "Author", kind="character", run=quiet)


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _style(
    name: str,
    shown: str,
    *,
    paragraph: str = "",
    run: str = "",
    kind: str = "paragraph",
    following: str = "",
    default: bool = False,
) -> str:
    based = "" if default or kind == "character" else '<w:basedOn w:val="Normal"/>'
    following = f'<w:next w:val="{following}"/>' if following else ""
    paragraph = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{mark} w:styleId="{name}"><w:name w:val="{shown}"/>'
        f"{based}{following}<w:qFormat/>{paragraph}{run}</w:style>"
    )
