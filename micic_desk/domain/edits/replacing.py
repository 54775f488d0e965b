"""Other words in many lines at once, each change one that was looked at before."""

from dataclasses import dataclass

from micic_desk.domain.finding import Stretch
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True)
class Replacement:
    """Stretches of one field that are to say something else; ``before`` is the text looked at."""

    entity: str
    field: str
    before: str
    stretches: tuple[Stretch, ...]

    def after(self, instead: str) -> str:
        """The text with ``instead`` in the place of every stretch."""
        parts, reached = [], 0
        for one in sorted(self.stretches):
            parts += [self.before[reached : one.start], instead]
            reached = one.end
        return "".join([*parts, self.before[reached:]])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceWords:
    """Put ``instead`` in the place of all these stretches, as one gesture.

    A line that says something else by now, was deleted, or stands in two versions is left as
    it is.
    """

    replacements: tuple[Replacement, ...]
    instead: str

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One write for each line; refused where nothing would be left of a line."""
        del pen
        writes: list[Write] = []
        for one in self.replacements:
            entity = notebook.get(one.entity)
            if entity is None or not notebook.shown(one.entity) or one.field in entity.conflicts:
                continue
            if entity.text(one.field) != one.before:
                continue
            text = one.after(self.instead)
            if not text.strip():
                raise Refusal(
                    "edit.replaced_away",
                    "Nothing would be left of a line. Untick it, or delete the line if that is "
                    "meant.",
                )
            typed = one.field == "text" and "typed" in entity.fields
            fields = {one.field: text, **({"typed": None} if typed else {})}
            if text != one.before:
                writes.append(Write(entity=one.entity, kind=entity.kind, fields=fields))
        subjects = tuple(write.entity for write in writes)
        return Gesture(
            act=Act.REPLACE, writes=tuple(writes), subjects=subjects, count=len(subjects)
        )
