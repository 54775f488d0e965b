"""What a row of the preview says: a place as it is, and as it would be."""

from PySide6.QtCore import QCoreApplication

from micic_desk.app.replacing import Place
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.two_lines import Told

_AROUND = 28


def told(place: Place, instead: str, *, ticked: bool) -> Told:
    """The row of one place; the words that go and that come stand out."""
    start, end = place.stretch
    head, cut = _head(place.text, start)
    tail = place.text[end:]
    before = head + place.text[start:end] + tail
    after = head + instead + tail
    spoken = _tr("{before}. Becomes: {after}").format(before=before, after=after)
    if place.quoted:
        spoken = _tr("Quotation: {words}").format(words=spoken)
    at = start - cut[0] + cut[1]
    return Told(
        id=place.id,
        text=before,
        below=after,
        icon=Icon.REPLACE,
        spoken=spoken,
        marks=((at, end - start),),
        marks_below=((at, len(instead)),) if instead else (),
        ticked=ticked,
    )


def _head(text: str, start: int) -> tuple[str, tuple[int, int]]:
    """What stands before a place, cut at a word; how much was cut, and what stands for it."""
    if start <= _AROUND:
        return text[:start], (0, 0)
    space = text.find(" ", start - _AROUND, start)
    cut = space + 1 if space >= 0 else start - _AROUND
    return "…" + text[cut:start], (cut, 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Replacing", text)
