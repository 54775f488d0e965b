"""What stands at the head of the report, on one sheet."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.front_matter import FrontMatter
from micic_desk.domain.gesture import Edit
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.forms.sheet import FormSheet
from micic_desk.ui.widgets.choices import ChoiceBox


class FrontSheet(FormSheet):
    """Initiative, title, dates and rapporteur of one consultation, and who may be named in it."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Head of the report"), bridge, host)
        self._front = FrontMatter(bridge.desk)
        self.rule = self._rules()
        who = self.tr("Name, role, ACRONYM - organisation")
        self.fit_fields(
            (
                ("initiative", self.tr("Initiative"), ""),
                ("title", self.tr("Title"), ""),
                ("dates", self.tr("Dates"), self.tr("12-13 March 2026, kept as you write it")),
                ("rapporteur", self.tr("Reported by"), who),
            ),
            self.tr("This is printed above the report. Only the title is needed."),
            self.rule,
        )

    def shown(self, entity: str, field: str) -> str:
        """What is kept."""
        return self._front.written(entity, field)

    def filled(self, entity: str, field: str, text: str) -> Edit | None:
        """What was typed."""
        return self._front.fill(entity, field, text)

    def fill(self) -> None:
        """The rule too."""
        super().fill()
        here = self.here()
        if here is not None:
            self.rule.setCurrentIndex(max(self.rule.findData(self._front.rule(here)), 0))

    def _rules(self) -> ChoiceBox:
        """What the room may have agreed on."""
        rules = ChoiceBox(self.tr("Who may be named"), self.body)
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

    @Slot()
    def _save_rule(self) -> None:
        here = self.here()
        if here is not None:
            self.carry_out(self._front.set_rule(here, str(self.rule.currentData())))
