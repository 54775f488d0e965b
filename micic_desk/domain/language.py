"""Which language a line is in, as far as that can be told from its commonest words."""

import unicodedata

from micic_desk.domain.text import folded

_COMMON = {
    "en": "the of and in to is are was were for with from that on at by not be this has have who",
    "fr": "le la les des de du et dans un une est sont que pour avec au aux sur ne pas qui ce ils",
    "es": "el la los las de y en un una que por con para del se no es son fue como más al lo",
}
_WORDS = {
    language: frozenset(folded(word) for word in words.split())
    for language, words in _COMMON.items()
}
_ENOUGH = 60


def guessed_language(text: str) -> str:
    """A primary language subtag: by script Russian or Arabic, else English, French or Spanish.

    English where nothing tells. A guess: good enough to read number words and days, for
    nothing that is kept.
    """
    for sign in text:
        if sign.isalpha():
            name = unicodedata.name(sign, "")
            if name.startswith("ARABIC"):
                return "ar"
            if name.startswith("CYRILLIC"):
                return "ru"
            break
    said = folded(text).split()[:_ENOUGH]
    best, most = "en", 0
    for language, words in _WORDS.items():
        count = sum(word in words for word in said)
        if count > most:
            best, most = language, count
    return best
