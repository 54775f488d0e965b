"""A pasted text on its way in: many lines become trees under what stands there already."""

from dataclasses import dataclass, field, replace

from micic_desk.app.line_fields import LineFields
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.gesture import Edit
from micic_desk.domain.grammar import CapturedLine, Directive
from micic_desk.domain.grammar.telling import announces_examples, kind_under
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.runtime.ids import random_id


def last_path(notebook: Notebook, session: str) -> list[str]:
    """The items one under the other that end in a session's last line, outermost first."""
    found = (one for one in notebook.backwards(session) if one.kind == EntityKind.ITEM)
    last = next(found, None)
    path = []
    while last is not None and last.kind == EntityKind.ITEM:
        path.append(last.id)
        last = notebook.get(last.parent or "")
    path.reverse()
    return path


def session_titled(notebook: Notebook, consultation: str, title: str) -> str | None:
    """The session of a consultation with this title."""
    wanted = title.strip().casefold()
    for one in notebook.children(consultation, EntityKind.SESSION):
        said = one.fields.get("title")  # of hundreds, so without asking what it is of each
        if isinstance(said, str) and said.strip().casefold() == wanted:
            return one.id
    return None


def speaker_before(notebook: Notebook, session: str) -> str:
    """Whoever spoke last in a session: the speaker of its last line that has one."""
    return next((said for one in notebook.backwards(session) if (said := one.text("speaker"))), "")


@dataclass(slots=True)
class _Node:
    """One new entity, and where it goes: under something new, or something that is there."""

    id: str
    kind: EntityKind
    fields: dict[str, Json]
    parent: str


@dataclass(slots=True)
class Paste:
    """Gathers the lines of one paste; ``session`` and ``path`` say where the next one goes."""

    notebook: Notebook
    consultation: str
    session: str
    path: list[str]
    fields: LineFields
    taken: list[tuple[CapturedLine, str, int]] = field(default_factory=list)
    _nodes: list[_Node] = field(default_factory=list)
    _new: dict[str, _Node] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)
    _speaker: str | None = None

    def add(self, line: CapturedLine) -> None:
        """Take one line."""
        if line.directive is Directive.SESSION:
            self._go(line)
            return
        if self._speaker is None:
            self._speaker = speaker_before(self.notebook, self.session)
        depth = min(line.depth, len(self.path))
        parent = self.path[depth - 1] if depth else self.session
        line = self._told(line, parent) if depth else line
        fields = self.fields.of(line, self._speaker)
        speaker = fields.get("speaker")
        self._speaker = speaker if isinstance(speaker, str) else self._speaker
        node = _Node(random_id(), EntityKind.ITEM, fields, parent)
        self._nodes.append(node)
        self._new[node.id] = node
        self.path[depth:] = [node.id]
        self.taken.append((line, node.id, depth))

    def _told(self, line: CapturedLine, above: str) -> CapturedLine:
        """A line as its place tells; what announces examples is opened by the first of them."""
        node, standing = self._new.get(above), self.notebook.get(above)
        fields = node.fields if node else standing.fields if standing else {}
        kind, text = fields.get("kind"), fields.get("text")
        if node and isinstance(text, str) and kind == ItemKind.POINT and announces_examples(text):
            node.fields["kind"] = kind = ItemKind.EXAMPLE_GROUP.value
        group = ItemKind.EXAMPLE_GROUP if kind == ItemKind.EXAMPLE_GROUP else ItemKind.POINT
        return replace(line, kind=kind_under(line.kind, group)) if line.told else line

    def _go(self, line: CapturedLine) -> None:
        title = line.text.strip().casefold()
        known = self._titles.get(title) or session_titled(
            self.notebook, self.consultation, line.text
        )
        if known is None:
            known = random_id()
            fields: dict[str, Json] = {"title": line.text}
            self._nodes.append(_Node(known, EntityKind.SESSION, fields, self.consultation))
        self._titles[title] = known
        self.session = known
        self.path = last_path(self.notebook, known)
        self._speaker = None
        self.taken.append((line, known, 0))

    def at_margin(self) -> list[tuple[str, ItemKind]]:
        """The new items that stand under nothing, with their kinds."""
        return [
            (one, line.kind)
            for line, one, depth in self.taken
            if not depth and line.directive is Directive.ITEM
        ]

    def edits(self) -> list[Edit]:
        """One addition for each place that was there already, its trees in their order.

        Built from the last line up, because depth is the writer's to choose.
        """
        new = {node.id for node in self._nodes}
        under: dict[str, list[Seedling]] = {}
        for node in reversed(self._nodes):
            children = tuple(reversed(under.pop(node.id, [])))
            tree = Seedling(kind=node.kind, fields=node.fields, id=node.id, children=children)
            under.setdefault(node.parent, []).append(tree)
        return [
            AddTrees(trees=tuple(reversed(trees)), parent=parent)
            for parent, trees in reversed(under.items())
            if parent not in new
        ]
