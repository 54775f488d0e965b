"""Words that were being typed into a line of the outline when the program ended."""

from functools import partial

from PySide6.QtCore import QObject

from micic_desk.app.desk import Memory
from micic_desk.ui.panels.outline.editing import draft_slot
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.workspace import Workspace

_PREFIX = draft_slot("")


class Resuming(QObject):
    """Offers to go on with each of them; nothing is opened unasked."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        for draft in Memory(self._space.desk).drafts():
            entity = draft.slot.removeprefix(_PREFIX)
            if draft.slot.startswith(_PREFIX) and self._space.desk.notebook.shown(entity):
                self._space.say(
                    self.tr("A line was being changed when the program ended."),
                    Tone.WARNING,
                    act=self.tr("Go on with it"),
                    on_act=partial(self._go_on, entity, draft.text),
                )

    def _go_on(self, entity: str, text: str) -> None:
        self._space.go_to_entity(entity)
        self._space.outline.edit_line(entity, text)
