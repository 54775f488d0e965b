"""Finding: words and filters over everything a notebook holds, newest first, a little at a time.

Words are looked for as beginnings of words; where those give less than a screenful, inside of
words too. Filters of one facet are alternatives, filters of different facets hold together.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakSet

from micic_desk.app.desk import Changed, Desk
from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.kinds import EntityKind, ItemKind, Sensitivity
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import UNKNOWN_SPEAKER, names_of
from micic_desk.domain.text import folded
from micic_desk.domain.words import inside, wanted
from micic_desk.store.folding import query_for
from micic_desk.store.words import NEWEST

SCREENFUL = 50
_PAGE = 200
_FEW = 500
_KEPT_BACK = frozenset({ItemKind.NOTE_TO_SELF.value, ItemKind.GAP.value})


class Facet(StrEnum):
    """By what a hit can be filtered."""

    KIND = "kind"
    SPEAKER = "speaker"
    AUTHOR = "author"
    PLACE = "place"
    TAG = "tag"
    STATE = "state"


class State(StrEnum):
    """What a line can be, beside its words."""

    MINE = "mine"
    THEIRS = "theirs"
    UNPLACED = "unplaced"
    CONFLICT = "conflict"
    CONFIDENTIAL = "confidential"
    UNKNOWN_SPEAKER = "unknown_speaker"


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition.

    ``value`` is a kind, a person's id, the id of a session or consultation, a tag or a state.
    """

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for."""

    words: str = ""
    filters: tuple[Filter, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether anything is asked."""
        return bool(self.filters or wanted(self.words))


class Finder:
    """Begins searches in one notebook, and keeps its list of words up with what is captured."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._items: dict[str, None] = {}
        self._last = 0
        self._prepared = self._closed = False
        self._searches: WeakSet[Search] = WeakSet()
        self._stop = desk.listen(self._follow)

    def prepare(self) -> bool:
        """Read a slice of what searches need; whether there is more of it to read.

        That is the list of words, to look inside of them, and the order in which items came.
        """
        if self._prepared or self._desk.words.list_more():
            return not self._prepared
        found = self._desk.words.items(self._last)
        self._items.update(dict.fromkeys(found.ids))
        self._prepared = not found.ids
        self._last = found.last
        return not self._prepared

    def prepare_all(self) -> None:
        """Read all that searches need."""
        while self.prepare():
            pass

    def search(self, question: Question) -> "Search":
        """Begin a search; of the notebook it reads nothing before it is asked for ``more``.

        Without words it needs to be prepared, and sees to that.
        """
        if not wanted(question.words):
            self.prepare_all()
        search = Search(self._desk, question, self._items)
        self._searches.add(search)
        if self._closed:
            search.end()
        return search

    def people(self, words: str, most: int = 3) -> list[Entity]:
        """People whose code, or a word of whose names, begins with the words."""
        asked = folded(words)
        found = []
        for person in self._desk.notebook.of_kind(EntityKind.PERSON):
            known = [folded(one) for one in (person.text("code"), *names_of(person))]
            begun = (f" {one}".find(f" {asked}") >= 0 for one in known)
            if asked and any(begun):
                found.append((known[0] != asked, known[0], person))
        return [person for *_, person in sorted(found, key=_first_two)[:most]]

    def close(self) -> None:
        """Find nothing more, because the desk closes; searches that are under way end."""
        self._closed = self._prepared = True
        for search in self._searches:
            search.end()
        self._stop()

    def _follow(self, changed: Changed) -> None:
        notebook = self._desk.notebook
        if self._prepared:
            items = (one for one in changed.entities if one in notebook)
            self._items.update(
                dict.fromkeys(one for one in items if notebook[one].kind == EntityKind.ITEM)
            )
        for one in changed.entities[:_FEW]:
            entity = notebook.get(one)
            if entity is not None and entity.kind != EntityKind.PERSON:
                said = entity.text("text") or entity.text("title") or entity.text("wording")
                self._desk.words.hear(said)


class Search:
    """One search: ask for ``more`` until it is ``done``."""

    def __init__(self, desk: Desk, question: Question, items: Mapping[str, None]) -> None:
        self.done = self._run_out = not question.asks
        self._waiting: list[Entity] = []
        self._notebook = desk.notebook
        self._words = desk.words
        self._asked = wanted(question.words)
        self._sieve = Sieve(desk, question.filters)
        self._items = items
        self._hits = self._run()

    def more(self, most: int = SCREENFUL, within: float = 1e9) -> list[Entity]:
        """Up to ``most`` further hits; fewer where ``within`` seconds did not suffice."""
        end = time.perf_counter() + within
        while not self._run_out and len(self._waiting) < most:
            page = next(self._hits, None)
            if page is None:
                self._run_out = True
            else:
                self._waiting.extend(page)
            if time.perf_counter() >= end:
                break
        found, self._waiting = self._waiting[:most], self._waiting[most:]
        self.done = self._run_out and not self._waiting
        return found

    def end(self) -> None:
        """Find nothing more."""
        self._waiting = []
        self._run_out = self.done = True

    def still_fits(self, entity: Entity) -> bool:
        """Whether a hit still passes the filters after it was changed; its words may be others.

        Somebody who rewords what she found wants to see it, not to have it taken away.
        """
        return self._fits(entity)

    def _run(self) -> Iterator[list[Entity]]:
        """Hits page by page; an empty page is a chance to rest."""
        source = self._by_words() if self._asked else self._by_place()
        for page in source:
            known = map(self._notebook.get, page)
            yield [one for one in known if one and self._fits(one)]

    def _fits(self, entity: Entity) -> bool:
        return self._notebook.shown(entity.id) and self._sieve.passes(entity)

    def _by_words(self) -> Iterator[Sequence[str]]:
        query = query_for(self._asked)
        first = self._words.page(query, NEWEST, SCREENFUL)
        if len(first.ids) < SCREENFUL and any(inside(one.single) for one in self._asked):
            wider = query_for(self._asked, self._words.longer)
            if wider != query:
                query, first = wider, self._words.page(wider, NEWEST, SCREENFUL)
        yield first.ids
        while len(first.ids) in (SCREENFUL, _PAGE):
            first = self._words.page(query, first.last, _PAGE)
            yield first.ids

    def _by_place(self) -> Iterator[Sequence[str]]:
        """Without words: what stands in the sessions asked for, else every item there is."""
        places = self._sieve.sessions()
        found = list(reversed(list(self._items)))
        if places:
            below = [one for place in places for one in self._notebook.below(place)]
            found = [one.id for one in sorted(below, key=_created, reverse=True)]
        for start in range(0, len(found), _PAGE):
            yield found[start : start + _PAGE]


class Sieve:
    """Tells what passes all filters."""

    def __init__(self, desk: Desk, filters: Sequence[Filter]) -> None:
        self._notebook = desk.notebook
        self._me = desk.me
        self._wanted: dict[Facet, set[str]] = {}
        for one in filters:
            value = folded(one.value) if one.facet is Facet.TAG else one.value
            self._wanted.setdefault(one.facet, set()).add(value)
        self._of_lines = bool(self._wanted.keys() - {Facet.PLACE})
        self._prints = desk.notebook.tally.prints

    def sessions(self) -> list[str]:
        """The sessions asked for, where only sessions are."""
        places = [self._notebook.get(one) for one in self._wanted.get(Facet.PLACE, ())]
        sessions = [one.id for one in places if one and one.kind == EntityKind.SESSION]
        return sessions if len(sessions) == len(places) else []

    def passes(self, entity: Entity) -> bool:
        """Whether an entity passes; lines alone have kinds, speakers, tags and states."""
        if self._of_lines and entity.kind != EntityKind.ITEM:
            return False
        return all(self._passes(entity, *one) for one in self._wanted.items())

    def _passes(self, entity: Entity, facet: Facet, values: set[str]) -> bool:
        if facet is Facet.KIND:
            return entity.text("kind") in values
        if facet is Facet.SPEAKER:
            return entity.text("speaker") in values
        if facet is Facet.AUTHOR:
            return entity.text("author") in values
        if facet is Facet.TAG:
            return any(folded(tag) in values for tag in entity.texts("tags"))
        if facet is Facet.PLACE:
            return any(above.id in values for above in self._notebook.ancestors(entity.id))
        return any(self._is(entity, State(value)) for value in values if value in set(State))

    def _is(self, entity: Entity, state: State) -> bool:
        author, speaker = entity.text("author"), entity.text("speaker")
        if state is State.MINE:
            return bool(author) and author == self._me
        if state is State.THEIRS:
            return bool(author) and author != self._me
        if state is State.UNPLACED:
            return self._unplaced(entity)
        if state is State.CONFLICT:
            return bool(entity.conflicts or entity.flags - {Flag.NO_PLACE})
        if state is State.CONFIDENTIAL:
            return entity.text("sensitivity") == Sensitivity.CONFIDENTIAL
        return speaker == UNKNOWN_SPEAKER or bool(entity.text("speaker_hint"))

    def _unplaced(self, entity: Entity) -> bool:
        """Whether a line of a session is not printed, though somebody could expect it to be."""
        if entity.text("kind") in _KEPT_BACK:
            return False
        for above in self._notebook.ancestors(entity.id):
            if above.kind != EntityKind.ITEM:
                return above.kind == EntityKind.SESSION and not self._prints(entity.id)
        return False


def tags_of(notebook: Notebook) -> list[str]:
    """The tags in use, the most frequent first, each as it was written first."""
    counts: dict[str, tuple[str, int]] = {}
    for item in notebook.of_kind(EntityKind.ITEM):
        for tag in item.texts("tags"):
            name, count = counts.get(folded(tag), (tag, 0))
            counts[folded(tag)] = (name, count + 1)
    return [name for name, _ in sorted(counts.values(), key=_frequency)]


def _frequency(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


def _created(entity: Entity) -> int:
    return entity.created


def _first_two(one: tuple[bool, str, Entity]) -> tuple[bool, str]:
    return one[0], one[1]
