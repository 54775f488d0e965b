"""Taking a name out for good, from the command line."""

from argparse import Namespace

from micic_desk.app.purging import look_for, remove_name
from micic_desk.cli.opened import opened
from micic_desk.cli.streams import Streams


def purge(arguments: Namespace, streams: Streams) -> int:
    """Say where a name is, or take it out; there is no way back."""
    with opened(arguments, streams) as desk:
        if arguments.preview:
            found = look_for(desk, arguments.name)
        else:
            found = remove_name(desk, arguments.name, arguments.instead)
    streams.say(
        f"{len(found.standing)} standing, {found.values} earlier, {found.drafts} drafts, "
        f"{len(found.settings)} settings, {found.senders} senders"
    )
    if not arguments.preview:
        streams.tell(
            "The name is out of this notebook and of its second copy. Files handed out and "
            "backups made before still hold it."
        )
    return 0
