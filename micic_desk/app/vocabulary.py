"""The words a notebook knows already: people, tags, names of bodies and groups, languages.

Kept up by the desk's changes, never looked for while somebody types: an answer is a look into
a sorted list, whatever the number of lines. A notebook that has just been opened is read a
little at a time (`learn`), so that no key waits for it.
"""

import re
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from heapq import nsmallest

from micic_desk.app.desk import Changed, Desk
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.text import folded

MOST = 8
AT_ONCE = 500
"""Entities read in one go: well under a millisecond on a slow laptop."""
_NAMED_IN = ("addressee", "guideline", "instruments", "groups")
_SHORT = 4
_DIGITS = re.compile(r"(\d+)")


class Sort(Enum):
    """What a word stands for."""

    PERSON = auto()
    TAG = auto()
    NAME = auto()
    LANGUAGE = auto()


@dataclass(frozen=True, slots=True)
class Term:
    """One word or name: what is shown, what is shown beside it, what is put into a line."""

    sort: Sort
    text: str
    note: str
    written: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A term as one entity tells it: the key it is known by, and where its words begin."""

    key: str
    term: Term
    beginnings: tuple[str, ...]
    place: tuple[object, ...] = ()
    used: int = 0


@dataclass(slots=True)
class _Known:
    """A term, and when each line that has it used it, in order."""

    told: _Told
    uses: list[int] = field(default_factory=list)

    def rank(self) -> tuple[object, ...]:
        """People in the order of their codes; everything else newest first, then most used."""
        return (*self.told.place, -self.uses[-1], -len(self.uses), self.told.key)


class _Shelf:
    """Terms of one sort, found by the beginning of any of their words."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._beginnings: list[tuple[str, str]] = []

    def add(self, told: _Told) -> None:
        known = self._known.get(told.key)
        if known is None:
            known = self._known[told.key] = _Known(told)
            for one in told.beginnings:
                insort(self._beginnings, (one, told.key))
        insort(known.uses, told.used)

    def remove(self, told: _Told) -> None:
        known = self._known[told.key]
        del known.uses[bisect_left(known.uses, told.used)]
        if not known.uses:
            del self._known[told.key]
            for one in known.told.beginnings:
                del self._beginnings[bisect_left(self._beginnings, (one, told.key))]

    def beginning(self, begun: str, most: int) -> list[Term]:
        found: dict[str, tuple[object, ...]] = {}
        for at in range(bisect_left(self._beginnings, (begun,)), len(self._beginnings)):
            word, key = self._beginnings[at]
            if not word.startswith(begun):
                break
            if key not in found:
                found[key] = (self._known[key].told.beginnings[0] != word,)
            elif word == self._known[key].told.beginnings[0]:
                found[key] = (False,)
        ranked = ((inner + self._known[key].rank(), key) for key, inner in found.items())
        return [self._known[key].told.term for _, key in nsmallest(most, ranked)]


class Vocabulary:
    """Listens to a desk; ``behind`` says that there is something left to `learn`."""

    def __init__(self, desk: Desk) -> None:
        self._notebook = desk.notebook
        self._shelves = {sort: _Shelf() for sort in Sort}
        self._told: dict[str, tuple[_Told, ...]] = {}
        self._waiting: deque[Entity | str] | None = None
        self._people_known = False
        self._stop = desk.listen(self._heard)

    @property
    def behind(self) -> bool:
        """Whether the notebook has not been read to its end."""
        return self._waiting is None or bool(self._waiting)

    def learn(self, most: int = AT_ONCE) -> None:
        """Read a little more of the notebook."""
        if self._waiting is None:
            # Not their ids yet: asking a hundred thousand for one takes longer than a key may.
            self._waiting = deque(self._notebook)
        for _ in range(min(most, len(self._waiting))):
            one = self._waiting.popleft()
            self._learn(one if isinstance(one, str) else one.id)

    def beginning(self, sort: Sort, begun: str, most: int = MOST) -> list[Term]:
        """The terms with a word that begins with ``begun``, however it is written."""
        if sort is Sort.PERSON and not self._people_known:
            # There are few of them, and the first line may ask.
            self._people_known = True
            for one in self._notebook.of_kind(EntityKind.PERSON):
                self._learn(one.id)
        return self._shelves[sort].beginning(folded(begun), most)

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def _heard(self, changed: Changed) -> None:
        touched = (*changed.entities, *changed.gone)
        if self._waiting is not None and len(touched) > AT_ONCE:
            self._waiting.extend(touched)
            return
        for one in touched:
            self._learn(one)

    def _learn(self, one: str) -> None:
        for told in self._told.pop(one, ()):
            self._shelves[told.term.sort].remove(told)
        entity = self._notebook.get(one)
        if entity is None or entity.dead:
            return
        found = {(told.term.sort, told.key): told for told in _terms(entity)}
        if found:
            self._told[one] = tuple(found.values())
        for told in found.values():
            self._shelves[told.term.sort].add(told)


def _terms(entity: Entity) -> Iterator[_Told]:
    match entity.kind:
        case EntityKind.ITEM:
            yield from _of_item(entity)
        case EntityKind.PERSON:
            yield _person(entity)
        case EntityKind.REFERENCE:
            name = entity.text("name")
            for one in (name, *entity.texts("aliases")):
                yield from _name(one, "" if one == name else name, entity.created)


def _of_item(item: Entity) -> Iterator[_Told]:
    fields = item.fields
    used = item.number("noted_at") or item.created
    if "tags" in fields:
        for tag in item.texts("tags"):
            term = Term(Sort.TAG, f"#{tag}", "", f"#{tag} ")
            yield _Told(folded(tag), term, (folded(tag),), used=used)
    if language := item.text("language"):
        yield _Told(language, Term(Sort.LANGUAGE, language, "", language), (language,), used=used)
    for name in _NAMED_IN:
        if name in fields:
            for one in (item.text(name), *item.texts(name)):
                yield from _name(one, "", used)


def _person(person: Entity) -> _Told:
    code, name = person.text("code"), person.text("name")
    term = Term(
        Sort.PERSON,
        f"@{code}" if code else name,
        name if code else "",
        f"@{code} " if code else f"{name}: ",
    )
    words = [folded(code)] if code else []
    for one in (name, *person.texts("aliases")):
        words.extend(folded(rest) for rest in _rests(one))
    called = folded(code or name)
    # So that S2 stands before S10.
    natural = tuple(part.zfill(9) if part.isdecimal() else part for part in _DIGITS.split(called))
    return _Told(person.id, term, tuple(dict.fromkeys(words)) or ("",), (not code, natural))


def _name(text: str, note: str, used: int) -> Iterator[_Told]:
    text = " ".join(text.split())
    if not text:
        return
    whole, *rests = _rests(text)
    # Nobody who types "for" asks for the Council for Towns.
    telling = (one for one in rests if len(one.split()[0]) >= _SHORT or not one[0].islower())
    beginnings = tuple(dict.fromkeys(folded(one) for one in (whole, *telling)))
    yield _Told(folded(text), Term(Sort.NAME, text, note, text), beginnings, used=used)


def _rests(text: str) -> list[str]:
    """A name from each of its words to its end."""
    words = text.split()
    return [" ".join(words[at:]) for at in range(len(words))]
