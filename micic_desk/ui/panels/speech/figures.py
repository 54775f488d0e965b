"""The numbers a speech is fitted to: the slot, the pace, the pages; saved as they are left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from micic_desk.app.speaking import setting_pace, setting_pages, setting_slot
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Edit
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.panels.forms.field import FormField
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import PlainLabel

_SETTING: dict[str, Callable[[str, str], Edit]] = {
    "slot_minutes": setting_slot,
    "pace": setting_pace,
    "page_limit": setting_pages,
}


class SpeechFigures(QWidget):
    """``wished`` carries an edit, ``refused`` the sentence that says why there is none."""

    wished = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._consultation: Entity | None = None
        self.fields = {
            field: FormField(field, name, hint, self)
            for field, name, hint in (
                ("slot_minutes", self.tr("Slot in minutes"), self.tr("none")),
                ("pace", self.tr("Words a minute"), ""),
                ("page_limit", self.tr("Pages at most"), self.tr("any")),
            )
        }
        grid = QGridLayout(self)
        look = Look.current()
        look.lay(grid, (4, 12, 4, 0), 8)
        for column, field in enumerate(self.fields.values()):
            label = PlainLabel(field.accessibleName(), ink=Role.TEXT_QUIET, parent=self)
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            field.finished.connect(self._save)

    def show_figures(self, consultation: Entity, pace: int) -> None:
        """Show what is set; the pace that is used where none is."""
        self._consultation = consultation
        self.fields["pace"].setPlaceholderText(str(pace))
        for name, field in self.fields.items():
            if not (field.hasFocus() and field.isModified()):
                said = consultation.number(name)
                field.setText("" if said is None else str(said))

    @Slot(QObject)
    def _save(self, field: FormField) -> None:
        if self._consultation is None or not field.isModified():
            return
        field.setModified(False)
        try:
            edit = _SETTING[field.field](self._consultation.id, field.text())
        except Refusal as refusal:
            said: Sentence = refusal.sentence
            self.refused.emit(said)
            field.selectAll()
            return
        self.wished.emit(edit)
