"""Everything a person can ask of the window, each with its words, keys and state.

The menu bar, the palette and the list of keys are made of this one register, so that what
can be done by one of them can be done by all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from micic_desk.ui.models.key_book import KeyBook
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import keys_text

_SOON_MS = 40


class Menu(Enum):
    """The menus of the menu bar, in its order; the value is the title before translation."""

    NOTEBOOK = str(QT_TRANSLATE_NOOP("Menu", "&Notebook"))
    EDIT = str(QT_TRANSLATE_NOOP("Menu", "&Edit"))
    LINE = str(QT_TRANSLATE_NOOP("Menu", "&Line"))
    GO = str(QT_TRANSLATE_NOOP("Menu", "&Go"))
    REPORT = str(QT_TRANSLATE_NOOP("Menu", "&Report"))
    COLLEAGUES = str(QT_TRANSLATE_NOOP("Menu", "&Colleagues"))
    VIEW = str(QT_TRANSLATE_NOOP("Menu", "&View"))
    HELP = str(QT_TRANSLATE_NOOP("Menu", "&Help"))

    @property
    def title(self) -> str:
        """The menu's title in the user's language, with its mnemonic."""
        return QCoreApplication.translate("Menu", self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that can be asked for.

    ``text`` is what it is called everywhere; ``says`` replaces it where the words depend on
    the moment ("Undo move of 3 items"). ``group`` parts a menu by lines; ``sub`` is the title of
    a menu inside the menu, for many of one sort. ``checked`` makes it a switch. ``within`` is the
    widget inside which the keys work, where they mean something else elsewhere. ``why`` says what
    a command waits for while it is not enabled. ``id`` is stable and never shown.
    """

    id: str
    text: str
    act: Callable[[], object]
    menu: Menu
    group: int = 0
    sub: str = ""
    keys: tuple[str, ...] = ()
    icon: Icon | None = None
    enabled: Callable[[], bool] | None = None
    why: str = ""
    says: Callable[[], str] | None = None
    checked: Callable[[], bool] | None = None
    in_menu: bool = True
    within: QWidget | None = None


class Commands(QObject):
    """The register. ``about_to_run`` is emitted before a command does anything."""

    about_to_run = Signal(str)
    refreshed = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._look = Look.current()
        self._known: dict[str, tuple[Command, QAction]] = {}
        self._places: dict[str, list[QWidget | None]] = {}
        self._resting = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self.book = KeyBook(self, self)

    def add(self, *commands: Command) -> None:
        """Register commands; ValueError where an id or a key is taken already."""
        for command in commands:
            if command.id in self._known:
                raise ValueError(f"there is a command {command.id!r} already")
            said = [QKeySequence(keys).toString() for keys in command.keys]
            for keys in said:
                if self._is_in_use(keys, command.within):
                    raise ValueError(f"{keys} of {command.id!r} is taken")
            for keys in said:
                self._places.setdefault(keys, []).append(command.within)
            self._known[command.id] = (command, self._action(command))
        self.book.put_on()

    def __iter__(self) -> Iterator[Command]:
        return (command for command, _ in self._known.values())

    def __contains__(self, command: object) -> bool:
        return command in self._known

    def command(self, command: str) -> Command:
        """The command with an id; KeyError where there is none."""
        return self._known[command][0]

    def action(self, command: str) -> QAction:
        """The action of a command, for menus and buttons."""
        self.settle()
        return self._known[command][1]

    def in_menu(self, menu: Menu) -> list[Command]:
        """A menu's commands, group by group."""
        found = (command for command in self if command.menu is menu and command.in_menu)
        return sorted(found, key=_group)

    def name(self, command: str) -> str:
        """What a command is called at this moment."""
        self.settle()
        return self._known[command][1].text().replace("&", "")

    def keys(self, command: str) -> str:
        """A command's keys as this system writes them, parted by semicolons."""
        return "; ".join(keys_text(one) for one in self.book.keys(command))

    def mnemonics(self) -> str:
        """The letters that open a menu together with Alt."""
        titles = (menu.title for menu in Menu if self.in_menu(menu))
        return "".join(title.partition("&")[2][:1].casefold() for title in titles)

    def can(self, command: str) -> bool:
        """Whether a command can be carried out at this moment."""
        known = self._known[command][0]
        return known.enabled is None or known.enabled()

    def run(self, command: str) -> bool:
        """Carry a command out where that is possible; whether it was."""
        if not self.can(command):
            return False
        self.about_to_run.emit(command)
        self._known[command][0].act()
        self.refresh()
        return True

    @Slot()
    def refresh(self) -> None:
        """Bring every action's words and state up to date."""
        self._soon.stop()
        if self._resting:
            return
        for command, action in self._known.values():
            _refresh(command, action)
        self.refreshed.emit()

    def refresh_within(self, place: QWidget) -> None:
        """Bring what only works in one place up to date: keys of what seems asleep go nowhere."""
        if not self._resting:
            for command, action in self._known.values():
                if command.within is place:
                    _refresh(command, action)

    def refresh_soon(self) -> None:
        """Bring everything up to date in a pause: the next line waits for no menu.

        Whoever knows that a command is about to be asked for calls `settle` first.
        """
        self._soon.start()

    @Slot()
    def settle(self) -> None:
        """Bring up to date now what waits for a pause."""
        if self._soon.isActive():
            self.refresh()

    def rest(self) -> None:
        """Ask nothing any more, because what the commands speak of has been closed."""
        self._resting = True

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self._owner)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        everywhere = Qt.ShortcutContext.WindowShortcut
        action.setShortcutContext(everywhere if command.within is None else inside)
        action.setCheckable(command.checked is not None)
        # A role guessed by Qt from the words would move the command on a Mac.
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.icon is not None:
            self._look.dress(action, command.icon, Role.TEXT_QUIET)
        _refresh(command, action)
        action.triggered.connect(self._triggered)
        (command.within or self._owner).addAction(action)
        return action

    def _is_in_use(self, keys: str, within: QWidget | None) -> bool:
        """Whether keys mean something in a place: there, or everywhere."""
        return any(
            None in (within, place) or place is within for place in self._places.get(keys, ())
        )

    @Slot()
    def _triggered(self) -> None:
        action = self.sender()
        if action is not None:
            self.run(action.objectName())


def _refresh(command: Command, action: QAction) -> None:
    if command.says is not None:
        action.setText(command.says())
    if command.enabled is not None:
        action.setEnabled(command.enabled())
    if command.checked is not None:
        action.setChecked(command.checked())


def _group(command: Command) -> int:
    return command.group
