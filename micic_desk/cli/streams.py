"""Where a command reads and prints, and whom it may ask; owned by tests."""

import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, TextIO

from micic_desk.runtime.clock import Clock, system_clock
from micic_desk.store.key import Cost

if TYPE_CHECKING:
    from micic_desk.app.tries import Tries


@dataclass(slots=True)
class Streams:
    """One command's surroundings.

    ``ask`` shows a prompt and gives what was typed without showing it; None where nobody
    sits in front of the command. ``cost`` and ``clock`` go to new notebooks. ``tries`` counts
    wrong passphrases together with the window.
    """

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    ask: Callable[[str], str] | None = None
    cost: Cost = Cost.STANDARD
    clock: Clock = field(default=system_clock)
    tries: Callable[[], "Tries"] | None = None

    def say(self, text: str = "") -> None:
        """Print a line of data."""
        print(text, file=self.stdout)

    def say_data(self, data: object) -> None:
        """Print data as JSON."""
        print(json.dumps(data, ensure_ascii=False, indent=1), file=self.stdout)

    def tell(self, text: str) -> None:
        """Print a line for the person, beside the data."""
        print(text, file=self.stderr, flush=True)


def _tries() -> "Tries":
    from micic_desk.app.preferences import preferences_file  # noqa: PLC0415 - with a notebook only
    from micic_desk.app.tries import FILE, Tries  # noqa: PLC0415 - the same

    return Tries(preferences_file().with_name(FILE))


def system_streams() -> Streams:
    """The process's own streams, in UTF-8 whatever the system's code page is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    asks = sys.stdin is not None and sys.stdin.isatty()
    return Streams(
        sys.stdin.buffer,
        sys.stdout,
        sys.stderr,
        ask=getpass.getpass if asks else None,
        tries=_tries,
    )
