"""What is asked for by what stands before the cursor: a person, a tag, or a name half typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from micic_desk.app.vocabulary import Sort, Term, Vocabulary
from micic_desk.domain.text import folded

LETTERS = 3
"""From so many letters of a word on, names are offered."""
MOST_NAMES = 5
_LOOK_BACK = 80
_MOST_WORDS = 4
_PERSON = re.compile(r"(?:^|\s)@([\w.\-]*)\Z")
_TAG = re.compile(r"(?:^|[\s(\[{\"'“‘«„])#((?:[^\W\d_][\w\-]*)?)\Z")
_WORDS = re.compile(r"(?:(?<=[\s(\[{\"'“‘«„/])|^)(?=[^\W\d_])[^\s@#()\[\]{}]+\Z")


@dataclass(frozen=True, slots=True)
class Offer:
    """A term, and how many characters before the cursor it takes the place of."""

    term: Term
    length: int


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be chosen; where nobody asked, they are ``quiet`` and take no key of typing."""

    offers: tuple[Offer, ...] = ()
    quiet: bool = False


NOTHING = Offers()


def asked_for(before: str, known: Vocabulary) -> Offers:
    """What to offer for the words before the cursor."""
    tail = before[-_LOOK_BACK:]
    if found := _PERSON.search(tail):
        return _signed(known.beginning(Sort.PERSON, found[1]), found[1])
    if found := _TAG.search(tail):
        # At the start of a line a bare # is a session to come, until a letter says otherwise.
        if not found[1] and not before[: -len("#")].strip():
            return NOTHING
        return _signed(known.beginning(Sort.TAG, found[1]), found[1])
    return _names(tail, known)


def _signed(terms: list[Term], begun: str) -> Offers:
    """Offers for what stands behind a sign; none where it is written out already."""
    if len(terms) == 1 and terms[0].text[1:] == begun:
        return NOTHING
    return Offers(tuple(Offer(term, len(begun) + 1) for term in terms))


def _names(tail: str, known: Vocabulary) -> Offers:
    found: dict[str, Offer | None] = {}
    for begun in _begun(tail):
        wanted = folded(begun)
        for term in known.beginning(Sort.NAME, begun, MOST_NAMES):
            written_out = folded(term.text) == wanted
            found.setdefault(term.text, None if written_out else Offer(term, len(begun)))
    offers = tuple(one for one in found.values() if one is not None)[:MOST_NAMES]
    return Offers(offers, quiet=True) if offers else NOTHING


def _begun(tail: str) -> Iterator[str]:
    """The words before the cursor that may begin a name, the longest run of them first."""
    last = _WORDS.search(tail)
    if last is None:
        return
    starts = [last.start()]
    while len(starts) < _MOST_WORDS:
        before = tail[: starts[-1]]
        word = _WORDS.search(before.rstrip(" "))
        if word is None or len(before) - len(before.rstrip(" ")) != 1:
            break
        starts.append(word.start())
    for start in reversed(starts):
        if sum(sign.isalpha() for sign in tail[start:]) >= LETTERS:
            yield tail[start:]
