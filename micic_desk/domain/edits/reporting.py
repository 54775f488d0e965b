"""Edits of the report's own outline: captured lines placed in its sections."""

from dataclasses import dataclass

from micic_desk.domain.edits.spacing import (
    keys_under,
    moves_of_siblings,
    refuse_circle,
    require,
)
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, PLACE, Json


def placements_of(notebook: Notebook, item: str) -> list[str]:
    """The placements through which an item stands in the report."""
    return [one.id for one in notebook.placements(item)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceItems:
    """Let captured items stand in a section of the report too; they stay where they are.

    An item that stands in the report already is moved there, never doubled.
    """

    items: tuple[str, ...]
    section: str
    after: str | None = None

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One placement for each item, in the order given."""
        require(notebook, self.section)
        standing = {item: one.id for item in self.items for one in notebook.placements(item)}
        for item in self.items:
            require(notebook, item)
            if item in standing:
                refuse_circle(notebook, standing[item], self.section)
        wanted = {item: standing.get(item) or pen.new_id() for item in self.items}
        placements = list(wanted.values())
        keys = keys_under(notebook, pen, self.section, self.after, placements)
        writes = moves_of_siblings(notebook, self.section, keys, placements)
        for item, placement in wanted.items():
            fields: dict[str, Json] = {PLACE: [self.section, keys[placement]]}
            new = item not in standing
            if new:
                fields["item"] = item
            writes.append(
                Write(entity=placement, kind=EntityKind.PLACEMENT, fields=fields, new=new)
            )
        return Gesture(
            act=Act.PLACE, writes=tuple(writes), subjects=tuple(wanted), count=len(wanted)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawItems:
    """Take items out of the report; the captured lines stay."""

    items: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        """One delete for each placement of each item."""
        del pen
        writes = tuple(
            Write(entity=one.id, kind=one.kind, fields={DELETED: True})
            for item in dict.fromkeys(self.items)
            for one in notebook.placements(item)
        )
        return Gesture(act=Act.WITHDRAW, writes=writes, subjects=self.items, count=len(writes))
