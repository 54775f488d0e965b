"""How a gap looks in the list, and the field it is filled in."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from micic_desk.app.gap_filling import LONGEST_NAME, Gaps
from micic_desk.domain.gaps import Missing
from micic_desk.ui.models.index import Index
from micic_desk.ui.panels.gaps.model import GAP_ROLE, GapRow
from micic_desk.ui.panels.outline.editor import LineEditor
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import rounded

SIDE, AIR, SIGN, MARGIN = 12, 8, 20, 5


class SpeakerField(QLineEdit):
    """Who it was: a code or a name, known ones offered as they are typed."""

    left = Signal(object)
    escaped = Signal()

    def __init__(self, people: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Code or name of the speaker"))
        self.setPlaceholderText(self.tr("Code or name"))
        self.setMaxLength(LONGEST_NAME)
        completer = QCompleter(people, self)
        offered = QListView()
        give_name(offered, self.tr("People"))
        completer.setPopup(offered)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.editingFinished.connect(self._leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the speaker unknown; Enter is for the field alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)
        event.accept()

    @Slot()
    def _leave(self) -> None:
        self.left.emit(self)


class GapDelegate(QStyledItemDelegate):
    """Paints what is missing, the words, time and session; ``opened`` with the editor."""

    opened = Signal(object)

    def __init__(self, gaps: Gaps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps = gaps
        self._look = Look.current()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Three lines and air."""
        del option, index
        look = self._look
        lines = QFontMetrics(look.font()).height()
        lines += 2 * QFontMetrics(look.font(Step.CAPTION)).height()
        return QSize(look.px(200), lines + look.px(2 * AIR + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One gap."""
        row = index.data(GAP_ROLE)
        if not isinstance(row, GapRow):
            return
        look, direction, place = self._look, option.direction, QRect(option.rect)
        state = QStyle.StateFlag
        painter.save()
        chosen = bool(option.state & state.State_Selected)
        if chosen or option.state & state.State_MouseOver:
            focus = chosen and bool(option.state & state.State_HasFocus)
            edge = look.ink(Role.FOCUS) if focus else None
            ground = look.ground(Role.PRESSED if chosen else Role.HOVER)
            rounded(painter, place.adjusted(2, 1, -2, -1), look.px(Radius.CONTROL), ground, edge)
        lines = self._lines(place)
        side = look.px(SIGN)
        box = QRect(place.left() + look.px(SIDE), lines[0].top(), side, side)
        tint = Tint.GAP if row.gap.missing is Missing.WORDS else Tint.QUESTION
        look.icons.paint(
            painter, QStyle.visualRect(direction, place, box), row.icon, look.theme.ink(tint)
        )
        strong = look.font(Step.CAPTION, QFont.Weight.DemiBold)
        faces: tuple[tuple[str, QFont, Role | Tint], ...] = (
            (row.asks, strong, tint),
            (row.words, look.font(), Role.TEXT),
            (row.where, look.font(Step.CAPTION), Role.TEXT_QUIET),
        )
        for line, (text, font, ink) in zip(lines, faces, strict=True):
            painter.setFont(font)
            painter.setPen(look.ink(ink))
            cut = Qt.TextElideMode.ElideRight
            shown = QFontMetrics(font).elidedText(text, cut, line.width())
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
            where = QStyle.visualRect(direction, place, line)
            painter.drawText(where, align | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """The words of the line, or a field for who spoke."""
        del option
        row: GapRow = index.data(GAP_ROLE)
        editor: QWidget
        if row.gap.missing is Missing.WORDS:
            editor = LineEditor(row.gap.item, row.text, parent)
            editor.setFont(self._look.font())
            editor.document().setDocumentMargin(self._look.px(MARGIN))
        else:
            editor = SpeakerField(self._gaps.people(), parent)
        self.opened.emit(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Nothing: the editor was made with its words, and what is typed stays."""

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Nothing: the list fills the gap, because a refusal must leave the editor open."""

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the words and what is below them; as high as what is typed."""
        del index
        first, words, last = self._lines(QRect(option.rect))
        box = words.united(last) if isinstance(editor, LineEditor) else QRect(words)
        if isinstance(editor, LineEditor):
            margin = self._look.px(MARGIN)
            box.adjust(-margin, 0, 0, 0)
            editor.setFixedWidth(box.width())
            box.setHeight(max(box.height(), editor.height_wanted() + 2 * margin))
        else:
            tall = max(editor.sizeHint().height(), words.height())
            box = QRect(words.left(), first.bottom(), words.width(), tall)
        editor.setGeometry(QStyle.visualRect(option.direction, option.rect, box))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys and leaving are the list's own."""
        del editor, event
        return False

    def _lines(self, place: QRect) -> tuple[QRect, QRect, QRect]:
        look = self._look
        small = QFontMetrics(look.font(Step.CAPTION)).height()
        body = QFontMetrics(look.font()).height()
        left = place.left() + look.px(SIDE + SIGN + 8)
        wide, top = place.right() - look.px(SIDE) - left, place.top() + look.px(AIR)
        first = QRect(left, top, wide, small)
        words = QRect(left, first.bottom() + 1 + look.px(2), wide, body)
        return first, words, QRect(left, words.bottom() + 1 + look.px(2), wide, small)
