"""Where a rapporteur is at work: her consultation, her session, and who she is.

Kept in the notebook's own settings, so that it opens where it was left; it never travels.
"""

from micic_desk.app.desk import ME, Desk, Memory
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.links import as_one
from micic_desk.domain.notebook import first_child
from micic_desk.domain.operation import ROOT
from micic_desk.domain.sentences import Refusal

_CONSULTATION = "consultation"
_SESSION = "session"
FIRST_SESSION = "Notes"


class Workplace:
    """The consultation, session and rapporteur a notebook is open at."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._memory = Memory(desk)

    @property
    def consultation(self) -> str | None:
        """The consultation at work; where none was chosen, the only or the first one."""
        kept = self._kept(_CONSULTATION, EntityKind.CONSULTATION)
        return kept or first_child(self._desk.notebook, ROOT, EntityKind.CONSULTATION)

    @consultation.setter
    def consultation(self, entity: str) -> None:
        self._memory.hold(_CONSULTATION, entity)

    @property
    def session(self) -> str | None:
        """The session at work, inside the consultation at work or one that is the same."""
        consultation = self.consultation
        kept = self._kept(_SESSION, EntityKind.SESSION)
        if kept and self._is_in(kept, consultation):
            return kept
        if consultation is None:
            return None
        return first_child(self._desk.notebook, consultation, EntityKind.SESSION)

    @session.setter
    def session(self, entity: str) -> None:
        self._memory.hold(_SESSION, entity)

    def is_here(self, session: str) -> bool:
        """Whether a session is of the consultation at work, or of one that is the same."""
        return self._is_in(session, self.consultation)

    def _is_in(self, session: str, here: str | None) -> bool:
        above = self._desk.notebook[session].parent
        if here is None or above == here:
            return here is not None
        return above in as_one(self._desk.notebook, here)

    @property
    def me(self) -> str | None:
        """The person this notebook belongs to, if she said who she is."""
        return self._kept(ME, EntityKind.PERSON)

    @me.setter
    def me(self, person: str) -> None:
        self._memory.put(ME, person)
        self._desk.me = person

    def need_consultation(self) -> str:
        """The consultation at work; Refusal where the notebook has none."""
        found = self.consultation
        if found is None:
            raise Refusal(
                "work.no_consultation",
                "This notebook has no consultation yet. Make one first: it needs a title only.",
            )
        return found

    def need_session(self) -> str:
        """The session at work; the first one is made where there is none."""
        return self.session or self.add_session(FIRST_SESSION)

    def add_session(self, title: str) -> str:
        """Make a session in the consultation at work and go there."""
        made = self._desk.do(
            Add(
                kind=EntityKind.SESSION,
                fields={"title": title},
                parent=self.need_consultation(),
                after=self._last_session(),
            ),
        )
        session = made.entities[0].id
        self.session = session
        return session

    def go_to_session(self, title: str) -> str:
        """The session with this title in the consultation at work, made where there is none."""
        wanted = title.strip().casefold()
        for one in self._desk.notebook.children(self.need_consultation(), EntityKind.SESSION):
            if one.text("title").strip().casefold() == wanted:
                self.session = one.id
                return one.id
        return self.add_session(title.strip())

    def person_named(self, name: str, duty: Duty | None = None) -> str:
        """The person with this name or code, made where there is none."""
        wanted = name.strip().casefold()
        for one in self._desk.notebook.of_kind(EntityKind.PERSON):
            known = (one.text("name"), one.text("code"), *one.texts("aliases"))
            if wanted in {each.casefold() for each in known}:
                return one.id
        duties = [duty.value] if duty else []
        made = self._desk.do(
            Add(kind=EntityKind.PERSON, fields={"name": name.strip(), "duties": duties})
        )
        return made.entities[0].id

    def _last_session(self) -> str | None:
        sessions = self._desk.notebook.children(self.need_consultation(), EntityKind.SESSION)
        return sessions[-1].id if sessions else None

    def _kept(self, name: str, kind: EntityKind) -> str | None:
        kept = self._memory.get(name)
        if not isinstance(kept, str):
            return None
        entity = self._desk.notebook.get(kept)
        usable = entity is not None and entity.kind == kind and self._desk.notebook.shown(kept)
        return kept if usable else None
