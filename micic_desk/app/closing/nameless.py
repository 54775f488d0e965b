"""Codes in the place of names, everywhere in a notebook: what is sure, and what is asked first.

A whole name, an initial with a surname, a name in another script or case is sure. A first name
or surname alone, and bare initials, may be an ordinary word: each is asked about once.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from micic_desk.app.people import LETTER
from micic_desk.domain.agreeing import FIELD as AGREED
from micic_desk.domain.agreeing import digest
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json, is_id
from micic_desk.domain.people import initials, names_of
from micic_desk.domain.text import folded
from micic_desk.report.naming import Names

_KEPT_OF_PEOPLE = ("duties",)
_DROPPED = frozenset({"typed", "layout", "speaker_hint", "waived"})
"""What repeats a line as it was typed or imported, or says a name in so many words."""
CHOICES = frozenset(
    {
        *("kind", "role", "relation", "strength", "phase", "status", "state", "sensitivity"),
        *("support", "attribution", "language", "sort", "heard", "day", "starts", "ends"),
    }
)
"""Fields whose values are chosen and not written."""
_HINT = "hint:"
"""How the ids begin of people who are only named before a colon."""
_SHORT = re.compile(r"\b[^\W\d_]{2,4}\b")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that may be somebody's name: how it is written, what would stand there, how often."""

    word: str
    code: str
    count: int


class Nameless:
    """Knows everybody of a notebook, those too who are only named before a colon.

    ``ordinary`` are words (folded) that somebody said are no names here.
    """

    def __init__(self, notebook: Notebook, ordinary: Collection[str] = ()) -> None:
        self._notebook = notebook
        self._ordinary = {folded(one) for one in ordinary}
        people = [_unnamed(one) for one in notebook.of_kind(EntityKind.PERSON)]
        self.codes = _codes(people)
        hinted = _hinted(notebook, people)
        self._hints = {folded(one.text("name")): one.id for one in hinted}
        self.codes |= _numbered(hinted, self.codes.values())
        self._names = Names([*people, *hinted])
        self._whole = {folded(name) for one in (*people, *hinted) for name in names_of(one)}
        self._shared = _owners([*people, *hinted])
        self._initials = self._by_initials(people)

    def doubts(self) -> list[Doubt]:
        """Every word that is asked about, the most frequent first."""
        found: dict[str, tuple[str, str, int]] = {}
        for entity in self._notebook:
            if not self._notebook.shown(entity.id) or entity.kind == EntityKind.PERSON:
                continue
            for text in _texts(entity.fields):
                for start, end, code, sure in self._stretches(text):
                    if not sure:
                        word = text[start:end]
                        first, _, count = found.get(folded(word), (word, code, 0))
                        found[folded(word)] = (first, code, count + 1)
        doubts = [Doubt(word, code, count) for word, code, count in found.values()]
        return sorted(doubts, key=_by_count)

    def fields(self, entity: Entity) -> dict[str, Json]:
        """An entity's fields without a name in them."""
        if entity.kind == EntityKind.PERSON:
            kept = {name: entity.fields[name] for name in _KEPT_OF_PEOPLE if name in entity.fields}
            return {"code": self.codes[entity.id], "protected": True, **kept}
        found = {
            name: value if name in CHOICES else self._value(value)
            for name, value in entity.fields.items()
            if name not in _DROPPED
        }
        hint = self._hints.get(folded(entity.text("speaker_hint")))
        if hint is not None:
            found["speaker_hint"] = self.codes[hint]
        return _stamped_again(entity, found)

    def text(self, text: str) -> str:
        """A text with codes in the place of names."""
        for start, end, code, sure in reversed(self._stretches(text)):
            if sure or folded(text[start:end]) not in self._ordinary:
                text = text[:start] + code + text[end:]
        return text

    def left_in(self, text: str) -> int:
        """How many names still stand in a text, those apart that were said to be none."""
        # The word index holds each word of what was spared by itself.
        spared = {*self._ordinary, *(word for one in self._ordinary for word in one.split())}
        standing = [
            one
            for one in self._stretches(text)
            if one[3] or folded(text[one[0] : one[1]]) not in spared
        ]
        return len(standing)

    def _stretches(self, text: str) -> list[tuple[int, int, str, bool]]:
        """Where names stand, what would stand there, and whether it is sure; left to right."""
        found: list[tuple[int, int, str, bool]] = []
        for one in self._names.found_in(text):
            word = text[one.start : one.end]
            code, sure = self._told(word, one.person)
            # Before a colon stands as often “voice from the room” as somebody's name.
            common = one.person.startswith(_HINT) and _cased(word) and word == word.lower()
            if sure or not common:
                found.append((one.start, one.end, code, sure))
        taken = [(start, end) for start, end, _, _ in found]
        for match in _SHORT.finditer(text):
            short = self._initials.get(match[0])
            free = all(match.end() <= start or end <= match.start() for start, end in taken)
            if short is not None and free:
                found.append((*match.span(), short, False))
        return sorted(found)

    def _told(self, word: str, person: str) -> tuple[str, bool]:
        """What stands instead of a word, and whether it is surely the name of somebody."""
        parts = word.split()
        # “a sample” is not A. Sample, and a rose not Rose; without capitals nobody can tell.
        named = all(one[:1] != one[:1].lower() or not _cased(one) for one in parts)
        alone = len(parts) == 1
        whole = folded(word) in self._whole
        # “Confirmed:” before a colon is no name either.
        sure = (whole and not alone) or (named and not alone)
        sure = sure or (whole and named and not person.startswith(_HINT))
        owners = self._shared.get(folded(word), {person})
        code = "/".join(sorted(self.codes[one] for one in owners)) if owners else self.codes[person]
        return code, sure

    def _by_initials(self, people: list[Entity]) -> dict[str, str]:
        """The codes of everybody with these initials; a single letter is nobody's."""
        found: dict[str, set[str]] = {}
        for one in people:
            found.setdefault(initials(one), set()).add(self.codes[one.id])
        return {said: "/".join(sorted(codes)) for said, codes in found.items() if len(said) > 1}

    def _value(self, value: Json) -> Json:
        if isinstance(value, str):
            return value if is_id(value) else self.text(value)
        if isinstance(value, Mapping):
            return {
                (name if is_id(name) else self.text(name)): self._value(one)
                for name, one in value.items()
            }
        if isinstance(value, list | tuple):
            return [self._value(one) for one in value]
        return value


def _stamped_again(entity: Entity, fields: dict[str, Json]) -> dict[str, Json]:
    """What the room agreed on it agreed on still, though a code stands there now."""
    stamp, text = entity.fields.get(AGREED), fields.get("text")
    stamped = isinstance(stamp, Mapping) and stamp.get("words") == digest(entity.text("text"))
    if stamped and isinstance(text, str):
        fields[AGREED] = {**entity.mapping(AGREED), "words": digest(text)}
    return fields


def _unnamed(person: Entity) -> Entity:
    """A person as one whose name must not be found: everybody, whatever the duty."""
    return replace(person, fields={**person.fields, "protected": True})


def _codes(people: list[Entity]) -> dict[str, str]:
    """A code for everybody; one that gives a name away, or is somebody else's, is no code."""
    names = Names(people)
    kept = {
        one.id: one.text("code")
        for one in people
        if one.text("code") and not names.people_in(one.text("code"))
    }
    rest = [one for one in people if one.id not in kept]
    return kept | _numbered(rest, kept.values())


def _numbered(people: list[Entity], taken: Collection[str]) -> dict[str, str]:
    used, number, found = {folded(one) for one in taken}, 1, {}
    for one in people:
        while folded(f"{LETTER}{number}") in used:
            number += 1
        found[one.id] = f"{LETTER}{number}"
        used.add(folded(found[one.id]))
    return found


def _hinted(notebook: Notebook, people: list[Entity]) -> list[Entity]:
    """People who are no entries of their own: only a name before a colon."""
    known = {folded(name) for one in people for name in (one.text("code"), *names_of(one))}
    said = {
        folded(one.text("speaker_hint")): one.text("speaker_hint")
        for one in notebook.of_kind(EntityKind.ITEM)
        if one.text("speaker_hint")
    }
    return [
        Entity(
            id=f"{_HINT}{name}",
            kind=EntityKind.PERSON,
            parent=None,
            order="",
            fields={"name": said[name], "protected": True},
        )
        for name in sorted(said)
        if name not in known
    ]


def _owners(people: list[Entity]) -> dict[str, set[str]]:
    """Who could be meant by a word that is part of a name."""
    found: dict[str, set[str]] = {}
    for one in people:
        for name in names_of(one):
            for word in (name, *name.split()):
                found.setdefault(folded(word), set()).add(one.id)
    return found


def _cased(word: str) -> bool:
    return word.lower() != word.upper()


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        if not is_id(value):
            yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _texts(name)
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _by_count(doubt: Doubt) -> tuple[int, str]:
    return -doubt.count, doubt.word
