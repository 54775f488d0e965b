"""One acronym for two things: defined twice, or known to mean two and explained nowhere."""

import re
from collections.abc import Iterable, Iterator, Mapping

from micic_desk.domain.sentences import Sentence
from micic_desk.domain.text import folded
from micic_desk.report.blocks import Block
from micic_desk.report.preflight.finding import Check, Finding

AMBIGUOUS: Mapping[str, tuple[str, str]] = {
    "CRC": ("Committee on the Rights of the Child", "Convention on the Rights of the Child"),
    "CAT": ("Committee against Torture", "Convention against Torture"),
    "CEDAW": (
        "Committee on the Elimination of Discrimination against Women",
        "Convention on the Elimination of All Forms of Discrimination against Women",
    ),
    "CERD": (
        "Committee on the Elimination of Racial Discrimination",
        "Convention on the Elimination of Racial Discrimination",
    ),
    "CRPD": (
        "Committee on the Rights of Persons with Disabilities",
        "Convention on the Rights of Persons with Disabilities",
    ),
    "HRC": ("Human Rights Committee", "Human Rights Council"),
}
"""Acronyms that a treaty shares with its body, or two bodies with one another."""

USED = re.compile(r"(?<![\w-])[A-Z]{2,8}(?![\w-])")
"""An acronym in a text."""

_DEFINED = re.compile(r"((?:[A-Z][\w’'-]*[\s-]+(?:[a-z]{1,7}\s+){0,3}){1,9})\(([A-Z]{2,8})\)")
_SMALL = frozenset(
    {*("of", "on", "the", "and", "for", "against", "in", "to", "all"), "a", "an", "with"}
)


def ambiguous_acronyms(blocks: Iterable[Block]) -> Iterator[Finding]:
    """Each acronym once, at the line where it is first used in two senses."""
    meanings: dict[str, dict[str, str]] = {}
    used: dict[str, str] = {}
    for block in blocks:
        for words, acronym in _DEFINED.findall(block.text):
            whole = _expansion(words, acronym)
            if whole:
                meanings.setdefault(acronym, {}).setdefault(folded(whole), whole)
                if len(meanings[acronym]) == 2:
                    yield _finding(block.source, acronym, *meanings[acronym].values())
        for acronym in USED.findall(block.text):
            used.setdefault(acronym, block.source)
    for acronym, source in used.items():
        if acronym in AMBIGUOUS and acronym not in meanings:
            yield _finding(source, acronym, *AMBIGUOUS[acronym])


def meanings_in(blocks: Iterable[Block]) -> dict[str, list[str]]:
    """What a text spells out itself, with its acronym in brackets behind, each once."""
    found: dict[str, dict[str, str]] = {}
    for block in blocks:
        for words, acronym in _DEFINED.findall(block.text):
            whole = _expansion(words, acronym)
            if whole:
                found.setdefault(acronym, {}).setdefault(folded(whole), whole)
    return {acronym: list(meanings.values()) for acronym, meanings in found.items()}


def _expansion(words: str, acronym: str) -> str:
    """The last words whose first letters spell the acronym; "" where they do not."""
    said = words.split()
    for start in range(len(said)):
        every = "".join(one[0] for one in said[start:])
        large = "".join(one[0] for one in said[start:] if one.casefold() not in _SMALL)
        if said[start].casefold() not in _SMALL and acronym in {every.upper(), large.upper()}:
            return " ".join(said[start:])
    return ""


def _finding(source: str, acronym: str, one: str, other: str) -> Finding:
    sentence = Sentence(
        "“{acronym}” may mean “{one}” or “{other}”. Say once which one is meant.",
        {"acronym": acronym, "one": one, "other": other},
    )
    return Finding(Check.ACRONYM, source, sentence, acronym)
