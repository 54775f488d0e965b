"""What a merge would bring, or brought, as text and as data."""

from collections.abc import Iterator, Sequence

from micic_desk.app.desk import Desk
from micic_desk.app.merging import OpenedShare, Outcome
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Json
from micic_desk.domain.people import called
from micic_desk.merge.preview import Happening, Line

_WORDS = {
    Happening.NEW: "new",
    Happening.BACK: "back from the bin",
    Happening.CHANGED: "changed",
    Happening.MOVED: "moved",
    Happening.DELETED: "deleted",
    Happening.CONFLICT: "in two versions",
    Happening.UNFILED: "without a place here",
    Happening.FLAGGED: "to be looked at",
}


def lines_of(
    desk: Desk, shares: Sequence[OpenedShare], done: Outcome, *, preview: bool
) -> Iterator[str]:
    """A merge for the eye: who sent what, counts, then line by line by session."""
    for share in shares:
        yield _sender(share)
    if done.nothing_new:
        yield "Nothing new: everything in it is here already."
        return
    found = done.differences
    names = _Names(desk, found.lines)
    for one in found.consultations:
        verb = "would come" if preview else "came"
        yield f"A further consultation {verb} in: {names.title(one)}"
    counts = [f"{found.counts[one]} {_WORDS[one]}" for one in Happening if one in found.counts]
    yield ("Would bring: " if preview else "Brought: ") + (", ".join(counts) or "nothing to see")
    if found.unknown_kinds:
        kept = sum(found.unknown_kinds.values())
        yield f"{kept} entries of kinds this version does not know are kept and not shown."
    session: str | None = None
    for line in found.lines:
        if line.session and line.session != session:
            session = line.session
            yield f"  {names.title(session)}"
        yield from _line(line, names)


def _sender(share: OpenedShare) -> str:
    who = share.sender or "somebody who gives no name"
    sure = "signature verified" if share.verified else "sender not verified"
    what = f": {share.title}" if share.title else ""
    less = f", {share.withheld} left out by the sender" if share.withheld else ""
    return f"{share.path.name} from {who} ({sure}{less}){what}"


def _line(line: Line, names: "_Names") -> Iterator[str]:
    if not line.known:
        return
    words = ", ".join(_WORDS[one] for one in line.happenings)
    by = names.person(line.person)
    kind = "" if line.kind == EntityKind.ITEM else f" {line.kind}"
    who = f" ({by})" if by else ""
    yield f"    {words}{kind}{who}: {_short(line.text)}"
    for change in line.changes:
        if change.field not in {"layout", *(one.field for one in line.conflicts)}:
            yield f"      {change.field}: {_short(change.old)} → {_short(change.new)}"
    for conflict in line.conflicts:
        for version, writer in zip(conflict.versions, conflict.writers, strict=True):
            who = names.person(writer)
            yield f"      {conflict.field}{f' ({who})' if who else ''}: {_short(version.value)}"


def _short(value: Json) -> str:
    if value is None:
        return "–"
    text = " ".join(value.split()) if isinstance(value, str) else str(value)
    return text if len(text) <= 200 else f"{text[:199]}…"


def data_of(desk: Desk, shares: Sequence[OpenedShare], done: Outcome) -> dict[str, object]:
    """A merge as data."""
    found = done.differences
    names = _Names(desk, found.lines)
    return {
        "files": [
            {
                "file": str(one.path),
                "sender": one.sender,
                "verified": one.verified,
                "title": one.title,
                "withheld": one.withheld,
                "operations": len(one.content.operations),
            }
            for one in shares
        ],
        "new_operations": done.new,
        "known_operations": done.known,
        "altered_operations": list(done.altered),
        "counts": {one.value: found.counts.get(one, 0) for one in Happening},
        "unknown_kinds": dict(found.unknown_kinds),
        "further_consultations": list(found.consultations),
        "lines": [_line_data(one, names) for one in found.lines],
    }


def sessions_of(desk: Desk, foreseen: Outcome) -> dict[str, str]:
    """The sessions and sections that files bring something for, and what they are called."""
    lines = foreseen.differences.lines
    names = _Names(desk, lines)
    return {one.session: names.title(one.session) for one in lines if one.session} | {
        one.entity: names.title(one.entity) for one in lines if one.kind == EntityKind.SESSION
    }


def _line_data(line: Line, names: "_Names") -> dict[str, object]:
    return {
        "id": line.entity,
        "kind": line.kind,
        "happenings": [one.value for one in line.happenings],
        "person": names.person(line.person) or None,
        "session": names.title(line.session) if line.session else None,
        "text": line.text,
        "changes": [{"field": one.field, "old": one.old, "new": one.new} for one in line.changes],
        "conflicts": [
            {
                "field": one.field,
                "versions": [
                    {"value": version.value, "by": names.person(writer) or None}
                    for version, writer in zip(one.versions, one.writers, strict=True)
                ],
            }
            for one in line.conflicts
        ],
        "flags": sorted(line.flags),
    }


class _Names:
    """What people and sessions are called, those too that only a preview knows."""

    def __init__(self, desk: Desk, lines: Sequence[Line]) -> None:
        self._desk = desk
        self._arriving = {one.entity: one.text for one in lines}

    def person(self, entity: str | None) -> str:
        known = self._desk.notebook.get(entity) if entity else None
        return called(known) if known is not None else self._arriving.get(entity or "", "")

    def title(self, entity: str) -> str:
        known = self._desk.notebook.get(entity)
        return _titled(known) if known is not None else self._arriving.get(entity, "")


def _titled(entity: Entity) -> str:
    return (
        entity.text("title")
        or entity.text("number")
        or ("Report" if entity.kind == EntityKind.PART else entity.kind)
    )
