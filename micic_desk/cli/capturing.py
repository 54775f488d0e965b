"""The command that takes lines as they come: one durable item, one id, one line at a time."""

from argparse import Namespace
from collections.abc import Iterator

from micic_desk.app.capturing import Capture
from micic_desk.app.desk import Desk
from micic_desk.app.workplace import Workplace
from micic_desk.cli.opened import opened
from micic_desk.cli.streams import Streams
from micic_desk.domain.grammar import Directive
from micic_desk.domain.kinds import Duty
from micic_desk.domain.sentences import Refusal

_LONGEST_LINE = 1 << 20
"""Bytes of a line; what is longer is no line of notes, and is not held in memory."""


def capture(arguments: Namespace, streams: Streams) -> int:
    """Take lines from standard input until it ends; 1 where one of them was refused."""
    with opened(arguments, streams) as desk:
        _settle_in(desk, arguments)
        taking = Capture(desk)
        refused = 0
        for number, raw in enumerate(_lines(streams), 1):
            try:
                taken = taking.take(_decoded(raw, first=number == 1))
            except Refusal as refusal:
                refused += 1
                streams.tell(f"Line {number} was not taken: {refusal}")
                continue
            if taken.line.reason is not None:
                refused += 1
                streams.tell(f"Line {number}: {taken.line.reason}")
            elif taken.entity is not None and taken.line.directive is Directive.ITEM:
                print(taken.entity, file=streams.stdout, flush=True)
    return 1 if refused else 0


def _settle_in(desk: Desk, arguments: Namespace) -> None:
    """Sit down in the session asked for, as the person asked for."""
    workplace = Workplace(desk)
    if arguments.author is not None:
        person = workplace.person_named(arguments.author, Duty.RAPPORTEUR)
        if workplace.me is None:
            workplace.me = person
        desk.me = person  # this once, where the notebook is somebody else's
    if arguments.session is not None:
        workplace.go_to_session(arguments.session)


def _lines(streams: Streams) -> Iterator[bytes]:
    """Each line as soon as it is there; of one without end only so much that it is refused."""
    while line := streams.stdin.readline(_LONGEST_LINE + 1):
        rest = line
        while not rest.endswith(b"\n") and len(rest) > _LONGEST_LINE:
            rest = streams.stdin.readline(_LONGEST_LINE + 1)
        yield line


def _decoded(raw: bytes, *, first: bool) -> str:
    if len(raw) > _LONGEST_LINE:
        raise Refusal("capture.too_long", "It is too long for one line of notes.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Refusal(
            "capture.not_utf8",
            "It is not UTF-8: byte {offset} fits no character.",
            offset=fault.start,
        ) from None
    return text.removeprefix("\ufeff") if first else text
