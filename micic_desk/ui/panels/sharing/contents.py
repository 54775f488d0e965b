"""What a share file would hold and withhold: a few plain lines, and below them every line."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.share_contents import Contents
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import called
from micic_desk.domain.text import folded
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.labels import IconLabel, PlainLabel
from micic_desk.ui.widgets.reading import side_by_side
from micic_desk.ui.widgets.two_lines import Told, ToldList

_CONTEXT = "ShareContents"
_LINES = frozenset(ItemKind)
_TALL = 150


def held_lines(what: Contents) -> int:
    """How many captured lines travel."""
    return sum(count for kind, count in what.holds.items() if kind in _LINES)


def counted(one: str, many: str, count: int) -> str:
    """A count in words: translated, with the right plural."""
    return QCoreApplication.translate(_CONTEXT, one if count == 1 else many, "", count)


class ContentsView(QWidget):
    """The lines; ``tell`` shows them for what is chosen now.

    The list below says first what stays here, then what travels; ``entity_wished`` goes to it.
    """

    entity_wished = Signal(str)

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
        self.list = ToldList(self.tr("Every line that stays or travels"), parent=self)
        self.list.setMinimumHeight(Look.current().px(_TALL))
        self.list.opened.connect(self._go)
        column.addWidget(self.list, 1)

    def tell(self, what: Contents) -> None:
        """Say what this share would hold, whose names travel, and what stays."""
        lines = held_lines(what)
        sessions = what.holds.get(EntityKind.SESSION, 0)
        said = [counted("One line", "%n lines", lines)]
        if sessions:
            said.append(counted("one session", "%n sessions", sessions))
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
        self.list.show_rows([*self._rows(what.stays, stays=True), *self._rows(what.lines)])
        self.list.setVisible(bool(self.list.rows.rowCount()))

    def _rows(self, ids: tuple[str, ...], *, stays: bool = False) -> list[Told]:
        """The lines of the notebook among these ids, in the order in which they were written."""
        said = self.tr("stays here") if stays else self.tr("travels")
        icon, ink = (Icon.HIDE, Tint.NOTE_TO_SELF) if stays else (Icon.SHARE, Role.TEXT_QUIET)
        found = [self._notebook[one] for one in ids if one in self._notebook]
        return [
            Told(
                id=one.id,
                text=_words(one) or said,
                below=side_by_side((said, self._where(one))),
                icon=icon,
                ink=ink,
            )
            for one in sorted(found, key=_made)
            if one.kind == EntityKind.ITEM
        ]

    def _where(self, entity: Entity) -> str:
        above = self._notebook.ancestors(entity.id)
        titles = (one.text("title") for one in above if one.kind == EntityKind.SESSION)
        return next(titles, "")

    @Slot()
    def _go(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            self.entity_wished.emit(chosen[0])


def _words(entity: Entity) -> str:
    return " ".join(entity.text("text").split())


def _made(entity: Entity) -> tuple[int, str]:
    return entity.created, folded(entity.text("text"))
