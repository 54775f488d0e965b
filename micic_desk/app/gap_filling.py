"""The gaps of a notebook: found once, followed change by change, filled one by one."""

from itertools import islice
from typing import TYPE_CHECKING

from micic_desk.app.desk import Changed, Desk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.filling import FillWords, NameSpeaker
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gaps import Gap, Missing, gaps_in, in_reading_order
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.people import people_index
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import clean_text, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from micic_desk.domain.entity import Entity

LONGEST_NAME = 200
MOST_WORDS = 8
"""Words a new person's name may have; more are a sentence that went into the wrong field."""

AT_ONCE = 400
"""Entities looked at between two keys: about two milliseconds."""


class Gaps:
    """Knows which lines of one notebook wait for something; `follow` every change.

    The notebook is read a little at a time by `learn`, so that a large one opens as fast.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: set[str] = set()
        self._unread: Iterator[Entity] | None = None
        self.behind = True

    def learn(self, most: int | None = AT_ONCE) -> None:
        """Read on; to the end where ``most`` is None."""
        if self._unread is None:
            self._unread = iter(list(self._desk.notebook))
        found = list(islice(self._unread, most))
        entities = (self._desk.notebook.get(one.id) for one in found)
        self._open.update(one.id for one in entities if one is not None and gaps_in(one))
        self.behind = most is not None and len(found) == most

    def follow(self, changed: Changed) -> bool:
        """Take a change in; whether anything that is open came, went or looks otherwise."""
        before = len(self._open)
        touched = bool(self._open.intersection((*changed.gone, *changed.entities)))
        self._open.difference_update(changed.gone)
        for one in changed.entities:
            entity = self._desk.notebook.get(one)
            if entity is not None and gaps_in(entity):
                self._open.add(one)
            else:
                self._open.discard(one)
        return touched or before != len(self._open)

    def under(self, above: str | None) -> list[Gap]:
        """What is open under a session or a consultation, in reading order."""
        notebook = self._desk.notebook
        here = [
            one
            for one in self._open
            if notebook.shown(one) and any(each.id == above for each in notebook.ancestors(one))
        ]
        return [gap for one in in_reading_order(notebook, here) for gap in gaps_in(notebook[one])]

    def count(self, above: str | None) -> int:
        """How many are open under a session or a consultation."""
        return len(self.under(above)) if self._open else 0

    def fill(self, gap: Gap, written: str) -> Edit:
        """The edit that fills a gap with words, or with who spoke; Refusal where that is none."""
        if gap.missing is Missing.WORDS:
            text = clean_text(written).text.strip()
            if not text:
                raise Refusal("gaps.no_words", "No words were written, so the gap stays open.")
            return FillWords(item=gap.item, text=text)
        return self._name(gap, " ".join(clean_text(written, LONGEST_NAME).text.split()))

    def people(self) -> list[str]:
        """What people can be called by when a speaker is filled in: codes, then names."""
        people = self._desk.notebook.of_kind(EntityKind.PERSON)
        codes = {one.text("code") for one in people}
        names = {one.text("name") for one in people}
        return [*sorted(codes - {""}), *sorted(names - {""})]

    def _name(self, gap: Gap, written: str) -> Edit:
        """Every line of the consultation with the same unknown name is named along."""
        name = written.removeprefix("@")
        if not name.strip("? "):
            raise Refusal("gaps.no_name", "No name was written, so the speaker stays unknown.")
        notebook = self._desk.notebook
        items: tuple[str, ...] = (gap.item,)
        consultation = notebook.consultation_of(gap.item)
        if gap.missing is Missing.NAME and consultation is not None:
            same = [one for one in self.under(consultation.id) if one.missing is Missing.NAME]
            items = tuple(one.item for one in same if folded(one.hint) == folded(gap.hint))
        known = people_index(notebook).get(folded(name))
        if known is not None:
            return NameSpeaker(items=items, person=known, hint=gap.hint)
        if len(name.split()) > MOST_WORDS:
            raise Refusal("gaps.long_name", "That is too long for a name; the speaker stays open.")
        new = self._desk.session.writer.new_id()
        field = "code" if written.startswith("@") else "name"
        person = Add(
            kind=EntityKind.PERSON,
            fields={field: name, "duties": [Duty.PARTICIPANT.value], **self._alias(gap, name)},
            id=new,
        )
        named = NameSpeaker(items=items, person=new, hint=gap.hint)
        return Together(edits=(person, named), act=Act.CHANGE)

    def _alias(self, gap: Gap, name: str) -> dict[str, list[str]]:
        """A new person is known by the name that stood there, too."""
        other = gap.hint and folded(gap.hint) != folded(name)
        return {"aliases": [gap.hint]} if other else {}
