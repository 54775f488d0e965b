"""What the palette and the list of keys show: commands as they are at this moment, and places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from micic_desk.ui.dialogs.fuzzy import rank
from micic_desk.ui.models.commands import Command, Commands
from micic_desk.ui.theme.icons import Icon


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row. ``detail`` is its menu or where it stands; ``why`` says what it waits for."""

    id: str
    name: str
    detail: str = ""
    further: str = ""
    keys: str = ""
    icon: Icon | None = None
    able: bool = True
    why: str = ""
    checked: bool | None = None


def command_entries(commands: Commands) -> list[Entry]:
    """Every command of the register."""
    return [command_entry(commands, one) for one in commands]


def command_entry(commands: Commands, command: Command) -> Entry:
    """A command with its key and its state."""
    able = commands.can(command.id)
    menu = command.menu.title.replace("&", "")
    keys = commands.keys(command.id)
    return Entry(
        id=command.id,
        name=commands.name(command.id),
        detail=menu,
        further=f"{command.text} {menu} {keys}",
        keys=keys,
        icon=command.icon,
        able=able,
        why="" if able else command.why,
        checked=command.checked() if command.checked is not None else None,
    )


def fitting(entries: Iterable[Entry], asked: str, recent: Sequence[str] = ()) -> list[Entry]:
    """The entries that answer, the nearest first.

    Of equals what can be done comes before what cannot, then what was used last, then as listed.
    """
    used = {one: at for at, one in enumerate(recent)}
    found = []
    for at, entry in enumerate(entries):
        far = rank(asked, entry.name, entry.further)
        if far is not None:
            found.append((far, not entry.able, used.get(entry.id, len(used)), at, entry))
    return [entry for *_, entry in sorted(found, key=_by_numbers)]


def _by_numbers(one: tuple[int, bool, int, int, Entry]) -> tuple[int, bool, int, int]:
    return one[:4]
