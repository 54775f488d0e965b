"""The report as it will be handed out, looked at before it is.

What needs the notebook (the plan, and who must not be named) is taken from it when a
`Printable` is made; setting, drawing and handing out then need no notebook, so that they can
be done on another thread while somebody goes on typing.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, cast

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import (
    Exported,
    Format,
    NamesFoundError,
    exported,
    plan_report,
    rendered,
)
from micic_desk.app.handed_out import note_handed_out
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.report.blocks import Plan
from micic_desk.report.layout import Layout
from micic_desk.report.leaks import Leak, leaks_in_plan, protected_names
from micic_desk.report.profile import RULES, Profile
from micic_desk.report.wording import Wording
from micic_desk.runtime.whole_file import write_whole

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from micic_desk.report.pdf.hand import Hand
    from micic_desk.report.pdf.sheets import Sheets

__all__ = [
    "Exported",
    "Format",
    "Leak",
    "NamesFoundError",
    "Picture",
    "Preview",
    "Printable",
    "Profile",
    "Stone",
    "printable",
]

_PDFIUM = Lock()
"""PDFium may be entered by one thread at a time, whatever document it works on."""

_MOST_PIXELS = 40_000_000
"""The largest picture of a page; beyond it the scale is taken down."""


class _Names(NamedTuple):
    """All that is asked of a desk while a report is written: who must not be named."""

    notebook: Notebook


@dataclass(frozen=True, slots=True)
class Printable:
    """A report, planned for one reader; ``leaks`` say where a protected name stands in it."""

    profile: Profile
    plan: Plan
    leaks: tuple[Leak, ...]
    _wording: Wording
    _people: Notebook
    layout: Layout = field(default_factory=Layout)
    wrote: Callable[[Path], object] | None = field(default=None, compare=False)

    def preview(
        self, progress: Callable[[int], None] | None = None, stone: "Stone | None" = None
    ) -> "Preview":
        """The pages, set as the PDF will be; names that bar an export do not bar a look.

        ``progress`` is told how many pages are set and may raise to stop. What was set on the
        same ``stone`` before and comes again costs nothing.
        """
        from micic_desk.report.pdf.hand import Hand  # noqa: PLC0415 - slow to import
        from micic_desk.report.pdf.writer import lay_out  # noqa: PLC0415 - the same

        if stone is not None and stone.hand is None:
            stone.hand = Hand()
        hand = stone.hand if stone is not None else None
        return Preview(
            lay_out(self.plan, self._wording, layout=self.layout, progress=progress, hand=hand)
        )

    def for_paper(self, progress: Callable[[int], None] | None = None) -> "Preview":
        """The pages, to be sent to a printer.

        Paper is handed out as a file is: raises NamesFoundError where a protected name stands.
        """
        return Preview(self._rendered(Format.PDF, self.layout, progress))

    def export(
        self,
        form: Format,
        to: Path,
        progress: Callable[[int], None] | None = None,
        *,
        layout: Layout | None = None,
    ) -> Exported:
        """Write the report to a file, whole or not at all.

        Raises NamesFoundError where a protected name would be handed out, Refusal where the
        disk says no, and whatever ``progress`` raises to cancel; no file is made then.
        """
        data = self._rendered(form, layout or self.layout, progress)
        write_whole(to, data)
        if self.wrote is not None:
            self.wrote(to)
        return exported(to, data, self.plan, form)

    def _rendered(
        self, form: Format, layout: Layout, progress: Callable[[int], None] | None
    ) -> bytes:
        return rendered(
            cast("Desk", _Names(self._people)),
            self.plan,
            self._wording,
            form=form,
            profile=self.profile,
            layout=layout,
            progress=progress,
        )


@dataclass(slots=True)
class Stone:
    """Where a compositor lays out the same report after each change; for one thread at a time."""

    hand: "Hand | None" = None


def printable(
    desk: Desk, consultation: str, profile: Profile, layout: Layout | None = None
) -> Printable:
    """The report of a consultation for one reader, on the thread that owns the notebook."""
    plan, wording = plan_report(desk, consultation, profile)
    return printable_plan(desk, plan, wording, profile, layout)


def printable_plan(
    desk: Desk, plan: Plan, wording: Wording, profile: Profile, layout: Layout | None = None
) -> Printable:
    """A plan that was made of the notebook for one reader, ready to be printed."""
    people = Notebook(desk.notebook.of_kind(EntityKind.PERSON))
    leaks: tuple[Leak, ...] = ()
    if not RULES[profile].protected_names:
        leaks = tuple(leaks_in_plan(plan, protected_names(people)))
    wrote = partial(note_handed_out, desk)
    return Printable(profile, plan, leaks, wording, people, layout or Layout(), wrote)


class Picture(NamedTuple):
    """A page as pixels: four bytes each, blue, green, red and one unused; ``stride`` a line."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Preview:
    """The pages of a report as pictures. Any thread may ask; they are drawn one at a time.

    Of sheets only the pages that are looked at are ever written, each when it is drawn; bytes
    are a whole file. ``fonts`` are those of this computer that were needed, ``missing`` the
    characters that no font has.
    """

    def __init__(self, pages: "Sheets | bytes") -> None:
        import pypdfium2  # noqa: PLC0415 - only where pages are looked at

        self._opened = pypdfium2.PdfDocument
        self._sheets = None if isinstance(pages, bytes) else pages
        self._file: PdfDocument | None = None
        self._open = True
        self.fonts: tuple[str, ...] = ()
        self.missing: tuple[str, ...] = ()
        if isinstance(pages, bytes):
            with _PDFIUM:
                self._file = self._opened(io.BytesIO(pages))
                numbers = range(len(self._file))
                self._sizes = [_size(self._file, number) for number in numbers]
        else:
            self._sizes = [pages.size()] * len(pages)
            self.fonts, self.missing = pages.fonts, pages.missing

    def entity_at(self, number: int, y: float) -> str:
        """The entity a page shows ``y`` points below its upper edge; "" where there is none."""
        sheets = self._sheets
        spots = sheets.spots(number) if sheets is not None and number < len(sheets) else ()
        return next((spot.source for spot in spots if spot.top <= y < spot.bottom), "")

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page, counted from 0, in points."""
        return self._sizes[number]

    def page(self, number: int, scale: float) -> Picture:
        """A page, counted from 0, at ``scale`` pixels to the point.

        Raises IndexError where there is no such page, ValueError once it is closed.
        """
        width, height = self._sizes[number]
        scale = min(scale, (_MOST_PIXELS / (width * height)) ** 0.5)
        with _PDFIUM:
            if not self._open:
                raise ValueError("the preview is closed")
            if self._file is not None:
                return _picture(self._file, number, scale)
            assert self._sheets is not None
            document = self._opened(io.BytesIO(self._sheets.one(number)))
            try:
                return _picture(document, 0, scale)
            finally:
                document.close()

    def close(self) -> None:
        """Let go of the pages; once is enough, more does no harm."""
        with _PDFIUM:
            self._open = False
            self._sheets = None
            if self._file is not None:
                self._file.close()
                self._file = None


def _size(document: "PdfDocument", number: int) -> tuple[float, float]:
    width, height = document.get_page_size(number)
    return float(width), float(height)


def _picture(document: "PdfDocument", number: int, scale: float) -> Picture:
    page = document[number]
    bitmap = page.render(scale=scale, force_bitmap_format=4, maybe_alpha=False)
    try:
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
        page.close()
