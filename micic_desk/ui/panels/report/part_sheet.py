"""One part of the report on a sheet: presenter, scope, hand-over."""

from PySide6.QtWidgets import QWidget

from micic_desk.app.parts import Parts
from micic_desk.domain.gesture import Edit
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.forms.field import FormField
from micic_desk.ui.panels.forms.sheet import FormSheet


class PartSheet(FormSheet):
    """The hand-over shows the line that is made by itself; reworded, it stays as it was worded."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Part of the report"), bridge, host)
        self._parts = Parts(bridge.desk)
        self.fit_fields(
            (
                ("title", self.tr("Title"), self.tr("Counted where there is none: Part 1")),
                ("presenter", self.tr("Presented by"), self.tr("Name or code")),
                ("scope", self.tr("About"), self.tr("What this part covers, in a few words")),
                ("hand_over", self.tr("Hand-over at its end"), ""),
            ),
            self.tr(
                "The hand-over is made of the next part's presenter and scope. Other words stay as "
                "you write them; empty, it is made by itself again."
            ),
        )

    def first(self) -> FormField:
        """Its presenter, where nobody is named yet."""
        return self.fields["title" if self.fields["presenter"].text() else "presenter"]

    def shown(self, entity: str, field: str) -> str:
        """What is kept, or the hand-over that is made by itself."""
        written = self._parts.written(entity, field)
        return written or (self._parts.made_hand_over(entity) if field == "hand_over" else "")

    def filled(self, entity: str, field: str, text: str) -> Edit | None:
        """What was typed."""
        return self._parts.fill(entity, field, text)
