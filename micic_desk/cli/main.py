"""One command: parse, do, and answer with one sentence and an exit code whatever happens."""

import os
import sys
import traceback
from collections.abc import Sequence

from micic_desk.cli.arguments import WrongUsageError, parse
from micic_desk.cli.commands import command_named
from micic_desk.cli.streams import Streams, system_streams
from micic_desk.domain.sentences import Refusal

DONE, REFUSED, WRONG_USAGE, INTERRUPTED, NOBODY_READS = 0, 1, 2, 130, 141


def main(argv: Sequence[str], streams: Streams | None = None) -> int:
    """Run one command; its exit code comes back."""
    own = system_streams() if streams is None else streams
    try:
        return _run(argv, own)
    except BrokenPipeError:
        _stop_printing()
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(argv: Sequence[str], streams: Streams) -> int:
    try:
        arguments = parse(argv, streams)
    except WrongUsageError as wrong:
        streams.tell(str(wrong))
        return WRONG_USAGE
    except SystemExit:  # after --help
        streams.stdout.flush()
        return DONE
    try:
        code = command_named(arguments.command)(arguments, streams)
        streams.stdout.flush()
    except Refusal as refusal:
        streams.stdout.flush()
        streams.tell(str(refusal))
        return REFUSED
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as fault:  # noqa: BLE001 - nobody ever sees a traceback
        if os.environ.get("MICIC_DESK_DEBUG"):
            traceback.print_exc(file=streams.stderr)
        from micic_desk.cli.trouble import note_fault  # noqa: PLC0415 - hardly ever needed

        streams.tell(note_fault(fault, arguments.command))
        return REFUSED
    return code


def _stop_printing() -> None:
    """Whoever read our output has left: let Python's own farewell flush go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
