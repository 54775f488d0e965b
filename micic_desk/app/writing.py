"""A planned report into the bytes of a file, in any of the forms there are."""

import json
from collections.abc import Callable
from enum import StrEnum

from micic_desk.report.blocks import Plan
from micic_desk.report.docx.writer import write_docx
from micic_desk.report.html_mail import write_html
from micic_desk.report.layout import Extent, Layout
from micic_desk.report.markdown import encode_markdown
from micic_desk.report.numbering import numbered
from micic_desk.report.plain_text import write_text
from micic_desk.report.structured import structured
from micic_desk.report.summary import summary
from micic_desk.report.tables import stacked
from micic_desk.report.wording import Wording


class Format(StrEnum):
    """What a report can be written as."""

    PDF = "pdf"
    WORD = "docx"
    HTML = "html"
    TEXT = "txt"
    MARKDOWN = "md"
    JSON = "json"


_LISTS_ONLY = frozenset({Format.JSON, Format.TEXT, Format.MARKDOWN})


def written(
    plan: Plan,
    wording: Wording,
    *,
    form: Format,
    layout: Layout | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The bytes of the file; the same plan and layout, the same bytes.

    ``progress`` hears how far it is, in pages or lines, and may raise to cancel.
    """
    layout = layout or Layout()
    if form in _LISTS_ONLY:
        plan = stacked(plan)
    if form is Format.JSON:
        text = json.dumps(structured(plan), ensure_ascii=False, indent=1)
        return (text + "\n").encode("utf-8", "backslashreplace")
    if form is Format.PDF:
        from micic_desk.report.pdf.writer import write_pdf  # noqa: PLC0415 - slow to import

        return write_pdf(plan, wording, layout=layout, progress=progress)
    # Numbers come first: a summary then quotes the paragraph of the full report.
    counted = numbered(plan) if layout.numbered and form is not Format.MARKDOWN else plan
    wanted = summary(counted, wording) if layout.extent is Extent.SUMMARY else counted
    if form is Format.MARKDOWN:
        return encode_markdown(wanted)
    if form is Format.TEXT:
        return write_text(wanted, wording, progress)
    if form is Format.HTML:
        return write_html(wanted, wording, layout, progress)
    return write_docx(wanted, wording, layout, progress)
