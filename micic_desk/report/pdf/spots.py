"""Where on a page the lines of which entity stand, so that a click on it leads there."""

from collections.abc import Iterator
from typing import NamedTuple

from micic_desk.report.pdf.rows import Page
from micic_desk.report.pdf.style import PageStyle


class Spot(NamedTuple):
    """A band across the page, in points from its upper edge, and the entity it shows."""

    top: float
    bottom: float
    source: str


def spots_on(page: Page, style: PageStyle) -> Iterator[Spot]:
    """The bands of a page from top to bottom, one for the rows of an entity that touch."""
    open_one: Spot | None = None
    for top, row in page.rows:
        upper = (style.top + top) * style.scale
        lower = upper + row.height * style.scale
        if open_one is not None and open_one.source == row.source:
            open_one = open_one._replace(bottom=lower)
            continue
        if open_one is not None:
            yield open_one
        open_one = Spot(upper, lower, row.source) if row.source else None
    if open_one is not None:
        yield open_one
