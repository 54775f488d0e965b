"""From a line as it was understood to the fields of an item, and to the people it brings in."""

from dataclasses import dataclass

from micic_desk.app.desk import Desk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.gesture import Edit
from micic_desk.domain.grammar import CapturedLine, Said
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.operation import Json
from micic_desk.domain.text import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What goes with a line beside its words.

    ``typed`` is the raw line before abbreviations were expanded, where any were; ``heard`` and
    ``language`` say how it reached the ear (`Heard`, and a BCP 47 tag).
    """

    typed: str = ""
    heard: str = ""
    language: str = ""


NOTHING_BESIDE = Beside()


class LineFields:
    """Makes the fields of one gesture's lines; a new speaker's code is met once in it."""

    def __init__(self, desk: Desk, beside: Beside = NOTHING_BESIDE) -> None:
        self._beside = beside
        self._me = desk.me if desk.me is not None and desk.me in desk.notebook else ""
        self._writer = desk.session.writer
        self._met: dict[str, str] = {}
        self._codes: dict[str, str] = {}

    def of(self, line: CapturedLine, before: str) -> dict[str, Json]:
        """The fields of a line; what is not set is not written.

        ``before`` is whoever spoke before, for a line that goes on with the same speaker.
        """
        fields: dict[str, Json] = {"kind": line.kind.value, "text": line.text}
        optional: dict[str, Json] = {
            "mark": line.mark,
            "label": line.label,
            "speaker": self._speaker(line, before),
            "speaker_hint": line.speaker_hint,
            "to": line.to,
            "tags": list(line.tags),
            "typed": self._beside.typed or line.typed,
            "heard": self._beside.heard,
            "language": self._beside.language,
            "author": self._me,
        }
        fields |= {name: value for name, value in optional.items() if value}
        fields["noted_at"] = self._writer.now()
        return fields

    def new_people(self) -> list[Edit]:
        """What adds everybody met here: by code only, protected until somebody says more."""
        return [
            Add(
                kind=EntityKind.PERSON,
                fields={"code": self._codes[person], "duties": [Duty.PARTICIPANT.value]},
                id=person,
            )
            for person in self._met.values()
        ]

    def _speaker(self, line: CapturedLine, before: str) -> str:
        if line.said is Said.SAME:
            return before
        if line.said is not Said.NEW_CODE:
            return line.speaker
        code = folded(line.speaker)
        if code not in self._met:
            self._met[code] = self._writer.new_id()
            self._codes[self._met[code]] = line.speaker
        return self._met[code]
