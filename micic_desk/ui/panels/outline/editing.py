"""Editing in place: one editor at a time, and what is typed in it is never lost."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from micic_desk.domain.edits.moving import Indent, Outdent
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.drop_model import DropModel
from micic_desk.ui.panels.outline.delegate import OutlineDelegate
from micic_desk.ui.panels.outline.editor import LineEditor
from micic_desk.ui.panels.outline.fitted import FittedTable

Index = QModelIndex | QPersistentModelIndex
NO_HINT = QAbstractItemDelegate.EndEditHint.NoHint


def draft_slot(entity: str) -> str:
    """The name under which the words being typed into a line are kept."""
    return f"line:{entity}"


class EditingTable(FittedTable):
    """A table over a `DropModel` whose words are edited where they stand."""

    explained = Signal(object)
    """A `Sentence` about what was pasted into a line."""

    words_left = Signal(str, str)
    """A line was taken away while it was being edited: its id, and the words typed so far."""

    def __init__(self, bridge: Bridge, model: DropModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._lines = model
        self._editor: LineEditor | None = None
        self._reopen: tuple[str, str] | None = None
        self.painter_of_rows = OutlineDelegate(self)
        self.painter_of_rows.opened.connect(self._take)
        self.setItemDelegate(self.painter_of_rows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        model.modelAboutToBeReset.connect(self._remember)
        # Before the table's own slot, which lets go of the editors.
        self.setModel(model)
        model.modelReset.connect(self._open_again)
        self._look.changed.connect(self.painter_of_rows.setter.forget)

    @property
    def lines(self) -> DropModel:
        """The model that is shown."""
        return self._lines

    @property
    def editor(self) -> LineEditor | None:
        """The editor that is open."""
        return self._editor

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen rows, from top to bottom."""
        rows = {one.row() for one in self.selectionModel().selectedIndexes()}
        return tuple(self.lines.tree.rows.ids[row] for row in sorted(rows))

    def choose(self, entities: tuple[str, ...]) -> None:
        """Choose these lines, unfolding what hides them, and bring the first on screen."""
        rows = [row for one in entities if (row := self.lines.reveal(one)) >= 0]
        rows = [self.lines.row_of(one) for one in entities] if rows else []
        selection, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        for row in reversed([one for one in rows if one >= 0]):
            selection.setCurrentIndex(self.lines.index(row, 0), flag.Select | flag.Rows)

    def edit_line(self, entity: str, draft: str | None = None) -> bool:
        """Edit a line, with a draft that was left of it; False where it has no row."""
        row = self._lines.reveal(entity)
        if row < 0:
            return False
        self.go_to(row)
        self.edit(self._lines.index(row, 0))
        if self._editor is not None and draft is not None:
            self._editor.type_over(draft)
        return self._editor is not None

    def go_to(self, row: int) -> None:
        """Choose one row alone, whatever keys are held while that is asked."""
        flag = QItemSelectionModel.SelectionFlag
        index = self._lines.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def finish(self) -> bool:
        """Save and close the editor; False where saving was refused and it stays open."""
        editor = self._editor
        if editor is None:
            return True
        if not self._save(editor):
            return False
        self._close(editor)
        return True

    def save(self) -> bool:
        """Save what is being typed and go on; False where saving was refused."""
        return self._editor is None or self._save(self._editor)

    def row_height(self, row: int) -> int:
        """A row that is being edited makes room for what is typed."""
        line = self._lines.line(row)
        setter = self.painter_of_rows.setter
        width, direction = self.columnWidth(0), self.layoutDirection()
        editor = self._editor
        if editor is None or line.id != editor.entity:
            return setter.height(line, width, direction)
        made = setter.set(line, width, direction)
        return max(made.height, editor.height_wanted() + 2 * made.words.top())

    def commitData(self, editor: QWidget) -> None:  # noqa: N802 - Qt's name
        """Save what is typed; Qt asks for it when another row becomes the current one."""
        if isinstance(editor, LineEditor):
            self._save(editor)

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Close, unless what is typed could not be saved."""
        if isinstance(editor, LineEditor):
            if editor.unsaved:
                return
            self._hold(None)
        super().closeEditor(editor, hint)
        QTimer.singleShot(0, self, self._settle_heights)

    def rowsAboutToBeRemoved(  # noqa: N802 - Qt's name
        self, parent: Index, start: int, end: int
    ) -> None:
        """Hand on what was being typed into a row that goes."""
        editor = self._editor
        if editor is not None and start <= self._lines.row_of(editor.entity) <= end:
            self._hold(None)
            if editor.is_changed():
                self._bridge.keep_draft(draft_slot(editor.entity), editor.words())
                self.words_left.emit(editor.entity, editor.words())
        super().rowsAboutToBeRemoved(parent, start, end)

    def _hold(self, editor: LineEditor | None) -> None:
        if self._editor is not None and self._editor is not editor:
            self._editor.retire()
        self._editor = editor
        self.outdate()
        self.painter_of_rows.edited = editor.entity if editor is not None else ""

    def _save(self, editor: LineEditor) -> bool:
        if not editor.is_changed():
            self._forget_draft(editor)
            return True
        text = editor.words()
        edit = self._lines.reworded(editor.entity, text)
        slot = draft_slot(editor.entity)
        if self._bridge.do(edit, by=editor, draft_slot=slot) is None:
            editor.unsaved = True
            return False
        editor.settle(text)
        return True

    def _forget_draft(self, editor: LineEditor) -> None:
        if editor.has_draft:
            self._bridge.keep_draft(draft_slot(editor.entity), "")

    def _close(self, editor: LineEditor) -> None:
        had_keyboard = editor.hasFocus()
        self.closeEditor(editor, NO_HINT)
        if had_keyboard:
            self.setFocus()

    @Slot(object)
    def _take(self, editor: LineEditor) -> None:
        self._hold(editor)
        editor.left.connect(self._finished)
        editor.escaped.connect(self._escaped)
        editor.stepped.connect(self._stepped)
        editor.drafted.connect(self._drafted)
        editor.grew.connect(self._settle_heights)
        editor.explained.connect(self.explained)

    @Slot(object)
    def _finished(self, editor: LineEditor) -> None:
        # One that made way for another loses the keyboard too, a moment later.
        if editor is self._editor:
            self.finish()

    @Slot()
    def _escaped(self) -> None:
        editor = self._editor
        if editor is not None:
            self._forget_draft(editor)
            editor.unsaved = False
            self._close(editor)

    @Slot(int)
    def _stepped(self, levels: int) -> None:
        editor = self._editor
        if editor is not None and self._save(editor):
            one = (editor.entity,)
            self._bridge.do(Indent(entities=one) if levels > 0 else Outdent(entities=one), by=self)
            self._settle_heights()

    @Slot(str, str)
    def _drafted(self, entity: str, text: str) -> None:
        self._bridge.keep_drafts_soon({draft_slot(entity): text})

    @Slot()
    def _settle_heights(self) -> None:
        self.outdate()
        self.fit()
        self.updateEditorGeometries()

    @Slot()
    def _remember(self) -> None:
        editor = self._editor
        self._hold(None)
        changed = editor is not None and editor.is_changed()
        self._reopen = (editor.entity, editor.words()) if editor is not None and changed else None

    @Slot()
    def _open_again(self) -> None:
        if self._reopen is not None:
            entity, words = self._reopen
            self._reopen = None
            if not self.edit_line(entity, words):
                self._bridge.keep_draft(draft_slot(entity), words)
                self.words_left.emit(entity, words)
