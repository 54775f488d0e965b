"""Where the words asked for stand in a text, whatever their case and accents."""

import unicodedata

from micic_desk.domain.text import folded


def stretches(text: str, words: str) -> list[tuple[int, int]]:
    """The (start, length) of each place where a word of ``text`` begins with one asked for."""
    plain, places = _folded_with_places(text)
    found: set[tuple[int, int]] = set()
    for word in folded(words).split():
        at = plain.find(word)
        while at >= 0:
            if at == 0 or not plain[at - 1].isalnum():
                start, end = places[at], places[at + len(word) - 1] + 1
                found.add((start, end - start))
            at = plain.find(word, at + 1)
    return sorted(found)


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """A text folded sign by sign, and for each sign of it where it came from."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for part in unicodedata.normalize("NFKD", sign).casefold():
            if not unicodedata.combining(part):
                signs.append(part)
                places.append(place)
    return "".join(signs), places
