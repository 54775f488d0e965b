"""Which function answers which command.

Only what a command needs is imported, so that every command starts fast.
"""

from argparse import Namespace
from collections.abc import Callable
from typing import TypeAlias

from micic_desk.cli.streams import Streams

Command: TypeAlias = Callable[[Namespace, Streams], int]

# ruff: noqa: PLC0415 - each import only for the commands that need it


def command_named(name: str) -> Command:
    """What a command does; KeyError for one that the parser does not know either."""
    match name:
        case "show" | "search" | "conflicts":
            from micic_desk.cli import looking

            return {
                "show": looking.show,
                "search": looking.search,
                "conflicts": looking.conflicts,
            }[name]
        case "capture":
            from micic_desk.cli.capturing import capture

            return capture
        case "export" | "demo" | "checks" | "script" | "deliveries" | "corrigendum":
            return _making(name)
        case "import" | "join" | "resolve":
            return _settling(name)
        case "share" | "card" | "cards" | "know" | "merge" | "merges" | "unmerge":
            return _exchanging(name)
        case _:
            return _keeping(name)


def _keeping(name: str) -> Command:
    from micic_desk.cli import backing_up, closing, exposing, keeping, mirroring, purging, trouble

    return {
        "purge": purging.purge,
        "backup": backing_up.backup,
        "backups": backing_up.list_all,
        "restore": backing_up.restore,
        "mirror": mirroring.mirror,
        "new": keeping.new,
        "undo": keeping.undo,
        "redo": keeping.redo,
        "check": keeping.check,
        "passphrase": keeping.passphrase,
        "phrase": keeping.phrase,
        "faults": trouble.faults,
        "exposure": exposing.exposure,
        "close": closing.close,
    }[name]


def _settling(name: str) -> Command:
    from micic_desk.cli import settling

    return {
        "import": settling.bring,
        "join": settling.join,
        "resolve": settling.resolve,
    }[name]


def _exchanging(name: str) -> Command:
    from micic_desk.cli import exchanging, merging

    return {
        "merge": merging.merge,
        "merges": merging.list_merges,
        "unmerge": merging.unmerge,
        "share": exchanging.share,
        "card": exchanging.card,
        "cards": exchanging.cards,
        "know": exchanging.know,
    }[name]


def _making(name: str) -> Command:
    if name == "demo":
        from micic_desk.cli.demonstrating import demo

        return demo
    if name in {"checks", "script"}:
        from micic_desk.cli import readying

        return readying.checks if name == "checks" else readying.script
    if name in {"deliveries", "corrigendum"}:
        from micic_desk.cli import delivered

        return delivered.list_all if name == "deliveries" else delivered.corrigendum
    from micic_desk.cli.exporting import export

    return export
