"""Commands that keep a notebook twice: backup, backups, restore."""

from argparse import Namespace

from micic_desk.app.backing_up import back_up_now, bring_back, list_backups, save_copy
from micic_desk.cli.opened import opened
from micic_desk.cli.streams import Streams
from micic_desk.domain.sentences import Refusal


def backup(arguments: Namespace, streams: Streams) -> int:
    """Make a backup, or a whole copy somewhere."""
    with opened(arguments, streams) as desk:
        if arguments.to is not None:
            save_copy(desk, arguments.to)
            streams.say(str(arguments.to))
        else:
            streams.say(str(back_up_now(desk).path))
    return 0


def list_all(arguments: Namespace, streams: Streams) -> int:
    """Print every backup and what it holds."""
    with opened(arguments, streams) as desk:
        found = list_backups(desk)
    if arguments.json:
        streams.say_data(
            [
                {
                    "name": one.backup.path.name,
                    "opens": one.holding is not None,
                    "in_the_way": str(one.in_the_way or ""),
                    "sessions": one.holding.sessions if one.holding else 0,
                    "items": one.holding.items if one.holding else 0,
                }
                for one in found
            ]
        )
        return 0
    for one in found:
        held = one.holding
        no = str(one.in_the_way or "does not open")
        what = f"{held.sessions} sessions, {held.items} lines" if held else no
        streams.say(f"{one.backup.path.name}: {what}")
    return 0


def restore(arguments: Namespace, streams: Streams) -> int:
    """Put a backup beside the notebook."""
    with opened(arguments, streams) as desk:
        found = [one for one in list_backups(desk) if one.backup.path.name == arguments.backup]
        if found and found[0].in_the_way is not None:
            said = found[0].in_the_way
            raise Refusal("backup.in_the_way", said.text, **said.facts)
        if not found or found[0].holding is None:
            raise Refusal(
                "cli.no_such_backup",
                "There is no backup {backup} that opens. “backups” lists them.",
                backup=arguments.backup,
            )
        streams.say(str(bring_back(desk, found[0].backup)))
    return 0
