"""What a share file would hold and withhold, in a few plain lines."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.share_contents import Contents
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import called
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.labels import IconLabel, PlainLabel

_CONTEXT = "ShareContents"
_LINES = frozenset(ItemKind)


def held_lines(what: Contents) -> int:
    """How many captured lines travel."""
    return sum(count for kind, count in what.holds.items() if kind in _LINES)


def counted(one: str, many: str, count: int) -> str:
    """A count in words: translated, with the right plural."""
    return QCoreApplication.translate(_CONTEXT, one if count == 1 else many, "", count)


class ContentsView(QWidget):
    """The lines; ``tell`` shows them for what is chosen now."""

    def __init__(self, notebook: Notebook, parent: QWidget) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self.holds = IconLabel(Icon.SHARE, "-", Role.TEXT, self)
        self.people = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.withholds = IconLabel(Icon.HIDE, "-", Tint.NOTE_TO_SELF, self)
        self.earlier = IconLabel(Icon.WARNING, "-", Tint.WARNING, self)
        column = QVBoxLayout(self)
        Look.current().lay(column, gap=6)
        for line in (self.holds, self.people, self.withholds, self.earlier):
            column.addWidget(line)

    def tell(self, what: Contents) -> None:
        """Say what this share would hold, whose names travel, and what stays."""
        lines = held_lines(what)
        sessions = what.holds.get(EntityKind.SESSION, 0)
        said = (
            counted("One line", "%n lines", lines),
            counted("one session", "%n sessions", sessions),
        )
        self.holds.show_state(Icon.SHARE, ", ".join(said), Role.TEXT)
        names = [called(self._notebook[one]) for one in what.people if one in self._notebook]
        text = QCoreApplication.translate(_CONTEXT, "People named: {names}")
        self.people.setText(text.format(names=", ".join(names)))
        self.people.setVisible(bool(names))
        stays = counted("One entry stays here", "%n entries stay here", what.withheld)
        self.withholds.show_state(Icon.HIDE, stays, Tint.NOTE_TO_SELF)
        self.withholds.setVisible(bool(what.withheld))
        once = counted(
            "One line was a note to self before; its earlier words travel with it",
            "%n lines were notes to self before; their earlier words travel with them",
            what.once_private,
        )
        self.earlier.show_state(Icon.WARNING, once, Tint.WARNING)
        self.earlier.setVisible(bool(what.once_private))
