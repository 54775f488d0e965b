"""The words a sentence turns on: figures, negations, modals, names, instruments.

Two notes may differ in many words and mean the same; where they differ in one of these they
may mean the opposite. Such differences are shown as what they are and nothing is chosen
before a person has looked. English, French, Spanish, Russian and Arabic; no grammar is
attempted: a word too many in these lists costs a glance, a word too few costs a meaning.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from micic_desk.domain.text import folded, words_of
from micic_desk.merge.numerals import figures

_LETTER = r"(?:\w[\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]*)"
WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d\w])"
    r"|\d+(?:[.,:'’/]\d+)*(?!\w)"
    rf"|{_LETTER}+(?:['’‑-]{_LETTER}+)*"
)
"""A word with its marks, its hyphens and apostrophes; a figure with what groups its thousands.

No two words stand side by side: between them there is always a space or a sign.
"""


class Sort(StrEnum):
    """What kind of word it is that two texts differ in."""

    FIGURE = "figure"
    NEGATION = "negation"
    MODAL = "modal"
    NAME = "name"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class Sign:
    """One such word, or the words of one number: where it stands, and what it is compared by."""

    sort: Sort
    start: int
    length: int
    value: str
    modal: str = ""
    """The modal in a word that denies too: "must" in "mustn't"."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Words of one sort that stand in one text and not in the other, as they were written."""

    sort: Sort
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


_NEGATING = words_of(
    "not no never without none nobody nothing neither nor cannot",
    "pas jamais sans aucun aucune ni non personne rien",
    "nunca sin ningún ninguna ninguno tampoco nadie nada jamás",
    "не нет ни без никогда нельзя никто ничего никакой никаких",
    "لا لم لن ليس ليست ليسوا لسنا بدون دون بلا غير عدم",
)
_LACKING = words_of(
    "lack missing absen shortage refus deny denie denial unable unpaid unavailable impossible",
    "forbid forbad prohibit",
    "manqu depourvu faute prive interdi exempt gratuit",
    "falta falto carec carenc ausen rechaz negar negad nego imposible prohib exonerad",
    "отсутств лишен отказ нехват недоста невозможн запрет запрещ освобожд",
    "رفض انعدام نقص منع غياب حرمان",
)
"""How words begin, as words are compared, that say by themselves that something is not so."""
_LETTERS = re.compile(r"\w+")
_FREE_OF = ("free of", "free from")
_SHORTEST, _LONGEST = min(map(len, _LACKING)), max(map(len, _LACKING))
_MODAL = words_of(
    "must shall should may might can could will would ought",
    "doit doivent devrait devraient devons peut peuvent pourrait pourraient faut faudrait",
    "debe deben debería deberían debemos puede pueden podría podrían",
    "должен должна должно должны следует может могут мог могла могли можно нужно необходимо",
    "надо обязан обязаны обязана",
    "يجب ينبغي يمكن قد يتعين",
)
_IN_DENIED = {"ca": "can", "wo": "will", "sha": "shall"}
"""What is left of a modal before "n't", where that is another word."""
_ELIDED = re.compile(r"^\w{1,4}['’](?=\w{3})")
_LED = ("و", "ف")
"""Arabic words for "and" and "so", which are written as one with the next."""
_INSTRUMENT_WORDS = (
    r"convention|covenant|protocol|directive|declaration|guideline|principle|article|resolution|"
    r"pacte|protocole|resolution|ligne directrice|convenio|convencion|pacto|protocolo|articulo|"
    r"конвенция|пакт|протокол|декларация|статья|резолюция"
)
_NUMBERED = re.compile(rf"\b(?:{_INSTRUMENT_WORDS})s?\s+(?:no\.?\s*)?\d+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;…»”\"•\n]\s*$")
_LEAST_ACRONYM = 2


def signs(text: str, names: Collection[str] = frozenset()) -> list[Sign]:
    """Every word of a text that its meaning may turn on, in order.

    ``names`` are folded words that are people's names here, however they are written.
    """
    instruments = [found.span() for found in _NUMBERED.finditer(text)]
    words = list(WORD.finditer(text))
    plain = [folded(match[0]) for match in words]
    figured = figures(text, words, plain)
    found: list[Sign] = []
    behind = 0
    for at, match in enumerate(words):
        if at < behind:
            continue
        sort: Sort | None
        if at in figured:
            behind, value = figured[at]
            named = any(a <= match.start() < b for a, b in instruments)
            sort = Sort.INSTRUMENT if named else Sort.FIGURE
        else:
            behind, value = at + 1, _bare(plain[at])
            sort = _sort(text, match, value, names)
        if sort is not None:
            start = match.start()
            modal = _modal_in(plain[at]) if sort is Sort.NEGATION else ""
            found.append(Sign(sort, start, words[behind - 1].end() - start, value, modal))
    return found


class Reading:
    """A text read once for what its meaning may turn on, to be held against several others."""

    def __init__(self, text: str, names: Collection[str] = frozenset()) -> None:
        self.text = text
        self.signs = signs(text, names)
        self._words: frozenset[str] | None = None
        self._lacking: Counter[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """Every word, as words are compared."""
        if self._words is None:
            plain = {folded(match[0]) for match in WORD.finditer(self.text)}
            self._words = frozenset(plain | {_bare(one) for one in plain})
        return self._words

    @property
    def lacking(self) -> Counter[str]:
        """How often words stand here that deny by themselves, each by its beginning."""
        if self._lacking is None:
            plain = folded(self.text)
            self._lacking = Counter(filter(None, map(_lacking, _LETTERS.findall(plain))))
            self._lacking.update({_FREE_OF[0]: sum(map(plain.count, _FREE_OF))})
        return self._lacking


def _lacking(word: str) -> str | None:
    """The beginning by which a word denies by itself; the shortest there is."""
    ends = range(_SHORTEST, min(len(word), _LONGEST) + 1)
    return next((word[:end] for end in ends if word[:end] in _LACKING), None)


def discrepancies(
    mine: str, theirs: str, names: Collection[str] = frozenset()
) -> tuple[Discrepancy, ...]:
    """What two texts differ in of all this; a name that the other text also says is none."""
    return differing(Reading(mine, names), Reading(theirs, names))


def differing(mine: Reading, theirs: Reading) -> tuple[Discrepancy, ...]:
    """`discrepancies` of two texts that were read already."""
    found = []
    every = [*mine.signs, *theirs.signs]
    there_are = {one.sort for one in every} | {Sort.MODAL for one in every if one.modal}
    for sort in Sort:
        if sort not in there_are:
            continue
        here, there = _missing(mine, theirs, sort), _missing(theirs, mine, sort)
        if sort is Sort.NEGATION and _denied_alike(mine, theirs):
            continue
        if here or there:
            found.append(Discrepancy(sort, here, there))
    return tuple(found)


def _denied_alike(mine: Reading, theirs: Reading) -> bool:
    """Whether both deny as much: in other words or another language, or one by words that lack.

    "Lacked staff" says what "had not enough staff" says; "did not lack staff" says another thing.
    """
    more = len(_of(mine.signs, Sort.NEGATION)) - len(_of(theirs.signs, Sort.NEGATION))
    if not more:
        return True
    denies, lacks = (mine, theirs) if more > 0 else (theirs, mine)
    return sum((lacks.lacking - denies.lacking).values()) >= abs(more)


def _missing(own: Reading, other: Reading, sort: Sort) -> tuple[str, ...]:
    """The words of a sort that the other text has not, or not as often."""
    left = Counter(value for _, value in _said(other.signs, sort))
    found: list[str] = []
    for one, value in _said(own.signs, sort):
        if left[value]:
            left[value] -= 1
        elif sort not in (Sort.NAME, Sort.INSTRUMENT) or value not in other.words:
            found.append(own.text[one.start : one.start + one.length])
    return tuple(found)


def _of(found: list[Sign], sort: Sort) -> list[Sign]:
    return [one for one in found if one.sort is sort]


def _said(found: list[Sign], sort: Sort) -> list[tuple[Sign, str]]:
    """The words of a sort, each with what it is compared by; "mustn't" says "must" as well."""
    said = [(one, one.value) for one in _of(found, sort)]
    if sort is Sort.MODAL:
        said += [(one, one.modal) for one in found if one.modal]
    return said


def _modal_in(plain: str) -> str:
    """The modal that a denying word holds: "cannot", "shouldn't"."""
    stem = plain[:-3] if plain.endswith(("n't", "n’t", "not")) else ""
    modal = _IN_DENIED.get(stem, stem)
    return modal if modal in _MODAL else ""


def _bare(plain: str) -> str:
    """A word without what is only written as one with it: "d’Haïti", "qu’aucun", "ولا"."""
    if plain.isascii() and plain.isalpha():
        return plain  # most words
    bare = _ELIDED.sub("", plain)
    led = bare.startswith(_LED) and (bare[1:] in _NEGATING or bare[1:] in _MODAL)
    return bare[1:] if led else bare


def _sort(text: str, match: re.Match[str], plain: str, names: Collection[str]) -> Sort | None:
    """What a word is that is no figure; ``plain`` is what it is compared by."""
    word = match[0] if match[0].isalpha() else _ELIDED.sub("", match[0])
    told: Sort | None = None
    if plain in _NEGATING or plain.endswith(("n't", "n’t")):
        told = Sort.NEGATION
    elif plain in _MODAL:
        told = Sort.MODAL
    elif plain in names:
        told = Sort.NAME
    elif len(word) >= _LEAST_ACRONYM and word.isupper() and word.isalpha():
        # A script without capitals has no acronyms; isupper says so.
        told = Sort.INSTRUMENT
    elif word[0].isupper() and not _begins(text[: match.start()]):
        told = Sort.NAME
    return told


def _begins(before: str) -> bool:
    """Whether a word stands where every word has a capital."""
    return not before.strip() or _SENTENCE_END.search(before) is not None
