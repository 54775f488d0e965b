"""How much is printed, on what, and how it looks: chosen beside the pages it changes."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.printing import Extent, Layout, Paper
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.choices import ChoiceBox, TickBox
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.naming import give_name


class LayoutChoice(QWidget):
    """The choices of a `Layout`; ``chosen`` after each of them."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Layout"))
        self.extent = ChoiceBox(self.tr("How much"), self)
        for extent, name in (
            (Extent.REPORT, self.tr("The report")),
            (Extent.FULL, self.tr("With a page of contents")),
            (Extent.SUMMARY, self.tr("Summary on one page")),
        ):
            self.extent.addItem(name, extent)
        self.paper = ChoiceBox(self.tr("Paper"), self)
        self.paper.addItem(self.tr("A4"), Paper.A4)
        self.paper.addItem(self.tr("Letter"), Paper.LETTER)
        self.large = TickBox(self.tr("Large print"), self)
        self.black = TickBox(self.tr("Only black"), self)
        self.numbered = TickBox(self.tr("Numbered paragraphs"), self)
        self.typed = TickBox(self.tr("Word: numbers as text"), self)
        self._lay_out()

    def layout_chosen(self) -> Layout:
        """What is chosen now."""
        return Layout(
            paper=Paper(self.paper.currentData()),
            extent=Extent(self.extent.currentData()),
            large=self.large.isChecked(),
            black=self.black.isChecked(),
            numbered=self.numbered.isChecked(),
            typed_numbers=self.typed.isChecked(),
        )

    def show_layout(self, layout: Layout) -> None:
        """Show choices made before; nothing is emitted."""
        boxes = (self.extent, self.paper, self.large, self.black, self.numbered, self.typed)
        blockers = [QSignalBlocker(box) for box in boxes]
        self.extent.setCurrentIndex(self.extent.findData(layout.extent))
        self.paper.setCurrentIndex(self.paper.findData(layout.paper))
        self.large.setChecked(layout.large)
        self.black.setChecked(layout.black)
        self.numbered.setChecked(layout.numbered)
        self.typed.setChecked(layout.typed_numbers)
        del blockers

    def take_keyboard(self) -> None:
        """Begin with how much is wanted."""
        self.extent.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        look = Look.current()
        inside = QWidget(self)  # a flow knows no margins of its own
        flow = Flow(inside)
        look.lay(flow, (0, 0, 0, 0), 8)
        column = QVBoxLayout(self)
        look.lay(column, (16, 10, 12, 2))
        column.addWidget(inside)
        for box in (self.extent, self.paper):
            flow.addWidget(box)
            box.currentIndexChanged.connect(self.chosen)
        for tick in (self.large, self.black, self.numbered, self.typed):
            flow.addWidget(tick)
            tick.toggled.connect(self.chosen)
