"""What several people noted of one session, beside each other, and what may be the same.

Nothing is joined by itself: proposals are offered, answered by the edits of
``domain/edits/joining.py`` (`JoinAsSame`, `NotTheSame`, `Part`, `ChooseMain`), and an answer
travels with the notebook.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from micic_desk.app.desk import Desk
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.links import Group, Links
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import name_words
from micic_desk.merge.pairing import Noted, Pair, pairs
from micic_desk.store.received import first_brought_by

_NOT_COMPARED = frozenset({ItemKind.GAP, ItemKind.NOTE_TO_SELF, ItemKind.HAND_OVER})


@dataclass(frozen=True, slots=True)
class Beside:
    """One session, side by side.

    ``sessions`` are the session and those joined with it; ``columns`` hold each person's lines
    (ids) by time, under the person's id; where nobody said whose they are, under a name of its
    own for each sender whose files brought them (``senders`` says who), or under "".
    ``groups`` are what is joined. ``proposals`` may be the same statement, most alike first;
    those that ``contradict`` name one fact in two ways and are listed apart.
    """

    sessions: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    senders: Mapping[str, str]
    groups: tuple[Group, ...]
    proposals: tuple[Pair, ...]
    contradictions: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What of a session is to be compared: taken from the notebook, so that any thread can."""

    sessions: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    senders: Mapping[str, str]
    groups: tuple[Group, ...]
    lines: tuple[Noted, ...]
    links: Links
    names: frozenset[str]

    def compared(self) -> list[Pair]:
        """What may be the same; with many lines it takes a while."""
        return pairs(self.lines, apart=_Answered(self.links), names=self.names)

    def beside(self, found: Sequence[Pair]) -> Beside:
        """The session side by side, with what was found of it."""
        return Beside(
            sessions=self.sessions,
            columns=self.columns,
            senders=self.senders,
            groups=self.groups,
            proposals=tuple(one for one in found if not one.contradicts),
            contradictions=tuple(one for one in found if one.contradicts),
        )


def gather(desk: Desk, session: str) -> Gathered:
    """Everybody's lines of a session, not compared yet."""
    notebook = desk.notebook
    links = Links(notebook)
    group = links.group_of(session)
    sessions = group.members if group is not None else (session,)
    lines = [
        line for one in sessions for line in notebook.below(one) if line.kind == EntityKind.ITEM
    ]
    inside = {one.id for one in lines}
    senders: dict[str, str] = {}
    whose = _whose(desk, links, lines, senders)
    return Gathered(
        sessions=tuple(sessions),
        columns=_columns(whose, lines),
        senders=senders,
        groups=tuple(one for one in links.groups() if inside & set(one.members)),
        lines=tuple(
            Noted(one.id, whose[one.id], what_was_said(one))
            for one in lines
            if one.text("kind") not in _NOT_COMPARED
        ),
        links=links,
        names=frozenset(name_words(notebook)),
    )


def beside(desk: Desk, session: str) -> Beside:
    """Everybody's lines of a session and what to ask about them; nothing is written."""
    found = gather(desk, session)
    return found.beside(found.compared())


def what_was_said(line: Entity) -> str:
    """A line's words without the name before its colon: who spoke is no part of the statement."""
    text, name = line.text("text"), line.text("speaker_hint")
    if name and text.startswith(name):
        rest = text[len(name) :].lstrip()
        if rest.startswith(":"):
            return rest[1:].lstrip()
    return text


@dataclass(frozen=True, slots=True)
class Met:
    """Two sessions, people or consultations of notebooks that met late, with one name."""

    first: str
    second: str
    name: str


def met_late(desk: Desk) -> list[Met]:
    """What was made twice before two notebooks met and nobody was asked about yet.

    Consultations and people by their whole name, sessions by title inside consultations that
    are one already. Two of them are offered to be joined (`JoinAsSame`); never done by itself.
    """
    notebook = desk.notebook
    links = Links(notebook)
    found: list[Met] = []
    for kind in (EntityKind.CONSULTATION, EntityKind.SESSION, EntityKind.PERSON):
        named: dict[tuple[str, str], list[Entity]] = {}
        for one in sorted(notebook.of_kind(kind), key=_made):
            name = " ".join(_name(one).casefold().split())
            if name:
                named.setdefault((_inside(notebook, links, one), name), []).append(one)
        for same in named.values():
            found.extend(
                Met(same[0].id, other.id, _name(other))
                for other in same[1:]
                if not _Answered(links)(same[0].id, other.id)
            )
    return found


class _Answered:
    """Whether somebody said already of two lines that they are the same, or are not."""

    def __init__(self, links: Links) -> None:
        self._links = links

    def __call__(self, first: str, second: str) -> bool:
        group = self._links.group_of(first)
        joined = group is not None and second in group.members
        return joined or self._links.are_distinct(first, second)


def _whose(
    desk: Desk, links: Links, lines: list[Entity], senders: dict[str, str]
) -> dict[str, str]:
    """Whose each line is; where it does not say, whose file it first came with."""
    found = {one.id: links.main_of(one.text("author")) for one in lines}
    unsaid = [one for one, person in found.items() if not person]
    if unsaid:
        with desk.session.transaction() as connection:
            brought = first_brought_by(connection, unsaid)
        for one, file in brought.items():
            found[one] = f"sender {file.sender_key}"
            senders[found[one]] = file.sender
    return found


def _columns(whose: Mapping[str, str], lines: list[Entity]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[Entity]] = {}
    for one in lines:
        found.setdefault(whose[one.id], []).append(one)
    return {
        person: tuple(one.id for one in sorted(some, key=_noted)) for person, some in found.items()
    }


def _noted(line: Entity) -> int:
    at = line.number("noted_at")
    return line.created if at is None else at


def _made(entity: Entity) -> tuple[int, str]:
    return entity.created, entity.id


def _name(entity: Entity) -> str:
    return entity.text("title") or entity.text("name")


def _inside(notebook: Notebook, links: Links, entity: Entity) -> str:
    """The consultation a session belongs to, or the one that is the same."""
    if entity.kind != EntityKind.SESSION:
        return ""
    consultation = notebook.consultation_of(entity.id)
    return links.main_of(consultation.id) if consultation is not None else ""
