"""What rapporteurs pass to each other by hand, and the name that must not go on."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.cards.commands import card_commands
from micic_desk.ui.panels.cards.sheet import CardsSheet
from micic_desk.ui.panels.handing_over.commands import hand_over_commands
from micic_desk.ui.panels.handing_over.sheet import HandOverSheet
from micic_desk.ui.panels.merging.sheet import MergeSheet
from micic_desk.ui.panels.purging.commands import purge_commands
from micic_desk.ui.panels.purging.sheet import PurgeSheet
from micic_desk.ui.panels.stick.commands import stick_commands
from micic_desk.ui.panels.stick.sheet import StickSheet
from micic_desk.ui.window.workspace import Workspace


class PassingOn(QObject):
    """Fits the sheets for this into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Join the workspace."""
        self._space.sheets.add(CardsSheet, self._make_cards)
        self._space.sheets.add(PurgeSheet, self._make_purge)
        self._space.sheets.add(HandOverSheet, self._make_hand_over)
        self._space.sheets.add(StickSheet, self._make_stick)
        self._space.commands.add(
            *stick_commands(self._exchange),
            *card_commands(self._cards),
            *hand_over_commands(self._hand_over, self._has_parts),
            *purge_commands(self._purge),
        )

    def _make_cards(self, host: QWidget) -> CardsSheet:
        sheet = CardsSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        return sheet

    def _make_stick(self, host: QWidget) -> StickSheet:
        sheet = StickSheet(self._space.bridge, host)
        sheet.file_wished.connect(self._show_merge)
        sheet.entity_wished.connect(self._space.go_to_entity)
        self._space.closing.connect(sheet.stop)
        return sheet

    @Slot()
    def _exchange(self) -> None:
        self._space.outline.finish()
        self._space.sheets.get(StickSheet).open_exchange()

    @Slot(object)
    def _show_merge(self, path: object) -> None:
        """Show what a file on the stick would bring."""
        if isinstance(path, Path):
            self._space.sheets.get(MergeSheet).look_at(path)

    def _make_hand_over(self, host: QWidget) -> HandOverSheet:
        sheet = HandOverSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.entity_wished.connect(self._space.go_to_entity)
        self._space.closing.connect(sheet.stop)
        return sheet

    def _has_parts(self) -> bool:
        consultation = self._space.workplace.consultation
        notebook = self._space.bridge.notebook
        # Asked after every line: a consultation has few parts, and hundreds of sessions.
        return any(one.parent == consultation for one in notebook.of_kind(EntityKind.PART))

    @Slot()
    def _hand_over(self) -> None:
        consultation = self._space.workplace.consultation
        if consultation is not None:
            self._space.outline.finish()
            self._space.sheets.get(HandOverSheet).open_hand_over(consultation)

    def _make_purge(self, host: QWidget) -> PurgeSheet:
        sheet = PurgeSheet(self._space.bridge, host)
        sheet.said.connect(self._space.middle.messages.show_message)
        sheet.entity_wished.connect(self._space.go_to_entity)
        self._space.closing.connect(sheet.stop)
        return sheet

    @Slot()
    def _purge(self) -> None:
        self._space.outline.finish()
        self._space.sheets.get(PurgeSheet).open_purge()

    @Slot()
    def _cards(self) -> None:
        self._space.sheets.get(CardsSheet).open_cards()
