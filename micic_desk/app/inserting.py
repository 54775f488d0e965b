"""A text of another program put into the outline where it is wanted: lines with their nesting."""

from dataclasses import dataclass, replace

from micic_desk.app.desk import Desk
from micic_desk.app.line_fields import LineFields
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.grammar import CapturedLine, Directive, understand_many
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.domain.people import people_index
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_PASTE, clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertText:
    """Make one line of each line of a text, under a parent after a sibling, as one gesture.

    The text is understood as one that is pasted into the capture line; but it opens no
    session: a heading becomes a line, and what follows it stands under it.
    """

    desk: Desk
    text: str
    parent: str
    after: str | None = None

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Every line that holds something; refused where the text is too long or is none."""
        cleaned = clean_text(self.text, LONGEST_PASTE).text
        lines = understand_many(cleaned, people_index(notebook))
        if not lines:
            raise Refusal("paste.nothing", "There are no words in what you are pasting.")
        for line in lines:
            clean_text(line.raw)  # one line may be no longer here than when it is typed
        fields = LineFields(self.desk)
        said = self._said(notebook, lines, fields)
        trees = _nested(lines, said)
        writes: list[Write] = []
        for person in fields.new_people():
            writes.extend(person.plan(notebook, pen).writes)
        made = AddTrees(trees=trees, parent=self.parent, after=self.after, act=Act.PASTE)
        gesture = made.plan(notebook, pen)
        return replace(gesture, writes=(*writes, *gesture.writes), count=len(lines))

    def _said(
        self, notebook: Notebook, lines: list[CapturedLine], fields: LineFields
    ) -> list[dict[str, Json]]:
        """The fields of every line; who goes on speaking is whoever spoke in the line before."""
        speaker = _speaker_at(notebook, self.after, self.parent)
        found = []
        for line in lines:
            one = fields.of(line, speaker)
            speaker = str(one.get("speaker") or speaker)
            found.append(one)
        return found


def _speaker_at(notebook: Notebook, after: str | None, parent: str) -> str:
    before = notebook.get(after) if after is not None else None
    if before is not None and before.text("speaker"):
        return before.text("speaker")
    above = notebook.get(parent)
    return above.text("speaker") if above is not None else ""


def _nested(lines: list[CapturedLine], said: list[dict[str, Json]]) -> tuple[Seedling, ...]:
    """The lines as trees, built from the last line up, because depth is the writer's."""
    waiting: list[list[Seedling]] = [[]]
    headed = False
    depths = []
    for line in lines:
        headed = headed or line.directive is Directive.SESSION
        opens = line.directive is Directive.SESSION
        depths.append(0 if opens else line.depth + headed)
    for depth, fields in reversed(list(zip(depths, said, strict=True))):
        while len(waiting) <= depth + 1:
            waiting.append([])
        children = tuple(reversed(waiting[depth + 1]))
        waiting[depth + 1] = []
        waiting[depth].append(Seedling(kind=EntityKind.ITEM, fields=fields, children=children))
    return tuple(reversed(waiting[0]))
