"""The report as HTML for a mail: styles in the tags, nothing that runs, nothing from elsewhere.

Mail programs drop style sheets, so each tag brings its own look. The page may load nothing at
all, whatever stands in the words; every word is escaped.
"""

from collections.abc import Callable, Iterator
from html import escape

from micic_desk.report.blocks import Block, BlockRole, Plan, Table
from micic_desk.report.closing import closing_sentences, version_label
from micic_desk.report.layout import Layout
from micic_desk.report.pdf.characters import in_one_line, printable
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.pdf.structure import spoken
from micic_desk.report.plain_text import label_of, source_line, text_of
from micic_desk.report.wording import Wording

_PER_STEP = 500
_AS_TYPED = "white-space:pre-wrap"  # on the innermost tags only: between tags, line ends are ours
_TAGS = {
    BlockRole.PART_TITLE: "h2",
    BlockRole.HEADING: "h2",
    BlockRole.KEY_POINT: "h2",
    BlockRole.QUOTATION: "blockquote",
}


def write_html(
    plan: Plan,
    wording: Wording,
    layout: Layout | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The whole report as one page in UTF-8.

    ``progress`` hears of lines written, and may raise to cancel.
    """
    return "".join(_Writer(plan, wording, layout or Layout()).page(progress)).encode("utf-8")


class _Looks:
    """The style of each tag as the layout wants it."""

    def __init__(self, layout: Layout) -> None:
        size = 24 if layout.large else 15
        ink, accent, muted, tint, rule = (
            ("#000",) * 3 + ("#fff", "#000")
            if layout.black
            else ("#181c21", "#0e4560", "#55606c", "#eef3f5", "#bdc9d0")
        )
        edge = "border-inline-start:3px solid"
        self.body = (
            f"font:{size}px/1.5 Arial,Helvetica,sans-serif;color:{ink};background:#fff;"
            "max-width:44em;margin:1em auto;padding:0 1em"
        )
        self.title = f"font-size:1.6em;line-height:1.25;margin:.4em 0;{_AS_TYPED}"
        self.strong = f"color:{accent}"
        self.quiet = f"color:{muted};font-size:.88em"
        self.list = "margin:.3em 0;padding-inline-start:1.4em"
        self.by_role = {
            BlockRole.TITLE_LINE: f"color:{muted};margin:.2em 0",
            BlockRole.BYLINE: "margin:.1em 0",
            BlockRole.PART_TITLE: f"color:{accent};font-size:1.4em;margin:1.6em 0 .6em",
            BlockRole.HEADING: "font-size:1.2em;margin:1.4em 0 .5em",
            BlockRole.KEY_POINT: "font-size:1.2em;margin:1.4em 0 .5em",
            BlockRole.RECOMMENDATION: (
                f"background:{tint};{edge} {accent};margin:.8em 0;padding:.5em .8em"
            ),
            BlockRole.IMPLICATION: "font-style:italic;margin:.4em 0",
            BlockRole.QUOTATION: f"{edge} {rule};margin:.6em 0;padding:.1em .8em",
            BlockRole.HAND_OVER: (
                f"border:solid {accent};border-width:1px 0;font-weight:bold;"
                "margin:1.6em 0;padding:.4em 0"
            ),
        }
        self.table = "border-collapse:collapse;width:100%;margin:.8em 0"
        self.cell = (
            f"border-bottom:1px solid {rule};padding:.4em .6em;text-align:start;"
            f"vertical-align:top;{_AS_TYPED}"
        )
        self.head = f"{self.cell};background:{tint};border-bottom-color:{accent}"
        self.plain = f"margin:.5em 0;{_AS_TYPED}"
        self.by_role = {role: f"{look};{_AS_TYPED}" for role, look in self.by_role.items()}


class _Writer:
    """Writes one page; lists are open as long as deeper points follow."""

    def __init__(self, plan: Plan, wording: Wording, layout: Layout) -> None:
        self._plan = plan
        self._wording = wording
        self._looks = _Looks(layout)
        self._open: list[int] = []
        self._in_part = False
        self._titled = False

    def page(self, progress: Callable[[int], None] | None) -> Iterator[str]:
        """The page from its first tag to its last."""
        plan = self._plan
        language = spoken(plan.language)
        turned = "rtl" if runs_leftward(plan.title, plan.language) else "ltr"
        yield (
            f'<!DOCTYPE html>\n<html lang="{language}" dir="{turned}">\n<head>\n'
            '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            f"<title>{_escaped(in_one_line(plan.title))}</title>\n</head>\n"
            f'<body style="{self._looks.body}">\n'
        )
        for at, block in enumerate(plan.blocks):
            if progress is not None and at % _PER_STEP == 0:
                progress(at)
            yield from self._block(block)
        yield from self._close_to(0)
        for sentence in closing_sentences(plan, self._wording):
            yield f'<p style="{self._looks.quiet}">{_escaped(sentence)}</p>\n'
        yield "</body>\n</html>\n"

    def _block(self, block: Block) -> Iterator[str]:
        if block.table is not None:
            yield from self._close_to(0)
            yield from self._table(block.table)
            return
        facts = self._facts(block)
        if block.role is BlockRole.POINT and block.level > 0:
            yield from self._item(block.level)
            yield f'<div style="{self._looks.plain}"{facts}>{self._words(block)}</div>'
        else:
            yield from self._close_to(block.level)
            tag, look = self._tag(block)
            said = self._words(block) + self._source(block)
            yield f'<{tag} style="{look}"{facts}>{said}</{tag}>\n'
        for version in block.other_versions:
            label = version_label(version.initials, self._wording)
            yield (
                f'<p style="{self._looks.quiet}"{facts}><b>{_escaped(label)}</b>'
                f"{_escaped(version.text)}</p>\n"
            )

    def _table(self, held: Table) -> Iterator[str]:
        looks = self._looks
        yield f'<table style="{looks.table}">\n<thead><tr>'
        for text in held.head:
            yield f'<th scope="col" style="{looks.head}"{self._turned(text)}>{_escaped(text)}</th>'
        yield "</tr></thead>\n<tbody>\n"
        for row in held.rows:
            yield "<tr>"
            for at, text in enumerate(row.cells):
                tag = 'th scope="row"' if at == 0 else "td"
                shown = text or "–"
                said = f"<div{self._turned(shown)}>{_escaped(shown)}</div>"
                for label, words in row.notes if at == held.main else ():
                    said += (
                        f'<div style="{looks.quiet}"{self._turned(words)}><b>{_escaped(label)}</b> '
                        f"{_escaped(words)}</div>"
                    )
                yield f'<{tag} style="{looks.cell}">{said}</{tag.split(maxsplit=1)[0]}>'
            yield "</tr>\n"
        yield "</tbody>\n</table>\n"

    def _turned(self, text: str) -> str:
        return f' dir="{"rtl" if runs_leftward(text, self._plan.language) else "ltr"}"'

    def _item(self, level: int) -> Iterator[str]:
        while self._open and self._open[-1] > level:
            self._open.pop()
            yield "</li></ul>\n"
        if self._open and self._open[-1] == level:
            yield "</li>\n<li>"
        else:
            self._open.append(level)
            yield f'\n<ul style="{self._looks.list}"><li>'

    def _close_to(self, level: int) -> Iterator[str]:
        """End the lists that what stands at ``level`` is no part of."""
        while self._open and self._open[-1] >= max(level, 1):
            self._open.pop()
            yield "</li></ul>\n"

    def _tag(self, block: Block) -> tuple[str, str]:
        look = self._looks.by_role.get(block.role, self._looks.plain)
        if block.role is BlockRole.TITLE_LINE and not self._titled:
            named = any(
                one.role is BlockRole.TITLE_LINE and one.text == self._plan.title
                for one in self._plan.blocks
            )
            if block.text == self._plan.title or not named:
                self._titled = True
                return "h1", self._looks.title
        self._in_part = self._in_part or block.role is BlockRole.PART_TITLE
        deeper = self._in_part and block.role in {BlockRole.HEADING, BlockRole.KEY_POINT}
        return ("h3" if deeper else _TAGS.get(block.role, "p")), look

    def _facts(self, block: Block) -> str:
        """Language and direction where they are not the page's."""
        own = spoken(block.language) if block.language != self._plan.language else ""
        language = block.language or self._plan.language
        turned = "rtl" if runs_leftward(block.text, language) else "ltr"
        return f' dir="{turned}"' + (f' lang="{own}"' if own else "")

    def _words(self, block: Block) -> str:
        strong = self._looks.strong
        label = " ".join(
            part for part in (block.number, block.mark, label_of(block, self._wording)) if part
        )
        said = f'<b style="{strong}">{_escaped(label)}</b> ' if label else ""
        quoted = block.role is BlockRole.QUOTATION
        if block.speaker and not quoted:
            said += f"<b>{_escaped(block.speaker)}:</b> "
        said += _escaped(text_of(block, self._wording))
        if block.author and not quoted:
            said += f' <span style="{self._looks.quiet}">[{_escaped(block.author)}]</span>'
        return said

    def _source(self, block: Block) -> str:
        source = source_line(block) if block.role is BlockRole.QUOTATION else ""
        return f'<br><span style="{self._looks.quiet}">{_escaped(source)}</span>' if source else ""


def _escaped(text: str) -> str:
    """Words as HTML shows them, letter by letter."""
    return escape(printable(text), quote=True).replace("\n", "<br>")
