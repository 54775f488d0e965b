"""Where captured lines stand in the report as they come: the key point at work, if there is one.

Each session has its own, kept in the notebook's settings, so that it is the same after a
restart; it never travels. What stands under a placed line is printed along with it, so only
lines at the margin are placed.
"""

import re
from collections.abc import Iterable

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.key_points import new_key_point, section_fields
from micic_desk.domain.entity import Entity
from micic_desk.domain.key_points import key_points
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.tallies import KEPT_BACK

_NUMBERED = re.compile(r"(\d{1,2}\.)\s+(?=\S)")


class Filing:
    """The key point in which the lines of the session at work are placed.

    ``introduction`` is what the section before the key points is called.
    """

    def __init__(self, desk: Desk, workplace: Workplace, introduction: str) -> None:
        self._desk = desk
        self._workplace = workplace
        self._memory = Memory(desk)
        self._introduction = introduction

    def at_work(self) -> Entity | None:
        """The section in which lines are placed; None where they are only captured."""
        session = self._workplace.session
        kept = self._memory.get(_setting(session)) if session else None
        found = self._desk.notebook.get(kept) if isinstance(kept, str) else None
        if found is None or found.kind != EntityKind.SECTION or found.parent is None:
            return None
        return found if self._desk.notebook.shown(found.id) else None

    def stop(self) -> None:
        """Place no more lines."""
        session = self._workplace.session
        if session is not None and self._memory.get(_setting(session)):
            self._memory.put(_setting(session), "")

    def go(self, title: str, *, by: object = None, draft_slot: str | None = None) -> str:
        """Go to the key point with this title or number; it is made where there is none."""
        session = self._workplace.need_session()
        consultation = self._workplace.need_consultation()
        notebook = self._desk.notebook
        known = _titled(notebook, consultation, title)
        if known is None:
            known = self._desk.session.writer.new_id()
            number = _NUMBERED.match(title)
            words = title[number.end() :] if number else title
            fields = section_fields(words, self._introduction, number[1] if number else "")
            at_work = self.at_work()
            edit = new_key_point(
                notebook,
                consultation,
                introduction=self._introduction,
                presenter=self._desk.me,
                beside=at_work.id if at_work else None,
                titled=Seedling(kind=EntityKind.SECTION, fields=fields, id=known),
            )
            self._desk.do(edit, by=by, draft_slot=draft_slot)
        elif draft_slot is not None:
            self._memory.keep(draft_slot, "")
        self._memory.put(_setting(session), known)
        return known

    def placing(self, items: Iterable[tuple[str, ItemKind]]) -> list[AddTrees]:
        """What places new lines of the margin, ids and kinds, in the key point at work."""
        at_work = self.at_work()
        trees = [
            Seedling(kind=EntityKind.PLACEMENT, fields={"item": item})
            for item, kind in items
            if kind not in KEPT_BACK
        ]
        return [AddTrees(trees=tuple(trees), parent=at_work.id)] if at_work and trees else []

    def goes_on(self, item: Entity) -> bool:
        """Whether the next line may stand under a line of the margin, or a key point parts them."""
        at_work = self.at_work()
        if at_work is None or item.text("kind") in KEPT_BACK:
            return True
        # Most often it is the last one that was placed.
        placed = reversed(self._desk.notebook.all_children(at_work.id))
        return any(one.text("item") == item.id for one in placed)


def _setting(session: str) -> str:
    return f"key_point:{session}"


def _titled(notebook: Notebook, consultation: str, title: str) -> str | None:
    """The section of a consultation's report with this title, with or without its number."""
    wanted = title.strip().casefold()
    sections = [
        one
        for part in notebook.children(consultation, EntityKind.PART)
        for one in notebook.children(part.id, EntityKind.SECTION)
    ]
    for one in sections:
        words = one.text("title").strip()
        if wanted in {words.casefold(), f"{one.text('number')} {words}".casefold()}:
            return one.id
    points = [one.id for one in key_points(notebook, consultation)]
    number = int(wanted) if wanted.isascii() and wanted.isdigit() else 0
    return points[number - 1] if 0 < number <= len(points) else None
