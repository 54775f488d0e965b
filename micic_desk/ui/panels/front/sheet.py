"""What stands at the head of the report, on one sheet; each field is saved as it is left."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.front_matter import FrontMatter
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.agenda.details import AgendaField
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet


class FrontSheet(SideSheet):
    """Initiative, title, dates and rapporteur of one consultation.

    Also who may be named in it. Enter goes from field to field, and from the last one back to
    where the keyboard was.
    """

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Head of the report"), host)
        self._bridge = bridge
        self._front = FrontMatter(bridge.desk)
        self._consultation: str | None = None
        self._was_held = False
        body = QWidget(self)
        who = self.tr("Name, role, ACRONYM - organisation")
        self.fields = {
            field: AgendaField(field, name, hint, body)
            for field, name, hint in (
                ("initiative", self.tr("Initiative"), ""),
                ("title", self.tr("Title"), ""),
                ("dates", self.tr("Dates"), self.tr("12-13 March 2026, kept as you write it")),
                ("rapporteur", self.tr("Reported by"), who),
            )
        }
        self.rule = self._rules(body)
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
        label = PlainLabel(self.rule.accessibleName(), ink=Role.TEXT_QUIET, parent=body)
        label.setBuddy(self.rule)
        column.addWidget(label)
        column.addWidget(self.rule)
        column.addWidget(self._fault)
        said = self.tr("This is printed above the report. Only the title is needed.")
        column.addWidget(PlainLabel(said, ink=Role.TEXT_QUIET, parent=body))
        column.addStretch(1)
        self.set_body(Scrolled(self.tr("Head of the report"), body, self))
        bridge.changed.connect(self._follow)

    def _rules(self, body: QWidget) -> ChoiceBox:
        """What the room may have agreed on."""
        rules = ChoiceBox(self.tr("Who may be named"), body)
        for rule, name in (
            ("", self.tr("Each reader's own rule")),
            ("names", self.tr("Names may be printed")),
            ("titles", self.tr("Functions only, no names")),
            ("affiliation", self.tr("Organisations only, no names")),
            ("chatham_house", self.tr("Chatham House: neither")),
            ("nobody", self.tr("Nobody at all")),
        ):
            rules.addItem(name, rule)
        rules.activated.connect(self._save_rule)
        return rules

    def ask(self, consultation: str) -> None:
        """Open at a consultation, the keyboard where something is still missing."""
        self._save_all()
        self._consultation, self._was_held = consultation, False
        self._fill()
        self._fault.hide()
        empty = (one for name, one in self.fields.items() if name != "title" and not one.text())
        first = next(empty, self.fields["title"])
        self.open_sheet(first)
        first.selectAll()

    def close_sheet(self) -> None:
        """Save what is in the fields, then go; what cannot be saved keeps the sheet open once."""
        if not self.isHidden() and not self._save_all() and not self._was_held:
            self._was_held = True
            return
        super().close_sheet()

    @Slot()
    def _save_rule(self) -> None:
        here = self._consultation
        if here is None or here not in self._bridge.notebook:
            return
        edit = self._front.set_rule(here, str(self.rule.currentData()))
        if edit is not None and self._bridge.do(edit, by=self) is None:
            self._say(self.tr("This was not saved. It stays here; try again."))

    @Slot(QObject)
    def _save(self, field: AgendaField) -> bool:
        here = self._consultation
        if here is None or here not in self._bridge.notebook:
            return True
        try:
            edit = self._front.fill(here, field.field, field.text())
        except Refusal as refusal:
            self._say(spoken(refusal.sentence))
            return False
        if edit is not None and self._bridge.do(edit, by=self) is None:
            self._say(self.tr("This was not saved. It stays here; try again."))
            return False
        self._fault.hide()
        field.setText(self._front.written(here, field.field))
        return True

    def _save_all(self) -> bool:
        unsaved = [one for one in self.fields.values() if not self._save(one)]
        return not unsaved

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()
        announce(self, sentence, urgent=True)

    def _fill(self) -> None:
        here = self._consultation
        if here is not None and here in self._bridge.notebook:
            self.rule.setCurrentIndex(max(self.rule.findData(self._front.rule(here)), 0))
            for name, one in self.fields.items():
                if not one.isModified():
                    one.setText(self._front.written(here, name))

    @Slot()
    def _move_on(self) -> None:
        if not self._fault.isHidden():
            return
        if self.fields["rapporteur"].hasFocus():
            self.close_sheet()
        else:
            self.focusNextPrevChild(True)

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        """Show what has become other elsewhere, but in no field that somebody is writing in."""
        if self._consultation in changed.entities and changed.by is not self:
            self._fill()
