"""The program: the window, or one command without it."""

import re
import sys

_COMMAND = re.compile(r"-.*|[a-z][a-z-]*")


def main() -> int:
    """Start what was asked for; gives the process's exit code."""
    argv = sys.argv[1:]
    if argv and _COMMAND.fullmatch(argv[0]):
        from micic_desk.cli.main import main as run  # noqa: PLC0415 - not for the window

        return run(argv)
    from micic_desk.ui.window import start  # noqa: PLC0415 - commands never load Qt

    return start(argv)


if __name__ == "__main__":
    sys.exit(main())
