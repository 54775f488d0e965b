"""One number in a text: in any script's digits, as its writers group them, or in words."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from micic_desk.domain.figures.values import kept
from micic_desk.domain.figures.words import SCALES, SMALL, TOUCHING
from micic_desk.domain.text import folded

_SPACE = "[ \u00a0\u2009\u202f]"
_TENTHS = r"(?:[.,٫]\d+)?(?![.,٫]?\d)"
_DIGITS = re.compile(
    rf"\d{{1,3}}(?P<by>{_SPACE}|['’٬,.])\d{{3}}(?:(?P=by)\d{{3}})*(?!\d)(?P<tenths>[.,٫]\d+)?"
    rf"|\d+{_TENTHS}"
)
_WORD = re.compile(r"[^\W\d_]+")
_DASH = re.compile(rf"{_SPACE}?[-–—]{_SPACE}?|{_SPACE}to{_SPACE}")
_LONGEST = 24
_ARTICLES = frozenset({"a", "one", "an"})


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """A number, where it ends, and whether it could not have been meant otherwise."""

    end: int
    number: Decimal
    clear: bool
    in_words: bool = False
    bare: str = ""

    @property
    def text(self) -> str:
        """The number as a figure keeps it."""
        return kept(self.number)


def plain_digits(text: str) -> str:
    """The same text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in text)


def number_at(text: str, at: int, language: str) -> NumberSaid | None:
    """The number that begins at an offset; None where none does or it is too long for one.

    ``language`` says whose number words count; those of other scripts always do. ``bare`` are
    the digits as they stand, where nothing parts or multiplies them.
    """
    found = _DIGITS.match(text, at)
    if found is None:
        return _in_words(text, at, language)
    digits = plain_digits(found[0])
    if len(digits) > _LONGEST:
        return None
    number, clear = _read(digits, found["by"], len(found["tenths"] or ""))
    end, scale = _scaled(text, found.end())
    bare = digits if digits.isdigit() and scale == 1 else ""
    return NumberSaid(end, number * scale, clear, bare=bare)


def written_value(typed: str) -> str | None:
    """What somebody typed as a value, as it is kept; None where it is no number.

    "2,5 million" is understood, and so is a range.
    """
    text = typed.strip()
    first = number_at(text, 0, "en")
    if first is None:
        return None
    if first.end == len(text):
        return first.text
    last = range_end(text, first)
    return f"{first.text}-{last.text}" if last is not None and last.end == len(text) else None


def range_end(text: str, first: NumberSaid) -> NumberSaid | None:
    """The upper end of a range that goes on behind its lower end."""
    dash = _DASH.match(text, first.end)
    last = number_at(text, dash.end(), "en") if dash else None
    return last if last is not None and last.number > first.number else None


def _read(digits: str, by: str | None, tenths: int) -> tuple[Decimal, bool]:
    """Three digits behind one point or comma are thousands, as all but a few write them.

    "1.500" is not clear: it may be one and a half.
    """
    if by is None:
        return Decimal(re.sub("[,٫]", ".", digits)), True
    whole, rest = (digits[:-tenths], digits[-tenths + 1 :]) if tenths else (digits, "")
    number = Decimal(whole.replace(by, "") + (f".{rest}" if rest else ""))
    return number, by != "." or whole.count(by) > 1 or bool(rest)


def _scaled(text: str, end: int) -> tuple[int, int]:
    """The words that multiply a number, and where they end."""
    scale = 1
    while True:
        start = end + (text[end : end + 1] in {" ", "\u00a0", "\u202f"})
        word = _WORD.match(text, start)
        said = folded(word[0]) if word else ""
        if word is None or said not in SCALES or (said in TOUCHING and start > end):
            return end, scale
        scale *= SCALES[said]
        end = word.end() + (text[word.end() : word.end() + 1] == "." and len(said) <= 3)


def _in_words(text: str, at: int, language: str) -> NumberSaid | None:
    """A number in words: the longest run of them."""
    total, current, end = 0, 0, at
    while word := _WORD.match(text, end + (end > at and text[end : end + 1] in {" ", "-"})):
        said = folded(word[0])
        small = _small(said, language)
        if small and (not current or (small < 10 and current % 10 == 0) or current % 100 == 0):
            current += small
        elif said in SCALES and said not in TOUCHING and (current or _stands_alone(text, at, said)):
            scale = SCALES[said]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        else:
            break
        end = word.end()
    number = total + current
    return NumberSaid(end, Decimal(number), clear=True, in_words=True) if number else None


def _small(said: str, language: str) -> int:
    own = SMALL.get(language, {}).get(said) or SMALL["ru"].get(said) or SMALL["ar"].get(said)
    return own or 0


def _stands_alone(text: str, at: int, said: str) -> bool:
    """Whether a scale is a number by itself: "mille", "сто"; in English after an article."""
    if said not in {"hundred", "thousand", "million", "billion", "cent", "millions"}:
        return True
    before = text[:at].split()[-1:]
    return bool(before) and folded(before[0]) in _ARTICLES
