"""An agenda as organisers write it: "09:30-11:00 Title (Room 2) – moderator: X", or in columns."""

import re
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from micic_desk.domain.text import folded
from micic_desk.exchange.markdown.dates import date_span
from micic_desk.exchange.rows import Row, heading_of, rows_of, without_bullet

_HEADINGS = {
    "day": "day, date, jour, dia, fecha, день, дата, اليوم",
    "time": "time, hour, hours, heure, horaire, hora, horario, время, الوقت",
    "starts": "start, starts, from, begin, debut, inicio, desde, начало",
    "ends": "end, ends, to, until, fin, hasta, конец",
    "title": "title, session, topic, agenda item, item, titre, seance, theme, titulo, sesion, "
    "tema, название, сессия, тема, الموضوع",
    "room": "room, place, venue, salle, lieu, sala, lugar, зал, место, القاعة",
    "moderators": "moderator, moderators, chair, facilitator, moderateur, moderatrice, president, "
    "moderador, moderadora, модератор, ведущий, الميسر",
}
HEADINGS = MappingProxyType(
    {folded(word): field for field, words in _HEADINGS.items() for word in words.split(",")}
)
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}|\s?h)?(?:\s?[ap]\.?m\.?)?"
_TIMES = re.compile(
    rf"\(?({_CLOCK})(?:\s?(?:-|–|—|to|until|à|a|до)\s?({_CLOCK}))?\)?"
    r"(?=[\s:.)–—-]|\Z)[\s:.)–—-]*",
    re.IGNORECASE,
)
_SURE_TIME = re.compile(r"\d[:.h]\d{2}|\d\s?(?:h\b|[ap]\.?m)", re.IGNORECASE)
_ROOM_WORD = r"(?:room|hall|salle|sala|auditorium|зал|аудитория|قاعة)"
_ROOM = re.compile(
    rf"[\s,;–—-]{{0,8}}\(([^()]{{0,40}}\b{_ROOM_WORD}\b[^()]{{0,40}})\)"
    rf"|\s{{0,8}}[,;–—-]\s{{0,8}}(\b{_ROOM_WORD}\s[\w .'-]{{1,30}}?)(?=\s*(?:[,;–—]|\s-\s|\Z))",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"[\s,;(–—-]{0,8}\b(?:moderators?|moderated by|chair(?:person)?|chaired by|facilitators?|"
    r"facilitated by|mod[ée]rat(?:eur|rice)s?|moderador(?:a|es|as)?|модераторы?|ведущ(?:ий|ая)|"
    r"الميسر|يديرها)\s{0,8}:?\s{1,8}([^()]{1,500}?)\)?\s*\Z",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\s{0,8}(?:,|;|/|&|\band\b|\bet\b|\by\b|\bи\b)\s{0,8}")
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
    r"|\d{1,2}\s[A-Za-z]{3,9}\.?,?\s\d{4}|[A-Za-z]{3,9}\.?\s\d{1,2},\s?\d{4}"
)
_MONTH = r"((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})"
_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEARLESS = re.compile(rf"\b{_NTH}\s{_MONTH}\b|\b{_MONTH}\s{_NTH}\b", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(r"(?:day|jour|d[ií]a|день)\s+\w+\b", re.IGNORECASE)
_BREAKS = frozenset(
    folded(one)
    for one in (
        *("coffee", "tea", "break", "lunch", "dinner", "registration", "reception", "photo"),
        *("pause", "dejeuner", "diner", "inscription", "accueil", "cafe", "almuerzo", "cena"),
        *("descanso", "registro", "inscripcion", "кофе", "перерыв", "обед", "ужин", "регистрация"),
        *("استراحة", "غداء", "تسجيل"),
    )
)


@dataclass(frozen=True, slots=True)
class EntryRead:
    """One entry of an agenda as it was understood; ``is_break`` where nobody takes notes."""

    title: str
    line: str
    day: str = ""
    starts: str = ""
    ends: str = ""
    room: str = ""
    moderators: tuple[str, ...] = ()
    is_break: bool = False


def read_agenda(text: str, around: date | None = None) -> tuple[EntryRead, ...]:
    """Every entry in its order; a line with a day alone dates those that follow.

    Times stay as they are written. A day without a year is the one nearest to ``around`` that
    falls on the weekday beside it; without ``around`` it is no day. Raises Refusal where the
    text is too long.
    """
    rows = rows_of(text, commas=False)
    heading = heading_of(rows, HEADINGS)
    if heading is None and "," in text:
        rows_with_commas = rows_of(text, commas=True)
        heading = heading_of(rows_with_commas, HEADINGS)
        rows = rows_with_commas if heading is not None else rows
    if heading is not None:
        return _in_columns(rows.rows[1:], heading, around)
    return _in_lines(rows.rows, around)


def _in_columns(
    rows: tuple[Row, ...], heading: dict[int, str], around: date | None
) -> tuple[EntryRead, ...]:
    entries: list[EntryRead] = []
    day = ""
    for row in rows:
        found = dict.fromkeys(_HEADINGS, "")
        for at, cell in enumerate(row.cells):
            if name := heading.get(at, ""):
                found[name] = found[name] or cell
        times = _TIMES.match(found["time"])
        day = _day_in(found["day"], around) or ("" if found["day"] else day)
        title, room, moderators = _taken_apart(found["title"])
        entries.append(
            EntryRead(
                title=title,
                line=row.line,
                day=day,
                starts=found["starts"] or (times[1] if times else found["time"]),
                ends=found["ends"] or (times[2] or "" if times else ""),
                room=found["room"] or room,
                moderators=_names(found["moderators"]) or moderators,
                is_break=_is_break(title),
            )
        )
    return tuple(entries)


def _in_lines(rows: tuple[Row, ...], around: date | None) -> tuple[EntryRead, ...]:
    entries: list[EntryRead] = []
    day = ""
    for row in rows:
        said = " ".join(row.cells) if len(row.cells) > 1 else row.cells[0]
        said = _without_number(said)
        if _is_day_alone(said) and (found := _day_in(said, around)):
            day = found
            continue
        if entries and (more := _more_about(entries[-1], said)):
            entries[-1] = more
            continue
        entries.append(_entry(said, row.line, day))
    return tuple(entries)


def _without_number(said: str) -> str:
    """A line without its bullet; a number with a point is one only where no time begins there."""
    return said if _SURE_TIME.match(said) else without_bullet(said)


def _entry(said: str, line: str, day: str) -> EntryRead:
    times = _TIMES.match(said)
    if times is not None and not (times[2] or _SURE_TIME.search(times[1])):
        times = None
    rest = said[times.end() :] if times else said
    title, room, moderators = _taken_apart(rest)
    return EntryRead(
        title=title,
        line=line,
        day=day,
        starts=times[1] if times else "",
        ends=(times[2] or "") if times else "",
        room=room,
        moderators=moderators,
        is_break=_is_break(title),
    )


def _more_about(entry: EntryRead, said: str) -> EntryRead | None:
    """The entry before, where a line names its chair or its room and nothing else."""
    chair = _CHAIR.match(said)
    if chair is not None:
        line = f"{entry.line} / {said}"
        return replace(entry, moderators=entry.moderators + _names(chair[1]), line=line)
    if re.fullmatch(rf"\(?{_ROOM_WORD}\b:?\s?[\w .'-]{{0,30}}\)?", said, re.IGNORECASE):
        return replace(entry, room=entry.room or said.strip("()"), line=f"{entry.line} / {said}")
    return None


def _taken_apart(said: str) -> tuple[str, str, tuple[str, ...]]:
    """A title without the room and the chair that stand behind it."""
    room = ""
    moderators: tuple[str, ...] = ()
    if chair := _CHAIR.search(said):
        moderators = _names(chair[1])
        said = said[: chair.start()]
    if place := _ROOM.search(said):
        room = (place[1] or place[2]).strip()
        said = said[: place.start()] + said[place.end() :]
    return said.strip(" \t,;–—-"), room, moderators


def _names(said: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in _NAMES.split(said) if one.strip())


def _day_in(said: str, around: date | None) -> str:
    """The ISO day a text holds, where it can mean one only."""
    found = _DATE.search(said)
    span = date_span(found[0]) if found else None
    if span is not None and span[0] == span[1]:
        return span[0].isoformat()
    return _nearest_day(said, around) if found is None and around is not None else ""


def _nearest_day(said: str, around: date) -> str:
    """The day that a text names without its year: "Tuesday 12 May", "May 12th"."""
    found = _YEARLESS.search(said)
    if found is None or _SURE_TIME.search(said):
        return ""
    written = f"{found[1] or found[4]} {found[2] or found[3]}"
    spans = (date_span(f"{written} {around.year + years}") for years in (-1, 0, 1))
    days = [span[0] for span in spans if span is not None]
    first_words = {word[:3] for word in re.split(r"\W+", said.casefold())}
    named = [at for at, name in enumerate(_WEEKDAYS) if name[:3] in first_words]
    # Where no year fits the weekday, one of the two is wrong: the table shows which day was taken.
    days = [one for one in days if one.weekday() in named] or days
    nearest = min(days, key=lambda one: abs((one - around).days), default=None)
    return nearest.isoformat() if nearest else ""


def _is_day_alone(said: str) -> bool:
    """Whether a line says a day and nothing else: "Day 1 – Thursday, 25 June 2015"."""
    rest = _DAY.sub(" ", _YEARLESS.sub(" ", _DATE.sub(" ", said)))
    words = [word for word in re.split(r"\W+", rest) if word]
    return len(words) <= 1


def _is_break(title: str) -> bool:
    words = re.split(r"\W+", folded(title))
    return len(words) <= 4 and any(word in _BREAKS for word in words)
