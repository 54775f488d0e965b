"""Saying of lines that they stay with whoever noted them: neither shared, shown nor printed."""

from dataclasses import dataclass

from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.spacing import require
from micic_desk.domain.gesture import Gesture, Pen
from micic_desk.domain.kinds import EntityKind, Sensitivity
from micic_desk.domain.notebook import Notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnConfidential:
    """Make lines confidential; where all of them are, open again.

    A placement in the report speaks for the line that is placed there.
    """

    entities: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One field of each line that is not so yet."""
        lines = []
        for one in self.entities:
            require(notebook, one)
            entity = notebook[one]
            lines.append(entity.text("item") if entity.kind == EntityKind.PLACEMENT else one)
        items = tuple(
            one
            for one in dict.fromkeys(lines)
            if one in notebook and notebook[one].kind == EntityKind.ITEM
        )
        strict = Sensitivity.CONFIDENTIAL.value
        every = all(notebook[one].text("sensitivity") == strict for one in items)
        said = None if every else strict
        return Change(entities=items, fields={"sensitivity": said}).plan(notebook, pen)
