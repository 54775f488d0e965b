"""A sheet of fields that belong to one entity; each is saved as it is left."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.domain.gesture import Edit
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.forms.field import FormField
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet


class FormSheet(SideSheet):
    """Enter goes from field to field, and from the last one back to where the keyboard was.

    A kind of form says what a field shows (`shown`) and which edit writes it (`filled`).
    """

    def __init__(self, title: str, bridge: Bridge, host: QWidget) -> None:
        super().__init__(title, host)
        self.bridge = bridge
        self.body = QWidget(self)
        self.fields: dict[str, FormField] = {}
        self._entity: str | None = None
        self._was_held = False
        self._fault = PlainLabel("", ink=Role.DANGER, parent=self.body)
        self._fault.hide()
        self._form = QVBoxLayout(self.body)
        Look.current().lay(self._form, (20, 16, 20, 20), 6)

    def fit_fields(
        self, fields: Sequence[tuple[str, str, str]], about: str, *more: QWidget
    ) -> None:
        """Lay everything out; called once, at the end of making a sheet.

        Each field with its name and its hint; ``more`` are named controls that stand below.
        """
        for field, name, hint in fields:
            one = self.fields[field] = FormField(field, name, hint, self.body)
            self._add(one)
            self._form.addSpacing(Look.current().px(4))
            one.finished.connect(self._save)
            one.moved_on.connect(self._move_on)
        for other in more:
            self._add(other)
        self._form.addWidget(self._fault)
        self._form.addWidget(PlainLabel(about, ink=Role.TEXT_QUIET, parent=self.body))
        self._form.addStretch(1)
        self.set_body(Scrolled(self.accessibleName(), self.body, self))
        self.bridge.changed.connect(self._follow)

    # -- what each kind of form says ---------------------------------------------------------

    def shown(self, entity: str, field: str) -> str:
        """What a field shows of an entity."""
        raise NotImplementedError

    def filled(self, entity: str, field: str, text: str) -> Edit | None:
        """What writes a text into a field; None where nothing changes. May raise Refusal."""
        raise NotImplementedError

    def first(self) -> FormField:
        """Where the keyboard goes: to what is still missing, else to the title."""
        empty = (one for name, one in self.fields.items() if name != "title" and not one.text())
        return next(empty, self.fields["title"])

    # -- what they share ---------------------------------------------------------------------

    def ask(self, entity: str) -> None:
        """Open at an entity."""
        self._save_all()
        self._entity, self._was_held = entity, False
        self._fault.hide()
        for one in self.fields.values():
            one.setModified(False)
        self.fill()
        first = self.first()
        self.open_sheet(first)
        first.selectAll()

    def here(self) -> str | None:
        """The entity the sheet is open at, as long as it is there."""
        entity = self._entity
        return entity if entity is not None and self.bridge.notebook.shown(entity) else None

    def fill(self) -> None:
        """Show what is kept, but in no field that somebody is writing in."""
        here = self.here()
        for name, one in self.fields.items() if here is not None else ():
            if not one.isModified():
                one.show_text(self.shown(here or "", name))

    def carry_out(self, edit: Edit | None) -> bool:
        """Write what was asked for; False, with a sentence, where the disk refuses."""
        if edit is None or self.bridge.do(edit, by=self) is not None:
            return True
        self._say(self.tr("This was not saved. It stays here; try again."))
        return False

    def close_sheet(self) -> None:
        """Save what is in the fields, then go; what cannot be saved keeps the sheet open once.

        Asked again it goes: nobody is held by a field.
        """
        if not self.isHidden() and not self._save_all() and not self._was_held:
            self._was_held = True
            return
        super().close_sheet()

    @Slot(QObject)
    def _save(self, field: FormField) -> bool:
        here = self.here()
        if here is None:
            return True
        try:
            edit = self.filled(here, field.field, field.text())
        except Refusal as refusal:
            self._say(spoken(refusal.sentence))
            return False
        if not self.carry_out(edit):
            return False
        self._fault.hide()
        field.show_text(self.shown(here, field.field))
        return True

    def _save_all(self) -> bool:
        unsaved = [one for one in self.fields.values() if not self._save(one)]
        return not unsaved

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()
        announce(self, sentence, urgent=True)

    def _add(self, control: QWidget) -> None:
        label = PlainLabel(control.accessibleName(), ink=Role.TEXT_QUIET, parent=self.body)
        label.setBuddy(control)
        self._form.addWidget(label)
        self._form.addWidget(control)

    @Slot()
    def _move_on(self) -> None:
        if not self._fault.isHidden():
            return
        if list(self.fields.values())[-1].hasFocus():
            self.close_sheet()
        else:
            self.focusNextPrevChild(True)

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        """Show what has become other elsewhere."""
        if changed.by is not self and not self.isHidden():
            self.fill()
