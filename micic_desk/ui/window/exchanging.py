"""What comes in and goes out: import, merge, sharing, the printed report, the conflicts."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import as_one
from micic_desk.ui.panels.checks.sheet import ChecksSheet
from micic_desk.ui.panels.conflicts.commands import conflicts_commands
from micic_desk.ui.panels.conflicts.sheet import ConflictsSheet
from micic_desk.ui.panels.importing.commands import import_commands
from micic_desk.ui.panels.importing.sheet import ImportSheet
from micic_desk.ui.panels.merges.commands import merges_commands
from micic_desk.ui.panels.merges.sheet import MergesSheet
from micic_desk.ui.panels.merging.commands import merge_commands
from micic_desk.ui.panels.merging.sheet import MergeSheet
from micic_desk.ui.panels.pairing.commands import pairing_commands
from micic_desk.ui.panels.pairing.made_twice import MadeTwiceSheet, anything_new
from micic_desk.ui.panels.pairing.sheet import PairingSheet
from micic_desk.ui.panels.preview.commands import preview_commands
from micic_desk.ui.panels.preview.sheet import PreviewSheet
from micic_desk.ui.panels.sharing.commands import share_commands
from micic_desk.ui.panels.sharing.sheet import ShareSheet
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.workspace import Workspace


class Exchanging(QObject):
    """Fits the sheets for all this into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        space, sheets = self._space, self._space.sheets
        sheets.add(ImportSheet, self._make_import)
        sheets.add(MergeSheet, self._make_merge)
        sheets.add(ShareSheet, self._make_share)
        sheets.add(PreviewSheet, self._make_preview)
        sheets.add(ConflictsSheet, self._make_conflicts)
        sheets.add(MergesSheet, self._make_merges)
        sheets.add(PairingSheet, self._make_pairing)
        sheets.add(MadeTwiceSheet, self._make_made_twice)
        space.commands.add(
            *import_commands(self._import),
            *merge_commands(self._merge),
            *share_commands(self._share),
            *preview_commands(self._preview),
            *conflicts_commands(self._conflicts),
            *merges_commands(self._show_merges),
            *pairing_commands(self._lay_beside, self._show_made_twice),
        )
        for command in ("notebook.merge", "notebook.share", "report.preview"):
            space.top_bar.offer(command)
        space.status.conflicts_wished.connect(self._show_conflicts)

    def _import(self) -> ImportSheet:
        return self._space.sheets.get(ImportSheet)

    def _merge(self) -> MergeSheet:
        return self._space.sheets.get(MergeSheet)

    def _share(self) -> ShareSheet:
        return self._space.sheets.get(ShareSheet)

    def _preview(self) -> PreviewSheet:
        return self._space.sheets.get(PreviewSheet)

    def _conflicts(self) -> ConflictsSheet:
        return self._space.sheets.get(ConflictsSheet)

    def _make_import(self, host: QWidget) -> ImportSheet:
        sheet = ImportSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.brought.connect(self._space.go_to_consultation)
        return sheet

    def _make_merge(self, host: QWidget) -> MergeSheet:
        sheet = MergeSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.conflicts_wished.connect(self._show_conflicts)
        sheet.entity_wished.connect(self._space.go_to_entity)
        sheet.merged.connect(self._offer_made_twice)
        sheet.merged.connect(self._go_where_the_report_is)
        return sheet

    def _make_share(self, host: QWidget) -> ShareSheet:
        sheet = ShareSheet(self._space.bridge, host)
        self._space.closing.connect(sheet.stop)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet

    def _make_preview(self, host: QWidget) -> PreviewSheet:
        sheet = PreviewSheet(self._space.bridge, host)
        self._space.closing.connect(sheet.panel.stop)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.entity_wished.connect(self._space.go_to_entity)
        sheet.conflicts_wished.connect(self._show_conflicts)
        sheet.checks_wished.connect(self._show_checks)
        self._space.consultation_changed.connect(sheet.follow)
        return sheet

    @Slot()
    def _show_checks(self) -> None:
        self._space.sheets.get(ChecksSheet).look(self._space.workplace.consultation)

    def _make_conflicts(self, host: QWidget) -> ConflictsSheet:
        sheet = ConflictsSheet(self._space.bridge, host)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet

    def _make_merges(self, host: QWidget) -> MergesSheet:
        sheet = MergesSheet(self._space.bridge, host)
        sheet.entity_wished.connect(self._space.go_to_entity)
        sheet.said.connect(self._space.middle.messages.show_message)
        return sheet

    def _make_pairing(self, host: QWidget) -> PairingSheet:
        sheet = PairingSheet(self._space.bridge, host)
        self._space.closing.connect(sheet.stop)
        sheet.entity_wished.connect(self._space.go_to_entity)
        return sheet

    def _make_made_twice(self, host: QWidget) -> MadeTwiceSheet:
        sheet = MadeTwiceSheet(self._space.bridge, host)
        sheet.beside_wished.connect(self._lay_joined_beside)
        sheet.joined.connect(self._go_where_the_report_is)
        return sheet

    @Slot()
    def _lay_beside(self) -> None:
        self._space.sheets.get(PairingSheet).open_session(self._space.session)

    @Slot(str)
    def _lay_joined_beside(self, session: str) -> None:
        self._space.sheets.get(PairingSheet).open_session(session or self._space.session)

    @Slot()
    def _show_merges(self) -> None:
        self._space.sheets.get(MergesSheet).open_merges()

    @Slot()
    def _show_made_twice(self) -> None:
        self._space.sheets.get(MadeTwiceSheet).open_made_twice()

    @Slot()
    def _offer_made_twice(self) -> None:
        """After a merge, once: what nobody was asked about yet."""
        if anything_new(self._space.desk):
            self._space.sheets.get(MadeTwiceSheet).open_made_twice()

    @Slot()
    def _go_where_the_report_is(self) -> None:
        """Of consultations that are one, work in the one whose report was begun, if one was."""
        space, notebook = self._space, self._space.bridge.notebook
        here = space.workplace.consultation
        begun = [
            one
            for one in (as_one(notebook, here) if here is not None else ())
            if notebook.children(one, EntityKind.PART)
        ]
        if len(begun) == 1 and begun[0] != here:
            space.workplace.consultation = begun[0]
            space.show_consultation()
            said = self.tr(
                "The report of “{title}” was begun: you work there now, in all sessions."
            )
            space.say(said.format(title=notebook[begun[0]].text("title")), Tone.INFO)

    @Slot()
    def _show_conflicts(self) -> None:
        self._space.commands.run("notebook.conflicts")
