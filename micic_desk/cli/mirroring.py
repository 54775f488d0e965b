"""The mirror of a notebook on a stick, from the command line."""

import contextlib
from argparse import Namespace

from micic_desk.app.mirroring import Mirror, Standing, bring_up, choose_folder, give_up, lay_for
from micic_desk.cli.opened import opened
from micic_desk.cli.streams import Streams
from micic_desk.domain.sentences import Refusal
from micic_desk.store.second.reading import second_path

_SAYS = {
    Standing.NONE: "no mirror is wished",
    Standing.UP_TO_DATE: "everything is there",
    Standing.AWAY: "not there just now; it catches up when it is back",
    Standing.REFUSED: "it cannot be written: full, or takes no file",
}


def mirror(arguments: Namespace, streams: Streams) -> int:
    """Bring the mirror up and say how it stands; choose another place for it, or none."""
    if arguments.restore is not None:
        return _restore(arguments, streams)
    with opened(arguments, streams) as desk:
        if arguments.off:
            give_up(desk)
        elif arguments.to is not None:
            choose_folder(desk, arguments.to)
        stands = bring_up(desk)
    _say(stands, arguments, streams)
    return 0


def _say(stands: Mirror, arguments: Namespace, streams: Streams) -> None:
    folder = None if stands.folder is None else str(stands.folder)
    if arguments.json:
        streams.say_data({"folder": folder, "stands": stands.standing.name.lower()})
    else:
        streams.say(f"{folder}: {_SAYS[stands.standing]}" if folder else _SAYS[stands.standing])


def _restore(arguments: Namespace, streams: Streams) -> int:
    """Make a notebook again, where there is none, from a mirror."""
    path = arguments.notebook
    second = second_path(path)
    if path.exists() or second.exists():
        raise Refusal(
            "store.exists",
            "{name} is there already. Choose another name; nothing was changed.",
            name=path.name,
        )
    lay_for(path, arguments.restore)
    try:
        with opened(arguments, streams) as desk:
            streams.say(str(desk.path))
    except Refusal:
        # The mirror has every word still; what was laid here would stand in the way of a next try.
        if not path.exists():
            with contextlib.suppress(OSError):
                second.unlink()
        raise
    return 0
