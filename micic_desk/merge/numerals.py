"""Numbers in words, read as the figures they say: "twenty-five", "двести", "ثلاثة عشر".

English, French, Spanish, Russian and Arabic, without asking which it is: two notes may be in
two languages. What is no number by these lists is no figure; what stands beside a number and
cannot belong to it is a number of its own ("two three" is 2 and 3).
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

from micic_desk.domain.text import folded, words_of


def _counted(start: int, step: int, *lines: str) -> dict[str, int]:
    """Words that count up, one language or one form a line; "a|b" are forms of one number."""
    return {
        folded(form): start + place * step
        for line in lines
        for place, word in enumerate(line.split())
        for form in word.split("|")
    }


_WORDS: Mapping[str, int] = {
    **_counted(0, 1, "zero one two three four five six seven eight nine ten eleven twelve"),
    **_counted(13, 1, "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"),
    **_counted(30, 10, "thirty forty fifty sixty seventy eighty ninety"),
    **_counted(0, 1, "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize"),
    **_counted(14, 1, "quatorze quinze seize dix-sept dix-huit dix-neuf vingt|vingts"),
    **_counted(30, 10, "trente quarante cinquante soixante soixante-dix|septante"),
    **_counted(80, 10, "quatre-vingts|quatre-vingt|huitante|octante nonante"),
    **_counted(0, 1, "cero uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    **_counted(13, 1, "trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte"),
    **_counted(21, 1, "veintiuno|veintiún|veintiuna veintidós veintitrés veinticuatro veinticinco"),
    **_counted(26, 1, "veintiséis veintisiete veintiocho veintinueve treinta"),
    **_counted(40, 10, "cuarenta cincuenta sesenta setenta ochenta noventa"),
    **_counted(200, 100, "doscientos|doscientas trescientos|trescientas"),
    **_counted(400, 100, "cuatrocientos|cuatrocientas quinientos|quinientas"),
    **_counted(600, 100, "seiscientos|seiscientas setecientos|setecientas"),
    **_counted(800, 100, "ochocientos|ochocientas novecientos|novecientas"),
    **_counted(1, 1, "один|одна|одно|одного|одной|одну два|две|двух|двум|двумя|двое"),
    **_counted(3, 1, "три|трёх|трём|тремя|трое четыре|четырёх|четырём|четырьмя|четверо"),
    **_counted(5, 1, "пять|пяти|пятью|пятеро шесть|шести|шестеро семь|семи|семеро восемь|восьми"),
    **_counted(9, 1, "девять|девяти десять|десяти одиннадцать|одиннадцати двенадцать|двенадцати"),
    **_counted(13, 1, "тринадцать|тринадцати четырнадцать|четырнадцати пятнадцать|пятнадцати"),
    **_counted(16, 1, "шестнадцать|шестнадцати семнадцать|семнадцати восемнадцать|восемнадцати"),
    **_counted(19, 1, "девятнадцать|девятнадцати двадцать|двадцати"),
    **_counted(30, 10, "тридцать|тридцати сорок|сорока пятьдесят|пятидесяти"),
    **_counted(60, 10, "шестьдесят|шестидесяти семьдесят|семидесяти восемьдесят|восьмидесяти"),
    **_counted(90, 10, "девяносто|девяноста сто|ста"),
    **_counted(200, 100, "двести|двухсот триста|трёхсот четыреста|четырёхсот пятьсот|пятисот"),
    **_counted(600, 100, "шестьсот|шестисот семьсот|семисот восемьсот|восьмисот"),
    **_counted(900, 100, "девятьсот|девятисот"),
    **_counted(1, 1, "واحد|واحدة|أحد|إحدى اثنان|اثنين|اثنتان|اثنتين|اثنا|اثني|اثنتا|اثنتي"),
    **_counted(3, 1, "ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|ثمان"),
    **_counted(9, 1, "تسعة|تسع عشرة|عشر"),
    **_counted(20, 10, "عشرون|عشرين ثلاثون|ثلاثين أربعون|أربعين خمسون|خمسين ستون|ستين"),
    **_counted(70, 10, "سبعون|سبعين ثمانون|ثمانين تسعون|تسعين مئة|مائة"),
    **_counted(200, 100, "مئتان|مئتين|مائتان|مائتين|مئتا|مئتي ثلاثمئة|ثلاثمائة أربعمئة|أربعمائة"),
    **_counted(500, 100, "خمسمئة|خمسمائة ستمئة|ستمائة سبعمئة|سبعمائة ثمانمئة|ثمانمائة"),
    **_counted(900, 100, "تسعمئة|تسعمائة"),
    **_counted(100, 0, "hundred cent cents cien ciento"),
    **_counted(1000, 0, "thousand mille mil тысяча тысячи тысяч тысячу ألف ألفا آلاف"),
    **_counted(2000, 0, "ألفان ألفين"),
    **_counted(1_000_000, 0, "million millions millón millones миллион миллиона миллионов"),
    **_counted(1_000_000, 0, "مليون ملايين"),
    **_counted(2_000_000, 0, "مليونان مليونين"),
    **_counted(1_000_000_000, 0, "billion billions milliard milliards миллиард миллиарда"),
    **_counted(1_000_000_000, 0, "миллиардов مليار مليارات"),
}
_WITH_OTHERS = words_of(
    "one un une uno una один одна одно одного одной одну once cents",
    "واحد واحدة أحد إحدى اثنا اثني اثنتا اثنتي",
)
"""Numbers only where they belong to another ("one hundred"): alone they say something else."""

_TEN_MORE = words_of("عشر عشرة")
_AND = frozenset({"and", "et", "y"})
_HYPHENS = re.compile("[-\u2010\u2011]")
_ELIDED = re.compile("^(?:qu|jusqu|d|l)['’]")
_EIGHTY = re.compile("quatre-vingts?")
_BEFORE_ARABIC = re.compile("(و)?ف?[بلك]?(?:ال)?")
_HUNDRED, _THOUSAND = 100, 1000
_PER = frozenset({"per", "pour", "por"})


class _Number:
    """A number that is read word by word."""

    def __init__(self) -> None:
        self._whole = 0
        self._under = 0
        """What is not multiplied by a thousand or more yet."""

    @property
    def value(self) -> int:
        return self._whole + self._under

    def with_all(self, values: Sequence[int], joined: str, *, ten_more: bool) -> "_Number | None":
        """The number that goes on with a word; None where that is no part of it.

        ``joined`` is the word that led to it; ``ten_more`` an Arabic ten behind its unit.
        """
        longer = _Number()
        longer._whole, longer._under = self._whole, self._under
        for value in values:
            if not longer._take(value, joined, ten_more=ten_more):
                return None
            joined = ""
        return longer if values else None

    def _take(self, value: int, joined: str, *, ten_more: bool) -> bool:
        if joined in _AND and not self._may_join(value, joined):
            return False
        if value >= _THOUSAND:
            return self._multiply(value)
        below = self._under % _HUNDRED
        if value >= _HUNDRED:
            hundreds = value == _HUNDRED and 0 < self._under < 10
            if self._under and not hundreds:
                return False
            self._under = self._under * _HUNDRED if hundreds else value
            return True
        tens_and_unit = value < 10 and below >= 20 and below % 10 == 0
        sixty_and_ten = 10 <= value < 20 and below in (60, 80)
        unit_and_tens = joined == "و" and value >= 20 and 0 < below < 10
        teen = ten_more and 0 < below < 10
        if below and not (tens_and_unit or sixty_and_ten or unit_and_tens or teen):
            return False
        self._under += value
        return True

    def _may_join(self, value: int, joined: str) -> bool:
        below = self._under % _HUNDRED
        if joined == "and":
            return self.value >= _HUNDRED and not below
        if joined == "et":
            return below >= 20 and value in (1, 11)
        return below >= 30 and below % 10 == 0 and value < 10

    def _multiply(self, scale: int) -> bool:
        if self._under:
            self._whole, self._under = self._whole + self._under * scale, 0
        elif not self._whole:
            self._whole = scale
        elif self._whole < scale:
            self._whole *= scale  # "mil millones"
        else:
            return False
        return True


def figures(
    text: str, found: Sequence[re.Match[str]], plain: Sequence[str]
) -> dict[int, tuple[int, str]]:
    """The figures among the words ``found`` in a text, in digits and in words.

    ``plain`` are the same words folded. For the place of each figure's first word: the place
    behind its last one, and the figure in ASCII digits.
    """
    figured: dict[int, tuple[int, str]] = {}
    at = 0
    while at < len(found):
        word = plain[at]
        if word not in _WORDS and word.isascii() and word.isalpha():
            at += 1  # most words
            continue
        if found[at][0][0].isdigit():
            end, value = _multiplied(text, found, plain, at)
        else:
            end, value = _in_words(text, found, plain, at)
        if value:
            figured[at] = end, value
        at = max(end, at + 1)
    return figured


def _multiplied(
    text: str, found: Sequence[re.Match[str]], plain: Sequence[str], at: int
) -> tuple[int, str]:
    """Digits, and the words that multiply them: "1.5 million"."""
    value, end = digits_of(found[at][0]), at + 1
    scale = 1
    while end < len(found) and _WORDS.get(plain[end], 0) >= _THOUSAND:
        if not _side_by_side(text, found, end):
            break
        scale *= _WORDS[plain[end]]
        end += 1
    if scale == 1 or value.count(".") > 1 or not re.fullmatch(r"\d+(\.\d+)?", value):
        return at + 1, value
    return end, f"{(Decimal(value) * scale).normalize():f}"


def _in_words(
    text: str, found: Sequence[re.Match[str]], plain: Sequence[str], at: int
) -> tuple[int, str]:
    """The number in words that begins at a word; no value where none does."""
    if plain[at] in ("cent", "ciento") and at and plain[at - 1] in _PER:
        return at + 1, ""
    number, end, alone, joined = _Number(), at, True, ""
    while end < len(found) and (end == at or _side_by_side(text, found, end)):
        if plain[end] in _AND and end > at and not joined:
            joined, end = plain[end], end + 1
            continue
        led, values = _read(plain[end])
        longer = number.with_all(values, joined or led, ten_more=plain[end] in _TEN_MORE)
        if longer is None:
            if end == at and values:
                # "two-three weeks": no number, but no less of a figure.
                return at + 1, "-".join(map(str, values))
            break
        number, alone = longer, alone and plain[end] in _WITH_OTHERS
        end, joined = end + 1, ""
    if joined:
        end -= 1  # what it led to was no part of this number
    return (end, str(number.value)) if end > at and not alone else (at + 1, "")


def _read(plain: str) -> tuple[str, tuple[int, ...]]:
    """What leads to a word's number ("و" or nothing), and the numbers it is put together of."""
    plain = _ELIDED.sub("", plain)
    if plain in _WORDS:
        return "", (_WORDS[plain],)
    if _HYPHENS.search(plain):
        parts = [
            each.replace("_", "-")
            for each in _HYPHENS.split(_EIGHTY.sub("quatre_vingts", plain))
            if each not in _AND
        ]
        known = tuple(_WORDS[one] for one in parts if one in _WORDS)
        return "", known if len(known) == len(parts) else ()
    led = _BEFORE_ARABIC.match(plain)
    bare = plain[led.end() :] if led is not None else plain
    if led is not None and led.end() and bare in _WORDS:
        return led[1] or "", (_WORDS[bare],)
    return "", ()


def _side_by_side(text: str, found: Sequence[re.Match[str]], at: int) -> bool:
    """Whether nothing but space stands between a word and the one before it."""
    return text[found[at - 1].end() : found[at].start()].isspace()


def digits_of(word: str) -> str:
    """A figure in ASCII digits, without what only groups its thousands."""
    plain = "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign
        for sign in unicodedata.normalize("NFKC", word)
    )
    return re.sub(r"[.,'’\s](?=\d{3}(?:\D|$))", "", plain).replace(",", ".")
