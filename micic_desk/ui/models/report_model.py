"""The report's own outline: parts, sections and the lines that stand in them."""

import re

from PySide6.QtCore import QMimeData, QObject

from micic_desk.domain.edits.changing import Change, Reword
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.dragging import unpack
from micic_desk.ui.models.drop_model import DropModel
from micic_desk.ui.models.index import Index

_NUMBERED = re.compile(r"(?P<number>\d{1,2}[.)])\s+(?P<title>\S.*)", re.DOTALL)
_KINDS = (EntityKind.PART, EntityKind.SECTION, EntityKind.ITEM, EntityKind.PLACEMENT)
_UNDER = {
    EntityKind.SECTION: (EntityKind.PART,),
    EntityKind.ITEM: (EntityKind.SECTION, EntityKind.ITEM, EntityKind.PLACEMENT),
    EntityKind.PLACEMENT: (EntityKind.SECTION, EntityKind.ITEM, EntityKind.PLACEMENT),
}


class ReportModel(DropModel):
    """The report of one consultation, in printing order.

    Items dragged from a session are placed; what stands here already is moved.
    """

    def __init__(self, bridge: Bridge, consultation: str, parent: QObject | None = None) -> None:
        super().__init__(bridge, consultation, _KINDS, parent)

    def reworded(self, entity: str, text: str) -> Edit:
        """Other words for the report: a placed line's captured words stay as they are.

        A key point's title that begins with a number ("4. Access") gives it that number.
        """
        kind = self._notebook[entity].kind
        if kind == EntityKind.ITEM:
            return Reword(entity=entity, text=text)
        numbered = _NUMBERED.fullmatch(text.strip())
        key_point = self._notebook[entity].text("role") == SectionRole.KEY_POINT
        if kind == EntityKind.SECTION and key_point and numbered is not None:
            fields = {"number": numbered["number"], "title": numbered["title"]}
            return Change(entities=(entity,), fields=fields, act=Act.REWORD)
        field = "wording" if kind == EntityKind.PLACEMENT else "title"
        return Change(entities=(entity,), fields={field: text}, act=Act.REWORD)

    def _drop_edit(
        self, data: QMimeData, row: int, parent: Index, level: int | None
    ) -> Edit | None:
        dragged = unpack(data, self._notebook)
        if not dragged:
            return None
        place = self._place_of_drop(row, parent, level)
        under = self.tree.rows.ids[parent.row()] if place is None else place.parent
        after = None if place is None else place.after
        if all(self._comes_from_a_session(one) for one in dragged):
            if not self._may_stand(EntityKind.PLACEMENT, under):
                return None
            return PlaceItems(items=tuple(dragged), section=under, after=after)
        if not all(one in self.tree.rows for one in dragged):
            return None
        chosen = set(dragged)
        circle = under in chosen or any(one.id in chosen for one in self._notebook.ancestors(under))
        fits = all(self._may_stand(self._notebook[one].kind, under) for one in dragged)
        return (
            Move(entities=tuple(dragged), parent=under, after=after)
            if fits and not circle
            else None
        )

    def _comes_from_a_session(self, entity: str) -> bool:
        return self._notebook[entity].kind == EntityKind.ITEM and not any(
            one.kind == EntityKind.PART for one in self._notebook.ancestors(entity)
        )

    def _may_stand(self, kind: str, under: str) -> bool:
        above = self._notebook.get(under)
        if above is None or kind == EntityKind.PART:
            return kind == EntityKind.PART and under == self.tree.root
        return above.kind in _UNDER.get(EntityKind(kind), ())

    def _only_lines(self, act: Act, touched: set[str]) -> bool:
        """Whether all that changed are the words of lines, none of them told by a group of joined.

        One that moves changes rows over which it does not stand any more.
        """
        found = [self._notebook.get(one) for one in touched]
        lines = all(one is not None and one.kind == EntityKind.ITEM for one in found)
        return act is Act.REWORD and lines and all(self._joins.of(one) is None for one in touched)

    def _reaches_everywhere(self, act: Act, touched: set[str]) -> bool:
        """Any change of lines but other words for them."""
        lines = any(self._is_line(one) for one in touched)
        other = lines and not self._only_lines(act, touched)
        return other or super()._reaches_everywhere(act, touched)

    def _is_line(self, entity: str) -> bool:
        found = self._notebook.get(entity)
        return found is not None and found.kind == EntityKind.ITEM

    def _showing(self, touched: set[str]) -> set[str]:
        """Captured lines are shown, and counted with what stands under them, by placements.

        The day that a line speaks of hangs on what it stands under.
        """
        near = {
            each.id
            for one in touched
            if self._is_line(one)
            for each in (*self._notebook.ancestors(one), *self._notebook.below(one))
        }
        shown = {row for one in near | touched for row in self._placements.of(one)}
        return shown | near | touched
