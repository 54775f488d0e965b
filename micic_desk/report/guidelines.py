"""The Initiative's principles and guidelines: reference data that ships with the program.

A recommendation names them by code ("G11", "P2"); other words are kept as they are typed.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from micic_desk.domain.text import folded
from micic_desk.runtime.bundled import bundled

_CODED = re.compile(
    r"\s*(?:(?P<sort>[gp]|guideline|principle)\.?\s*)?(?P<number>\d{1,2})(?:\s.*)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Guideline:
    """One principle ("P2") or guideline ("G11"); ``verified`` where its title was checked."""

    code: str
    title: str
    verified: bool = True


class Guidelines:
    """All of them, found by what people type for them."""

    def __init__(self, entries: tuple[Guideline, ...]) -> None:
        self._by_code: Mapping[str, Guideline] = {one.code: one for one in entries}

    def __iter__(self) -> Iterator[Guideline]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: str) -> Guideline | None:
        """The one with this code."""
        return self._by_code.get(code)

    def code_of(self, typed: str) -> str:
        """The code somebody means ("guideline 11", "g11", "11", its title), else their words.

        A bare number is a guideline: principles are seldom quoted by number.
        """
        words = " ".join(typed.split())
        coded = _CODED.fullmatch(words)
        if coded is not None:
            code = f"{(coded['sort'] or 'g')[0].upper()}{int(coded['number'])}"
            # "11 States" is no guideline, though "G11 Provide …" is one.
            if code in self._by_code and (coded["sort"] or words.isdecimal()):
                return code
        wanted = folded(words)
        same = (one.code for one in self if folded(one.title) == wanted)
        return next(same, words)


@cache
def guidelines(path: Path | None = None) -> Guidelines:
    """The reference data of this installation, or of a file."""
    found = path or bundled("resources", "reference", "guidelines.toml")
    entries = tomllib.loads(found.read_text("utf-8"))["entry"]
    return Guidelines(
        tuple(
            Guideline(str(one["code"]), str(one["title"]), bool(one.get("verified", True)))
            for one in entries
        )
    )
