"""Handing a part of the report to a co-rapporteur: who presents it, and the line that says so."""

from dataclasses import dataclass

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.spacing import require
from micic_desk.domain.gesture import Act, Gesture, Pen
from micic_desk.domain.kinds import HAND_OVER_MARK, EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPart:
    """Give a part to a person, who presents it from now on.

    ``line`` are the words that give her the floor, at the end of the part before; empty leaves
    the report to make that line itself. A line that stands there already is kept. ``author`` is
    whoever writes it.
    """

    part: str
    to: str
    line: str = ""
    author: str = ""

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The presenter and, where words are given, one hand-over line."""
        require(notebook, self.part)
        require(notebook, self.to)
        part, person = notebook[self.part], notebook[self.to]
        if part.kind != EntityKind.PART or person.kind != EntityKind.PERSON:
            raise Refusal(
                "hand.part", "Choose a part of the report and the person who presents it."
            )
        change = Change(entities=(self.part,), fields={"presenter": self.to}).plan(notebook, pen)
        writes = list(change.writes)
        under = _end_of_part_before(notebook, self.part)
        if self.line.strip() and under is not None and not _handed(notebook, under, self.to):
            fields = {
                "kind": ItemKind.HAND_OVER.value,
                "mark": HAND_OVER_MARK,
                "text": self.line.strip(),
                "to": self.to,
            }
            if self.author:
                fields["author"] = self.author
            writes.extend(
                Add(kind=EntityKind.ITEM, fields=fields, parent=under).plan(notebook, pen).writes
            )
        return Gesture(act=Act.CHANGE, writes=tuple(writes), subjects=(self.part,))


def _end_of_part_before(notebook: Notebook, part: str) -> str | None:
    """The last section of the part before, or that part where it has none; None for the first."""
    parts = [one.id for one in notebook.children(notebook[part].parent or "", EntityKind.PART)]
    at = parts.index(part) if part in parts else 0
    if not at:
        return None
    sections = notebook.children(parts[at - 1], EntityKind.SECTION)
    return sections[-1].id if sections else parts[at - 1]


def _handed(notebook: Notebook, under: str, to: str) -> bool:
    return any(
        one.text("kind") == ItemKind.HAND_OVER and one.text("to") == to
        for one in notebook.children(under, EntityKind.ITEM)
    )
