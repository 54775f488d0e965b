"""What the reader noticed and may be done by a person: joins, splits, remarks. Never by itself."""

import re
from collections.abc import Sequence
from itertools import pairwise

from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.sentences import Sentence
from micic_desk.exchange.document import ImportedItem, JoinOffer, Remark, SplitOffer

_SENTENCE = re.compile(r"[.!?…][\"”’)]*\s+(?=[\"“‘(]?[A-ZÀ-ÞА-Я])")
_INVISIBLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_CUT = re.compile(r"[,;–-]$|[^\W\d_]$")
_SHORTEST = 30


def joins(items: Sequence[ImportedItem]) -> list[JoinOffer]:
    """Sentences broken between two items: the first ends inside one, the second goes on."""
    offers = []
    for above, below in pairwise(items):
        if below.level == 0 and _breaks_off(above) and _goes_on(below):
            reason = Sentence("The sentence seems to go on in the next paragraph.")
            offers.append(JoinOffer(first=above.key, second=below.key, reason=reason))
    return offers


def _breaks_off(item: ImportedItem) -> bool:
    return (
        len(item.text) >= _SHORTEST
        and not item.speaker
        and "\n" not in item.text
        and "://" not in item.text
        and bool(_CUT.search(item.text))
    )


def _goes_on(item: ImportedItem) -> bool:
    return (
        item.kind is ItemKind.STATEMENT
        and not (item.speaker or item.mark)
        and item.text[:1].islower()
        and "://" not in item.text[:12]
    )


def splits(items: Sequence[ImportedItem], joined: Sequence[JoinOffer]) -> list[SplitOffer]:
    """Where the second half of a broken sentence is followed by a sentence of its own."""
    seconds = {offer.second for offer in joined}
    offers = []
    for item in items:
        found = _SENTENCE.search(item.text) if item.key in seconds else None
        if found:
            reason = Sentence("What follows the first sentence may be a point of its own.")
            offers.append(SplitOffer(item=item.key, offset=found.end(), reason=reason))
    return offers


def remarks(items: Sequence[ImportedItem]) -> list[Remark]:
    """Lines that hold what nobody can see: control characters and changes of direction."""
    found = []
    for item in items:
        count = len(_INVISIBLE.findall(item.text))
        if count:
            sentence = Sentence("This line holds {count} invisible characters.", {"count": count})
            found.append(Remark(key=item.key, sentence=sentence))
        if item.kind is ItemKind.NOTE_TO_SELF and item.text.startswith("---\n"):
            sentence = Sentence("These are the settings at the top of the file, kept as a note.")
            found.append(Remark(key=item.key, sentence=sentence))
    return found
