"""What stands on every page at the same place, apart from the text."""

from collections.abc import Iterator

from micic_desk.report.blocks import Plan
from micic_desk.report.pdf import style
from micic_desk.report.pdf.characters import in_one_line
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.pdf.lines import Breaker, Line, Span
from micic_desk.report.pdf.paint import set_line
from micic_desk.report.pdf.style import PageStyle, inks
from micic_desk.report.wording import Wording


class Furniture:
    """Running header and page number of one document."""

    def __init__(
        self, plan: Plan, wording: Wording, page: PageStyle, breaker: Breaker, pages: int
    ) -> None:
        self._page = page
        self._wording = wording
        self._pages = pages
        self._breaker = breaker
        self._leftward = runs_leftward(plan.title, plan.language)
        self._header = self._short(in_one_line(plan.title))
        self._inks = inks(page)

    def of(self, number: int) -> Iterator[str]:
        """The furniture of one page; the first has no running header, its title is there."""
        page = self._page
        text = self._wording.page.format(n=number, m=self._pages)
        line = self._line(text)
        far = page.left if self._leftward else page.width - page.right - line.width
        yield from set_line(line, far, page.bottom - 28, self._inks)
        if number == 1 or self._header is None:
            return
        near = page.width - page.right - self._header.width if self._leftward else page.left
        y = page.height - page.top + 22
        yield from set_line(self._header, near, y, self._inks)
        yield (
            f"{self._inks[style.RULE]} RG .5 w {page.left:.2f} {y - 6:.2f} m "
            f"{page.width - page.right:.2f} {y - 6:.2f} l S"
        )

    def _line(self, text: str) -> Line:
        spans = [Span(text, style.FURNITURE)]
        return self._breaker.lines(spans, 10_000, leftward=self._leftward)[0]

    def _short(self, title: str) -> Line | None:
        """The title, cut at a word with an ellipsis where it is longer than the line."""
        words = title[:300].split()
        while words:
            shown = " ".join(words)
            line = self._line(shown if shown == title else f"{shown} …")
            if line.width <= self._page.measure:
                return line
            words = words[:-1] if len(words) > 1 else [words[0][:-4]] if len(words[0]) > 8 else []
        return None
