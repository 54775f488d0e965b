"""The page of contents of a Word file: links to the headings, with the numbers of their pages.

Each number is a field of its own (PAGEREF), not one list made by Word (TOC): LibreOffice works
the former out whenever it lays the file out and shows the latter as it was written, and Word
brings both up to date when it prints or is told to (F9), without a question at opening. Until
then Word shows the number that is written here, which is that of the printed report.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.docx.words import Run, runs_of
from micic_desk.report.layout import Layout
from micic_desk.report.pdf.characters import in_one_line
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.wording import Wording

HEADINGS = frozenset({BlockRole.HEADING, BlockRole.KEY_POINT, BlockRole.PART_TITLE})
ON_A_NEW_PAGE = "<w:pageBreakBefore/>"


def bookmarked(at: int, words: str) -> str:
    """The words of a heading as a place that can be led to; ``at`` is its place in the plan."""
    return f'<w:bookmarkStart w:id="{at}" w:name="{_name(at)}"/>{words}<w:bookmarkEnd w:id="{at}"/>'


def contents(plan: Plan, wording: Wording, layout: Layout) -> Iterator[str]:
    """The paragraphs of the list, its title first; none where there is no heading."""
    found = [(at, one) for at, one in enumerate(plan.blocks) if one.role in HEADINGS]
    if not found:
        return
    leftward = runs_leftward(wording.contents, plan.language)
    words = "".join(runs_of(Run(wording.contents), plan.language, leftward=leftward))
    turned = "<w:bidi/>" if leftward else ""
    yield f'<w:p><w:pPr><w:pStyle w:val="ContentsTitle"/>{turned}</w:pPr>{words}</w:p>'
    pages = _pages(plan, wording, layout)
    in_part = False
    for at, block in found:
        is_part = block.role is BlockRole.PART_TITLE
        in_part = in_part or is_part
        yield _entry(at, block, plan.language, pages.get(at, 1), deeper=in_part and not is_part)


def _entry(at: int, block: Block, language: str, page: int, *, deeper: bool) -> str:
    said = in_one_line(f"{block.number} {block.text}")
    own = block.language or language
    leftward = runs_leftward(said, own)
    words = "".join(runs_of(Run(said), own, leftward=leftward))
    turned = "<w:bidi/>" if leftward else ""
    field = (
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        f'<w:instrText xml:space="preserve"> PAGEREF {escape(_name(at))} \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{page}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{2 if deeper else 1}"/>{turned}</w:pPr>'
        f'<w:hyperlink w:anchor="{_name(at)}" w:history="1">{words}{field}</w:hyperlink></w:p>'
    )


def _pages(plan: Plan, wording: Wording, layout: Layout) -> Mapping[int, int]:
    """The page of each heading in the printed report, by its place in the plan."""
    from micic_desk.report.pdf.writer import lay_out  # noqa: PLC0415 - slow to import

    # The plan has its numbers already.
    numbers = lay_out(plan, wording, layout=replace(layout, numbered=False)).headings()
    return dict(zip(_places(plan.blocks), numbers, strict=False))


def _places(blocks: Sequence[Block]) -> list[int]:
    return [at for at, one in enumerate(blocks) if one.role in HEADINGS]


def _name(at: int) -> str:
    """A bookmark as Word names its own, so that it keeps out of people's lists."""
    return f"_Toc{at}"
