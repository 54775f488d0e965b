"""Several edits as one gesture: done once, undone once."""

from dataclasses import dataclass

from micic_desk.domain.gesture import Act, Edit, Gesture, Pen, Write
from micic_desk.domain.notebook import Notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Edits planned one after the other on the same notebook.

    None of them may need to see what another one does: two additions at the end of one
    parent are in order, a move of what an earlier edit adds is not. ``count`` is how many
    things a reader would say were done, where that is not the number of all subjects.
    """

    edits: tuple[Edit, ...]
    act: Act
    count: int | None = None

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The writes of all of them; refused where any of them is."""
        writes: list[Write] = []
        subjects: list[str] = []
        for edit in self.edits:
            gesture = edit.plan(notebook, pen)
            writes.extend(gesture.writes)
            subjects.extend(gesture.subjects)
        count = len(subjects) if self.count is None else self.count
        return Gesture(act=self.act, writes=tuple(writes), subjects=tuple(subjects), count=count)
