"""How a session is heard just now: through the interpreter or not, and in which language.

It stays on from line to line until it is switched off, and is remembered with the notebook's
own settings, because an interpreter does not stop when a laptop is restarted.
"""

from dataclasses import dataclass, replace

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import EntityKind, Heard
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json

_NAME = "heard"


@dataclass(frozen=True, slots=True)
class Ear:
    """How lines are heard; ``language`` is a BCP 47 tag, empty where nobody has said."""

    interpreter: bool = False
    language: str = ""

    @property
    def heard(self) -> str:
        """The value of the field ``heard``."""
        return Heard.INTERPRETER.value if self.interpreter else ""


class Hearing:
    """Remembers, for each session, how it is heard."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._memory = Memory(desk)
        self._workplace = Workplace(desk)

    def now(self) -> Ear:
        """How the session at work is heard."""
        kept = self._kept().get(self._workplace.session or "")
        if not isinstance(kept, dict):
            return Ear()
        language = kept.get("language")
        told = kept.get("heard") == Heard.INTERPRETER
        return Ear(told, language if isinstance(language, str) else "")

    def turn_interpreter(self) -> Ear:
        """Switch the interpreter on or off. Raises Refusal where there is no consultation."""
        ear = self.now()
        return self._keep(replace(ear, interpreter=not ear.interpreter))

    def speak(self, language: str) -> Ear:
        """Hear another language; the empty one says nothing. Raises Refusal as above."""
        return self._keep(replace(self.now(), language=language))

    def languages(self) -> list[str]:
        """The languages of this consultation, as far as anybody has said one."""
        notebook, consultation = self._desk.notebook, self._workplace.consultation
        if consultation is None:
            return []
        sessions = notebook.children(consultation, EntityKind.SESSION)
        said = [
            notebook[consultation].text("language"),
            *(one.text("language") for one in sessions),
        ]
        kept = [one.get("language") for one in self._kept().values() if isinstance(one, dict)]
        said.extend(one for one in kept if isinstance(one, str))
        return [one for one in dict.fromkeys(said) if one]

    def _keep(self, ear: Ear) -> Ear:
        session = self._workplace.need_session()
        value: Json = {"heard": ear.heard, "language": ear.language}
        self._memory.put(_NAME, {**self._kept(), session: value})
        return ear

    def _kept(self) -> dict[str, Json]:
        kept = self._memory.get(_NAME)
        return kept if isinstance(kept, dict) else {}


def turn_lines(notebook: Notebook, lines: tuple[str, ...]) -> Change:
    """Say of lines that they were heard through the interpreter; of all who are, that not."""
    items = items_of(notebook, lines)
    all_told = all(notebook[one].text("heard") == Heard.INTERPRETER for one in items)
    return Change(entities=items, fields={"heard": None if all_told else Heard.INTERPRETER.value})


def items_of(notebook: Notebook, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The captured lines among what is chosen."""
    return tuple(one for one in lines if notebook[one].kind == EntityKind.ITEM)
