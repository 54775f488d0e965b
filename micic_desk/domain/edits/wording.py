"""Edits that join and split lines without losing a word of either."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from micic_desk.domain.edits.reporting import placements_of
from micic_desk.domain.edits.spacing import keys_under, moves_of_siblings, require
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import (
    DEFAULT_LABELS,
    DEFAULT_MARKS,
    EntityKind,
    ItemKind,
    Sensitivity,
)
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, PLACE, Json
from micic_desk.domain.people import UNKNOWN_SPEAKER
from micic_desk.domain.sentences import Refusal

_KEPT = frozenset(
    {
        *("kind", "speaker", "author", "heard", "language", "sensitivity", "noted_at", "support"),
        *("addressee", "phase"),
    }
)
"""What holds for both halves of a line that is split."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWith:
    """Make one line of two: the second's words go to the end of the first, as they are.

    What stood under the second line comes to stand under the first; the second goes to the
    bin, where its history stays. Its place in the report becomes the first one's.
    """

    first: str
    second: str
    between: str = " "

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The joined text, the moved children and the delete, in one gesture."""
        require(notebook, self.first)
        require(notebook, self.second)
        first, second = notebook[self.first], notebook[self.second]
        _refuse_to_join(notebook, first, second)
        fields: dict[str, Json] = {"text": self._joined(first.text("text"), second.text("text"))}
        if "typed" in first.fields:
            fields["typed"] = None
        fields |= _of_both(first, second)
        # In the place of the second where that is it: what came after its children still does.
        after = second.id if second.parent == first.id else None
        writes = [
            Write(entity=first.id, kind=first.kind, fields=fields),
            *_moved(notebook, pen, notebook.children(second.id), first.id, after),
            *self._in_report(notebook, pen, first, second),
            Write(entity=second.id, kind=second.kind, fields={DELETED: True}),
        ]
        return Gesture(act=Act.JOIN, writes=tuple(writes), subjects=(first.id,))

    def _joined(self, first: str, second: str) -> str:
        spaced = not first or not second or first[-1].isspace() or second[0].isspace()
        return first + ("" if spaced else self.between) + second

    def _in_report(
        self, notebook: Notebook, pen: Pen, first: Entity, second: Entity
    ) -> list[Write]:
        writes: list[Write] = []
        standing = placements_of(notebook, first.id)
        for one in placements_of(notebook, second.id):
            if not standing:
                fields: dict[str, Json] = {"item": first.id}
                writes.append(Write(entity=one, kind=EntityKind.PLACEMENT, fields=fields))
                continue
            home, gone = notebook[standing[0]], notebook[one]
            worded = [each.text("wording") for each in (home, gone)]
            if any(worded):
                texts = [first.text("text"), second.text("text")]
                said = [own or text for own, text in zip(worded, texts, strict=True)]
                wording: dict[str, Json] = {"wording": self._joined(*said)}
                writes.append(Write(entity=home.id, kind=home.kind, fields=wording))
            writes.extend(_moved(notebook, pen, notebook.children(one), home.id, None))
            writes.append(Write(entity=one, kind=gone.kind, fields={DELETED: True}))
        return writes


def _refuse_to_join(notebook: Notebook, first: Entity, second: Entity) -> None:
    """Refuse what would lose a version, put words into a mouth, or print a private note."""
    if first.id == second.id or any(one.id == second.id for one in notebook.ancestors(first.id)):
        raise Refusal("edit.join_itself", "A line cannot be joined with itself.")
    if "text" in first.conflicts or "text" in second.conflicts:
        raise Refusal(
            "edit.join_conflict",
            "One of these lines stands in two versions. Settle that first, then join them.",
        )
    speakers = {one.text("speaker") for one in (first, second)} - {"", UNKNOWN_SPEAKER}
    if len(speakers) > 1:
        raise Refusal(
            "edit.join_speakers",
            "Two people said these lines. Give both the same speaker first, then join them.",
        )
    private = {one.text("kind") == ItemKind.NOTE_TO_SELF for one in (first, second)}
    if len(private) > 1:
        raise Refusal(
            "edit.join_private",
            "A note to self cannot be joined with a line that is shared.",
        )


def _of_both(first: Entity, second: Entity) -> dict[str, Json]:
    """What the joined line takes over from the second: its tags, speaker and confidence."""
    fields: dict[str, Json] = {}
    tags = list(dict.fromkeys([*first.texts("tags"), *second.texts("tags")]))
    if tags != list(first.texts("tags")):
        fields["tags"] = tags
    if second.text("speaker") and first.text("speaker") in {"", UNKNOWN_SPEAKER}:
        fields["speaker"] = second.text("speaker")
    strict = Sensitivity.CONFIDENTIAL.value
    if second.text("sensitivity") == strict != first.text("sensitivity"):
        fields["sensitivity"] = strict
    return fields


def _moved(
    notebook: Notebook, pen: Pen, entities: Sequence[Entity], parent: str, after: str | None
) -> list[Write]:
    """The writes that put entities under a parent, after a sibling or last."""
    ids = [one.id for one in entities]
    if not ids:
        return []
    keys = keys_under(notebook, pen, parent, after, ids)
    return [
        *moves_of_siblings(notebook, parent, keys, ids),
        *(
            Write(entity=one.id, kind=one.kind, fields={PLACE: [parent, keys[one.id]]})
            for one in entities
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitAt:
    """Make two lines of one at a character offset; the second stands right after the first.

    What stood under the line stands under the second, so that everything is read in the order
    it was read before; where the line is placed in the report, the second is placed after it.
    """

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
        if "text" in entity.conflicts:
            raise Refusal(
                "edit.split_conflict",
                "This line stands in two versions. Settle that first, then split it.",
            )
        born = pen.new_id()
        keys = keys_under(notebook, pen, entity.parent, entity.id, (born,))
        place: Json = [entity.parent, keys[born]]
        shortened: dict[str, Json] = {"text": first}
        if "typed" in entity.fields:
            shortened["typed"] = None
        fields = {PLACE: place, **_kept(entity, second), "text": second}
        return Gesture(
            act=Act.SPLIT,
            writes=(
                Write(entity=entity.id, kind=entity.kind, fields=shortened),
                Write(entity=born, kind=entity.kind, fields=fields, new=True),
                *moves_of_siblings(notebook, entity.parent, keys, (born,)),
                *_handed_on(pen, notebook.children(entity.id), born),
                *_placed_after(notebook, pen, entity, born),
            ),
            subjects=(entity.id, born),
        )


def _kept(entity: Entity, text: str) -> dict[str, Json]:
    """The fields of the second half: what its kind prints by itself, and the tags in its words."""
    kept = {name: value for name, value in entity.fields.items() if name in _KEPT}
    for name, defaults in (("mark", DEFAULT_MARKS), ("label", DEFAULT_LABELS)):
        usual = _usual(defaults, entity.text("kind"))
        if usual and entity.text(name) == usual:
            kept[name] = usual
    tags = [one for one in entity.texts("tags") if f"#{one}" in text]
    if tags:
        kept["tags"] = tags
    return kept


def _usual(defaults: Mapping[ItemKind, str], kind: str) -> str:
    return defaults.get(ItemKind(kind), "") if kind in set(ItemKind) else ""


def _handed_on(pen: Pen, entities: Sequence[Entity], parent: str) -> list[Write]:
    """The writes that put entities under a parent that has no children yet."""
    writes: list[Write] = []
    key: str | None = None
    for one in entities:
        key = pen.keys.between(key, None)
        writes.append(Write(entity=one.id, kind=one.kind, fields={PLACE: [parent, key]}))
    return writes


def _placed_after(notebook: Notebook, pen: Pen, entity: Entity, born: str) -> list[Write]:
    """A place in the report after the first half's, unless other words stand there for both."""
    writes: list[Write] = []
    for one in placements_of(notebook, entity.id):
        standing = notebook[one]
        if standing.text("wording") or standing.parent is None:
            continue
        new = pen.new_id()
        keys = keys_under(notebook, pen, standing.parent, one, (new,))
        fields: dict[str, Json] = {PLACE: [standing.parent, keys[new]], "item": born}
        writes.extend(moves_of_siblings(notebook, standing.parent, keys, (new,)))
        writes.append(Write(entity=new, kind=standing.kind, fields=fields, new=True))
    return writes
