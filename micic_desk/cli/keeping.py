"""Commands that keep a notebook: new, passphrase, undo, redo, check, phrase."""

from argparse import Namespace

from micic_desk.app.checking import PARTS, look_through, repair, said
from micic_desk.app.opening import create_desk
from micic_desk.app.passphrases import make_passphrase
from micic_desk.app.rekeying import change_passphrase
from micic_desk.cli.opened import opened
from micic_desk.cli.passphrases import new_passphrase, passphrase_of
from micic_desk.cli.streams import Streams
from micic_desk.domain.gesture import Act
from micic_desk.domain.sentences import Refusal
from micic_desk.store.changes import Committed

ACTS = {
    Act.ADD: "adding",
    Act.REWORD: "rewording",
    Act.RETYPE: "another kind",
    Act.CHANGE: "a change",
    Act.MOVE: "moving",
    Act.DELETE: "deleting",
    Act.RESTORE: "taking out of the bin",
    Act.PLACE: "placing in the report",
    Act.WITHDRAW: "taking out of the report",
    Act.RESOLVE: "the answer to a conflict",
    Act.JOIN: "joining two lines",
    Act.SPLIT: "splitting a line",
    Act.SAME: "joining lines as the same",
    Act.PART: "parting joined lines",
    Act.DISTINCT: "“not the same”",
    Act.IMPORT: "an import",
    Act.MERGE: "a merge",
    Act.UNMERGE: "taking back a merge",
    Act.FIGURES: "figures",
    Act.PEOPLE: "people",
    Act.ONE_PERSON: "making two people one",
    Act.AGENDA: "the agenda",
    Act.REFERENCES: "references",
    Act.DAYS: "days meant",
    Act.PASTE: "a paste",
    Act.DUPLICATE: "duplicating lines",
    Act.REPLACE: "replacing words",
    Act.EARLIER: "going back to an earlier version",
}
"""What is said of each act when it is undone."""

_PLAIN = "This notebook is not encrypted: anybody who gets the file can read it."


def new(arguments: Namespace, streams: Streams) -> int:
    """Make a notebook."""
    passphrase = None
    if not arguments.plain:
        passphrase = new_passphrase(arguments.passphrase_file, streams)
    desk = create_desk(
        arguments.notebook,
        passphrase,
        title=arguments.title,
        clock=streams.clock,
        cost=streams.cost,
    )
    desk.close()
    if arguments.plain:
        streams.tell(_PLAIN)
    streams.say(str(arguments.notebook))
    return 0


def passphrase(arguments: Namespace, streams: Streams) -> int:
    """Change what opens the notebook, its second copy and its backups."""
    secret = passphrase_of(arguments.notebook, arguments.passphrase_file, streams)
    with opened(arguments, streams, secret) as desk:
        if secret is None:
            raise Refusal("cli.plain", "This notebook is not encrypted: it has no passphrase.")
        wished = new_passphrase(arguments.new_passphrase_file, streams)
        done = change_passphrase(desk, secret, wished)
    streams.say(f"The passphrase was changed, for {done.backups} backup(s) too.")
    for one in done.left:
        streams.tell(f"Not changed, it opens as before or not at all: {one.name}")
    streams.tell("A recovery sheet that was printed before opens nothing any more.")
    return 0


def undo(arguments: Namespace, streams: Streams) -> int:
    """Take the newest gesture back."""
    with opened(arguments, streams) as desk:
        _tell("Undone", desk.undo(), streams)
    return 0


def redo(arguments: Namespace, streams: Streams) -> int:
    """Bring back what was undone."""
    with opened(arguments, streams) as desk:
        _tell("Done again", desk.redo(), streams)
    return 0


def _tell(what: str, done: Committed, streams: Streams) -> None:
    streams.say(f"{what}: {ACTS[done.act]} ({done.count})")
    if done.left_alone:
        streams.tell(
            f"{done.left_alone} field(s) were left as they are, because somebody else wrote them "
            "since."
        )


def check(arguments: Namespace, streams: Streams) -> int:
    """Look whether the notebook is whole."""
    with opened(arguments, streams) as desk:
        findings = look_through(desk)
        if arguments.repair and any(one.wrong for one in findings):
            repair(desk, findings)
            findings = look_through(desk)
    if arguments.json:
        streams.say_data(
            [
                {"part": one.part.value, "wrong": one.wrong, "looked_at": one.looked_at}
                for one in findings
            ]
        )
    else:
        for one in findings:
            verdict = "whole" if not one.wrong else "not whole"
            streams.say(f"{PARTS[one.part]}: {verdict}. {said(one)}")
    if any(one.wrong for one in findings):
        streams.tell(
            f"{arguments.notebook.name} is not whole. “check --repair” makes right what can be."
        )
        return 1
    return 0


def phrase(arguments: Namespace, streams: Streams) -> int:
    """Print a new passphrase."""
    del arguments
    streams.say(make_passphrase())
    return 0
