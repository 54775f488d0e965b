"""Sets and draws the report behind the window: the newest wish wins, older ones are dropped."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from micic_desk.app.previewing import Picture, Preview, Printable, Stone
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress

_MOST_KEPT = 12
"""Pictures of pages that are kept; a page at 200 % is about four megabytes."""


class Setting(QObject):
    """One report at a time, set as pages; pictures of pages on demand.

    ``ready`` when new pages can be looked at, ``drawn`` (page) when a picture came,
    ``refused`` (a Sentence) where the report could not be set.
    """

    ready = Signal()
    drawn = Signal(int)
    refused = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._preview: Preview | None = None
        self._waiting: Printable | None = None
        self._setting: Job | None = None
        self._wanted: list[tuple[int, float]] = []
        self._under_way: tuple[int, float] | None = None
        self._cleared = False
        self._stone = Stone()
        self._images: dict[int, tuple[float, QImage]] = {}

    def ask(self, report: Printable) -> None:
        """Set this report; one that is being set is given up for it."""
        self._waiting = report
        self._cleared = False
        if self._setting is not None:
            self._setting.cancel()
            return
        self._set_next()

    def count(self) -> int:
        """How many pages there are; 0 before the first report is set."""
        return len(self._preview) if self._preview is not None else 0

    def busy(self) -> bool:
        """Whether a report is being set."""
        return self._setting is not None

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        assert self._preview is not None
        return self._preview.size(number)

    def entity_at(self, number: int, y: float) -> str:
        """The entity a page shows ``y`` points below its upper edge; "" where there is none."""
        return self._preview.entity_at(number, y) if self._preview is not None else ""

    def fonts(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The fonts of this computer that the pages needed, and the signs that no font has."""
        if self._preview is None:
            return (), ()
        return self._preview.fonts, self._preview.missing

    def image(self, number: int, scale: float) -> QImage | None:
        """The page's picture, in this scale or as it last was; asks for a better one."""
        kept = self._images.get(number)
        if kept is None or kept[0] != scale:
            self._want(number, scale)
        return kept[1] if kept is not None else None

    def forget(self, seen: range) -> None:
        """Drop wishes and, where there are many, pictures of pages that are not in sight."""
        self._wanted = [one for one in self._wanted if one[0] in seen]
        if len(self._images) > _MOST_KEPT:
            for number in [one for one in self._images if one not in seen]:
                del self._images[number]

    def clear(self) -> None:
        """Forget the report and its pictures."""
        self._waiting = None
        self._cleared = True
        if self._setting is not None:
            self._setting.cancel()
        self._show(None)

    def close(self) -> None:
        """Let go of the pages here and now, when no work is under way any more."""
        self._waiting = None
        self._cleared = True
        self._stone = Stone()
        if self._preview is not None:
            self._preview.close()
            self._preview = None

    def _set_next(self) -> None:
        report, self._waiting = self._waiting, None
        if report is None:
            return
        job = self._setting = self._jobs.start(partial(_set, report, self._stone))
        job.succeeded.connect(self._take)
        job.refused.connect(self._refuse)
        job.ended.connect(self._set_ended)

    def _set_ended(self) -> None:
        self._setting = None
        self._set_next()

    def _take(self, preview: Preview) -> None:
        if self._waiting is not None or self._cleared:
            # Somebody has typed meanwhile, or nobody looks: these pages are old already.
            self._jobs.start(partial(close_preview, preview))
            return
        self._show(preview)

    def _show(self, preview: Preview | None) -> None:
        if self._preview is not None:
            self._jobs.start(partial(close_preview, self._preview))
        self._preview = preview
        self._wanted = []
        # Old pictures stay until their new ones come, so that nothing flickers.
        count = self.count()
        self._images = {
            number: (0.0, image) for number, (_, image) in self._images.items() if number < count
        }
        self.ready.emit()

    def _refuse(self, sentence: Sentence) -> None:
        self.refused.emit(sentence)

    def _want(self, number: int, scale: float) -> None:
        wish = (number, scale)
        if self._preview is None or wish in self._wanted or wish == self._under_way:
            return
        self._wanted = [one for one in self._wanted if one[0] != number] + [wish]
        self._draw_next()

    def _draw_next(self) -> None:
        if self._under_way is not None or not self._wanted or self._preview is None:
            return
        number, scale = self._under_way = self._wanted.pop(0)
        job = self._jobs.start(partial(_draw, self._preview, number, scale))
        job.succeeded.connect(self._keep)
        job.ended.connect(self._draw_ended)

    def _draw_ended(self) -> None:
        self._under_way = None
        self._draw_next()

    def _keep(self, drawn: tuple[Preview, int, float, QImage] | None) -> None:
        if drawn is None:
            return
        preview, number, scale, image = drawn
        self._under_way = None
        if preview is self._preview:
            self._images[number] = (scale, image)
        self.drawn.emit(number)


def _set(report: Printable, stone: Stone, progress: Progress) -> Preview:
    preview = report.preview(_stoppable(progress), stone)
    try:
        progress.check()
    except BaseException:
        preview.close()
        raise
    return preview


def _stoppable(progress: Progress) -> Callable[[int], None]:
    def pages_set(count: int) -> None:
        progress(count)

    return pages_set


def _draw(
    preview: Preview, number: int, scale: float, _progress: Progress
) -> tuple[Preview, int, float, QImage] | None:
    try:
        picture = preview.page(number, scale)
    except ValueError:
        return None  # the report was set anew meanwhile, and this one is closed
    return preview, number, scale, image_of(picture)


def image_of(picture: Picture) -> QImage:
    """A picture of a page as Qt has it."""
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGB32,
    )
    return image.copy()  # the bytes belong to Python and may go before the image does


def close_preview(preview: Preview, _progress: Progress) -> None:
    """Let go of pages, on the thread that may enter the reader of PDFs."""
    preview.close()
