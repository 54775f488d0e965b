"""The figures a line says, with what is said round them; dates and ordinals are not taken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from micic_desk.domain.figures.numbers import NumberSaid, number_at, range_end
from micic_desk.domain.figures.words import (
    HEDGES,
    HEDGES_AFTER,
    IN_TOTAL,
    LEADING,
    LINKS,
    MONEY,
    MONTHS,
    NAMED,
    STOPS,
    UNITS,
)
from micic_desk.domain.language import guessed_language
from micic_desk.domain.text import folded

MOST = 50
"""Figures taken from one line; a table of a thousand numbers is no line of a ledger."""

_LONGEST_LINE = 20_000
_MOST_WORDS = 6
_MONTH = rf"(?:{'|'.join(map(re.escape, MONTHS))})\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
_DAYS = rf"{_DAY}(?:\s?[-–]\s?{_DAY})?"
_NAMED_NUMBER = (
    rf"(?i:\b(?:{'|'.join(map(re.escape, NAMED))})\.?\s\d[\d.()/]*"
    r"(?:(?:,\s|\s?[-–]\s?|\sand\s|\set\s|\sy\s|\sи\s)\d+(?:\.\d+)*)*(?!,?\d))"
)
_NOT_FIGURES = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)\S+|\S+@\S+",
            r"\+\d[\d\s().-]{6,}\d",
            r"\d{4}-\d{1,2}-\d{1,2}",
            r"\d{1,2}(?:[-–]\d{1,2})?([/.])\d{1,2}\1\d{2,4}(?!\d)",
            rf"{_DAYS}\s(?:de\s|of\s)?{_MONTH}\.?,?(?:\s(?:de\s)?\d{{4}})?",
            rf"\b{_MONTH}\.?\s{_DAYS}(?:,?\s\d{{4}}|(?!\d))",
            rf"\b{_MONTH}\.?\s(?:de\s)?\d{{4}}",
            r"\b\d{1,2}[:h]\d{2}(?!\d)",
            r"\b\d{1,2}(?:[.:]\d{2})?\s?(?:a\.?m\b|p\.?m\b)\.?",
            r"(?<=\bat )\d{1,2}\.\d{2}\b",
            r"\b\d+(?:st|nd|rd|th|er|ère|[eè]me|e|º|ª|-?(?:й|я|е|го|му|ом|ая|ый|ой|ые|х))\b",
            r"\b\d{4}s\b|\b24/7\b|\b50/50\b",
            r"\b(?:19|20)\d{2}\s?[-–/]\s?(?:(?:19|20)\d{2}|\d{2})(?![\d\s]?\d)",
            r"[A-Za-zА-Яа-яЁё_]+[-–]?\d[\w.-]*",
            r"#\d+|\[\d+\]|№\s?\d+",
            r"\A\s*\d{1,3}(?:\.\d+)*[.)]\s",
            _NAMED_NUMBER,
        )
    )
)
_BEGIN = re.compile(r"(?<![\w.,٫/])(?=[^\W_])")
_HEDGE = re.compile(
    rf"(?:^|(?<=[\s(\[«“\"،]))({'|'.join(re.escape(one) for one in HEDGES)})"
    rf"\s*(?:US)?[{''.join(MONEY)}]?\s?(?:a |an |one )?\Z",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(rf"((?:US)?[{''.join(MONEY)}])\s?\Z")
_PER_CENT = re.compile(
    r"\s?(?:per cent|pour cent|por ciento|بالمئة|بالمائة|في المئة|في المائة)", re.IGNORECASE
)
_UNIT = re.compile(r"[\s\u00a0\u202f]?(?:d['’]|de\s)?(US\$|°C|[%٪€$£₽₸¥]|[^\W\d_]+)(?!\w)")
_OUT_OF = re.compile(r"\s(?:out of|of|sur|de|из|من أصل|من)\s(?:the\s|les\s|los\s)?|/")
_AFTER = re.compile(rf"\+|\s(?:{'|'.join(map(re.escape, HEDGES_AFTER))})\b", re.IGNORECASE)
_COUNTED = re.compile(r"[\s\u00a0]*([^\s,;:.!?()\[\]\"“”«»،؛؟—–]+)")
_TITLED = re.compile(r"([^\s,;:.!?()][^,;:.!?()]{0,60})(?:\s?[:=]|\s[-–])\s*\Z")
_YEARS = range(1800, 2101)
_VAGUE_OF_TIME = frozenset(
    {"about", "around", "circa", "ca.", "environ", "до", "hasta", "to", "c."}
)


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """One figure of a line: where it stands, and what was understood.

    ``value`` and ``out_of`` are kept values ("3.5"); ``hedge`` and ``of`` are the line's own
    words; ``sure`` says that the number could not be read otherwise.
    """

    start: int
    end: int
    value: str
    unit: str = ""
    hedge: str = ""
    of: str = ""
    out_of: str = ""
    sure: bool = True


def figures_in(text: str, language: str = "") -> list[FigureSaid]:
    """The figures of a line, in their order; never fails, and never more than ``MOST``."""
    said = text[:_LONGEST_LINE]
    spoken = (language or guessed_language(said)).partition("-")[0].casefold()
    masked = _NOT_FIGURES.sub(_blank, said)
    found: list[FigureSaid] = []
    at = 0
    while len(found) < MOST and (begin := _BEGIN.search(masked, at)):
        number = number_at(masked, begin.start(), spoken)
        figure = _figure(said, masked, begin.start(), number, spoken) if number else None
        if figure is not None:
            found.append(figure)
            at = figure.end
        else:
            at = number.end if number else begin.start() + 1
    return found


def _blank(found: re.Match[str]) -> str:
    """As many signs that nothing reads."""
    return "\0" * len(found[0])


def _figure(
    said: str, masked: str, start: int, number: NumberSaid, language: str
) -> FigureSaid | None:
    """The figure whose number stands at an offset; None where it turns out to be none."""
    end, value, clear = number.end, number.text, number.clear
    if upper := range_end(masked, number):
        end, value = upper.end, f"{value}-{upper.text}"
    out_of, end = _out_of(masked, end, number, language)
    hedge, begin = _hedge(said, start)
    unit, end = _unit(said, masked, begin, start, end)
    if after := _AFTER.match(masked, end):
        hedge, end = hedge or after[0].strip(), after.end()
    of = _counted(masked, end)
    if _runs_on(said, end) or _is_year(number, unit, hedge, of):
        return None
    if not of and not unit:
        of = _titled(said[:begin])
    if number.in_words and not of and not unit and not out_of:
        return None
    return FigureSaid(begin, end, value, unit, hedge, of, out_of, clear)


def _out_of(masked: str, end: int, number: NumberSaid, language: str) -> tuple[str, int]:
    """The whole a part is taken of: 15 of 24, 2/3."""
    between = _OUT_OF.match(masked, end)
    whole = number_at(masked, between.end(), language) if between else None
    if whole is None or whole.number < number.number or _is_year(whole, "", "", ""):
        return "", end
    return whole.text, whole.end


def _hedge(said: str, start: int) -> tuple[str, int]:
    """What stands before a figure to say how near it is, and where that begins."""
    found = _HEDGE.search(said[:start][-60:])
    if found is not None:
        return found[1], start - (min(start, 60) - found.start(1))
    money = _MONEY_BEFORE.search(said[:start][-5:])
    return "", start - (len(money[0]) if money else 0)


def _unit(said: str, masked: str, begin: int, start: int, end: int) -> tuple[str, int]:
    if money := _MONEY_BEFORE.search(said[begin:start]):
        return money[1][-1], end
    if cent := _PER_CENT.match(masked, end):
        return "%", cent.end()
    found = _UNIT.match(masked, end)
    unit = UNITS.get(folded(found[1])) if found else None
    if found is None or unit is None:
        return "", end
    return unit, found.end()


def _counted(masked: str, end: int) -> str:
    """What is counted: the words that follow, up to where something else begins."""
    words: list[str] = []
    while len(words) < _MOST_WORDS and (word := _COUNTED.match(masked, end)):
        plain = folded(word[1])
        if plain in STOPS or "\0" in word[1] or any(sign.isdigit() for sign in plain):
            break
        words.append(word[1])
        end = word.end()
    while words and folded(words[0]) in LINKS:
        words.pop(0)
    counted = " ".join(words)
    for phrase in IN_TOTAL:
        counted = counted.removesuffix(phrase).rstrip()
    words = counted.split()
    while words and folded(words[-1]) in LINKS | LEADING:
        words.pop()
    return " ".join(words)


def _runs_on(said: str, end: int) -> bool:
    """Whether a letter touches the figure: then it is part of a name (4x4, 3D)."""
    touching = said[end : end + 1]
    return touching.isalpha() or touching == "_"


def _is_year(number: NumberSaid, unit: str, hedge: str, of: str) -> bool:
    if len(number.bare) != 4 or int(number.bare) not in _YEARS or unit:
        return False
    return not (of and hedge and folded(hedge) not in _VAGUE_OF_TIME)


def _titled(before: str) -> str:
    """What a figure is said to be of by words before it: "Participants: 20"."""
    found = _TITLED.search(before)
    return " ".join(found[1].split()[-_MOST_WORDS:]) if found else ""


def words_that_count(of: str) -> Iterator[str]:
    """The words of what is counted by which two facts are told apart, folded, without plurals."""
    for word in folded(of).split():
        bare = word.strip("()[]«»“”'’-")
        if bare and bare not in LINKS | LEADING:
            yield bare.removesuffix("s") if len(bare) > 3 else bare
