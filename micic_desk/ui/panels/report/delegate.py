"""How a row of the report is painted, and how its words are changed in place."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.models.line import Line
from micic_desk.ui.models.roles import OutlineRole
from micic_desk.ui.panels.report.row_layout import RowLayout
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import rounded

_Index = QModelIndex | QPersistentModelIndex


class ReportDelegate(QStyledItemDelegate):
    """Parts as quiet headings, key points with their number, lines with the icon of their kind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._layouts: dict[tuple[Line, int], RowLayout] = {}
        self._look.changed.connect(self._layouts.clear)

    def words(self, line: Line) -> str:
        """What stands on a row: its words, or what it is where it has none."""
        if line.entity is EntityKind.PART:
            said = (line.text or line.number, line.speaker)
            return " · ".join(one for one in said if one.strip()) or self.tr("Part of the report")
        if line.text.strip():
            return line.text
        if line.entity is EntityKind.SECTION:
            return self.tr("Untitled key point") if line.number else self.tr("Untitled section")
        return line.label or self.tr("No words")

    def source(self, line: Line) -> str:
        """From how many notes of whom a placed line comes, where it is more than one."""
        if line.entity is not EntityKind.PLACEMENT or line.joined is None:
            return ""
        notes, people = line.joined.count, line.joined.people
        by = self.tr("1 person") if people == 1 else self.tr("%n people", "", people)
        said = self.tr("from %n notes by {people}", "", notes).format(people=by)
        return f"{said}: {line.joined.voices}" if line.joined.voices else said

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: _Index
    ) -> QSize:
        """As tall as the words need in this width."""
        line = index.data(OutlineRole.LINE)
        width = option.rect.width()
        if line is None or width <= 0:
            return QSize(0, 0)
        return QSize(width, self._layout(line, width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, sign, words, states."""
        line = index.data(OutlineRole.LINE)
        if line is None:
            return
        painter.save()
        painter.setClipRect(option.rect)
        self._ground(painter, option)
        layout = self._layout(line, option.rect.width())
        self._sign(painter, option, line, layout)
        place = layout.words.translated(option.rect.topLeft())
        place = QStyle.visualRect(option.direction, option.rect, place)
        painter.setLayoutDirection(option.direction)
        painter.setPen(self._look.ink(self._ink(line)))
        layout.wrapped.paint(painter, place)
        if layout.source is not None:
            under = layout.under.translated(option.rect.topLeft())
            painter.setPen(self._look.ink(Role.TEXT_QUIET))
            layout.source.paint(painter, QStyle.visualRect(option.direction, option.rect, under))
        self._states(painter, option, layout)
        painter.restore()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A field over the row."""
        editor = WordsEdit(parent)
        line = index.data(OutlineRole.LINE)
        heading = line is not None and line.is_heading
        give_name(editor, self.tr("Title") if heading else self.tr("Words for the report"))
        editor.setPlaceholderText(self.words(line) if line is not None and heading else "")
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802 - Qt's name
        """The words as they are."""
        if isinstance(editor, WordsEdit):
            editor.setPlainText(str(index.data(OutlineRole.TEXT) or ""))
            editor.selectAll()

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """Over the whole row, and never lower than a line with its edges."""
        place = QRect(option.rect)
        least = QFontMetrics(editor.font()).lineSpacing() + self._look.px(22)
        place.setHeight(max(place.height(), least))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter keeps the words; Escape leaves them as they were."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and isinstance(editor, WordsEdit):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, self.EndEditHint.NoHint)
                return True
        return super().eventFilter(editor, event)

    def _layout(self, line: Line, width: int) -> RowLayout:
        key = (line, width)
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) > 4000:
                self._layouts.clear()
            found = RowLayout(self._look, line, self.words(line), width, self.source(line))
            self._layouts[key] = found
        return found

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look = self._look
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not chosen and not hovered:
            return
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        place = option.rect.adjusted(0, 1, 0, -1)
        fill = look.ground(Role.ROW if chosen else Role.HOVER)
        edge = look.ink(Role.FOCUS) if focused else None
        rounded(painter, place, look.px(Radius.CONTROL), fill, edge)

    def _sign(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, layout: RowLayout
    ) -> None:
        look = self._look
        place = layout.sign.translated(option.rect.topLeft())
        place = QStyle.visualRect(option.direction, option.rect, place)
        if line.entity is EntityKind.SECTION and line.number:
            painter.setFont(look.font(Step.BODY, QFont.Weight.DemiBold))
            painter.setPen(look.ink(Role.ACCENT))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line.number.rstrip("."))
            return
        if line.entity is EntityKind.PART:
            icon, ink = Icon.PERSON, look.theme.ink(Role.TEXT_QUIET)
        elif line.is_heading:
            icon, ink = Icon.SESSION, look.theme.ink(Role.TEXT_QUIET)
        else:
            kind = kind_look(line.kind)
            icon = kind.icon
            ink = look.theme.ink(Role.TEXT_QUIET if kind.tint is Tint.PLAIN else kind.tint)
        look.icons.paint(painter, place, icon, ink)

    def _states(self, painter: QPainter, option: QStyleOptionViewItem, layout: RowLayout) -> None:
        for place, icon in zip(layout.states, layout.state_icons, strict=True):
            box = QStyle.visualRect(
                option.direction, option.rect, place.translated(option.rect.topLeft())
            )
            tint: Role | Tint = Tint.CONFLICT if icon is Icon.CONFLICT else Role.TEXT_QUIET
            self._look.icons.paint(painter, box, icon, self._look.theme.ink(tint))

    def _ink(self, line: Line) -> Role:
        if line.missing or line.entity is EntityKind.PART or not line.text.strip():
            return Role.TEXT_QUIET
        return Role.TEXT


class WordsEdit(QPlainTextEdit):
    """Words being changed on their row; a Tab goes on instead of into the words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
