"""The keys of every command as somebody wants them: changed, swapped, put back as they were."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from micic_desk.ui.models.key_rules import clash, normal, why_not
from micic_desk.ui.widgets.own_keys import OwnKeys

Keys = tuple[str, ...]


class HasKeys(Protocol):
    """A command, as far as its keys are concerned."""

    @property
    def id(self) -> str:
        """Its stable name."""

    @property
    def keys(self) -> Keys:
        """Its usual keys."""

    @property
    def within(self) -> QWidget | None:
        """The widget inside which alone its keys work."""


class Register(Protocol):
    """Where commands are registered, each with its action."""

    def __iter__(self) -> Iterator[HasKeys]: ...

    def __contains__(self, command: object) -> bool: ...

    def command(self, command: str) -> HasKeys:
        """The command with an id."""

    def action(self, command: str) -> QAction:
        """The action of a command."""

    def mnemonics(self) -> str:
        """The letters that open a menu together with Alt."""


class KeyBook(QObject):
    """Puts keys on the actions of a register; ``changed`` when somebody wants others.

    What is read from a file may be odd: keys that are none, that belong to typing, or that two
    commands would have. Those commands keep their usual keys.
    """

    changed = Signal()

    def __init__(self, commands: Register, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands
        self._wished: dict[str, Keys] = {}
        self._own: dict[str, Keys] = {}

    def wished(self) -> dict[str, Keys]:
        """The keys to remember, those of commands that are not there now too."""
        return dict(self._wished)

    def wear(self, wished: Mapping[str, Keys]) -> None:
        """Take over what was remembered."""
        self._wished = {one: tuple(map(normal, keys)) for one, keys in wished.items()}
        self.put_on()

    def put_on(self) -> None:
        """Give every action its keys, as after new commands were registered."""
        before, self._own = self._own, self._possible()
        for one in before.keys() | self._own.keys():
            if one in self._commands:
                keys = [QKeySequence(each) for each in self.keys(one)]
                self._commands.action(one).setShortcuts(keys)
        OwnKeys.current().wear(self._spoken())

    def keys(self, command: str) -> Keys:
        """The keys a command has now."""
        found = self._own.get(command)
        return self.usual(command) if found is None else found

    def usual(self, command: str) -> Keys:
        """The keys a command has unless somebody changes them."""
        return tuple(map(normal, self._commands.command(command).keys))

    def is_changed(self, command: str) -> bool:
        """Whether a command has other keys than the usual ones."""
        return command in self._own

    def can_change(self, command: str) -> bool:
        """Whether a command's keys can be changed.

        Inside a place, keys of typing (Del, Ctrl+X) mean what they mean everywhere; they stay.
        """
        place = self._commands.command(command).within
        return place is None or not any(map(self.why_not, self.usual(command)))

    def why_not(self, keys: str) -> str:
        """Why no command can have these keys; empty where one can."""
        return why_not(QKeySequence(keys), self._commands.mnemonics())

    def taken_by(self, command: str, keys: str) -> str | None:
        """The id of the other command that has these keys, or keys that begin with them."""
        wanted = normal(keys)
        for other in self._commands:
            if self._meet(command, other.id) and any(
                clash(wanted, one) for one in self.keys(other.id)
            ):
                return other.id
        return None

    def give(self, command: str, keys: Keys) -> None:
        """Give a command other keys instead of all it has."""
        self._change({command: tuple(map(normal, keys))})

    def swap(self, command: str, keys: str, other: str) -> None:
        """Give a command the keys of another one, which gets the keys that become free."""
        wanted = normal(keys)
        kept = tuple(one for one in self.keys(other) if not clash(wanted, one))
        self._change({command: (wanted,), other: (*self.keys(command)[:1], *kept)})

    def reset(self, command: str) -> None:
        """The usual keys again; whoever has one of them gets the usual ones too."""
        waiting, again = [command], set[str]()
        while waiting:
            one = waiting.pop()
            if one not in again:
                again.add(one)
                usual = self.usual(one)
                waiting.extend(
                    other
                    for other, keys in self._own.items()
                    if other not in again
                    and self._meet(one, other)
                    and any(clash(a, b) for a in usual for b in keys)
                )
        self._change({one: self.usual(one) for one in again})

    def reset_all(self) -> None:
        """The usual keys everywhere."""
        if self._wished:
            self._wished = {}
            self.put_on()
            self.changed.emit()

    def _change(self, keys: Mapping[str, Keys]) -> None:
        # What could not be had until now is not wished any more: it would stand in the way.
        known = {one for one in self._wished if one in self._commands}
        wished = {one: each for one, each in self._wished.items() if one not in known}
        wished |= self._own | dict(keys)
        self._wished = {
            one: each
            for one, each in wished.items()
            if one not in self._commands or each != self.usual(one)
        }
        self.put_on()
        self.changed.emit()

    def _possible(self) -> dict[str, Keys]:
        """What is wished, as far as it can be: no odd keys, no keys that two would have."""
        own = {
            one: keys
            for one, keys in self._wished.items()
            if one in self._commands
            and self.can_change(one)
            and all(each and not self.why_not(each) for each in keys)
        }
        while own:
            clashing = self._clashing(own)
            if not clashing:
                break
            own = {one: keys for one, keys in own.items() if one not in clashing}
        return own

    def _clashing(self, own: Mapping[str, Keys]) -> set[str]:
        every = [
            (one.id, keys) for one in self._commands for keys in own.get(one.id, self.usual(one.id))
        ]
        found: set[str] = set()
        for command, keys in every:
            if command in own:
                found |= {
                    name
                    for other, those in every
                    if self._meet(command, other) and clash(keys, those)
                    for name in (command, other)
                }
        return found & own.keys()

    def _meet(self, one: str, other: str) -> bool:
        """Whether there is a place where the keys of both commands work."""
        if one == other:
            return False
        places = {self._commands.command(each).within for each in (one, other)}
        return None in places or len(places) == 1

    def _spoken(self) -> dict[str, str]:
        """The usual keys of changed commands, and what is pressed instead."""
        return {
            usual: next(iter(keys), "")
            for one, keys in self._own.items()
            for usual in self.usual(one)
        }
