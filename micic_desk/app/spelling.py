"""Which words of a line nobody knows: no dictionary, no name in this notebook, no person before.

Nothing is ever corrected by itself. A word is looked up in the language its letters belong to;
codes, tags, addresses, names and abbreviations are left alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from micic_desk.app.abbreviations import Abbreviations
from micic_desk.app.desk import Changed, Desk, Memory
from micic_desk.app.dictionaries import Dictionaries
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.text import folded

LONGEST = 20_000
"""Characters of one text that are looked at: a longer one is no note but a document."""

_OWN = "spelling"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200c\u200d"
_LETTER = f"(?:[^\\W\\d_]|[{_MARKS}])"
_WORD = re.compile(f"{_LETTER}+(?:['’]{_LETTER}+)*")
_TOKEN = re.compile(r"\S+")
_NOT_A_WORD = re.compile(r"://|\\|@|\d|\S\.\S+\.")
"""What makes of all that stands between two spaces something else than words."""
_NO_WORD_IN_IT = re.compile(r"#\S+|\b\w+\.(?:org|net|com)\b")
LONGEST_TOKEN = 200
"""No word is so long; and looking for what it could be takes the square of its length."""

_SCRIPTS = {"CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "GEORGIAN": "ka"}
_OF_SCRIPT = {
    "CYRILLIC": frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"}),
    "ARABIC": frozenset({"ar", "fa", "ur", "ps", "ckb", "ug"}),
    "HEBREW": frozenset({"he", "yi"}),
    "GREEK": frozenset({"el"}),
    "GEORGIAN": frozenset({"ka"}),
}
_ELSEWHERE = frozenset().union(*_OF_SCRIPT.values())


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word nobody knows: from ``start`` to ``end``, in characters."""

    start: int
    end: int
    word: str
    language: str


class Spelling:
    """Looks at texts for one notebook; ``languages`` of a text come first, those it is in."""

    def __init__(self, desk: Desk, dictionaries: Dictionaries) -> None:
        self._desk = desk
        self._memory = Memory(desk)
        self._dictionaries = dictionaries
        self._names: frozenset[str] | None = None
        # Read once now: while a merge is being written, a key would wait for it.
        self.own_words()
        Abbreviations(desk).known()
        self._stop = desk.listen(self._heard)

    def close(self) -> None:
        """Stop listening to the desk."""
        self._stop()

    def misspelt(self, text: str, languages: Sequence[str]) -> list[Misspelt]:
        """The words of a text that nobody knows, as far as dictionaries are loaded."""
        known = self._known()
        return [
            one
            for one in _words(text[:LONGEST], tuple(languages))
            if not self._dictionaries.knows(one.word, one.language)
            and folded(one.word) not in known
        ]

    def missing(self, text: str, languages: Sequence[str]) -> str | None:
        """A language whose dictionary is there and would be needed, but is not loaded yet."""
        for one in _words(text[:LONGEST], tuple(languages)):
            if not self._dictionaries.is_loaded(one.language):
                return one.language
        return None

    def lacking(self, text: str, languages: Sequence[str]) -> str | None:
        """A language in which a word of the text is, and that has no dictionary here."""
        found = _words(text[:LONGEST], tuple(languages))
        return next((one.language for one in found if not self._has(one.language)), None)

    def misspelt_at_last(self, text: str, languages: Sequence[str]) -> list[Misspelt]:
        """The words that nobody knows, after reading whatever dictionary they need.

        For whoever asks and waits: see `Dictionaries.load` for what a language takes, once.
        """
        while (language := self.missing(text, languages)) is not None:
            self.load(language)
        return self.misspelt(text, languages)

    def load(self, language: str) -> None:
        """Read a language's dictionary; see `Dictionaries.load` for what it takes."""
        self._dictionaries.load(language)

    def suggest(self, one: Misspelt) -> list[str]:
        """Words that may have been meant."""
        return self._dictionaries.suggest(one.word, one.language)

    def own_words(self) -> list[str]:
        """The words that this notebook knows beside all dictionaries."""
        kept = self._memory.get(_OWN)
        return [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []

    def learn(self, word: str) -> None:
        """Keep a word with the notebook: it is right from now on."""
        words = self.own_words()
        if word not in words:
            self._memory.put(_OWN, sorted([*words, word]))
            self._names = None

    def forget(self, word: str) -> None:
        """Keep a word no longer."""
        self._memory.put(_OWN, [one for one in self.own_words() if one != word])
        self._names = None

    def _has(self, language: str) -> bool:
        return self._dictionaries.load(language)

    def _known(self) -> frozenset[str]:
        """Words of names, codes, references, tags and abbreviations, and the notebook's own."""
        if self._names is None:
            said = [*self.own_words(), *Abbreviations(self._desk).known()]
            for one in self._desk.notebook.of_kind(EntityKind.PERSON):
                said += [one.text(name) for name in ("name", "code", "acronym", "organisation")]
                said += one.texts("aliases")
            for one in self._desk.notebook.of_kind(EntityKind.REFERENCE):
                said += [one.text("name"), *one.texts("aliases")]
            words = (word for text in said for word in _WORD.findall(text))
            self._names = frozenset(folded(word) for word in words)
        return self._names

    def _heard(self, changed: Changed) -> None:
        found = [self._desk.notebook.get(one) for one in changed.entities]
        named = (EntityKind.PERSON, EntityKind.REFERENCE)
        if changed.gone or any(one is not None and one.kind in named for one in found):
            self._names = None


def _words(text: str, languages: tuple[str, ...]) -> Iterator[Misspelt]:
    """The words that are looked up, each with the language its letters belong to."""
    for token in _TOKEN.finditer(text):
        if len(token[0]) > LONGEST_TOKEN or _NOT_A_WORD.search(token[0]):
            continue
        plain = _NO_WORD_IN_IT.sub(lambda found: " " * len(found[0]), token[0])
        for found in _WORD.finditer(plain):
            if not _is_shorthand(found[0]):
                start, end = found.start() + token.start(), found.end() + token.start()
                yield Misspelt(start, end, found[0], _language(found[0][0], languages))


def _is_shorthand(word: str) -> bool:
    """One letter, an acronym, or capitals in the middle: nobody's spelling."""
    return len(word) == 1 or any(sign.isupper() for sign in word[1:])


@lru_cache(maxsize=4096)
def _language(letter: str, languages: tuple[str, ...]) -> str:
    script = unicodedata.name(letter, "LATIN").split()[0]
    own = _OF_SCRIPT.get(script)
    for language in languages:
        primary = language.replace("_", "-").split("-")[0].lower()
        if primary and (primary in own if own is not None else primary not in _ELSEWHERE):
            return language
    return _SCRIPTS.get(script, "en" if script == "LATIN" else script.lower())
