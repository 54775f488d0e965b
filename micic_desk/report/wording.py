"""The words a printed report adds to its author's own, in the report's language.

They live apart from the interface's translations: a rapporteur who works in English prints a
report in Russian.
"""

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from micic_desk.runtime.bundled import bundled

FALLBACK = "en"
_MOST_SUBTAGS = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """Fixed words; ``{n}``, ``{m}``, ``{name}`` and ``{initials}`` are filled in when used."""

    language: str
    page: str
    contents: str
    rapporteur: str
    rapporteurs: str
    recommendation: str
    implication: str
    hand_over: str
    hand_over_to: str
    part: str
    other_version: str
    other_version_by: str
    not_shown: str
    two_versions: str
    state_confirmed: str
    state_changed: str
    state_new: str
    state_contested: str
    state_untouched: str
    not_settled: str
    somebody: str
    somebody_spoke: str
    names_replaced: str
    left_as_is: str
    may_stay: str
    key_points: str
    recommendations: str
    more_in_full: str
    check_against_delivery: str
    script_time: str
    not_said: str
    corrigendum: str
    delivered_on: str
    day: str
    first_day: str
    months: str
    amended: str
    added: str
    left_out: str
    instead_of: str
    read: str
    interpreters_copy: str
    abbreviations: str
    short: str
    in_full: str
    names: str
    name: str
    spelt: str
    figures: str
    figure: str
    line: str
    speech: str
    moved: str
    stood: str
    stands: str
    elsewhere: str
    ask_speaker: str
    comma: str
    point: str

    def state(self, state: str) -> str:
        """What became of a starting point; "" where nobody said."""
        return str(getattr(self, f"state_{state}", "")) if state else ""

    def decimal(self, value: float) -> str:
        """A number with one place behind the point, or what stands for it."""
        return f"{value:.1f}".replace(".", self.point)

    def dated(self, day: str) -> str:
        """A day of the calendar (ISO 8601) as it is written in a sentence; else as it is."""
        try:
            found = date.fromisoformat(day)
        except ValueError:
            return day
        month = self.months.split(", ")[found.month - 1]
        number = self.first_day if found.day == 1 else str(found.day)
        return self.day.format(d=number, month=month, y=found.year)


def load_wording(language: str, folder: Path | None = None) -> Wording:
    """Read the words for a BCP 47 tag: the exact tag, its language alone, else English.

    A word a translation lacks is taken from English, so that a page is never unfinished.
    """
    folder = folder or bundled("resources", "wording")
    words = _read(folder, FALLBACK)
    used = FALLBACK
    for tag in tags_of(language):
        found = _read(folder, tag)
        if found:
            words |= found
            used = tag
    names = [field.name for field in fields(Wording) if field.name != "language"]
    return Wording(language=used, **{name: words[name] for name in names})


def tags_of(language: str) -> list[str]:
    """The tags words are looked for by: ``fr-CH`` gives ``fr``, ``fr-CH``.

    Only what can be a subtag (RFC 5646) names a file.
    """
    split = language.replace("_", "-").split("-")[:_MOST_SUBTAGS]
    parts = [part for part in split if part.isascii() and part.isalnum() and len(part) <= 8]
    return ["-".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _read(folder: Path, tag: str) -> dict[str, str]:
    path = folder / f"{tag}.toml"
    if not path.is_file():
        return {}
    return {key: str(value) for key, value in tomllib.loads(path.read_text("utf-8")).items()}
