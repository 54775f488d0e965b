"""Endings that names take in a sentence: Russian and its neighbours, Turkic, Georgian, Greek."""

from functools import lru_cache

from micic_desk.report.romanising import bare, script_of, skeletons

_SHORTEST_STEM = 4

_CYRILLIC = """
а я о е ё у ю ы и й ь ой ей ою ею ом ем ым им ам ям ах ях ами ями ов ев ых их ого его ому ему
ую юю ий ый ая яя ие ые ия ии ию ием иям иями иях
ның нің ның нын нин нун нүн дың дің дын дин дун тың тін тын тин ға ге ка ке қа га го гө ко кө
ны ні ни ну нү ды ді ди ду дү да де до дө та те дан ден дон дөн тан тен мен бен пен
"""
_GEORGIAN = "ი ა ე ო უ მა მ ს ის ას ით ად სა ზე თან"
_GREEK = "ς ος ου ο ον ης η ας α ε ων ους ι"
_ARMENIAN = "ի ը ին ից ով ում ն"
_ENDINGS = {
    script: tuple(sorted({bare(one) for one in endings.split()}))
    for script, endings in (
        ("CYRILLIC", _CYRILLIC),
        ("GEORGIAN", _GEORGIAN),
        ("GREEK", _GREEK),
        ("ARMENIAN", _ARMENIAN),
    )
}
_LATIN = ("aia", "iia", "oi", "ei", "os", "as", "is", "ii", "ia", "a", "o", "e", "i", "u")


@lru_cache(maxsize=65536)
def stems(folded: str) -> frozenset[str]:
    """The skeletons of a word without each ending it may have taken; none of a Latin word."""
    found: set[str] = set()
    endings = _ENDINGS.get(script_of(folded), ())
    for ending in endings:
        if folded.endswith(ending) and len(folded) > len(ending):
            found |= skeletons(folded.removesuffix(ending))
    if endings:
        found |= skeletons(folded)
    return frozenset(one for one in found if len(one) >= _SHORTEST_STEM)


@lru_cache(maxsize=65536)
def name_stems(folded: str) -> frozenset[str]:
    """The skeletons of a name as it stands in the people table, with and without its ending."""
    found = set(skeletons(folded))
    for one in skeletons(folded):
        found |= {one.removesuffix(ending) for ending in _LATIN if one.endswith(ending)}
    return frozenset(one for one in found if len(one) >= _SHORTEST_STEM)
