"""Rows onto pages: as full as they go, back to the last place where a break is allowed."""

from collections.abc import Callable, Sequence

from micic_desk.report.pdf.rows import Group, Page, Row


def flow(groups: Sequence[Group]) -> list[Row]:
    """String the groups' rows together: spaces collapse to the larger, holds become keeps."""
    rows: list[Row] = []
    after = 0.0
    held = False
    for group in groups:
        if not group.rows:
            continue
        first = group.rows[0]
        first.space = max(after, group.before)
        first.keep = bool(rows) and (first.keep or held or group.holds_previous)
        rows += group.rows
        after, held = group.after, group.holds_next
    return rows


def paginate(
    rows: Sequence[Row], depth: float, progress: Callable[[int], None] | None = None
) -> list[Page]:
    """Fill pages of ``depth`` points; at least one page comes back.

    Where a chain of kept rows is longer than a page, it breaks where the page is full.
    """
    pages: list[Page] = []
    start = 0
    while start < len(rows):
        end = _end_of_page(rows, start, depth)
        page = Page()
        top = 0.0
        for row in rows[start].repeats:
            page.again.append((top, row))
            top += row.height
        for index in range(start, end):
            top += rows[index].space if index > start else 0.0
            page.rows.append((top, rows[index]))
            top += rows[index].height
        pages.append(page)
        start = end
        if progress is not None:
            progress(len(pages))
    return pages or [Page()]


def _end_of_page(rows: Sequence[Row], start: int, depth: float) -> int:
    used = sum(row.height for row in rows[start].repeats)
    allowed = start
    for index in range(start, len(rows)):
        row = rows[index]
        if index > start and not row.keep:
            allowed = index
        used += row.height + (row.space if index > start else 0.0)
        if used > depth + 0.01 and index > start:
            return allowed if allowed > start else index
    return len(rows)
