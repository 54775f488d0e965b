"""Words as the index keeps them: without diacritics in any script, as a hand types them."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """A text without marks and case, so that "Ерёмин", "résumé" and Arabic vowels are found.

    Plain ASCII is left as it is: the index itself knows its capitals.
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if unicodedata.category(one) != "Mn").casefold()


def query_for(words: str) -> str:
    """The index query for what a user typed: every word, each as a prefix, all of them quoted."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(folded(words)))
