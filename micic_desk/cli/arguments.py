"""What can be typed after the program's name."""

from argparse import (
    Action,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import NoReturn

from micic_desk.cli.layouts import add_layout
from micic_desk.cli.streams import Streams
from micic_desk.report.profile import Profile

PROGRAM = "micic-desk"
_ABOUT = """\
MICIC Desk without a window: capture, merge and report consultations.

Without a command the window opens. Every command on an encrypted notebook takes
--passphrase-file FILE, or asks. Exit code: 0 done, 1 refused with one sentence, 2 wrong usage."""


class WrongUsageError(Exception):
    """The command was typed in a way that means nothing; the message says how."""


class _Parser(ArgumentParser):
    """Argparse that raises instead of leaving the process."""

    def error(self, message: str) -> NoReturn:
        """Raise WrongUsageError with argparse's own words."""
        raise WrongUsageError(f"{self.prog}: {message}. Try “{self.prog} --help”.")


def text(said: str) -> str:
    """An argument that goes into the notebook: whole characters only, and some of them."""
    try:
        said.encode("utf-8")
    except UnicodeEncodeError:
        raise ArgumentTypeError("this is not text in UTF-8") from None
    if not said.strip():
        raise ArgumentTypeError("this is empty")
    return said


def parse(argv: Sequence[str], streams: Streams) -> Namespace:
    """What was typed; WrongUsageError where it means nothing, SystemExit(0) after --help."""
    top = _Parser(prog=PROGRAM, description=_ABOUT, formatter_class=RawDescriptionHelpFormatter)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (_keeping, _looking, _bringing, _exchanging, _merging, _handing_out, _closing):
        add(commands)
    with redirect_stdout(streams.stdout):  # where --help goes
        return top.parse_args(argv)


def _command(commands: Action, name: str, what: str, *, notebook: bool = True) -> ArgumentParser:
    assert hasattr(commands, "add_parser")
    made: ArgumentParser = commands.add_parser(name, help=what, description=what)
    if notebook:
        made.add_argument("notebook", metavar="NOTEBOOK", type=Path)
        made.add_argument(
            "--passphrase-file",
            metavar="FILE",
            type=Path,
            help="a file with passphrase or sheet",
        )
    return made


def _json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print data instead of text")


def _keeping(commands: Action) -> None:
    new = _command(commands, "new", "make a notebook with one consultation")
    new.add_argument("--title", metavar="T", type=text, required=True)
    new.add_argument("--plain", action="store_true", help="without encryption: anybody can read it")
    _command(commands, "undo", "take back what was done last")
    _command(commands, "redo", "do again what was undone last")
    check = _command(commands, "check", "look whether the notebook is whole")
    check.add_argument("--repair", action="store_true", help="make right what is found wrong")
    _json(check)
    backup = _command(commands, "backup", "make a backup, or a whole copy")
    backup.add_argument("--to", metavar="FILE", type=Path, help="a copy there instead")
    _json(_command(commands, "backups", "list the backups and what each holds"))
    restore = _command(commands, "restore", "put a backup beside the notebook")
    restore.add_argument("backup", metavar="NAME", type=text, help="as “backups” lists it")
    mirror = _command(commands, "mirror", "bring the mirror up and say how it stands")
    way = mirror.add_mutually_exclusive_group()
    way.add_argument("--to", metavar="FOLDER", type=Path, help="keep one there from now on")
    way.add_argument("--off", action="store_true", help="keep none; what lies there stays")
    way.add_argument(
        "--restore", metavar="MIRROR", type=Path, help="make a lost NOTEBOOK again from a mirror"
    )
    mirror.add_argument("--repair", action="store_true", help="from a torn one what can be read")
    _json(mirror)
    change = _command(commands, "passphrase", "change what opens the notebook and its backups")
    change.add_argument(
        "--new-passphrase-file", metavar="FILE", type=Path, help="a file holding the new one"
    )
    _command(commands, "phrase", "print a new passphrase of six words", notebook=False)
    _json(_command(commands, "exposure", "say what this computer would give away"))
    faults = _command(commands, "faults", "print what went wrong, to be sent", notebook=False)
    faults.add_argument("--forget", action="store_true", help="take the reports off this computer")


def _delivered(commands: Action) -> None:
    listed = _command(commands, "deliveries", "list what was kept as delivered")
    listed.add_argument("--copy", metavar="N", type=_count, help="write the file with this number")
    listed.add_argument("--to", metavar="FILE", type=Path, help="where to; needs --copy")
    changed = _command(commands, "corrigendum", "write what has changed since a delivery")
    changed.add_argument("--to", metavar="FILE", type=Path, required=True)
    changed.add_argument("--number", metavar="N", type=_count, help="of which one (the last)")
    changed.add_argument("--format", choices=("pdf", "docx", "html", "txt"), default="pdf")
    add_layout(changed)
    for command in (listed, changed):
        command.add_argument("--consultation", metavar="TITLE", type=text)
    _json(listed)


def _looking(commands: Action) -> None:
    show = _command(commands, "show", "print the outline")
    _json(show)
    show.add_argument("--ids", action="store_true", help="with each line's id")
    search = _command(commands, "search", "find lines by words or their beginnings")
    search.add_argument("words", metavar="WORDS", nargs="+", type=text)
    search.add_argument("--most", metavar="N", type=_count, default=50, help="newest first (50)")
    _json(search)
    _json(_command(commands, "conflicts", "print what stands in two versions"))
    resolve = _command(commands, "resolve", "answer a conflict")
    resolve.add_argument("entity", metavar="ID", type=text)
    resolve.add_argument("field", metavar="FIELD", type=text)
    answer = resolve.add_mutually_exclusive_group(required=True)
    answer.add_argument("value", metavar="VALUE", nargs="?", type=text)
    answer.add_argument("--version", metavar="N", type=_count, help="as numbered by “conflicts”")


def _bringing(commands: Action) -> None:
    bring = _command(commands, "import", "read a Markdown or text file into the notebook")
    bring.add_argument("source", metavar="SOURCE", type=Path)
    join = _command(commands, "join", "make one line of two, as an import offered")
    join.add_argument("first", metavar="FIRST", type=text)
    join.add_argument("second", metavar="SECOND", type=text)
    capture = _command(commands, "capture", "take lines from standard input, one at a time")
    capture.add_argument("--session", metavar="S", type=text, help="into this session")
    capture.add_argument("--as", metavar="NAME", type=text, dest="author", help="who writes")


def _exchanging(commands: Action) -> None:
    share = _command(commands, "share", "write a sealed file for co-rapporteurs")
    share.add_argument("--to", metavar="FILE", type=Path, required=True)
    share.add_argument("--phrase-file", metavar="FILE", type=Path, help="the file's passphrase")
    share.add_argument(
        "--for",
        metavar="CARD",
        dest="cards",
        action="append",
        type=text,
        default=[],
        help="a card's file, or the name of somebody known",
    )
    share.add_argument("--consultation", metavar="TITLE", type=text, help="only this one")
    share.add_argument("--session", metavar="TITLE", type=text, help="only this session")
    share.add_argument(
        "--latest-only", action="store_true", help="without earlier wordings and their names"
    )
    share.add_argument(
        "--beyond",
        metavar="CARD",
        action="append",
        type=text,
        default=[],
        help="only what this colleague (of several: one of them) has not shown to have",
    )
    share.add_argument(
        "--withhold-confidential", action="store_true", help="leave confidential lines out"
    )
    share.add_argument("--preview", action="store_true", help="say what it holds; write nothing")
    _json(share)
    card = _command(commands, "card", "write your card, for colleagues who share with you")
    card.add_argument("--to", metavar="FILE", type=Path, required=True)
    card.add_argument("--as", metavar="NAME", type=text, dest="author", help="your name on it")
    cards = _command(commands, "cards", "print whose cards are known, and whether compared")
    cards.add_argument("--compared", metavar="NAME", type=text, help="the code was the same")
    cards.add_argument("--forget", metavar="NAME", type=text, help="know this card no longer")
    know = _command(commands, "know", "take a colleague's card in")
    know.add_argument("card", metavar="CARD", type=Path)


def _merging(commands: Action) -> None:
    merge = _command(commands, "merge", "take co-rapporteurs' files in")
    merge.add_argument("files", metavar="FILE", nargs="+", type=Path)
    merge.add_argument("--phrase-file", metavar="FILE", type=Path, help="the files' passphrase")
    merge.add_argument(
        "--only",
        metavar="TITLE",
        action="append",
        type=text,
        default=[],
        help="take in this session (or section) alone; may be given several times",
    )
    merge.add_argument("--consultation", metavar="TITLE", type=text, help="refuse any other")
    merge.add_argument("--as-new", action="store_true", help="take another consultation in too")
    merge.add_argument("--preview", action="store_true", help="say what would come; write nothing")
    _json(merge)
    merges = _command(commands, "merges", "print every merge, or what one of them changed")
    merges.add_argument("number", metavar="N", nargs="?", type=_count)
    _json(merges)
    unmerge = _command(commands, "unmerge", "take a merge back, whatever was done since")
    unmerge.add_argument("number", metavar="N", type=_count)
    unmerge.add_argument("--preview", action="store_true", help="say what stays; write nothing")


def _handing_out(commands: Action) -> None:
    purge = _command(commands, "purge", "take a name out for good; there is no way back")
    purge.add_argument("name", metavar="NAME", type=text)
    purge.add_argument("--instead", metavar="WORDS", type=text, default="somebody")
    purge.add_argument("--preview", action="store_true", help="say where it is; write nothing")
    purge.add_argument(
        "--delete-left", action="store_true", help="delete copies that cannot be written anew"
    )
    export = _command(commands, "export", "write the report, or its register as csv or xlsx")
    forms = ("pdf", "docx", "html", "txt", "md", "json", "csv", "xlsx")
    export.add_argument("--format", choices=forms, required=True)
    export.add_argument(
        "--profile", choices=[one.value for one in Profile], default=Profile.PUBLIC.value
    )
    export.add_argument("--to", metavar="FILE", type=Path, required=True)
    export.add_argument("--consultation", metavar="TITLE", type=text)
    add_layout(export)
    export.add_argument("--keep", action="store_true", help="keep the report as delivered")
    _json(export)
    _delivered(commands)
    checks = _command(commands, "checks", "what to look at before the report is handed out")
    script = _command(commands, "script", "write the speaker's script, fitted into its slot")
    script.add_argument("--to", metavar="FILE", type=Path, required=True)
    script.add_argument(
        "--interpreters", action="store_true", help="the interpreters' copy instead"
    )
    for command in (checks, script):
        command.add_argument("--consultation", metavar="TITLE", type=text)
        _json(command)
    demo = _command(commands, "demo", "run the whole job on the sample", notebook=False)
    demo.add_argument("folder", metavar="FOLDER", type=Path)
    demo.add_argument("--plain", action="store_true", help="without encryption")


def _closing(commands: Action) -> None:
    close = _command(commands, "close", "archive without names, or hand over and delete here")
    way = close.add_mutually_exclusive_group(required=True)
    way.add_argument("--archive", metavar="FILE", type=Path, help="a new notebook with codes only")
    way.add_argument("--hand-over", metavar="FILE", type=Path, help="everything, as a sealed file")
    way.add_argument("--preview", action="store_true", help="say what would be; write nothing")
    close.add_argument(
        "--ordinary",
        metavar="WORD",
        action="append",
        type=text,
        default=[],
        help="a word that is no name here, as --preview asks",
    )
    close.add_argument("--phrase-file", metavar="FILE", type=Path, help="the file's passphrase")
    close.add_argument(
        "--for",
        metavar="NAME",
        dest="cards",
        action="append",
        type=text,
        default=[],
        help="the name of somebody whose card is known",
    )
    close.add_argument(
        "--delete-here", action="store_true", help="afterwards, once it was proved: no way back"
    )


def _count(said: str) -> int:
    if not said.isdecimal() or not 0 < int(said) < 1_000_000:
        raise ArgumentTypeError("this is not a number from 1")
    return int(said)
