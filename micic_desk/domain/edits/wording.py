"""Edits that join and split lines without losing a word of either."""

from dataclasses import dataclass

from micic_desk.domain.edits.spacing import keys_under, moves_of_siblings, require
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, PLACE, Json
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWith:
    """Make one line of two: the second's words go to the end of the first, as they are.

    What stood under the second line comes to stand under the first; the second goes to the
    bin, where its history stays.
    """

    first: str
    second: str
    between: str = " "

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The joined text, the moved children and the delete, in one gesture."""
        require(notebook, self.first)
        require(notebook, self.second)
        first, second = notebook[self.first], notebook[self.second]
        if first.id == second.id or any(
            one.id == second.id for one in notebook.ancestors(first.id)
        ):
            raise Refusal("edit.join_itself", "A line cannot be joined with itself.")
        text = first.text("text") + self.between + second.text("text")
        fields: dict[str, Json] = {"text": text}
        if "typed" in first.fields:
            fields["typed"] = None
        writes = [Write(entity=first.id, kind=first.kind, fields=fields)]
        last = notebook.last_child(first.id)
        left = notebook[last].order if last else None
        for child in notebook.children(second.id):
            left = pen.keys.between(left, None)
            writes.append(Write(entity=child.id, kind=child.kind, fields={PLACE: [first.id, left]}))
        writes.append(Write(entity=second.id, kind=second.kind, fields={DELETED: True}))
        return Gesture(act=Act.JOIN, writes=tuple(writes), subjects=(first.id,))


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitAt:
    """Make two lines of one at a character offset; the second stands right after the first."""

    entity: str
    offset: int

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The shortened first line and the new second one; refused at either end."""
        require(notebook, self.entity)
        entity = notebook[self.entity]
        text = entity.text("text")
        first, second = text[: self.offset].rstrip(), text[self.offset :].lstrip()
        if not first or not second or entity.parent is None:
            raise Refusal("edit.split_at_end", "There is nothing to split off here.")
        kept = {
            name: value
            for name, value in entity.fields.items()
            if name in {"kind", "speaker", "author", "heard", "language", "sensitivity", "noted_at"}
        }
        born = pen.new_id()
        keys = keys_under(notebook, pen, entity.parent, entity.id, (born,))
        place: Json = [entity.parent, keys[born]]
        shortened: dict[str, Json] = {"text": first}
        if "typed" in entity.fields:
            shortened["typed"] = None
        return Gesture(
            act=Act.SPLIT,
            writes=(
                Write(entity=entity.id, kind=entity.kind, fields=shortened),
                Write(
                    entity=born,
                    kind=entity.kind,
                    fields={PLACE: place, **kept, "text": second},
                    new=True,
                ),
                *moves_of_siblings(notebook, entity.parent, keys, (born,)),
            ),
            subjects=(entity.id, born),
        )
