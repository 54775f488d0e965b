"""Who can be meant by the letters after an @: the people of this notebook, by code and name."""

import re
from dataclasses import dataclass

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.text import folded

MOST = 8
_ASKED = re.compile(r"(?:^|\s)@([\w.\-]*)\Z")


@dataclass(frozen=True, slots=True)
class Offer:
    """One person to choose: what is shown, and what is put into the line."""

    code: str
    name: str
    written: str


def asked_for(before: str) -> str | None:
    """What stands after an @ right before the cursor; None where nobody asks."""
    found = _ASKED.search(before)
    return found[1] if found else None


def offers(notebook: Notebook, begun: str) -> list[Offer]:
    """The people whose code or name begins with ``begun``, codes first, in their order."""
    wanted = folded(begun)
    found: list[tuple[bool, str, Offer]] = []
    for person in notebook.of_kind(EntityKind.PERSON):
        code, name = person.text("code"), person.text("name")
        words = (code, *name.split(), *person.texts("aliases"))
        if not any(folded(word).startswith(wanted) for word in words if word):
            continue
        written = f"@{code} " if code else f"{name}: "
        found.append((not code, folded(code or name), Offer(code, name, written)))
    return [offer for _, _, offer in sorted(found, key=_by_code)[:MOST]]


def _by_code(one: tuple[bool, str, Offer]) -> tuple[bool, str]:
    return one[:2]
