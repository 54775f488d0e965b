"""Finding protected names in a text, in every spelling and script they may take.

A name is found as words: whole, by surname or first name, by initial and surname, inflected,
without its accents, in another script, in an e-mail address. Where it is long enough to be no
accident it is also found with all spaces, hyphens and line ends taken out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from micic_desk.domain.entity import Entity
from micic_desk.domain.people import is_protected, names_of
from micic_desk.report.endings import name_stems, stems
from micic_desk.report.romanising import (
    arabic_consonants,
    bare,
    latin_consonants,
    script_of,
    skeletons,
)

_MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_WORDS = re.compile(rf"[^\W_]+(?:[{_MARKS}\u00ad]+[^\W_]*)*")
_LONG_ENOUGH = 8
_SHORTEST_PART = 4
_SHORTEST_MAIL = 4
_IN_ADDRESSES = re.compile(r"[@/\\]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text or a name, in all the forms it is compared by."""

    folded: str
    script: str
    skeletons: frozenset[str]
    consonants: frozenset[str]
    capital: bool

    @property
    def arabic(self) -> bool:
        """Whether it is written in Arabic letters."""
        return self.script == "ARABIC"


@dataclass(frozen=True, slots=True)
class ProtectedName:
    """One form of a name that must not be printed, and the person it belongs to.

    ``alone`` is a part of a longer name, ``mail`` a form found in addresses only.
    """

    person: str
    words: tuple[Word, ...]
    alone: bool = False
    mail: bool = False

    @property
    def together(self) -> str:
        """All its words as one."""
        return "".join(word.folded for word in self.words)


@dataclass(frozen=True, slots=True)
class Found:
    """A protected name at a place of a text."""

    start: int
    end: int
    person: str


@lru_cache(maxsize=65536)
def word(said: str) -> Word:
    """A word as it is compared."""
    folded = bare(said).replace("\u00ad", "")
    script = script_of(folded)
    consonants = arabic_consonants if script == "ARABIC" else latin_consonants
    return Word(folded, script, skeletons(folded), consonants(folded), said[:1] != said[:1].lower())


def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text."""
    return tuple(one for one in map(word, _WORDS.findall(text)) if one.folded)


def forms_of(person: Entity) -> list[ProtectedName]:
    """Every form of a person's names and aliases that gives the person away."""
    found: dict[ProtectedName, None] = {}
    for name in names_of(person):
        words = words_in(name)
        if not words:
            continue
        found[ProtectedName(person.id, words)] = None
        if len(words) == 1:
            continue
        for one in words:
            if len(one.folded) >= _SHORTEST_PART:
                found[ProtectedName(person.id, (one,), alone=True)] = None
        first, last = words[0], words[-1]
        for initial in {first.folded[0], *(one[:1] for one in first.skeletons)}:
            for pair in ((word(initial), last), (last, word(initial))):
                found[ProtectedName(person.id, pair)] = None
                glued = word("".join(one.folded for one in pair))
                if len(glued.folded) >= _SHORTEST_MAIL:
                    found[ProtectedName(person.id, (glued,), mail=True)] = None
    return list(found)


class Names:
    """All protected names of a notebook, ready to be looked for."""

    def __init__(self, people: Iterable[Entity]) -> None:
        self._firsts: dict[str, list[ProtectedName]] = {}
        self._public: dict[str, list[tuple[str, ...]]] = {}
        self._long: dict[str, str] = {}
        self._longest = 1
        self._beginnings: dict[str, bool] = {}
        for person in people:
            if is_protected(person):
                for form in forms_of(person):
                    self._take(form)
            else:
                self._spare(person)

    def __bool__(self) -> bool:
        return bool(self._firsts)

    def found_in(self, text: str) -> list[Found]:
        """Where protected names stand in a text, from left to right, each place once."""
        if not self._firsts:
            return []
        places = [one.span() for one in _WORDS.finditer(text)]
        said = [text[start:end] for start, end in places]
        found: list[Found] = []
        at = 0
        while at < len(said):
            if not self._may_begin(said[at]):
                at += 1
                continue
            words = [word(one) for one in said[at : at + self._longest]]
            length = self._public_at(words)
            if length:
                at += length
                continue
            form = self._longest_at(text, places[at], words)
            if form is None:
                at += 1
                continue
            last = at + len(form.words) - 1
            found.append(Found(places[at][0], places[last][1], form.person))
            at = last + 1
        return found

    def hidden_in(self, text: str) -> set[str]:
        """Whose long names stand in a text once spaces, hyphens and line ends are taken out."""
        squeezed = "".join(one.folded for one in words_in(text))
        return {person for name, person in self._long.items() if name in squeezed}

    def people_in(self, text: str) -> set[str]:
        """Everybody a text gives away."""
        return {one.person for one in self.found_in(text)} | self.hidden_in(text)

    def _take(self, form: ProtectedName) -> None:
        self._longest = max(self._longest, len(form.words))
        for key in _keys(form.words[0]):
            self._firsts.setdefault(key, []).append(form)
        if not form.alone and not form.mail and len(form.together) >= _LONG_ENOUGH:
            self._long[form.together] = form.person
        elif form.alone and len(form.together) >= _LONG_ENOUGH:
            self._long.setdefault(form.together, form.person)

    def _spare(self, person: Entity) -> None:
        """The full name of somebody who may be named is nobody else's surname."""
        for name in names_of(person):
            words = tuple(one.folded for one in words_in(name))
            if len(words) > 1:
                self._longest = max(self._longest, len(words))
                self._public.setdefault(words[0], []).append(words)

    def _may_begin(self, said: str) -> bool:
        """Whether a word can be the first one of any name: most of a text is not."""
        known = self._beginnings.get(said)
        if known is None:
            one = word(said)
            known = one.folded in self._public or any(
                key in self._firsts for key in _token_keys(one)
            )
            self._beginnings[said] = known
        return known

    def _public_at(self, words: Sequence[Word]) -> int:
        for name in self._public.get(words[0].folded, ()):
            if tuple(one.folded for one in words[: len(name)]) == name:
                return len(name)
        return 0

    def _longest_at(
        self, text: str, place: tuple[int, int], words: Sequence[Word]
    ) -> ProtectedName | None:
        best: ProtectedName | None = None
        for key in _token_keys(words[0]):
            for form in self._firsts.get(key, ()):
                if best is not None and len(form.words) <= len(best.words):
                    continue
                here = words[: len(form.words)]
                if len(here) == len(form.words) and _stands(form, here):
                    if form.mail and not _in_address(text, *place):
                        continue
                    best = form
        return best


def _keys(first: Word) -> set[str]:
    """Under what the first word of a name is looked up; an initial only as itself."""
    if len(first.folded) == 1:
        return {first.folded, *(f"~{one}" for one in first.skeletons)}
    return {
        first.folded,
        *(f"~{one}" for one in first.skeletons),
        *(f"^{one}" for one in name_stems(first.folded)),
        *(f"#{one}" for one in first.consonants),
    }


def _token_keys(token: Word) -> tuple[str, ...]:
    return (
        token.folded,
        *(f"~{one}" for one in token.skeletons),
        *(f"^{one}" for one in stems(token.folded)),
        *(f"#{one}" for one in token.consonants),
    )


def _stands(form: ProtectedName, here: Sequence[Word]) -> bool:
    single = len(form.words) == 1
    pairs = zip(form.words, here, strict=True)
    return all(_fits(name, token, single=single, mail=form.mail) for name, token in pairs)


def _fits(name: Word, token: Word, *, single: bool, mail: bool) -> bool:
    """Whether a word of a text may be this word of a name."""
    if name.folded == token.folded:
        return True
    if mail or len(name.folded) == 1 or len(token.folded) == 1:
        short = mail or len(token.folded) == 1
        return short and bool(name.skeletons & token.skeletons)
    if name.arabic != token.arabic:
        return _fits_arabic(name, token, single=single)
    return not name.arabic and _fits_in_letters(name, token, single=single)


def _fits_in_letters(name: Word, token: Word, *, single: bool) -> bool:
    """By how it sounds, or by its stem; scripts that write their vowels."""
    # An ordinary word of the same script is no name only because it sounds like one.
    clear = token.capital or name.script != token.script or token.script == "GEORGIAN"
    alike = name.skeletons & token.skeletons
    if alike and clear and (not single or max(map(len, alike)) >= _SHORTEST_PART):
        return True
    ended = name_stems(name.folded) & stems(token.folded)
    return bool(ended) and (clear or max(map(len, ended)) > _SHORTEST_PART)


def _fits_arabic(name: Word, token: Word, *, single: bool) -> bool:
    alike = name.consonants & token.consonants
    if not alike:
        return False
    longest = max(map(len, alike))
    if not single:
        return longest > 1
    arabic, other = (name, token) if name.arabic else (token, name)
    least = _SHORTEST_PART if token.arabic else _SHORTEST_PART - 1
    return longest >= least and (token.capital or token.arabic) and _vowels_agree(arabic, other)


_LONG_VOWELS = {"ا": "ae", "و": "uov", "ي": "ie", "ی": "ie", "ى": "aei"}


def _vowels_agree(arabic: Word, other: Word) -> bool:
    """Whether the vowels an Arabic word does write are those of the other word, in order."""
    wanted = [_LONG_VOWELS[one] for one in arabic.folded[1:] if one in _LONG_VOWELS]
    for skeleton in other.skeletons:
        vowels = iter(sign for sign in skeleton if sign in "aeiouv")
        if all(any(one in allowed for one in vowels) for allowed in wanted):
            return True
    return False


def _in_address(text: str, start: int, end: int) -> bool:
    return bool(_IN_ADDRESSES.match(text[end : end + 1]) or _IN_ADDRESSES.match(text[:start][-1:]))
