"""A list of commands that can be searched: what the palette and the list of keys show."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from micic_desk.domain.text import folded
from micic_desk.ui.models.commands import Command, Commands
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.strokes import rounded, write

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
KEYS_ROLE = int(Qt.ItemDataRole.UserRole) + 2
MENU_ROLE = int(Qt.ItemDataRole.UserRole) + 3
State = QStyle.StateFlag


class CommandModel(QAbstractListModel):
    """The commands whose name, menu or keys hold all the words asked for."""

    def __init__(self, commands: Commands, *, keys_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._keys_only = keys_only
        self._shown: list[Command] = []

    def ask(self, words: str) -> None:
        """Show what fits ``words``; everything where nothing is asked."""
        self.beginResetModel()
        wanted = folded(words).split()
        self._shown = [one for one in self._commands if self._fits(one, wanted)]
        self.endResetModel()

    def command(self, row: int) -> Command:
        """The command of a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many fit."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, keys and menu of a command."""
        if not index.isValid():
            return None
        command = self._shown[index.row()]
        keys = self._commands.keys(command.id)
        name = self._commands.name(command.id)
        menu = command.menu.title.replace("&", "")
        return {
            int(Qt.ItemDataRole.DisplayRole): name,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{name}, {keys}" if keys else name,
            ID_ROLE: command.id,
            KEYS_ROLE: keys,
            MENU_ROLE: menu,
        }.get(int(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What cannot be done now is seen and cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = self._keys_only or self._commands.can(self._shown[index.row()].id)
        chosen = Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemIsEnabled if able else Qt.ItemFlag.NoItemFlags

    def _fits(self, command: Command, wanted: list[str]) -> bool:
        keys = self._commands.keys(command.id)
        if self._keys_only and not keys:
            return False
        name = self._commands.name(command.id)
        whole = folded(f"{name} {command.text} {command.menu.title.replace('&', '')} {keys}")
        return all(word in whole for word in wanted)


class CommandDelegate(QStyledItemDelegate):
    """Icon, name, menu and keys on one line."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._look = Look.current()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """One line."""
        del option, index
        text = QFontMetrics(self._look.font(Step.BODY)).height()
        return QSize(self._look.px(200), text + self._look.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One command."""
        look, direction = self._look, option.direction
        place = QRect(option.rect)
        able, chosen = option.state & State.State_Enabled, option.state & State.State_Selected
        painter.save()
        if chosen:
            edge = look.ink(Role.LINE_STRONG) if look.theme.outlined else None
            rounded(painter, place, look.px(Radius.CONTROL), look.ground(Role.ROW), edge)
        inner = place.adjusted(look.px(10), 0, -look.px(10), 0)
        side = look.px(18)
        command = self._commands.command(str(index.data(ID_ROLE)))
        ink = Role.TEXT if able else Role.TEXT_OFF
        quiet = Role.TEXT_QUIET if able else Role.TEXT_OFF
        if command.icon is not None:
            box = QRect(inner.left(), inner.center().y() - side // 2, side, side)
            box = QStyle.visualRect(direction, inner, box)
            look.icons.paint(painter, box, command.icon, look.theme.ink(quiet))
        caption = look.font(Step.CAPTION)
        said = str(index.data(KEYS_ROLE)) or str(index.data(MENU_ROLE))
        wide = QFontMetrics(caption).horizontalAdvance(said) + look.px(4)
        end = QRect(inner.right() - wide, inner.top(), wide + 1, inner.height())
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(caption)
        painter.setPen(look.ink(quiet))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        write(painter, QStyle.visualRect(direction, inner, end), said, align | centre)
        rest = inner.adjusted(side + look.px(10), 0, -wide - look.px(8), 0)
        painter.setFont(look.font(Step.BODY))
        painter.setPen(look.ink(ink))
        shown = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, rest.width()
        )
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        write(painter, QStyle.visualRect(direction, inner, rest), shown, align | centre)
        painter.restore()


class CommandList(QListView):
    """Shows what fits; ``wished`` with the id of the command that is chosen."""

    wished = Signal(str)

    def __init__(
        self, commands: Commands, name: str, *, keys_only: bool = False, parent: QWidget
    ) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.rows = CommandModel(commands, keys_only=keys_only, parent=self)
        self.setModel(self.rows)
        self.setItemDelegate(CommandDelegate(commands, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._wish)
        Look.current().changed.connect(self.scheduleDelayedItemsLayout)

    def ask(self, words: str) -> None:
        """Show what fits, the first that can be done chosen."""
        self.rows.ask(words)
        self.setCurrentIndex(NO_INDEX)
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next command, or the one before, that can be done now."""
        count = self.rows.rowCount()
        at = self.currentIndex().row() if self.currentIndex().isValid() else (-1 if by > 0 else 0)
        for distance in range(1, count + 1):
            index = self.rows.index((at + by * distance) % count)
            if self.rows.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentIndex(index)
                return

    def choose(self) -> None:
        """Choose the command that was stepped to."""
        self._wish(self.currentIndex())

    def _wish(self, index: Index) -> None:
        if index.isValid():
            self.wished.emit(self.rows.command(index.row()).id)
