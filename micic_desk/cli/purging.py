"""Taking a name out for good, from the command line."""

from argparse import Namespace

from micic_desk.app.purging import Purged, look_for
from micic_desk.app.purging_copies import Copies, count_backups, delete_copies, remove_everywhere
from micic_desk.cli.opened import opened
from micic_desk.cli.streams import Streams


def purge(arguments: Namespace, streams: Streams) -> int:
    """Say where a name is, or take it out; 1 where a copy that may hold it is left."""
    with opened(arguments, streams) as desk:
        if arguments.preview:
            _say(look_for(desk, arguments.name), streams)
            streams.tell(f"{count_backups(desk)} backup(s) would be looked through too.")
            return 0
        found, copies = remove_everywhere(desk, arguments.name, arguments.instead)
    _say(found, streams)
    streams.tell(
        f"The name is out of this notebook, of its second copy and of its backups "
        f"({copies.rewritten} held it). Files handed out before still hold it."
    )
    return _leave(copies, streams, delete=arguments.delete_left)


def _say(found: Purged, streams: Streams) -> None:
    streams.say(
        f"{len(found.standing)} standing, {found.values} earlier, {found.drafts} drafts, "
        f"{len(found.settings)} settings, {found.senders} senders"
    )


def _leave(copies: Copies, streams: Streams, *, delete: bool) -> int:
    """Name the copies that may hold the name still, or delete them."""
    left = [*copies.left, *copies.others]
    if delete:
        stuck = delete_copies(left)
        for one in left:
            streams.tell(f"{'could not be deleted' if one in stuck else 'deleted'}: {one}")
        left = stuck
    elif left:
        streams.tell(
            "These copies may still hold the name. Delete them, or run this again with "
            "--delete-left:"
        )
        for one in left:
            streams.tell(str(one))
    return 1 if left else 0
