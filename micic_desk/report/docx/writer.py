"""The report as a Word file, for those who edit or translate it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape

from micic_desk.report.blocks import Block, BlockRole, Plan, Table
from micic_desk.report.closing import closing_sentences, version_label
from micic_desk.report.docx import lists, parts, tables
from micic_desk.report.docx.contents import HEADINGS, ON_A_NEW_PAGE, bookmarked, contents
from micic_desk.report.docx.styles import hang, leftward_edge, styles, table_colours
from micic_desk.report.docx.words import Run, runs_of
from micic_desk.report.layout import Extent, Layout, Paper
from micic_desk.report.numbering import UNNUMBERED
from micic_desk.report.pdf.characters import in_one_line
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.pdf.front import front_length
from micic_desk.report.pdf.structure import spoken
from micic_desk.report.tables import stacked
from micic_desk.report.wording import Wording

_SHEETS = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
_STYLES = {
    BlockRole.BYLINE: "Byline",
    BlockRole.POINT: "List",
    BlockRole.RECOMMENDATION: "Recommendation",
    BlockRole.IMPLICATION: "Implication",
    BlockRole.QUOTATION: "Quote",
    BlockRole.HAND_OVER: "HandOver",
}
_HANGING = frozenset({BlockRole.RECOMMENDATION, BlockRole.IMPLICATION, BlockRole.HAND_OVER})
"""Their words hang to the right of their mark, as on the printed page."""
_PER_STEP = 200


def write_docx(
    plan: Plan,
    wording: Wording,
    layout: Layout | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """Set ``plan`` as a Word file; the same plan, the same bytes.

    ``progress`` is told how many lines are written so far, and may raise to cancel.
    """
    layout = layout or Layout()
    plan = stacked(plan) if layout.large else plan  # columns would be too narrow for words
    language = spoken(plan.language)
    body = "".join(_Writer(plan, wording, layout).paragraphs(progress))
    title = escape(in_one_line(plan.title))
    return parts.packed(
        {
            "[Content_Types].xml": parts.content_types(),
            "_rels/.rels": parts.package_relations(),
            "word/document.xml": _document(body, plan, layout),
            "word/_rels/document.xml.rels": parts.document_relations(),
            "word/numbering.xml": lists.numbering(),
            "word/styles.xml": styles(layout, language),
            "word/settings.xml": parts.settings(),
            "word/footer.xml": _footer(plan, wording),
            "docProps/core.xml": parts.core(title, language),
        }
    )


class _Writer:
    """Writes the paragraphs of one plan."""

    def __init__(self, plan: Plan, wording: Wording, layout: Layout) -> None:
        self._plan = plan
        self._wording = wording
        self._layout = layout
        self._typed = layout.typed_numbers
        self._in_part = False
        self._new_page = False
        self._hang = hang(layout)

    def paragraphs(self, progress: Callable[[int], None] | None) -> Iterator[str]:
        """All paragraphs of the document, in order."""
        main = _main_title(self._plan)
        full = self._layout.extent is Extent.FULL
        front = front_length(self._plan.blocks) if full else -1
        for at, block in enumerate(self._plan.blocks):
            if progress is not None and at % _PER_STEP == 0:
                progress(at)
            if at == front:
                listed = list(contents(self._plan, self._wording, self._layout))
                yield from listed
                self._new_page = bool(listed)
            yield from self._block(block, at, is_title=at == main)
        for sentence in closing_sentences(self._plan, self._wording):
            yield self._paragraph("Note", [Run(sentence)], self._plan.language)

    def _block(self, block: Block, at: int, *, is_title: bool) -> Iterator[str]:
        if block.table is not None:
            yield self._table(block.table)
            return
        self._in_part = self._in_part or block.role is BlockRole.PART_TITLE
        runs = self._runs(block)
        facts = self._place(block)
        style = "Title" if is_title else self._style(block)
        place = at if block.role in HEADINGS else None
        yield self._paragraph(style, runs, block.language, facts, place)
        if block.role is BlockRole.QUOTATION and (block.speaker or block.author):
            by = f"– {block.speaker}" if block.speaker else ""
            by = f"{by} [{block.author}]".strip() if block.author else by
            yield self._paragraph("Source", [Run(by)], block.language, _indent(block.level))
        for version in block.other_versions:
            label = Run(version_label(version.initials, self._wording), "Strong")
            said = [label, Run(version.text)]
            yield self._paragraph("Version", said, block.language, _indent(block.level))

    def _table(self, held: Table) -> str:
        leftward = runs_leftward(" ".join(held.head), self._plan.language)
        rule, tint = table_colours(self._layout)
        paragraph = partial(self._paragraph, language=self._plan.language)
        return tables.table(held, paragraph, leftward=leftward, rule=rule, tint=tint)

    def _style(self, block: Block) -> str:
        if block.role is BlockRole.TITLE_LINE:
            return "Subtitle"
        if block.role is BlockRole.PART_TITLE:
            return "Heading1"
        if block.role in {BlockRole.HEADING, BlockRole.KEY_POINT}:
            return "Heading2" if self._in_part else "Heading1"
        if block.role is BlockRole.POINT and block.level == 0:
            return "Normal"
        return _STYLES.get(block.role, "Normal")

    def _runs(self, block: Block) -> list[Run]:
        after = "\t" if self._hangs(block) else " "
        runs = [Run(f"{block.mark}{after}", "Label")] if block.mark else []
        label = block.label
        if block.role is BlockRole.RECOMMENDATION and not label:
            label = self._wording.recommendation
        runs += [Run(f"{label} ", "Label")] if label else []
        quoted = block.role is BlockRole.QUOTATION
        if block.speaker and not quoted:
            runs.append(Run(f"{block.speaker}: ", "Strong"))
        text = block.text
        if block.role is BlockRole.HAND_OVER and not text:
            text = self._wording.hand_over
        runs.append(Run(text))
        if block.author and not quoted:
            runs.append(Run(f" [{block.author}]", "Author"))
        lead = self._typed_lead(block)
        return [Run(lead, "Label"), *runs] if lead else runs

    def _typed_lead(self, block: Block) -> str:
        """Number or bullet, where it is not Word that makes it."""
        if block.number and block.role in UNNUMBERED:
            return f"{block.number} "
        if block.number and self._typed:
            return f"{block.number}\t"
        if self._typed and block.role is BlockRole.POINT and block.level > 0:
            return f"{lists.sign(block.level)}\t"
        return ""

    def _place(self, block: Block) -> str:
        """List and level as Word knows them, or how far in a paragraph stands."""
        counted = _is_counted(block)
        if self._hangs(block):
            return _indent_by(lists.edge(block.level) + self._hang, self._hang)
        point = block.role is BlockRole.POINT and block.level > 0
        if self._typed or not (counted or point):
            hanging = lists.STEP if self._typed and (point or counted) else 0
            level = max(block.level, 1) if hanging else block.level
            return _indent(level, hanging)
        number = lists.NUMBERS if counted else lists.BULLETS
        depth = 0 if counted else min(block.level, lists.DEEPEST) - 1
        facts = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        deeper = block.level if counted else block.level * (block.level > lists.DEEPEST)
        return facts + (_indent(deeper, lists.STEP) if deeper > 1 else "")

    def _hangs(self, block: Block) -> bool:
        """Whether its mark stands apart; a running number would stand there too."""
        return bool(block.mark) and block.role in _HANGING and not _is_counted(block)

    def _paragraph(
        self,
        style: str,
        runs: Sequence[Run],
        language: str,
        facts: str = "",
        place: int | None = None,
    ) -> str:
        text = "".join(run.text for run in runs)
        language = language or self._plan.language
        leftward = runs_leftward(text, language)
        turned = f"{leftward_edge(style, self._layout)}<w:bidi/>" if leftward else ""
        # Word wants these in the order of the schema: list, rule, direction, then indentation.
        lists_first, _, rest = facts.partition("</w:numPr>")
        numbered = f"{lists_first}</w:numPr>" if rest or "numPr" in lists_first else ""
        rest = rest if numbered else facts
        words = "".join(
            piece for run in runs for piece in runs_of(run, language, leftward=leftward)
        )
        words = words if place is None else bookmarked(place, words)
        above, self._new_page = ON_A_NEW_PAGE if self._new_page else "", False
        kept = f'<w:pStyle w:val="{style}"/>{above}{numbered}{turned}{rest}'
        return f"<w:p><w:pPr>{kept}</w:pPr>{words}</w:p>"


def _is_counted(block: Block) -> bool:
    return bool(block.number) and block.role not in UNNUMBERED


def _indent(level: int, hanging: int = 0) -> str:
    return _indent_by(lists.edge(level), hanging) if level > 0 else ""


def _indent_by(left: int, hanging: int) -> str:
    hung = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}"{hung}/>'


def _main_title(plan: Plan) -> int:
    """Which block is the document's title; -1 where no title line is."""
    lines = [at for at, one in enumerate(plan.blocks) if one.role is BlockRole.TITLE_LINE]
    named = [at for at in lines if plan.blocks[at].text == plan.title]
    return (named or lines or [-1])[0]


def _document(body: str, plan: Plan, layout: Layout) -> str:
    width, height = _SHEETS[layout.paper]
    turned = "<w:bidi/>" if runs_leftward(plan.title, plan.language) else ""
    return (
        f"{parts.HEAD}<w:document {parts.NAMESPACE}><w:body>{body}<w:sectPr>"
        f'<w:footerReference w:type="default" r:id="{parts.FOOTER_ID}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1440" w:right="1418" '
        f'w:bottom="1440" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>{turned}'
        "</w:sectPr></w:body></w:document>"
    )


def _footer(plan: Plan, wording: Wording) -> str:
    """The page's number as a field, in the report's language."""
    leftward = runs_leftward(wording.page, plan.language)
    fields = {"{n}": "PAGE", "{m}": "NUMPAGES"}
    said = wording.page.replace("{n}", "\0{n}\0").replace("{m}", "\0{m}\0").split("\0")
    made = ""
    for piece in said:
        if piece in fields:
            made += f'<w:fldSimple w:instr="{fields[piece]}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        else:
            made += "".join(runs_of(Run(piece), plan.language, leftward=leftward))
    turned = "<w:bidi/>" if leftward else ""
    return (
        f'{parts.HEAD}<w:ftr {parts.NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/>{turned}'
        f'<w:jc w:val="right"/></w:pPr>{made}</w:p></w:ftr>'
    )
