"""One part of the report on a sheet: presenter, scope, hand-over; saved as each field is left."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.parts import Parts
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.agenda.details import AgendaField
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet


class PartSheet(SideSheet):
    """Enter goes from field to field, and from the last one back to where the keyboard was.

    The hand-over shows the line that is made by itself; reworded, it stays as it was worded.
    """

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Part of the report"), host)
        self._bridge = bridge
        self._parts = Parts(bridge.desk)
        self._part: str | None = None
        body = QWidget(self)
        self.fields = {
            field: AgendaField(field, name, hint, body)
            for field, name, hint in (
                ("title", self.tr("Title"), self.tr("Counted where there is none: Part 1")),
                ("presenter", self.tr("Presented by"), self.tr("Name or code")),
                ("scope", self.tr("About"), self.tr("What this part covers, in a few words")),
                ("hand_over", self.tr("Hand-over at its end"), ""),
            )
        }
        self._fault = PlainLabel("", ink=Role.DANGER, parent=body)
        self._fault.hide()
        column = QVBoxLayout(body)
        Look.current().lay(column, (20, 16, 20, 20), 6)
        for one in self.fields.values():
            label = PlainLabel(one.accessibleName(), ink=Role.TEXT_QUIET, parent=body)
            label.setBuddy(one)
            column.addWidget(label)
            column.addWidget(one)
            column.addSpacing(Look.current().px(4))
            one.finished.connect(self._save)
            one.moved_on.connect(self._move_on)
        column.addWidget(self._fault)
        said = self.tr(
            "The hand-over is made of the next part's presenter and scope. Other words stay as "
            "you write them; empty, it is made by itself again."
        )
        column.addWidget(PlainLabel(said, ink=Role.TEXT_QUIET, parent=body))
        column.addStretch(1)
        self.set_body(Scrolled(self.tr("Part of the report"), body, self))
        bridge.changed.connect(self._follow)

    def ask(self, part: str) -> None:
        """Open at a part, the keyboard at its presenter where nobody is named yet."""
        self._save_all()
        self._part = part
        self._fill()
        self._fault.hide()
        first = self.fields["title" if self.fields["presenter"].text() else "presenter"]
        self.open_sheet(first)
        first.selectAll()

    def close_sheet(self) -> None:
        """Save what is in the fields, then go."""
        if not self.isHidden():
            self._save_all()
        super().close_sheet()

    @Slot(QObject)
    def _save(self, field: AgendaField) -> None:
        here = self._here()
        if here is None:
            return
        try:
            edit = self._parts.fill(here, field.field, field.text())
        except Refusal as refusal:
            self._say(spoken(refusal.sentence))
            return
        if edit is not None and self._bridge.do(edit, by=self) is None:
            self._say(self.tr("This was not saved. It stays here; try again."))
            return
        self._fault.hide()
        field.setText(self._shown(here, field.field))

    def _save_all(self) -> None:
        for one in self.fields.values():
            self._save(one)

    def _here(self) -> str | None:
        return self._part if self._part and self._bridge.notebook.shown(self._part) else None

    def _shown(self, part: str, field: str) -> str:
        written = self._parts.written(part, field)
        return written or (self._parts.made_hand_over(part) if field == "hand_over" else "")

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()
        announce(self, sentence, urgent=True)

    def _fill(self) -> None:
        here = self._here()
        for name, one in self.fields.items() if here is not None else ():
            if not one.isModified():
                one.setText(self._shown(here or "", name))
                one.setCursorPosition(0)

    @Slot()
    def _move_on(self) -> None:
        if not self._fault.isHidden():
            return
        if self.fields["hand_over"].hasFocus():
            self.close_sheet()
        else:
            self.focusNextPrevChild(True)

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        """Show what has become other elsewhere, but in no field that somebody is writing in."""
        del changed
        if not self.isHidden():
            self._fill()
