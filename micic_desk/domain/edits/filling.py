"""Edits that fill what was missing in a line; each is one gesture, undone at once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from micic_desk.domain.edits.changing import Change, Retype, Reword
from micic_desk.domain.edits.spacing import require
from micic_desk.domain.gaps import Missing
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import names_of
from micic_desk.domain.text import folded

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class FillWords:
    """Put the words that were missed into a gap, which becomes a point by that."""

    item: str
    text: str

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Words and kind in one write."""
        words = Reword(entity=self.item, text=self.text).plan(notebook, pen)
        kind = Retype(entities=(self.item,), kind=ItemKind.POINT).plan(notebook, pen)
        fields: dict[str, Json] = {}
        for write in (*words.writes, *kind.writes):
            fields.update(write.fields)
        entity = notebook[self.item]
        writes = (Write(entity=entity.id, kind=entity.kind, fields=fields),) if fields else ()
        return Gesture(act=Act.REWORD, writes=writes, subjects=(self.item,))


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseGap:
    """Say that nothing is missing: the gap is a point, the name before the colon just a word."""

    item: str
    missing: Missing

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """The words stay as they are."""
        require(notebook, self.item)
        if self.missing is Missing.WORDS:
            return Retype(entities=(self.item,), kind=ItemKind.POINT).plan(notebook, pen)
        field = "speaker" if self.missing is Missing.SPEAKER else "speaker_hint"
        return Change(entities=(self.item,), fields={field: None}).plan(notebook, pen)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpeaker:
    """Say who spoke in some lines.

    A name before the colon that stood for the speaker leaves the words, and where ``hint`` is
    given the person is known by it from then on. The line as it was typed is kept.
    """

    items: tuple[str, ...]
    person: str
    hint: str = ""

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """Speaker, hint and words of each line; the person's new alias beside them."""
        del pen
        writes: list[Write] = []
        for one in self.items:
            require(notebook, one)
            entity = notebook[one]
            fields: dict[str, Json] = {"speaker": self.person}
            if entity.text("speaker_hint"):
                fields["speaker_hint"] = None
            text = entity.text("text")
            spoken = _without_name(text, self.hint)
            if spoken != text:
                fields["text"] = spoken
                if not entity.text("typed"):
                    fields["typed"] = text
            writes.append(Write(entity=one, kind=entity.kind, fields=fields))
        writes.extend(self._alias(notebook))
        return Gesture(
            act=Act.CHANGE, writes=tuple(writes), subjects=self.items, count=len(self.items)
        )

    def _alias(self, notebook: Notebook) -> list[Write]:
        person = notebook.get(self.person)
        if not self.hint or person is None:
            return []
        known = {folded(one) for one in (*names_of(person), person.text("code"))}
        if folded(self.hint) in known:
            return []
        aliases: list[Json] = [*person.texts("aliases"), self.hint]
        return [Write(entity=person.id, kind=person.kind, fields={"aliases": aliases})]


def _without_name(text: str, hint: str) -> str:
    """A line without the name and the colon it begins with, where words are left."""
    if not hint or not text.startswith(hint):
        return text
    rest = text[len(hint) :].lstrip()
    spoken = rest[1:].lstrip() if rest.startswith(":") else ""
    return spoken or text
