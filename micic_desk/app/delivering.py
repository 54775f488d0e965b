"""What was handed in, kept as it was, and what has changed since.

The bytes lie in the notebook's own file, as safe as everything else there, and never travel:
who merges gets the notes and not one's post. They are kept apart from their list, because the
list is read often and the bytes hardly ever.
"""

from base64 import b85decode, b85encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.exporting import plan_report
from micic_desk.app.handed_out import note_handed_out
from micic_desk.app.previewing import Printable, printable_plan
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import folded
from micic_desk.report.corrigendum import (
    Amendment,
    DeliveredLine,
    amendments,
    corrigendum,
    delivered_lines,
)
from micic_desk.report.profile import RULES, Profile
from micic_desk.report.redaction import redacted
from micic_desk.runtime.ids import random_id
from micic_desk.runtime.whole_file import write_whole
from micic_desk.store import local

if TYPE_CHECKING:
    from datetime import date

    from micic_desk.domain.operation import Json

MOST_BYTES = 40_000_000
"""A larger file is no report of this program."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file that was handed in; ``day`` is ISO, ``digest`` the SHA-256 of its bytes."""

    id: str
    day: str
    name: str
    profile: Profile
    size: int
    digest: str
    lines: tuple[DeliveredLine, ...]


def deliver(
    desk: Desk, consultation: str, report: Printable, data: bytes, *, name: str, on: "date"
) -> Delivery:
    """Keep a file as it was handed in. Durable when this returns; refused where it is too large."""
    if len(data) > MOST_BYTES:
        raise Refusal("delivery.too_large", "This file is too large to be kept in the notebook.")
    made = Delivery(
        id=random_id(),
        day=on.isoformat(),
        name=name,
        profile=report.profile,
        size=len(data),
        digest=sha256(data).hexdigest(),
        lines=delivered_lines(report.plan),
    )
    kept: list[Json] = [_written(one) for one in (*deliveries(desk, consultation), made)]
    with desk.session.transaction() as connection:
        local.put(connection, _bytes_name(made), b85encode(data).decode("ascii"))
    Memory(desk).put(_list_name(consultation), kept)
    return made


def deliveries(desk: Desk, consultation: str | None) -> list[Delivery]:
    """All that was handed in of a consultation, in the order in which it was."""
    said = Memory(desk).get(_list_name(consultation)) if consultation is not None else None
    return [_read(one) for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def delivered_bytes(desk: Desk, delivery: Delivery) -> bytes:
    """The file as it was handed in. Refused where it is not what was kept."""
    with desk.session.transaction() as connection:
        said = local.get(connection, _bytes_name(delivery))
    try:
        data = b85decode(said) if isinstance(said, str) else b""
    except ValueError:
        data = b""
    if sha256(data).hexdigest() != delivery.digest:
        raise Refusal("delivery.damaged", "This file is damaged; it is not what was handed in.")
    return data


def save_copy(desk: Desk, delivery: Delivery, to: Path) -> None:
    """Write the file as it was handed in, whole or not at all."""
    write_whole(to, delivered_bytes(desk, delivery))
    note_handed_out(desk, to)


def forget(desk: Desk, words: str) -> int:
    """Let go of every file that was delivered with these words in it; how many there were."""
    wanted, gone = folded(words), 0
    for consultation in desk.notebook.of_kind(EntityKind.CONSULTATION):
        all_kept = deliveries(desk, consultation.id)
        kept = [one for one in all_kept if not _says(one, wanted)]
        if len(kept) == len(all_kept):
            continue
        with desk.session.transaction() as connection:
            for one in all_kept:
                if one not in kept:
                    local.put(connection, _bytes_name(one), None)
        Memory(desk).put(_list_name(consultation.id), [_written(one) for one in kept])
        gone += len(all_kept) - len(kept)
    return gone


def _says(one: Delivery, words: str) -> bool:
    return any(words in folded(said) for said in (one.name, *(line.words for line in one.lines)))


def changed_since(desk: Desk, consultation: str, delivery: Delivery) -> list[Amendment]:
    """What the same reader would read otherwise today."""
    plan, _ = plan_report(desk, consultation, delivery.profile)
    return amendments(delivery.lines, delivered_lines(plan))


def corrigendum_of(desk: Desk, consultation: str, delivery: Delivery) -> Printable:
    """The list of what changed, for the same reader. Refused where nothing has."""
    plan, wording = plan_report(desk, consultation, delivery.profile)
    found = amendments(delivery.lines, delivered_lines(plan))
    if not found:
        raise Refusal("delivery.unchanged", "Nothing has changed since this was handed in.")
    made = corrigendum(plan, found, delivery.day, wording)
    if not RULES[delivery.profile].protected_names:
        # Somebody may have been protected since: the words that were delivered named them.
        made = redacted(made, desk.notebook, wording)
    return printable_plan(desk, made, wording, delivery.profile)


def _list_name(consultation: str) -> str:
    return f"deliveries:{consultation}"


def _bytes_name(delivery: Delivery) -> str:
    return f"delivery:{delivery.id}"


def _written(one: Delivery) -> "dict[str, Json]":
    return {
        "id": one.id,
        "day": one.day,
        "name": one.name,
        "profile": one.profile.value,
        "size": one.size,
        "digest": one.digest,
        "lines": [[line.key, line.words] for line in one.lines],
    }


def _read(said: "dict[str, Json]") -> Delivery:
    profile, size, lines = said.get("profile"), said.get("size"), said.get("lines")
    pairs = [one for one in lines if isinstance(one, list)] if isinstance(lines, list) else []
    return Delivery(
        id=str(said.get("id")),
        day=str(said.get("day")),
        name=str(said.get("name")),
        profile=Profile(profile) if profile in set(Profile) else Profile.PUBLIC,
        size=size if isinstance(size, int) else 0,
        digest=str(said.get("digest")),
        lines=tuple(DeliveredLine(str(one[0]), str(one[1])) for one in pairs),
    )
