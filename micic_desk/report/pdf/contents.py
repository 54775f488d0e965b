"""The page of contents: each heading with leaders to its page, and a link to it.

A list of contents is as long whatever the numbers in it, so pages are filled first and the
numbers looked up then; no report is set twice for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from micic_desk.report.pdf import style
from micic_desk.report.pdf.characters import in_one_line
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.pdf.lines import Span
from micic_desk.report.pdf.rows import Bookmark, Group, Page, Placed, Row, Rule
from micic_desk.report.pdf.setting import Place, Setter
from micic_desk.report.pdf.structure import Element

_NUMBER_COLUMN = 40.0
_STEP = 18.0
_GAP = 6.0


@dataclass(slots=True)
class Contents:
    """The list while the pages' numbers are not known; ``root`` is its place in the structure."""

    setter: Setter
    root: Element

    def groups(self, body: Sequence[Row], numbers: dict[int, int]) -> list[Group]:
        """The list itself; ``numbers`` gives the page of a bookmark by its identity."""
        marks = [row.bookmark for row in body if row.bookmark is not None]
        if not marks:
            return []
        self.root.children.clear()
        words = self.setter.wording
        title = self.setter.plain([Span(words.contents, style.HEADING)], before=26.0)
        title.after, title.holds_next = 8.0, True
        groups = [title.belong_to(self.root.add("Caption"))]
        shallowest = min(mark.level for mark in marks)
        for mark in marks:
            depth = mark.level - shallowest
            groups.append(self._entry(mark, depth, numbers.get(id(mark), 0)))
        for group in groups[-3:-1]:  # no entry stands alone on a page
            group.holds_next = True
        return groups

    def _entry(self, mark: Bookmark, depth: int, number: int) -> Group:
        setter = self.setter
        look = style.STRONG if depth == 0 else style.BODY
        leading = style.LEADING[look.size]
        leftward = runs_leftward(mark.title, setter.language)
        place = Place(_STEP * depth, leading, leftward, inset=_NUMBER_COLUMN)
        rows = setter.rows([Span(mark.title, look)], place)
        last = rows[-1]
        shown = setter.one_line(str(number), look, leftward=leftward)
        (words,) = last.placed
        end = setter.measure - shown.width
        last.placed = (words, Placed(shown, end, words.drop))
        start = words.x + words.line.width + _GAP
        last.rules = (Rule(words.drop - 0.6, 0.9, style.MUTED, start, end - _GAP, dotted=True),)
        for row in rows:
            row.link = mark
            row.keep = row is not rows[0]
        leaf = self._home(depth).add("TOCI").add("Reference").add("Link")
        return Group(rows, before=7.0 if depth == 0 else 3.0, after=0.0).belong_to(leaf)

    def _home(self, depth: int) -> Element:
        """The list of contents of a depth: a deeper one stands in the last item's list."""
        home = self.root
        for _ in range(depth):
            children = home.children
            home = children[-1] if children and children[-1].kind == "TOC" else home.add("TOC")
        return home


def numbers_of(pages: Sequence[Page], before: int) -> dict[int, int]:
    """The page of each bookmark by its identity, where ``before`` pages stand in front."""
    return {
        id(row.bookmark): number
        for number, page in enumerate(pages, before + 1)
        for _, row in page.rows
        if row.bookmark is not None
    }


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to another: pages from 0, points from the foot."""

    page: int
    rectangle: tuple[float, float, float, float]
    title: str
    to_page: int
    to_top: float
    leaf: Element


def links_on(pages: Sequence[Page], paper: style.PageStyle) -> Iterator[Link]:
    """All links of the pages, one a row, in reading order."""
    targets: dict[int, tuple[int, float]] = {}
    for number, page in enumerate(pages):
        for top, row in page.rows:
            if row.bookmark is not None:
                targets[id(row.bookmark)] = (number, _height(paper, top - 12) * paper.scale)
    for number, page in enumerate(pages):
        for top, row in page.rows:
            if row.link is None or row.leaf is None:
                continue
            to_page, to_top = targets[id(row.link)]
            upper = _height(paper, top)
            box = (paper.left, upper - row.height, paper.width - paper.right, upper)
            left, low, right, high = (side * paper.scale for side in box)
            title = in_one_line(row.link.title)
            yield Link(number, (left, low, right, high), title, to_page, to_top, row.leaf)


def _height(paper: style.PageStyle, top: float) -> float:
    return paper.height - paper.top - top
