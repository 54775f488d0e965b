"""The commands before a report is handed out or spoken: what to look at, and the script."""

from argparse import Namespace

from micic_desk.app.preflight import findings, reason_of
from micic_desk.app.previewing import Format
from micic_desk.app.speaking import COPY, SCRIPT, copy_of, script_of, talk
from micic_desk.cli.opened import consultation_named, opened
from micic_desk.cli.streams import Streams


def checks(arguments: Namespace, streams: Streams) -> int:
    """Everything that is open in the report, each with the line it stands in."""
    with opened(arguments, streams) as desk:
        consultation = consultation_named(desk, arguments.consultation)
        found = [
            (one, desk.notebook[one.source])
            for one in findings(desk, consultation)
            if reason_of(desk.notebook, one) is None
        ]
        told = [
            {
                "check": one.check.value,
                "says": str(one.sentence),
                "line": " ".join((entity.text("text") or entity.text("title")).split()),
                "source": one.source,
            }
            for one, entity in found
        ]
    if arguments.json:
        streams.say_data({"checks": told})
    else:
        for each in told:
            streams.say(f"{each['check']}: {each['says']} | {each['line']}")
    return 0


def script(arguments: Namespace, streams: Streams) -> int:
    """Write the speaker's script of a consultation, or the interpreters' copy of it."""
    with opened(arguments, streams) as desk:
        consultation = consultation_named(desk, arguments.consultation)
        found = talk(desk, consultation)
        if arguments.interpreters:
            done = copy_of(desk, found).export(Format.PDF, arguments.to, layout=COPY)
        else:
            done = script_of(desk, found).export(Format.PDF, arguments.to, layout=SCRIPT)
    left = len(found.speech.left)
    if arguments.json:
        streams.say_data(
            {
                "path": str(done.path),
                "words": found.speech.words,
                "minutes": f"{found.minutes:.1f}",
                "slot_minutes": found.slot,
                "not_said": left,
            }
        )
    else:
        streams.say(str(done.path))
    of = f" of {found.slot}" if found.slot else ""
    streams.tell(f"{found.minutes:.1f}{of} minutes at {found.pace} words a minute.")
    if left:
        streams.tell(f"{left} line(s) are in the annex for lack of time.")
    return 0
