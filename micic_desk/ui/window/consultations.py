"""Going from one consultation of the notebook to another, and making one more."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import ROOT
from micic_desk.ui.dialogs.new_consultation import NewConsultationSheet
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.window.workspace import Workspace


class Consultations(QObject):
    """The list under the button at the start of the top bar, and the sheet for a new one."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(NewConsultationSheet, self._make_sheet)
        self._space.top_bar.consultations_wished.connect(self._list)
        self._space.new_consultation_wished.connect(self._ask)

    def _make_sheet(self, host: QWidget) -> NewConsultationSheet:
        sheet = NewConsultationSheet(host)
        sheet.wished.connect(self._start)
        return sheet

    @Slot()
    def _ask(self) -> None:
        self._space.sheets.get(NewConsultationSheet).ask()

    @Slot(str)
    def _start(self, title: str) -> None:
        edit = Add(kind=EntityKind.CONSULTATION, fields={"title": title})
        made = self._space.bridge.do(edit, by=self)
        if made is not None:
            self._space.go_to_consultation(made.entities[0].id)

    @Slot(QWidget)
    def _list(self, button: QWidget) -> None:
        space = self._space
        menu = QMenu(space)
        give_name(menu, self.tr("Consultations of this notebook"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in space.bridge.notebook.children(ROOT, EntityKind.CONSULTATION):
            action = menu.addAction(one.text("title").replace("&", "&&"))
            action.setObjectName(one.id)
            action.setCheckable(True)
            action.setChecked(one.id == space.workplace.consultation)
            action.triggered.connect(self._chosen)
        menu.addSeparator()
        menu.addAction(space.commands.action("notebook.new"))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        if action is not None:
            self._space.go_to_consultation(action.objectName())
