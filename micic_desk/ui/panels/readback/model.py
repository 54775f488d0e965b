"""The lines of one session or section as the whole room may see them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject

from micic_desk.domain.agreeing import Agreement
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import UNKNOWN_SPEAKER, is_protected
from micic_desk.domain.projecting import may_be_projected
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.flat_tree import FlatTree
from micic_desk.ui.models.line import Line
from micic_desk.ui.models.report_model import ReportModel
from micic_desk.ui.models.rows import Node, Stage

_KINDS = (EntityKind.ITEM, EntityKind.PLACEMENT, EntityKind.SECTION)


class OpenTree(FlatTree):
    """Leaves out what is private, with everything that stands under it.

    A change is followed by a whole new look: whether a line may be seen depends on all above it.
    """

    def update(self, touched: Iterable[str], stage: Stage) -> None:
        """Make the rows anew where they are others, else repaint."""
        del touched
        wanted = list(self._below(self.root, 0))
        now = [(one, self.rows.at(row)) for row, one in enumerate(self.rows.ids)]
        if wanted == now:
            stage.altered(0, len(self.rows) - 1)
        else:
            self.restart(stage)

    def _below(self, parent: str, depth: int) -> Iterator[tuple[str, Node]]:
        hidden: int | None = None
        for one, node in super()._below(parent, depth):
            if hidden is not None and node.depth > hidden:
                continue
            hidden = None if self.may_be_seen(one) else node.depth
            if hidden is None:
                yield one, node

    def may_be_seen(self, entity: str) -> bool:
        """Whether a line may be on the screen."""
        return may_be_projected(self._notebook, self._notebook[entity])

    def hidden(self) -> int:
        """How many lines are left out."""
        return sum(1 for _ in super()._below(self.root, 0)) - len(self.rows)


class ReadBackModel(ReportModel):
    """Nobody's name is shown that must not be: a protected speaker is a code or nothing."""

    def __init__(self, bridge: Bridge, root: str, parent: QObject | None = None) -> None:
        super().__init__(bridge, root, parent)
        self._open = OpenTree(self._notebook, root, _KINDS)
        self.tree = self._open

    def hidden(self) -> int:
        """How many lines are kept off the screen."""
        return self._open.hidden()

    def agreement(self, row: int) -> Agreement:
        """Whether the room agreed on a row."""
        return self.line(row).agreed

    def line(self, row: int) -> Line:
        """A row without what is only for rapporteurs."""
        line = super().line(row)
        found = self._notebook.get(line.id)
        if found is not None and found.kind == EntityKind.PLACEMENT:
            found = self._notebook.get(found.text("item"))
        said = self._notebook.get(found.text("speaker")) if found is not None else None
        speaker = line.speaker if line.speaker == UNKNOWN_SPEAKER else ""
        if said is not None and line.speaker:
            speaker = said.text("code") if is_protected(said) else line.speaker
        return replace(
            line,
            speaker=speaker,
            author="",
            placed="",
            conflicts=0,
            flags=frozenset(),
            follows=0,
            has_children=False,
            days=(),
        )
