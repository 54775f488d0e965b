"""An archive without names: a notebook of its own that has never known one.

Only what stands now goes over, under new ids and by one new hand: no history, no undo, nothing
of the bin, no settings, no cards, no senders. So a colleague's file that is merged into it later
cannot bring a name back.
"""

import contextlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.closing.nameless import CHOICES, Doubt, Nameless
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import PLACE, ROOT, Json, is_id
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.phrase import same_phrase
from micic_desk.runtime.ids import random_id
from micic_desk.store.besides import files_of
from micic_desk.store.copies import delete
from micic_desk.store.key import Cost, derive
from micic_desk.store.raw_words import all_texts

__all__ = ["Archived", "Doubt", "doubts_in", "opens_with", "write_archive"]


@dataclass(frozen=True, slots=True)
class Archived:
    """An archive that was written, opened again and looked through.

    ``looked_at`` counts the texts in its tables, word index and second copy; ``left`` those in
    which a name was found, which is always none: an archive with one is never left behind.
    """

    path: Path
    entities: int
    people: int
    looked_at: int
    left: int = 0


def doubts_in(notebook: Notebook) -> list[Doubt]:
    """The words that are asked about before an archive is written."""
    return Nameless(notebook).doubts()


def opens_with(desk: Desk, passphrase: str) -> bool:
    """Whether a passphrase is the one of an open notebook; takes as long as opening it."""
    raw = desk.session.raw
    return raw is not None and derive(same_phrase(passphrase), raw.salt).key == raw.key


def write_archive(
    notebook: Notebook,
    to: Path,
    passphrase: str | None,
    *,
    ordinary: Collection[str] = (),
    cost: Cost = Cost.STANDARD,
    progress: Callable[[int, int], None] | None = None,
) -> Archived:
    """Write the archive, open it again and look for every name; Refusal leaves nothing behind.

    ``ordinary`` are words that are no names here. What stands in two versions is answered first.
    """
    _refuse_conflicts(notebook)
    pen = Nameless(notebook, ordinary)
    made = create_desk(to, passphrase, cost=cost)
    try:
        edit = _Again(tuple(_writes(notebook, pen)))
        made.do(edit)
        made.close()
        archived = _looked_through(to, passphrase, pen, len(edit.writes), progress)
    except BaseException:
        with contextlib.suppress(Refusal):
            made.close()
        delete(files_of(to, None))
        raise
    return archived


@dataclass(frozen=True, slots=True)
class _Again:
    """Everything once more, as one gesture."""

    writes: tuple[Write, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Written as it is."""
        del notebook, pen
        return Gesture(act=Act.IMPORT, writes=self.writes, count=len(self.writes))


def _refuse_conflicts(notebook: Notebook) -> None:
    torn = sum(bool(one.conflicts) for one in notebook if notebook.shown(one.id))
    if torn:
        raise Refusal(
            "closing.torn",
            "{count} lines stand in two versions. Answer those first, so that the archive holds "
            "the right one.",
            count=torn,
        )


def _writes(notebook: Notebook, pen: Nameless) -> Iterator[Write]:
    """Everything that stands, whoever wrote it, under ids that nobody else knows."""
    kept = [one for one in notebook if notebook.shown(one.id) and one.kind != EntityKind.ACTOR]
    renamed = {one.id: random_id() for one in kept}
    for one in kept:
        fields = {name: _renamed(value, renamed) for name, value in pen.fields(one).items()}
        parent = renamed.get(one.parent or "", ROOT)
        yield Write(
            entity=renamed[one.id],
            kind=one.kind,
            fields={**fields, PLACE: [parent, one.order]},
            new=True,
        )


def _renamed(value: Json, renamed: Mapping[str, str]) -> Json:
    """A value that speaks of entities by their new ids; of those that are gone, not at all."""
    if isinstance(value, str):
        return renamed.get(value) if is_id(value) else value
    if isinstance(value, Mapping):
        return {renamed.get(name, name): _renamed(one, renamed) for name, one in value.items()}
    if isinstance(value, list | tuple):
        found = [(one, _renamed(one, renamed)) for one in value]
        return [new for one, new in found if new is not None or one is None]
    return value


def _looked_through(
    path: Path,
    passphrase: str | None,
    pen: Nameless,
    entities: int,
    progress: Callable[[int, int], None] | None,
) -> Archived:
    desk = open_desk(path, passphrase)
    try:
        people = len(desk.notebook.of_kind(EntityKind.PERSON))
        if len(desk.notebook) != entities:
            raise _not_whole(path)
        looked_at = 0
        for text in all_texts(desk.session, apart_from=CHOICES):
            looked_at += 1
            if progress is not None and not looked_at % 500:
                progress(looked_at, 0)
            if pen.left_in(text):
                raise Refusal(
                    "closing.name_left",
                    "A name was still found in the archive, so it was not kept. Nothing else was "
                    "changed; please tell us.",
                )
        return Archived(path, entities, people, looked_at)
    finally:
        desk.close()


def _not_whole(path: Path) -> Refusal:
    return Refusal(
        "closing.not_whole",
        "The archive {name} does not hold everything, so it was not kept. Check the disk; "
        "nothing was deleted.",
        name=path.name,
    )
