"""The capture panel: the line, what was understood of it, and the way to the disk."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.capturing import Capture, Taken
from micic_desk.app.line_fields import Beside
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Retype
from micic_desk.domain.grammar import Directive
from micic_desk.domain.grammar import Part as Stretch
from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.capture.abbreviating import Abbreviating
from micic_desk.ui.panels.capture.chips import Chips, DepthMarks
from micic_desk.ui.panels.capture.colours import Colours
from micic_desk.ui.panels.capture.completing import Completing
from micic_desk.ui.panels.capture.draft import DraftKeeper, slot_of
from micic_desk.ui.panels.capture.hearing import HearingChip
from micic_desk.ui.panels.capture.kind_keys import typed_for
from micic_desk.ui.panels.capture.line import CaptureField
from micic_desk.ui.panels.capture.speaking import Speaking
from micic_desk.ui.panels.capture.typed import BEGINNING, TypedLine
from micic_desk.ui.theme.look import Look


class CapturePanel(QFrame):
    """Takes one line after the other into the session at work.

    ``taken`` carries what became of a line (`Taken`), ``took_many`` how many lines a paste
    brought; ``saving``, ``saved`` and ``not_saved`` say what is known about the disk;
    ``session_gone_to`` is emitted where a line changed the session.
    """

    taken = Signal(object)
    took_many = Signal(int)
    saving = Signal()
    saved = Signal()
    not_saved = Signal(object)
    explained = Signal(object)
    session_gone_to = Signal(str)
    back_wished = Signal()
    help_wished = Signal()

    def __init__(self, bridge: Bridge, host: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._capture = Capture(bridge.desk, self.tr("Introduction"))
        self._workplace = Workplace(bridge.desk)
        self._last: str | None = None
        self.field = CaptureField(self)
        self._typed = TypedLine(self.field, self._capture)
        self._marks = DepthMarks(self)
        self.speaking = Speaking(bridge, self._typed, self._capture, self)
        self._completing = Completing(bridge, self.field, host, self)
        self.words = self._completing.words
        self.hearing = HearingChip(bridge, self.words, self)
        self.chips = Chips(bridge, self.speaking.row, self.hearing.chip, self)
        self._colours = Colours(self.field.document())
        self.abbreviating = Abbreviating(bridge, self._typed, self)
        self.drafts = DraftKeeper(bridge, self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.field)
        self._edited()

    # -- what the window asks -----------------------------------------------------------------

    def raw(self) -> str:
        """The line as it is understood and kept: its depth as tabs, then what is typed."""
        return self._typed.raw()

    def show_session(self, session: str | None) -> None:
        """Go to the line of another session, as it was left there."""
        slot = slot_of(session)
        self.speaking.show_session(session)
        self.hearing.show()
        if slot != self.drafts.slot:
            self.drafts.keep_soon()
            self._put(self.drafts.turn_to(slot))
            self._tell_saved()
            self._last = None
        self._show_filing()

    def carry_to(self, session: str | None) -> None:
        """Take what is being typed along, because its session has gone or has only come now."""
        slot = slot_of(session)
        if slot != self.drafts.slot:
            carried = self.drafts.carry_to(slot)
            if carried and carried != self.raw():
                self._put(carried)

    def keep_now(self) -> bool:
        """Keep the line being typed; whether it is safe."""
        return self.drafts.keep_now()

    def focus_line(self) -> None:
        """Give the line the keyboard."""
        self._completing.hide()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stand_over(self, host: QWidget, *, apart: bool = False) -> None:
        """Show what is offered over another window, or above it where it is too small."""
        self._completing.stand_over(host, apart=apart)
        self.field.dress()

    def close_down(self) -> None:
        """Stop listening."""
        self._capture.close()
        self._completing.close_down()
        self.drafts.rest()

    def go_deeper(self, by: int) -> None:
        """Set the line deeper, or less deep where ``by`` is negative."""
        most = self._capture.deepest() if by > 0 else self._typed.depth
        self._typed.depth = min(max(0, self._typed.depth + by), max(most, self._typed.depth))
        self._edited()

    def last_item(self) -> str | None:
        """The item captured last, or the one the session ends with."""
        path = self._capture.last_path()
        return path[-1] if path else None

    def follow_last(self) -> None:
        """Go on at the depth where the item captured last stands now."""
        self._typed.depth = max(0, len(self._capture.last_path()) - 1)
        self._edited()

    def set_kind(self, kind: ItemKind) -> None:
        """Make the line another kind; while nothing is typed, the item captured last."""
        line = self._typed.understood()
        if line.directive is Directive.NOTHING and self._last in self._bridge.notebook:
            assert self._last is not None
            self._bridge.do(Retype(entities=(self._last,), kind=kind), by=self)
            return
        start, end = self._typed.stretch(line, Stretch.MARK, Stretch.LABEL)
        typed = typed_for(kind)
        # A point that was asked for stays one, whatever its words say.
        self._typed.kind = kind if typed is None or kind is ItemKind.POINT else None
        self.field.replace(start, end, typed or "")
        self._edited()

    def set_down(self) -> None:
        """Keep the line at the margin: as a statement, where no sign says what it is."""
        self.abbreviating.finish()
        depth, kind = self._typed.depth, self._typed.kind
        self._typed.depth = 0
        if self._typed.kind is None and self._typed.understood().told:
            self._typed.kind = ItemKind.STATEMENT
        if not self._take(self.raw()):
            self._typed.depth, self._typed.kind = depth, kind

    def begin_key_point(self) -> bool:
        """Make a key point of what is typed, and place the next lines in it.

        False where nothing is typed, or the keyboard is elsewhere.
        """
        text = self.field.words().strip()
        return bool(text) and self.field.hasFocus() and self._take(f"## {text}")

    def stop_filing(self) -> None:
        """Place no more lines in a key point."""
        self._capture.filing.stop()
        self._show_filing()

    def is_filing(self) -> bool:
        """Whether lines are placed in a key point as they come."""
        return self._capture.filing.at_work() is not None

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look = Look.current()
        row = QHBoxLayout()
        look.lay(row)
        row.addWidget(self._marks)
        row.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        look.lay(column, (12, 8, 12, 12), 4)
        column.addWidget(self.chips)
        column.addLayout(row)

    def _connect(self) -> None:
        self.field.entered.connect(self._enter)
        self.field.depth_wished.connect(self.go_deeper)
        self.field.pasted.connect(self._paste)
        self.field.explained.connect(self.explained)
        self.field.textChanged.connect(self._edited)
        self.field.escaped.connect(self.back_wished)
        self.chips.kind_wished.connect(self.set_kind)
        self.chips.speaker_wished.connect(self._ask_speaker)
        self.chips.help_wished.connect(self.help_wished)
        self.chips.stop_wished.connect(self.stop_filing)
        self.hearing.refused.connect(self.not_saved)
        self._bridge.changed.connect(self._show_filing)
        self.drafts.kept.connect(self.saved)

    @Slot()
    def _edited(self) -> None:
        line = self._typed.understood()
        if not self.field.words():
            self._typed.kind = None
        self._marks.show_depth(self._typed.depth)
        mends = line.directive is not Directive.MEND or self._capture.can_mend(line)
        speaking = self._capture.speaking()
        self.chips.show_line(line, self._typed.kind or line.kind, speaking, mends=mends)
        self._colours.show_line(line, self._typed.depth)
        raw = self.raw() if self.field.words() else ""
        self.drafts.note(raw)
        if not self.drafts.all_kept():
            self.saving.emit()

    def _tell_saved(self) -> None:
        """Say so where it is so: a line that was left in another session counts too."""
        if self.drafts.all_kept():
            self.saved.emit()

    @Slot()
    def _enter(self) -> None:
        if self._completing.take_enter():
            return
        self._completing.hide()
        self.abbreviating.finish()
        self._take(self.raw())

    def _take(self, raw: str) -> bool:
        """Take the line, and clear it once it is safe; whether it was taken."""
        slot, kind = self.drafts.slot, self._typed.kind
        ear = self.hearing.now()
        typed = self.abbreviating.as_typed()
        beside = Beside(typed=typed, heard=ear.heard, language=ear.language)
        try:
            taken = self._capture.take(raw, beside, kind=kind, by=self, draft_slot=slot)
        except Refusal as refusal:
            self.not_saved.emit(refusal.sentence)
            return False
        if taken.line.directive is Directive.NOTHING:
            if taken.line.reason is not None:
                self.explained.emit(taken.line.reason)
            return False
        self._cleared(taken)
        self._tell_saved()
        self.taken.emit(taken)
        return True

    def _cleared(self, taken: Taken) -> None:
        self.drafts.gone()
        self._typed.kind = None
        if taken.line.directive is Directive.SESSION:
            self._typed.depth = 0
            self.field.put("")
            if taken.entity:
                self.session_gone_to.emit(taken.entity)
            return
        if taken.line.directive is Directive.ITEM:
            self._last, self._typed.depth = taken.entity, taken.depth
            self.speaking.spoke([taken.entity] if taken.entity else [])
        elif taken.line.directive is Directive.KEY_POINT:
            self._last, self._typed.depth = None, 0
            self._show_filing()
        self.field.put("")
        self.carry_to(self._workplace.session)

    @Slot(str)
    def _paste(self, text: str) -> None:
        before = self.field.words()
        try:
            ear = self.hearing.now()
            beside = Beside(heard=ear.heard, language=ear.language)
            taken = self._capture.take_many(text, beside, by=self)
        except Refusal as refusal:
            self.not_saved.emit(refusal.sentence)
            return
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        items = [one for one in taken if one.line.directive is not Directive.SESSION]
        if items:
            self._last = items[-1].entity
            self.speaking.spoke([one.entity for one in items if one.entity])
            self._typed.depth = self._typed.depth if before else items[-1].depth
        gone_to = [one.entity for one in taken if one.line.directive is Directive.SESSION]
        self.carry_to(self._workplace.session)
        if gone_to and gone_to[-1]:
            self.session_gone_to.emit(gone_to[-1])
        self._edited()
        self._tell_saved()
        self.took_many.emit(len(items))

    @Slot()
    def _show_filing(self) -> None:
        self.chips.show_key_point(self._capture.filing.at_work())

    def _put(self, raw: str) -> None:
        text = raw.lstrip("\t")
        self._typed.depth = len(raw) - len(text)
        self._typed.kind = None
        self.field.put(text)
        self._completing.hide()
        self._edited()

    @Slot()
    def _ask_speaker(self) -> None:
        line = self._typed.understood()
        start, end = self._typed.stretch(line, Stretch.SPEAKER)
        if start == end:
            start = end = self._typed.stretch(line, *BEGINNING)[1]
        self.focus_line()
        self.field.replace(start, end, "@")
        self.field.go_to(start + 1)
