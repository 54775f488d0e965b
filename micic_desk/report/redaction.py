"""Taking protected names out of a plan, before anything is laid out.

A name that was typed into a line gives way to its person's code, or to a neutral word where
there is no code; how often is counted, so that nobody is surprised by a changed line.
"""

from collections.abc import Mapping
from dataclasses import replace

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.report.blocks import Block, OtherVersion, Plan
from micic_desk.report.naming import Names
from micic_desk.report.wording import Wording


def redacted(plan: Plan, notebook: Notebook, wording: Wording) -> Plan:
    """The plan without any protected name, and with how many there were."""
    pen = BlackPen(notebook, wording.somebody)
    if not pen:
        return plan
    blocks = tuple(pen.block(block) for block in plan.blocks)
    return replace(
        plan,
        title=pen.text(plan.title, counts=False),
        subtitle=pen.text(plan.subtitle, counts=False),
        blocks=blocks,
        layout=pen.layout(plan.layout),
        replaced_in=tuple(pen.places),
    )


class BlackPen:
    """Replaces names in all that a report can carry; false where nobody is protected."""

    def __init__(self, notebook: Notebook, somebody: str) -> None:
        people = notebook.of_kind(EntityKind.PERSON)
        self._names = names = Names(people)
        codes = {one.id: one.text("code") for one in people}
        # A code that is itself a name protects nobody.
        self._codes = {
            one: code for one, code in codes.items() if code and not names.people_in(code)
        }
        self._somebody = somebody
        self.count = 0
        self.places: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._names)

    def block(self, block: Block) -> Block:
        """A block without names; the very same one where it had none."""
        before = self.count
        versions = tuple(
            OtherVersion(self.text(one.text), self.text(one.initials))
            for one in block.other_versions
        )
        text, label, number = map(self.text, (block.text, block.label, block.number))
        mark, speaker, author = map(self.text, (block.mark, block.speaker, block.author))
        layout = self.layout(block.layout)
        if self.count == before and layout == block.layout:
            return block
        self.places += [block.source] * (self.count - before)
        return replace(
            block,
            text=text,
            label=label,
            number=number,
            mark=mark,
            speaker=speaker,
            author=author,
            other_versions=versions,
            layout=layout,
        )

    def text(self, text: str, *, counts: bool = True) -> str:
        """A text without names."""
        found = self._names.found_in(text)
        for one in reversed(found):
            word = self._codes.get(one.person, self._somebody)
            text = text[: one.start] + word + text[one.end :]
        self.count += len(found) * counts
        return text

    def layout(self, layout: Mapping[str, object]) -> Mapping[str, object]:
        """What an imported source wrote around its lines may hold names as well."""
        return {name: self._value(value) for name, value in layout.items()}

    def _value(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value, counts=False)
        if isinstance(value, Mapping):
            return self.layout(value)
        if isinstance(value, list | tuple):
            return [self._value(one) for one in value]
        return value
