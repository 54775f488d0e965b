"""Letters of other scripts in Latin ones, as far as names are spelt in all usual ways at once.

Not a transliteration to print: a sieve. What every scheme in use (passport, press, French,
German, Turkish) writes for one name must come out alike; see `skeletons`.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product


def _table(pairs: str) -> dict[str, str]:
    cut = (one.partition("=") for one in pairs.split())
    return {letter: sound for letter, _, sound in cut}


LETTERS: Mapping[str, str] = _table(
    # Cyrillic: Russian, Ukrainian, Kazakh, Kyrgyz, Tajik, Uzbek, Serbian
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
    "х=kh ц=ts ч=ch ш=sh щ=shch ъ ы=i ь э=e ю=iu я=ia і=i ї=i є=e ґ=g ў=u ә=a ғ=g қ=k ң=n ө=o "
    "ұ=u ү=u һ=h ҳ=h ҷ=zh җ=zh ӣ=i ӯ=u ј=i љ=l њ=n ћ=ch ђ=zh џ=zh ѓ=g ќ=k ѕ=z "
    # Greek
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=t ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=i φ=f "
    "χ=kh ψ=ps ω=o "
    # Georgian
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k "
    "ღ=gh ყ=k შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=zh ჰ=h "
    # Armenian
    "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=i "
    "ն=n շ=sh ո=o չ=ch պ=p ջ=zh ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k օ=o ֆ=f և=ev "
    # Latin letters that no decomposition makes plain
    "ı=i ł=l ø=o ß=ss đ=d ð=d þ=t æ=e œ=e ə=a ŋ=n ħ=h"
)
_PAIRS = {"ου": "u", "αι": "e", "ει": "i", "οι": "i", "μπ": "b", "ντ": "d", "γκ": "g", "ու": "u"}

CONSONANTS: Mapping[str, str] = _table(
    "ب=p ت=t ث=s ج=z ح=h خ=h د=d ذ=z ر=r ز=z س=s ش=s ص=s ض=d ط=t ظ=z غ=g ف=f ق=k ك=k ل=l م=m "
    "ن=n ه=h پ=p چ=s ژ=z گ=g ک=k"
)
"""Arabic and Persian letters that are always consonants, by the classes of `consonants`."""
ARTICLE = "ال"

_MERGED = (
    *(("shch", "s"), ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("sh", "s"), ("kh", "h")),
    *(("dzh", "z"), ("zh", "z"), ("dj", "z"), ("dz", "z"), ("ts", "s"), ("tz", "s")),
    *(("ph", "f"), ("th", "t"), ("gh", "g"), ("ck", "k"), ("gu", "g"), ("qu", "k"), ("q", "k")),
    *(("w", "v"), ("x", "ks"), ("ou", "u"), ("oo", "u"), ("y", "i")),
    *(("ie", "e"), ("ii", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u")),
)
_EITHER = {"ch": ("s", "h"), "j": ("z", "i"), "c": ("k", "s")}
_MOST_CHOICES = 3


def bare(word: str) -> str:
    """A word in compatible forms, case and accents folded."""
    if word.isascii():
        return word.casefold()
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def script_of(folded: str) -> str:
    """LATIN, CYRILLIC, GREEK, GEORGIAN, ARMENIAN, ARABIC …: the script of a word's first letter."""
    return unicodedata.name(folded[0], "").partition(" ")[0] if folded else ""


@lru_cache(maxsize=65536)
def skeletons(folded: str) -> frozenset[str]:
    """What remains of a word when all usual spellings of one name are made alike.

    More than one where a letter has two readings (j as in Jusupov and as in Jumabaev).
    """
    latin = folded
    for pair, sound in _PAIRS.items():
        latin = latin.replace(pair, sound)
    latin = "".join(LETTERS.get(sign, sign) for sign in latin)
    for pair, sound in _MERGED:
        latin = latin.replace(pair, sound)
    pieces = _split_at_choices(latin)
    found = {_once("".join(chosen)) for chosen in product(*pieces)}
    # As French writes what ends in -in, and English once wrote what ends in -ov.
    found |= {one[:-1] for one in found if one.endswith("ine")}
    found |= {f"{one[:-1]}v" for one in found if one.endswith(("of", "ef"))}
    return frozenset(found)


def _split_at_choices(latin: str) -> list[tuple[str, ...]]:
    pieces: list[tuple[str, ...]] = []
    at = choices = 0
    while at < len(latin):
        sign = "ch" if latin.startswith("ch", at) else latin[at]
        readings = _EITHER.get(sign, (sign,))
        choices += len(readings) > 1
        pieces.append(readings if choices <= _MOST_CHOICES else readings[:1])
        at += len(sign)
    return pieces


def _once(text: str) -> str:
    """Doubled letters once: Hassan, Hasan."""
    return "".join(sign for at, sign in enumerate(text) if not at or text[at - 1] != sign)


@lru_cache(maxsize=65536)
def arabic_consonants(folded: str) -> frozenset[str]:
    """The consonants of an Arabic or Persian word, with and without its article.

    Vowels are written there only in part; و is one or the other, and ج is z or g.
    """
    words = {folded, folded.removeprefix(ARTICLE)} if len(folded) > 4 else {folded}
    found = set()
    for word in words:
        for vav, jim in product(("", "f"), ("z", "g")):
            extra = {"و": vav, "ج": jim}
            found.add("".join(extra.get(one, CONSONANTS.get(one, "")) for one in word))
    return frozenset(one for one in found if one)


@lru_cache(maxsize=65536)
def latin_consonants(folded: str) -> frozenset[str]:
    """The consonants of a word that is not Arabic, in the same classes."""
    classes = str.maketrans({"b": "p", "v": "f", **dict.fromkeys("aeiou'", None)})
    found = (one.translate(classes) for one in skeletons(folded))
    return frozenset(one for one in found if one)
