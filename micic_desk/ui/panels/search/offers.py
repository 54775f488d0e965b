"""Filters offered for what stands before the cursor."""

from collections.abc import Iterator
from dataclasses import dataclass

from micic_desk.app.finding import Facet, Filter, Finder
from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.text import folded
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.search.facets import Value, facet_of, key_of, shown, title_of, values

LEAST = 2
MOST = 8
MOST_UNASKED = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A filter that can be had, or the key of a facet to go on with; never both."""

    value: Value | None
    facet: Facet

    @property
    def key(self) -> str:
        """What is put into the field for a facet: "kind:"."""
        return f"{key_of(self.facet)}:"

    @property
    def name(self) -> str:
        """What is shown."""
        return self.value.name if self.value is not None else title_of(self.facet)


@dataclass(frozen=True, slots=True)
class Asked:
    """The last word before the cursor: ``facet`` where a filter is being typed."""

    word: str
    facet: Facet | None
    rest: str

    @property
    def is_filter(self) -> bool:
        """Whether a filter is being typed, so that Enter takes the offer and no hit."""
        return self.facet is not None


def asked(before: str) -> Asked:
    """What is being typed at the end of ``before``: a word, or "key:value"."""
    if before.count('"') % 2:
        return Asked("", None, "")
    word = before.rsplit(" ", 1)[-1]
    key, colon, rest = word.partition(":")
    return Asked(word, facet_of(key) if colon else None, rest)


def offers(bridge: Bridge, finder: Finder, typing: Asked) -> list[Offer]:
    """What can be offered: values of a facet that was named, else what the word may begin."""
    if typing.facet is not None:
        return _values(bridge, typing.facet, typing.rest)[:MOST]
    if len(typing.word) < LEAST:
        return []
    return [*_unasked(bridge, finder, typing.word)][:MOST_UNASKED]


def exact(bridge: Bridge, typing: Asked) -> Filter | None:
    """The filter that is typed out, or the only one that is begun; None where it is open."""
    if typing.facet is None or not typing.rest:
        return None
    wanted = _loose(typing.rest)
    found = [one.value for one in _values(bridge, typing.facet, typing.rest) if one.value]
    whole = [one for one in found if wanted in map(_loose, (one.name, *one.typed))]
    fitting = whole or found
    if not fitting and typing.facet is Facet.TAG:
        return Filter(Facet.TAG, typing.rest)
    return fitting[0].filter if len(fitting) == 1 or whole else None


def all_offers() -> list[Offer]:
    """The facets themselves, for a field in which nothing is typed."""
    return [Offer(None, facet) for facet in Facet]


def _values(bridge: Bridge, facet: Facet, begun: str) -> list[Offer]:
    wanted = _loose(begun)
    fitting = [one for one in values(facet, bridge) if _begins(one, wanted)]
    first = [one for one in fitting if any(_loose(said).startswith(wanted) for said in one.typed)]
    return [Offer(one, facet) for one in (*first, *(one for one in fitting if one not in first))]


def _unasked(bridge: Bridge, finder: Finder, word: str) -> Iterator[Offer]:
    wanted = _loose(word)
    for facet in Facet:
        if _loose(key_of(facet)).startswith(wanted) or _loose(title_of(facet)) == wanted:
            yield Offer(None, facet)
    for person in finder.people(word):
        yield Offer(shown(Filter(Facet.SPEAKER, person.id), bridge), Facet.SPEAKER)
    for kind in ItemKind:
        value = shown(Filter(Facet.KIND, kind.value), bridge)
        if len(wanted) > LEAST and _begins(value, wanted):
            yield Offer(value, Facet.KIND)


def _begins(value: Value, wanted: str) -> bool:
    return any(f" {_loose(one)}".find(f" {wanted}") >= 0 for one in (value.name, *value.typed))


def _loose(text: str) -> str:
    """As names are compared, with signs that stand for a space as spaces."""
    return folded(text.replace("-", " ").replace("_", " ").replace("#", " "))
