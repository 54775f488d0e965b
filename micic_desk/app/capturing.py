"""Capture: one typed line becomes one durable item, in its place, with its speaker.

Depth is relative to what was captured last: a line at depth d goes under the last line at
depth d - 1, or as deep as there is something to stand under. That is read off the outline, so
it is the same after a restart.
"""

from dataclasses import dataclass, replace

from micic_desk.app.desk import Changed, Desk, Memory
from micic_desk.app.filing import Filing
from micic_desk.app.line_fields import NOTHING_BESIDE, Beside, LineFields
from micic_desk.app.pasting import Paste, last_path, session_titled, speaker_before
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Reword
from micic_desk.domain.edits.together import Together
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.grammar import CapturedLine, Directive, understand, understand_many
from micic_desk.domain.grammar.telling import kind_under, opens_group
from micic_desk.domain.kinds import DEFAULT_LABELS, DEFAULT_MARKS, EntityKind, ItemKind
from micic_desk.domain.people import people_index
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_PASTE, clean_text


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a typed line.

    ``entity`` is the new item, the session or key point gone to, the mended item, or None
    where nothing is kept (``line.reason`` says why); ``depth`` is where the item really stands.
    """

    line: CapturedLine
    entity: str | None
    depth: int = 0


class Capture:
    """Takes lines into the session at work, and into the key point at work, if there is one.

    ``introduction`` is what a new report's first section is called.
    """

    def __init__(self, desk: Desk, introduction: str = "Introduction") -> None:
        self._desk = desk
        self._workplace = Workplace(desk)
        self.filing = Filing(desk, self._workplace, introduction)
        self._last: str | None = None
        self._people: dict[str, str] | None = None
        self._speaking: tuple[str, str] | None = None
        self._about_to_speak: tuple[str, str] | None = None
        nothing = CapturedLine(directive=Directive.NOTHING, text="")
        self._read_last: tuple[str, dict[str, str] | None, CapturedLine] = ("", None, nothing)
        self._stop = desk.listen(self._heard)

    def close(self) -> None:
        """Stop listening to the desk."""
        self._stop()

    def understand(self, raw: str) -> CapturedLine:
        """What a line would mean, for showing it while it is typed."""
        line = self._read(raw)
        if not line.told or not line.depth:
            return line
        return self._as_meant(line, None, self._above(line.depth))

    def _read(self, raw: str) -> CapturedLine:
        """What a line says by itself; the same one is asked for at its last key and at Enter."""
        index = self._index()
        known, among, line = self._read_last
        if known != raw or among is not index:
            line = understand(clean_text(raw).text, index)
            self._read_last = raw, index, line
        return line

    def deepest(self) -> int:
        """The greatest depth the next line can have."""
        session = self._workplace.session
        return len(self._path(session)) if session else 0

    def last_path(self) -> list[str]:
        """The items one under the other that end in the line captured last, outermost first."""
        session = self._workplace.session
        return self._last_path(session) if session else []

    def can_mend(self, line: CapturedLine) -> bool:
        """Whether what a line would put other words for stands in the line before."""
        path = self.last_path()
        return bool(path) and line.text in self._desk.notebook[path[-1]].text("text")

    def speaking(self) -> str:
        """For whom a line with ``...`` goes on: whoever was named last in the session."""
        session = self._workplace.session
        if session is None:
            return ""
        if self._speaking is None or self._speaking[0] != session:
            self._speaking = (session, speaker_before(self._desk.notebook, session))
        return self._speaking[1]

    def take(
        self,
        raw: str,
        beside: Beside = NOTHING_BESIDE,
        *,
        kind: ItemKind | None = None,
        by: object = None,
        draft_slot: str | None = None,
    ) -> Taken:
        """Take one line; when this returns it is on disk and its draft is gone.

        ``beside`` goes with an item; ``kind`` is the kind asked for by a key, and goes before
        what the line says itself. Raises Refusal where the line cannot be taken; then nothing
        has changed.
        """
        line = self.understand(raw)
        match line.directive:
            case Directive.NOTHING:
                return Taken(line, None)
            case Directive.SESSION:
                return self._go(line, by, draft_slot)
            case Directive.KEY_POINT:
                return self._file(line, by, draft_slot)
            case Directive.MEND:
                return self._mend(line, beside, by, draft_slot)
            case Directive.ITEM:
                return self._add(line, beside, by, draft_slot, kind)

    def take_many(
        self,
        text: str,
        beside: Beside = NOTHING_BESIDE,
        *,
        by: object = None,
        draft_slot: str | None = None,
    ) -> list[Taken]:
        """Take a pasted text, one item a line, as one gesture that is undone at once.

        Raises Refusal where it is too long; then nothing has changed.
        """
        lines = understand_many(clean_text(text, LONGEST_PASTE).text, self._index())
        if not lines:
            return []
        for line in lines:
            clean_text(line.raw)  # one line may be no longer here than when it is typed
        session = self._workplace.need_session()
        fields = LineFields(self._desk, beside)
        consultation = self._workplace.need_consultation()
        paste = Paste(self._desk.notebook, consultation, session, self._path(session), fields)
        for line in lines:
            paste.add(line)
        margin = paste.at_margin() if paste.session == session else []
        edits = [*fields.new_people(), *paste.edits(), *self.filing.placing(margin)]
        together = Together(edits=tuple(edits), act=Act.ADD, count=len(paste.taken))
        self._desk.do(together, by=by, draft_slot=draft_slot)
        if paste.session != session:
            self._workplace.session = paste.session
        items = [one for line, one, _ in paste.taken if line.directive is not Directive.SESSION]
        self._last = items[-1] if items else None
        return [Taken(line, entity, depth) for line, entity, depth in paste.taken]

    def _add(
        self,
        line: CapturedLine,
        beside: Beside,
        by: object,
        draft_slot: str | None,
        kind: ItemKind | None = None,
    ) -> Taken:
        session = self._workplace.need_session()
        path = self._path(session)
        depth = min(line.depth, len(path))
        notebook, fields = self._desk.notebook, LineFields(self._desk, beside)
        above = notebook[path[depth - 1]] if depth else None
        line = self._as_meant(line, kind, above)
        item = self._desk.session.writer.new_id()
        before = self.speaking()
        made = fields.of(line, before)
        add = Add(
            kind=EntityKind.ITEM,
            fields=made,
            parent=above.id if above else session,
            id=item,
        )
        filed = [] if above else self.filing.placing([(item, line.kind)])
        edits: list[Edit] = [*fields.new_people(), *self._opened_group(above), add, *filed]
        edit = add if len(edits) == 1 else Together(edits=tuple(edits), act=Act.ADD, count=1)
        # So that nobody looks for the speaker again while everybody is told of the line.
        self._about_to_speak = (session, str(made.get("speaker") or before))
        try:
            self._desk.do(edit, by=by, draft_slot=draft_slot)
        finally:
            self._about_to_speak = None
        self._last = item
        return Taken(line, item, depth)

    def _go(self, line: CapturedLine, by: object, draft_slot: str | None) -> Taken:
        known = session_titled(self._desk.notebook, self._workplace.need_consultation(), line.text)
        if known is None:
            known = self._desk.session.writer.new_id()
            consultation = self._workplace.need_consultation()
            sessions = self._desk.notebook.children(consultation, EntityKind.SESSION)
            edit = Add(
                kind=EntityKind.SESSION,
                fields={"title": line.text},
                parent=consultation,
                after=sessions[-1].id if sessions else None,
                id=known,
            )
            self._desk.do(edit, by=by, draft_slot=draft_slot)
        elif draft_slot is not None:
            Memory(self._desk).keep(draft_slot, "")
        self._workplace.session = known
        self._last = None
        return Taken(line, known)

    def _file(self, line: CapturedLine, by: object, draft_slot: str | None) -> Taken:
        if line.text:
            return Taken(line, self.filing.go(line.text, by=by, draft_slot=draft_slot))
        self.filing.stop()
        if draft_slot is not None:
            Memory(self._desk).keep(draft_slot, "")
        return Taken(line, None)

    def _above(self, depth: int) -> Entity | None:
        """The item under which a line of a depth will stand."""
        session = self._workplace.session
        path = self._path(session) if session else []
        return self._desk.notebook[path[min(depth, len(path)) - 1]] if path else None

    def _as_meant(
        self, line: CapturedLine, kind: ItemKind | None, above: Entity | None
    ) -> CapturedLine:
        """A line as a key asked for it, or as its place tells where no sign does."""
        if kind is not None and kind is not line.kind:
            mark, label = DEFAULT_MARKS.get(kind, ""), DEFAULT_LABELS.get(kind, "")
            return replace(line, kind=kind, told=False, mark=mark, label=label)
        if not line.told or above is None or kind is not None:
            return line
        group = self._opened_group(above) or above.text("kind") == ItemKind.EXAMPLE_GROUP
        under = ItemKind.EXAMPLE_GROUP if group else ItemKind.POINT
        return replace(line, kind=kind_under(line.kind, under))

    def _opened_group(self, above: Entity | None) -> list[Edit]:
        """What makes a line the heading of examples, where the first line comes under it."""
        kind = above.text("kind") if above is not None else ""
        if above is None or kind not in (ItemKind.POINT, ItemKind.STATEMENT):
            return []
        if not opens_group(above.text("text"), ItemKind(kind)):
            return []
        if self._desk.notebook.children(above.id, EntityKind.ITEM):
            return []
        return [Change(entities=(above.id,), fields={"kind": ItemKind.EXAMPLE_GROUP.value})]

    def _mend(
        self, line: CapturedLine, beside: Beside, by: object, draft_slot: str | None
    ) -> Taken:
        """Correct the line before; what is not found there is kept as a line of its own."""
        if not self.can_mend(line):
            kept = CapturedLine(
                directive=Directive.ITEM, text=line.raw.strip(), depth=line.depth, typed=line.raw
            )
            return self._add(kept, beside, by, draft_slot)
        path = self.last_path()
        before = self._desk.notebook[path[-1]]
        text = before.text("text").replace(line.text, line.mended, 1)
        if not text.strip():
            raise Refusal(
                "capture.mended_away",
                "Nothing would be left of the line before. Delete it if that is meant.",
            )
        self._desk.do(Reword(entity=before.id, text=text), by=by, draft_slot=draft_slot)
        return Taken(line, before.id, len(path) - 1)

    def _path(self, session: str) -> list[str]:
        """The items one under the other under the last of which the next line may stand."""
        path = self._last_path(session)
        return path if path and self.filing.goes_on(self._desk.notebook[path[0]]) else []

    def _last_path(self, session: str) -> list[str]:
        """The items one under the other that end in the line captured last, outermost first."""
        notebook = self._desk.notebook
        if self._last is not None and notebook.shown(self._last):
            above = list(notebook.ancestors(self._last))
            items = [one.id for one in above if one.kind == EntityKind.ITEM]
            if len(above) > len(items) and above[len(items)].id == session:
                return [*reversed(items), self._last]
        return last_path(notebook, session)

    def _index(self) -> dict[str, str]:
        if self._people is None:
            self._people = people_index(self._desk.notebook)
        return self._people

    def _heard(self, changed: Changed) -> None:
        self._speaking = self._about_to_speak
        notebook = self._desk.notebook
        found = [notebook.get(one) for one in changed.entities]
        if changed.gone or any(one and one.kind == EntityKind.PERSON for one in found):
            self._people = None
