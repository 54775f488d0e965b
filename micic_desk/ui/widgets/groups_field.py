"""The groups of a recovery sheet, typed in sight, with what is right so far said below."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from micic_desk.store.recovery import GROUPS, look_over
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name


class GroupsText(QPlainTextEdit):
    """Several lines of signs that are never spelt or completed; Enter is ``entered``."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.setTabChangesFocus(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        Look.current().changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        """Signs of one width, as on the sheet, at the size of everything else."""
        font = Look.current().font()
        font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        self.setFont(font)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the groups in four lines."""
        return QSize(Look.current().px(200), self.fontMetrics().height() * 5)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as it wants to be: what is compared with paper is seen as a whole."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class GroupsField(QWidget):
    """``edited`` on every change, ``entered`` on Enter."""

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = GroupsText(self.tr("The groups on the recovery sheet"), self)
        self.said = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.setFocusProxy(self.text)
        column = QVBoxLayout(self)
        Look.current().lay(column, gap=4)
        column.addWidget(self.text)
        column.addWidget(self.said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text.textChanged.connect(self._look)
        self.text.entered.connect(self.entered)
        self._look()

    def typed(self) -> str:
        """What was typed."""
        return self.text.toPlainText()

    def is_whole(self) -> bool:
        """Whether every group is there and right: anything else is no try."""
        return look_over(self.typed()).whole

    def wipe(self) -> None:
        """Empty it, and what could be undone with it."""
        self.text.clear()
        self.text.document().clearUndoRedoStacks()

    @Slot()
    def _look(self) -> None:
        found = look_over(self.typed())
        if found.wrong:
            said = self.tr("Group {number} is not as on the sheet.").format(number=found.wrong[0])
        else:
            said = self.tr("{right} of {all} groups are right.").format(
                right=found.there, all=GROUPS
            )
        self.said.setText(said)
        self.said.set_ink(Role.DANGER if found.wrong else Role.TEXT_QUIET)
        self.edited.emit()
