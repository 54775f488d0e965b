"""The line as it stands: what is typed and how deep, what it means, and changes to its parts."""

from typing import TYPE_CHECKING

from micic_desk.app.capturing import Capture
from micic_desk.domain.grammar import CapturedLine, Part
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.panels.capture.line import CaptureField

if TYPE_CHECKING:
    from micic_desk.domain.kinds import ItemKind

BEGINNING = (Part.DEPTH, Part.BULLET, Part.MARK)
"""What stands before a speaker."""


class TypedLine:
    """A field and the depth beside it, read as one line of the grammar."""

    def __init__(self, field: CaptureField, capture: Capture) -> None:
        self.field = field
        self.depth = 0
        self.kind: ItemKind | None = None
        """The kind asked for by a key; it goes before what the line says."""
        self._capture = capture

    def raw(self) -> str:
        """The line as it is understood and kept: its depth as tabs, then what is typed."""
        return "\t" * self.depth + self.field.words()

    def would_mean(self, raw: str) -> CapturedLine:
        """What another line would mean."""
        return self._capture.understand(raw)

    def understood(self) -> CapturedLine:
        """What the line means now."""
        try:
            return self._capture.understand(self.raw())
        except Refusal:
            # Too long for one item: said on Enter; meanwhile the beginning shows the kind.
            return self._capture.understand(self.raw()[:1000])

    def stretch(self, line: CapturedLine, *parts: Part) -> tuple[int, int]:
        """Where in the field these parts of the line stand; its start where they do not."""
        spans = [one for one in line.spans if one.part in parts]
        start = min((one.start for one in spans), default=self.depth) - self.depth
        end = max((one.end for one in spans), default=self.depth) - self.depth
        return max(start, 0), max(end, 0)
