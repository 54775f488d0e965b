"""What a merge would bring, as the rows of a list: sessions, and their lines below them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from micic_desk.app.merging import Outcome
from micic_desk.domain.entity import Version
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import JOINED, Json
from micic_desk.merge.pairing import Pair
from micic_desk.ui.models.days import when
from micic_desk.ui.panels.conflicts.standing import field_name, value_words
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.reading import side_by_side


class Sign(Enum):
    """What happens to a line: how it is drawn. The first that is true is the one shown."""

    CONFLICT = ("conflict", Icon.CONFLICT, Tint.CONFLICT)
    FLAGGED = ("flagged", Icon.CONFLICT, Tint.CONFLICT)
    DELETED = ("deleted", Icon.BIN, Role.DANGER)
    NEW = ("new", Icon.ADD, Tint.SUCCESS)
    BACK = ("back", Icon.UNDO, Tint.SUCCESS)
    CHANGED = ("changed", Icon.EDIT, Tint.INFO)
    MOVED = ("moved", Icon.MOVE, Role.TEXT_QUIET)
    UNFILED = ("unfiled", Icon.HELP, Role.TEXT_QUIET)

    def __init__(self, happening: str, icon: Icon, ink: Role | Tint) -> None:
        self.happening = happening
        self.icon = icon
        self.ink = ink


@dataclass(frozen=True, slots=True)
class Detail:
    """One field as it was and as it will be; in a conflict the versions, and whose they are."""

    name: str
    sides: tuple[tuple[str, str], ...]
    """Each side as (whose or when, its words)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; a heading has no sign, and ``entity`` is its session then, or empty."""

    entity: str
    text: str
    caption: str = ""
    session: str = ""
    sign: Sign | None = None
    details: tuple[Detail, ...] = ()


def counts_of(outcome: Outcome) -> dict[Sign, int]:
    """How many lines there are of each sort; only sorts that occur."""
    found = {str(name): count for name, count in outcome.differences.counts.items()}
    return {sign: found[sign.happening] for sign in Sign if found.get(sign.happening)}


def people_of(notebook: Notebook, outcome: Outcome) -> list[tuple[str, int]]:
    """Whose lines the file holds, and how many of each person's."""
    names = _Names(notebook, outcome)
    counted: Counter[str] = Counter(
        names.of(line.person)
        for line in outcome.differences.lines
        if line.known and line.kind in (EntityKind.ITEM, EntityKind.PLACEMENT)
    )
    if set(counted) == {""}:
        return []  # whose file it is stands above
    return [(name or _tr("Somebody"), count) for name, count in counted.most_common()]


def rows_of(
    notebook: Notebook, outcome: Outcome, alike: Mapping[str, Pair] | None = None
) -> list[Row]:
    """The rows, session by session, in the order in which they will stand.

    ``alike`` are lines that may be the same as one that is here, and which.
    """
    return list(_Reading(notebook, outcome, alike or {}).rows())


def all_counted(outcome: Outcome) -> list[str]:
    """The counts of an outcome in words, one of each sort that occurs."""
    return [counted_words(sign, count) for sign, count in counts_of(outcome).items()]


def counted_words(sign: Sign, count: int) -> str:
    """A count of one sort in words: "3 new", "1 in two versions"."""
    words = {
        Sign.NEW: _tr("%n new", count),
        Sign.BACK: _tr("%n back from the bin", count),
        Sign.CHANGED: _tr("%n changed", count),
        Sign.MOVED: _tr("%n moved", count),
        Sign.DELETED: _tr("%n deleted", count),
        Sign.CONFLICT: _tr("%n in two versions", count),
        Sign.FLAGGED: _tr("%n to be looked at", count),
        Sign.UNFILED: _tr("%n without a place here", count),
    }
    return words[sign]


def sign_words(sign: Sign) -> str:
    """What happens to one line."""
    words = {
        Sign.NEW: _tr("New"),
        Sign.BACK: _tr("Back from the bin"),
        Sign.CHANGED: _tr("Changed"),
        Sign.MOVED: _tr("Moved"),
        Sign.DELETED: _tr("Deleted"),
        Sign.CONFLICT: _tr("In two versions"),
        Sign.FLAGGED: _tr("Deleted or moved by one, kept by another"),
        Sign.UNFILED: _tr("Without a place here"),
    }
    return words[sign]


class _Names:
    """Names of people and sessions, those that come with the file too."""

    def __init__(self, notebook: Notebook, outcome: Outcome) -> None:
        self._notebook = notebook
        self._arriving: Mapping[str, str] = {
            line.entity: line.text for line in outcome.differences.lines if line.text
        }

    def of(self, entity: str | None) -> str:
        """What an entity is called; nothing where that is unknown."""
        if not entity:
            return ""
        arriving = self._arriving.get(entity)
        return arriving or value_words(self._notebook, "", entity) if self.known(entity) else ""

    def known(self, entity: str) -> bool:
        """Whether there is such an entity, here or in the file."""
        return entity in self._arriving or entity in self._notebook

    def value(self, field: str, value: Json) -> str:
        """A field's value in words."""
        if isinstance(value, str) and value in self._arriving:
            return self._arriving[value]
        return value_words(self._notebook, field, value)


class _Reading:
    """Turns the lines of one outcome into rows."""

    def __init__(self, notebook: Notebook, outcome: Outcome, alike: Mapping[str, Pair]) -> None:
        self._notebook = notebook
        self._alike = alike
        self._lines = outcome.differences.lines
        self._names = _Names(notebook, outcome)

    def rows(self) -> Iterator[Row]:
        """Headings and lines."""
        heading: str | None = None
        for at, line in enumerate(self._lines):
            if not line.known:
                continue
            group = line.session or ""
            if group != heading:
                heading = group
                title = self._names.of(line.session) or _tr("People, titles and sessions")
                yield Row(entity=group, text=title)
            yield self._row(at)

    def _row(self, at: int) -> Row:
        line = self._lines[at]
        happenings = {str(one) for one in line.happenings}
        signs = [one for one in Sign if one.happening in happenings]
        caption = [*(sign_words(one) for one in signs), self._by(line.person, signs)]
        pair = self._alike.get(line.entity)
        if pair is not None:
            caption.append(
                _tr("differs from a line here")
                if pair.contradicts
                else _tr("perhaps noted here already")
            )
        return Row(
            entity=line.entity,
            text=" ".join(line.text.split()) or _untitled(line.kind),
            caption=side_by_side(caption),
            session=line.session or "",
            sign=signs[0],
            details=(*self._conflicts(at), *self._changes(at), *self._same(at)),
        )

    def _by(self, person: str | None, signs: list[Sign]) -> str:
        """Whose line it is; who changed it may be somebody else."""
        name = self._names.of(person)
        if not name or Sign.NEW in signs:
            return name
        return _tr("line by {name}").format(name=name)

    def _conflicts(self, at: int) -> Iterator[Detail]:
        for one in self._lines[at].conflicts:
            sides = zip(one.versions, one.writers, strict=True)
            found = tuple(self._side(one.field, *side) for side in sides)
            yield Detail(field_name(one.field), found)

    def _changes(self, at: int) -> Iterator[Detail]:
        line = self._lines[at]
        told = {"layout", "typed", *(one.field for one in line.conflicts)}
        for one in line.changes:
            if one.field == JOINED:
                # A mark without words of its own; which line is meant, the link says.
                yield Detail(_tr("Joined"), ((_tr("After"), _tr("said to be one with another")),))
            elif one.field not in told:
                before = (_tr("Before"), self._names.value(one.field, one.old))
                after = (_tr("After"), self._names.value(one.field, one.new))
                yield Detail(field_name(one.field), (before, after))

    def _same(self, at: int) -> Iterator[Detail]:
        """The line that this one may be the same as, beside it."""
        line = self._lines[at]
        pair = self._alike.get(line.entity)
        if pair is not None:
            other = pair.second if pair.first == line.entity else pair.first
            here = self._notebook.get(other)
            words = here.text("text") if here is not None else self._names.of(other)
            sides = ((_tr("In the file"), line.text), (_tr("Here already"), words))
            yield Detail(_tr("Perhaps the same"), sides)

    def _side(self, field: str, version: Version, writer: str | None) -> tuple[str, str]:
        who = self._names.of(writer) or _tr("Somebody")
        return f"{who} · {when(version.time)}", self._names.value(field, version.value)


def _untitled(kind: str) -> str:
    names = {
        EntityKind.PART.value: _tr("Part of the report"),
        EntityKind.SECTION.value: _tr("Section without a title"),
        EntityKind.SESSION.value: _tr("Session without a title"),
    }
    return names.get(kind) or _tr("(no words)")


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("MergeRows", text, "", count)
