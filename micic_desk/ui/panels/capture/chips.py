"""What was understood of the line: depth, kind and speaker, beside it while it is typed."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from micic_desk.domain.entity import Entity
from micic_desk.domain.grammar import CapturedLine, Directive, Said
from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.people import called
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.placing import section_badge
from micic_desk.ui.panels.capture.kind_keys import keys_of
from micic_desk.ui.panels.capture.recent_row import RecentRow
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import TextButton
from micic_desk.ui.widgets.chip import ChipButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name


class DepthMarks(QWidget):
    """One bar for each level the line stands under; as wide as the line is set in."""

    STEP = 22

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._depth = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.show_depth(0)
        self._look.changed.connect(self.updateGeometry)

    def show_depth(self, depth: int) -> None:
        """Show another depth."""
        if depth == self._depth:
            return
        self._depth = depth
        give_name(self, self.tr("Depth {number}").format(number=depth + 1))
        self.setVisible(depth > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A step for each level."""
        return QSize(self._depth * self._look.px(self.STEP), self._look.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The bars."""
        painter, step = QPainter(self), self._look.px(self.STEP)
        wide = self._look.px(2)
        for level in range(self._depth):
            left = level * step + step // 2
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left = self.width() - left - wide
            painter.fillRect(left, 0, wide, self.height(), self._look.ink(Role.LINE_STRONG))


class Chips(QWidget):
    """Kind, speaker, key point and a word of help.

    ``kind_wished`` comes from the kind's menu; ``stop_wished`` asks that no more lines be placed
    in the key point at work.
    """

    kind_wished = Signal(object)
    speaker_wished = Signal()
    help_wished = Signal()
    stop_wished = Signal()

    def __init__(
        self,
        bridge: Bridge,
        recent: RecentRow,
        heard: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._recent = recent
        self._kind = ChipButton("-", "-", parent=self)
        self._speaker = ChipButton("-", "-", icon=Icon.PERSON, parent=self)
        self._point = ChipButton("-", "-", icon=Icon.KEY_POINT, parent=self)
        self._point.hide()
        self._filed = ""
        self._notice = PlainLabel(
            "", step=Step.CAPTION, ink=Role.TEXT_QUIET, elide=True, parent=self
        )
        self._help = TextButton(self.tr("Marks and keys"), keys="Ctrl+/", parent=self)
        row = QHBoxLayout(self)
        Look.current().lay(row, gap=4)
        for widget in (self._kind, self._speaker, heard, self._point):
            row.addWidget(widget)
        row.addWidget(recent, 1)
        row.addWidget(self._notice, 1)
        row.addWidget(self._help)
        self._kind.clicked.connect(self._open_kinds)
        self._speaker.clicked.connect(self.speaker_wished)
        self._point.clicked.connect(self.stop_wished)
        self._help.clicked.connect(self.help_wished)

    def show_line(
        self, line: CapturedLine, kind: ItemKind, speaking: str, *, mends: bool = True
    ) -> None:
        """Show what was understood.

        ``kind`` is the line's own or the one asked for by key, ``speaking`` for whom ``...``
        goes on; ``mends`` says whether the line before has the words that it would mend.
        """
        look = kind_look(kind)
        name, icon, tint = kind_name(kind), look.icon, look.tint
        notice = "" if self._recent.has_seats() else self.tr("Enter saves. Tab goes deeper.")
        if line.directive is Directive.SESSION:
            name, icon, tint = self.tr("New session"), Icon.SESSION, Tint.INFO
            notice = self.tr("Enter goes to this session, and makes it where there is none.")
        elif line.directive is Directive.KEY_POINT:
            name, icon, tint = self.tr("Key point"), Icon.KEY_POINT, Tint.INFO
            notice = self.tr("Enter places the next lines in it, and makes it where there is none.")
            if not line.text:
                notice = self.tr("Enter stops placing lines in a key point.")
        elif line.directive is Directive.MEND:
            name, icon, tint = self.tr("Mend the line before"), Icon.EDIT, Tint.INFO
            said = self.tr("Enter puts “{new}” where “{old}” stands.")
            if not mends:
                said = self.tr("“{old}” is not in the line before: Enter keeps this as a line.")
                tint = Tint.WARNING
            notice = said.format(new=line.mended, old=line.text)
        self._kind.show_state(
            name, self.tr("Kind of the line: {kind}").format(kind=name), tint, icon
        )
        text, tint = self._speaker_words(line, speaking)
        said = self.tr("Speaker: {name}").format(name=text)
        self._speaker.show_state(text, said, tint, Icon.PERSON)
        self._speaker.setVisible(line.directive in (Directive.ITEM, Directive.NOTHING))
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self._recent.setVisible(not notice)

    def show_key_point(self, section: Entity | None) -> None:
        """Show in which section of the report lines are placed as they come, if in any."""
        name = badge = ""
        if section is not None:
            badge = section_badge(self._bridge.notebook, section)
            said = self.tr("Lines are placed in {number} {title}. Press to stop that.")
            name = said.format(number=badge, title=section.text("title"))
        if name != self._filed:
            self._filed = name
            self._point.setVisible(bool(name))
            self._point.show_state(badge or "-", name or "-", Tint.INFO, Icon.KEY_POINT)

    def _speaker_words(self, line: CapturedLine, speaking: str) -> tuple[str, Tint]:
        if line.said is Said.KNOWN:
            return self._called(line.speaker), Tint.MINE
        if line.said is Said.NEW_CODE:
            return self.tr("{code} (new)").format(code=line.speaker), Tint.INFO
        if line.said is Said.UNKNOWN:
            return self.tr("Unknown speaker"), Tint.WARNING
        if line.said is Said.SAME and not speaking:
            return self.tr("Nobody has spoken yet"), Tint.WARNING
        if line.said is Said.SAME:
            return self.tr("{name} goes on").format(name=self._called(speaking)), Tint.MINE
        return self.tr("No speaker"), Tint.PLAIN

    def _called(self, speaker: str) -> str:
        person = self._bridge.notebook.get(speaker)
        return called(person) if person is not None else speaker

    @Slot()
    def _open_kinds(self) -> None:
        menu = QMenu(self)
        give_name(menu, self.tr("Kind of the line"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = Look.current()
        for kind in ItemKind:
            # The keys are shown here and live in the window's own commands.
            action = menu.addAction(f"{kind_name(kind)}\t{keys_of(kind)}")
            action.setData(kind.value)
            action.setIcon(look.icon(kind_look(kind).icon, kind_look(kind).tint))
            action.triggered.connect(self._kind_chosen)
        menu.popup(self._kind.mapToGlobal(self._kind.rect().topLeft()))

    @Slot()
    def _kind_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.kind_wished.emit(ItemKind(action.data()))
