"""The references of a consultation as a table."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.referring import (
    Sort,
    known_reference,
    new_reference,
    references_of,
)
from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import folded
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.widgets.naming import give_name

_SORTS = {
    Sort.GROUP: str(QT_TRANSLATE_NOOP("References", "group")),
    Sort.BODY: str(QT_TRANSLATE_NOOP("References", "body")),
    Sort.INSTRUMENT: str(QT_TRANSLATE_NOOP("References", "instrument")),
    Sort.EVENT: str(QT_TRANSLATE_NOOP("References", "event")),
    Sort.GUIDELINE: str(QT_TRANSLATE_NOOP("References", "guideline")),
    Sort.PLACE: str(QT_TRANSLATE_NOOP("References", "place")),
}


class ReferencesSheet(GridSheet):
    """Edited in place; a new name is typed above the table, or chosen in a line."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("References"), bridge, host, width=720)
        self._consultation: str | None = None
        self.about.setText(
            self.tr(
                "Groups, bodies, instruments, events, guidelines and places; the capture line "
                "offers them as you type. Aliases are parted by semicolons."
            )
        )
        self.name = QLineEdit(self)
        give_name(self.name, self.tr("Name of a new reference"))
        self.name.setPlaceholderText(self.tr("New reference; Enter adds it"))
        self._bin = QuietButton(self.tr("Delete"), icon=Icon.BIN, keys="Del", parent=self)
        self.of_a_row = (self._bin,)
        self.foot.addWidget(self._bin)
        columns = [
            Column(name=self.tr("Name"), shows=self._name, put=self._put_name, width=250),
            Column(name=self.tr("Sort"), shows=self._sort, put=self._put_sort, width=120),
            Column(name=self.tr("Aliases"), shows=self._aliases, put=self._put_aliases, width=260),
        ]
        self.fit_grid(self.tr("References of this consultation"), columns, self._keys)
        holder = QVBoxLayout()
        Look.current().lay(holder, (4, 12, 4, 0))
        holder.addWidget(self.name)
        self.above.addLayout(holder)
        self.name.returnPressed.connect(self._add_typed)
        self._bin.clicked.connect(self._delete)
        self.grid.bin_wished.connect(self._delete)

    def look(self, consultation: str | None) -> None:
        """Open with the references of a consultation."""
        self._consultation = consultation
        self.open_grid()
        if not self.model.rowCount():
            self.name.setFocus()

    def add_said(self, consultation: str, said: str) -> None:
        """Make a reference of some words, and open at it; where it is known, at that one."""
        self.look(consultation)
        known = known_reference(self.bridge.notebook, consultation, said)
        if known is not None:
            self.grid.go_to_row(self.model.row_of(known.id))
        else:
            self._add(said)

    def nothing_yet(self) -> str:
        """What belongs here."""
        return self.tr("No reference yet. Type a name above, or choose words in a line.")

    def concerns(self, changed: Changed) -> bool:
        """References alone."""
        notebook = self.bridge.notebook
        touched = (notebook.get(one) for one in changed.entities)
        return bool(changed.gone) or any(
            one and one.kind == EntityKind.REFERENCE for one in touched
        )

    def _keys(self) -> list[str]:
        return [one.id for one in references_of(self.bridge.notebook, self._consultation)]

    def _add(self, said: str) -> bool:
        if self._consultation is None:
            return False
        try:
            edit = new_reference(self.bridge.notebook, self._consultation, said)
        except Refusal as refusal:
            self.say(spoken(refusal.sentence), Tone.REFUSED)
            return False
        made = self.wish(edit)
        if made is None:
            return False
        self.search.empty()
        self.model.refresh()
        self.grid.go_to_row(self.model.row_of(made.entities[-1].id), 1)
        return True

    @Slot()
    def _add_typed(self) -> None:
        if self._add(self.name.text()):
            self.name.clear()

    # -- cells -------------------------------------------------------------------------------

    def _text(self, key: str, field: str) -> str:
        found = self.bridge.notebook.get(key)
        return found.text(field) if found is not None else ""

    def _name(self, key: str) -> str:
        return self._text(key, "name")

    def _put_name(self, key: str, typed: str) -> bool:
        if not typed:
            self.say(self.tr("A reference needs a name. Delete it if it is not wanted."), Tone.INFO)
            return False
        return self.granted(Change(entities=(key,), fields={"name": typed}))

    def _sort(self, key: str) -> str:
        sort = self._text(key, "sort")
        return _tr(_SORTS[Sort(sort)]) if sort in set(Sort) else sort

    def _put_sort(self, key: str, typed: str) -> bool:
        begun = folded(typed)
        named = [sort for sort, words in _SORTS.items() if folded(_tr(words)).startswith(begun)]
        if not begun or not named:
            sorts = ", ".join(_tr(words) for words in _SORTS.values())
            said = self.tr("“{typed}” is no sort. Write one of these: {sorts}.")
            self.say(said.format(typed=typed[:40], sorts=sorts), Tone.REFUSED)
            return False
        return self.granted(Change(entities=(key,), fields={"sort": named[0].value}))

    def _aliases(self, key: str) -> str:
        found = self.bridge.notebook.get(key)
        return "; ".join(found.texts("aliases")) if found is not None else ""

    def _put_aliases(self, key: str, typed: str) -> bool:
        names = [one.strip() for one in typed.split(";") if one.strip()]
        return self.granted(Change(entities=(key,), fields={"aliases": list(names) or None}))

    @Slot()
    def _delete(self) -> None:
        chosen = tuple(self.chosen())
        if chosen and self.wish(Delete(entities=chosen)) is not None:
            self.say(self.tr("Deleted. The lines stay as they are."), undo=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate("References", text)
