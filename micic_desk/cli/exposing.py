"""What this computer would give away, from the command line."""

from argparse import Namespace

from micic_desk.app.giving_away import Grade, look_round
from micic_desk.cli.opened import opened
from micic_desk.cli.streams import Streams

_SIGNS = {Grade.OPEN: "!", Grade.UNKNOWN: "?", Grade.KNOW: "i", Grade.KEPT: "-"}


def exposure(arguments: Namespace, streams: Streams) -> int:
    """Say what whoever takes this computer would find, the worst first."""
    with opened(arguments, streams) as desk:
        found = look_round(desk)
    if arguments.json:
        told = [
            {
                "topic": one.topic.value,
                "grade": one.grade.value,
                "says": str(one.said),
                "do": str(one.advice) if one.advice else None,
            }
            for one in found.findings
        ]
        files = [
            {"path": str(one.path), "size": one.size, "encrypted": one.sealed}
            for one in found.files
        ]
        streams.say_data({"findings": told, "files": files})
        return 0
    for finding in found.findings:
        advice = f" {finding.advice}" if finding.advice else ""
        streams.say(f"{_SIGNS[finding.grade]} {finding.said}{advice}")
    for one in found.files:
        sealed = {True: "encrypted", False: "not encrypted", None: "holds no words"}[one.sealed]
        streams.say(f"  {one.path}: {one.size} bytes, {sealed}")
    return 0
