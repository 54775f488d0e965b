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

    def _shown_everywhere(self, entity: str) -> bool:
        """Captured lines are shown, and counted with what stands under them, by placements."""
        found = self._notebook.get(entity)
        captured = found is not None and found.kind == EntityKind.ITEM
        return captured or super()._shown_everywhere(entity)
