"""The edits that answer a question between versions."""

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Delete, Resolve, Restore
from micic_desk.domain.edits.joining import ChooseMain, JoinAsSame, NotTheSame
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.ui.panels.conflicts.question import Question, Sort

_SHARED = frozenset(
    {"kind", "mark", "label", "speaker", "heard", "language", "sensitivity", "noted_at", "tags"}
)
"""What a second line of the same statement has in common with the first."""


def taking(question: Question, at: int) -> Edit:
    """Let one version, counted from 0, stand."""
    value = question.sides[at].value
    if question.sort is Sort.MAIN:
        return ChooseMain(entity=str(value))
    if question.sort is Sort.SAME and isinstance(value, list):
        lines = [str(one) for one in value]
        if at:
            return NotTheSame(first=lines[0], second=lines[1])
        return JoinAsSame(entities=tuple(lines[1:]), main=lines[0])
    if question.sort is Sort.CIRCLE:
        return Move(entities=(question.entity,), parent=str(value))
    if question.of_deletion:
        one = (question.entity,)
        return Delete(entities=one) if question.sides[at].value else Restore(entities=one)
    return Resolve(entity=question.entity, field=question.field, value=question.sides[at].value)


def rewording(question: Question, text: str) -> Edit:
    """Let other words stand, instead of every version."""
    return Resolve(entity=question.entity, field=question.field, value=text)


def can_keep_both(notebook: Notebook, question: Question) -> bool:
    """Whether the versions can stand as lines of their own: only words of an item can."""
    entity = notebook.get(question.entity)
    return (
        entity is not None
        and entity.kind == EntityKind.ITEM
        and entity.parent is not None
        and question.field == "text"
    )


def keeping_both(notebook: Notebook, question: Question) -> Edit:
    """The first version stays; every other becomes a line of its own after it."""
    entity = notebook[question.entity]
    shared = {name: value for name, value in entity.fields.items() if name in _SHARED}
    edits: list[Edit] = [taking(question, 0)]
    for side in reversed(question.sides[1:]):
        fields = {**shared, "text": side.value}
        if side.person is not None:
            fields["author"] = side.person
        edits.append(
            Add(
                kind=EntityKind.ITEM,
                fields=fields,
                parent=entity.parent or "",
                after=entity.id,
            )
        )
    return Together(edits=tuple(edits), act=Act.RESOLVE)


def can_reword(question: Question) -> bool:
    """Whether other words can be typed: every version is a text."""
    return question.sort is Sort.FIELD and all(
        isinstance(side.value, str) and side.words == side.value for side in question.sides
    )
