"""People a document names with a duty, and whom a hand-over is for."""

import re
from collections.abc import Sequence

from micic_desk.domain.kinds import Duty
from micic_desk.exchange.document import ImportedItem, ImportedPerson

_WORD = r"[^\W\d_a-z][\w'’\-]{1,30}"
_IS = re.compile(
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,3}}) (?:is|was|will be) (?:the |our |a )?"
    r"(?P<duty>co-?rapporteur|rapporteur|moderator)\b"
)
_DUTIES = {
    "co-rapporteur": Duty.CO_RAPPORTEUR,
    "corapporteur": Duty.CO_RAPPORTEUR,
    "rapporteur": Duty.RAPPORTEUR,
    "moderator": Duty.MODERATOR,
}
_HANDS_OVER = re.compile(
    r"\bhand(?:s|ing)?[ -]?over\b|\bfloor to\b|\bpass(?:es)? to\b", re.IGNORECASE
)
_TO = re.compile(rf"\bto (?P<name>{_WORD}(?: {_WORD}){{0,3}})")
_SCOPE = re.compile(r"\s[–—-]\s")


def people_in(items: Sequence[ImportedItem]) -> list[ImportedPerson]:
    """Everybody of whom an item says that they are rapporteur, co-rapporteur or moderator."""
    people: dict[str, ImportedPerson] = {}
    for item in items:
        found = _IS.match(item.text[:200])
        if found and found["name"] not in people:
            people[found["name"]] = ImportedPerson(
                key=item.key, name=found["name"], duties=(_DUTIES[found["duty"]],)
            )
    return list(people.values())


def hands_over(text: str, people: Sequence[ImportedPerson]) -> bool:
    """Whether a line marked ⇒ is a hand-over: it says so or names somebody of the document."""
    return bool(_HANDS_OVER.search(text[:200])) or bool(_receiver(text, people))


def receiver_and_scope(text: str, people: Sequence[ImportedPerson]) -> tuple[str, str]:
    """Whom a hand-over is for (the full name where the document has it), and for what."""
    head, *rest = _SCOPE.split(text, maxsplit=1)
    found = _TO.search(head[:200])
    receiver = _receiver(head, people) or (found["name"] if found else "")
    return receiver, rest[0] if rest else ""


def _receiver(text: str, people: Sequence[ImportedPerson]) -> str:
    """The only person of the document whose name, or a part of it, stands behind "to"."""
    found = _TO.search(text[:200])
    if not found:
        return ""
    named = set(found["name"].split())
    matching = [person.name for person in people if named & set(person.name.split())]
    return matching[0] if len(matching) == 1 else ""
