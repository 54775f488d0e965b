"""Cut, copy and paste of lines with all that stands under them."""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from micic_desk.app.as_text import as_text
from micic_desk.domain.edits.copying import CopyTrees
from micic_desk.domain.edits.moving import outermost
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Sentence
from micic_desk.store.changes import Committed
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.clippings import Clippings
from micic_desk.ui.models.flat_tree import Place
from micic_desk.ui.panels.outline.editing import EditingTable
from micic_desk.ui.widgets.announce import announce

MOST_CHOSEN = 200
"""Pasted lines beyond this are not all chosen: nobody goes on with that many by hand."""


class Scissors(QObject):
    """Carries out the wishes of one outline; what is cut is known to all (`Clippings`)."""

    def __init__(self, bridge: Bridge, view: EditingTable) -> None:
        super().__init__(view)
        self._bridge = bridge
        self._view = view
        self._clippings = Clippings.of(bridge)

    def cut(self) -> None:
        """Put the chosen lines on the clipboard; the next paste moves them."""
        chosen = self._chosen()
        if chosen:
            self._clippings.cut(chosen, as_text(self._bridge.notebook, chosen))
            one, count = self.tr("1 line cut."), len(chosen)
            announce(self._view, one if count == 1 else self.tr("%n lines cut.", "", count))

    def copy(self) -> None:
        """Put the chosen lines on the clipboard."""
        chosen = self._chosen()
        if chosen:
            self._clippings.copy(chosen, as_text(self._bridge.notebook, chosen))

    def paste(self) -> None:
        """Put what is on the clipboard after the current line, at its depth."""
        if not self._view.finish():
            return
        place = self._place()
        # A system that has no clipboard just now gives none, whatever Qt's types say.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        edit = self._view.lines.pasting(data, place)
        if edit is None:
            said = Sentence("There is nothing on the clipboard that could become a line.")
            self._bridge.refuse(said)
        else:
            came = self._add(edit, place.parent)
            if came:
                self._clippings.forget()
                one, count = self.tr("1 line pasted."), len(came)
                announce(self._view, one if count == 1 else self.tr("%n lines pasted.", "", count))

    def duplicate(self) -> None:
        """Make the chosen lines once more, right after the last of them."""
        chosen = self._chosen()
        if chosen:
            parent = self._bridge.notebook[chosen[-1]].parent or ""
            after = chosen[-1]
            copy = CopyTrees(entities=chosen, parent=parent, after=after, act=Act.DUPLICATE)
            self._add(copy, parent)

    def forget(self) -> bool:
        """Let what was cut stay where it is; whether something was cut."""
        return self._clippings.forget()

    def _chosen(self) -> tuple[str, ...]:
        if not self._view.finish():
            return ()
        return tuple(outermost(self._bridge.notebook, self._view.chosen()))

    def _place(self) -> Place:
        rows, index = self._view.lines.tree.rows, self._view.currentIndex()
        if not index.isValid():
            last = self._bridge.notebook.last_child(rows.root)
            return Place(rows.root, last or "")
        current = rows.ids[index.row()]
        return Place(rows[current].parent, current)

    def _add(self, edit: Edit, parent: str) -> tuple[str, ...]:
        """Carry out what brings lines under a parent, and choose those that came."""
        notebook = self._bridge.notebook
        before = {one.id for one in notebook.all_children(parent)}
        moved = set(self._clippings.pending)
        committed = self._bridge.do(edit, by=self)
        if committed is None:
            return ()
        came = self._came(committed, parent, before - moved)
        self._view.choose(came[:MOST_CHOSEN])
        return came

    def _came(self, committed: Committed, parent: str, before: set[str]) -> tuple[str, ...]:
        changed = {one.id for one in committed.entities}
        children = self._bridge.notebook.children(parent, EntityKind.ITEM)
        return tuple(one.id for one in children if one.id in changed and one.id not in before)
