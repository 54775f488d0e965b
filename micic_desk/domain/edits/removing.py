"""Other words in the place of a name, wherever it stands: lines, people, the bin too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from micic_desk.domain.entity import Entity
from micic_desk.domain.finding import Query
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, Json, is_id
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOutName:
    """Put ``instead`` in the place of a name in every field of everything, as one gesture.

    What lies in the bin stays there. A name known as an alias is dropped. Raises Refusal where
    the name stands in a line of two versions, which wait for an answer first.
    """

    words: str
    instead: str

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One write for each entity that holds the name."""
        del pen
        query = Query(words=self.words.strip())
        torn = list(torn_by(notebook, self.words))
        if torn:
            raise Refusal(
                "purge.torn",
                "The name stands in {count} lines that are in two versions. Answer those first.",
                count=len(torn),
            )
        writes = []
        for one in notebook:
            fields = {
                name: _without(value, query, self.instead.strip())
                for name, value in one.fields.items()
                if _holds(value, query)
            }
            if fields:
                # A word written on what lies in the bin would take it out.
                kept = {DELETED: True} if one.dead else {}
                writes.append(Write(entity=one.id, kind=one.kind, fields={**fields, **kept}))
        return Gesture(
            act=Act.REPLACE,
            writes=tuple(writes),
            subjects=tuple(one.entity for one in writes),
            count=len(writes),
        )


def holding(notebook: Notebook, words: str) -> Iterator[Entity]:
    """Everything in which a name stands now, in whatever field and version."""
    query = Query(words=words.strip())
    for one in notebook:
        if _is_torn(one, query) or any(_holds(value, query) for value in one.fields.values()):
            yield one


def torn_by(notebook: Notebook, words: str) -> Iterator[Entity]:
    """What is in two versions of which one holds a name: it waits for an answer first."""
    query = Query(words=words.strip())
    return (one for one in notebook if _is_torn(one, query))


def _is_torn(entity: Entity, query: Query) -> bool:
    return any(
        _holds(version.value, query) for found in entity.conflicts.values() for version in found
    )


def _holds(value: Json, query: Query) -> bool:
    if isinstance(value, str):
        return not is_id(value) and bool(query.stretches(value))
    if isinstance(value, Mapping):
        return any(_holds(name, query) or _holds(one, query) for name, one in value.items())
    if isinstance(value, list | tuple):
        return any(_holds(one, query) for one in value)
    return False


def _without(value: Json, query: Query, instead: str) -> Json:
    """The value with other words; of a list or a table the entries with the name go."""
    if isinstance(value, str):
        parts, reached = [], 0
        for one in query.stretches(value):
            parts += [value[reached : one.start], instead]
            reached = one.end
        return "".join([*parts, value[reached:]])
    if isinstance(value, Mapping):
        return {
            name: one
            for name, one in value.items()
            if not _holds(name, query) and not _holds(one, query)
        }
    if isinstance(value, list | tuple):
        return [one for one in value if not _holds(one, query)]
    return value
