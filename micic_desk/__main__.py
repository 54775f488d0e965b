"""The program: the window, or one command without it."""

import gc
import re
import sys

SHARE_READER = "--read-a-share-file"
"""How `runtime.apart` starts this program once more, to open a foreign file and end."""

_COMMAND = re.compile(r"-.*|[a-z][a-z-]*")


def main() -> int:
    """Start what was asked for; gives the process's exit code."""
    argv = sys.argv[1:]
    if argv == [SHARE_READER]:
        from micic_desk.exchange.share.reader import serve  # noqa: PLC0415 - for nothing else

        return serve()
    if argv and _COMMAND.fullmatch(argv[0]):
        from micic_desk.cli.main import main as run  # noqa: PLC0415 - not for the window
        from micic_desk.runtime.sealing_off import seal_off  # noqa: PLC0415 - the same

        seal_off()
        return run(argv)
    # Nothing that is loaded on the way to the first window is rubbish: looking through it all
    # again and again would take a tenth of the way. `Tidying` looks from then on.
    gc.disable()
    from micic_desk.ui.window import start  # noqa: PLC0415 - commands never load Qt

    return start(argv)


if __name__ == "__main__":
    sys.exit(main())
