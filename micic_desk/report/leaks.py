"""The last look before a report leaves: no protected name in it, in any spelling it may take.

Names are looked for as words, and, where they are long enough to be no accident, also with all
spaces, hyphens and line ends taken out, so that a name broken over two lines is found too.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import is_protected, names_of
from micic_desk.report.blocks import Plan

_WORDS = re.compile(r"[^\W_]+")
_LONG_ENOUGH = 8
_SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class ProtectedName:
    """One name that must not be printed, as words, and the person it belongs to."""

    person: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leak:
    """A protected person's name stands in this entity's printed words."""

    person: str
    source: str


def protected_names(notebook: Notebook) -> tuple[ProtectedName, ...]:
    """Every name of every protected person: whole names, aliases, and surnames of their own."""
    found: dict[tuple[str, tuple[str, ...]], None] = {}
    for person in notebook.of_kind(EntityKind.PERSON):
        if not is_protected(person):
            continue
        for name in names_of(person):
            words = words_in(name)
            if words:
                found[person.id, words] = None
            for word in words if len(words) > 1 else ():
                if len(word) >= _SHORTEST_PART:
                    found[person.id, (word,)] = None
    return tuple(ProtectedName(person, words) for person, words in found)


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: compatible forms, case and accents folded."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(_WORDS.findall(bare))


def names_in(text: str, names: Iterable[ProtectedName]) -> list[ProtectedName]:
    """The protected names that stand in a text."""
    words = words_in(text)
    spaced = f" {' '.join(words)} "
    squeezed = "".join(words)
    found = []
    for name in names:
        together = "".join(name.words)
        as_words = f" {' '.join(name.words)} " in spaced
        if as_words or (len(together) >= _LONG_ENOUGH and together in squeezed):
            found.append(name)
    return found


def leaks_in_plan(plan: Plan, names: Sequence[ProtectedName]) -> list[Leak]:
    """Where in a plan a protected name stands, so that somebody can go there."""
    found: dict[Leak, None] = {}
    for block in plan.blocks:
        said = [block.text, block.label, block.number, block.speaker, block.author]
        said += [version.text for version in block.other_versions]
        for name in names_in(" \n ".join(said), names):
            found[Leak(name.person, block.source)] = None
    return list(found)


def text_of_pdf(data: bytes) -> str:
    """Everything a reader can get out of a PDF as words: pages, bookmarks, metadata."""
    import pypdfium2  # noqa: PLC0415 - only where something is exported

    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        said = [value for value in document.get_metadata_dict().values() if value]
        said += [entry.get_title() for entry in document.get_toc()]
        for page in document:
            text = page.get_textpage()
            said.append(text.get_text_bounded())
            text.close()
            page.close()
    finally:
        document.close()
    return "\n".join(said)
