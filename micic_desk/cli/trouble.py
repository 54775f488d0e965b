"""Mistakes of ours: one sentence with a code for the user, the way there in a log for us.

The log holds names of functions and lines of our own source, never a value: a message could
carry a line of the notebook.
"""

from argparse import Namespace

from micic_desk.app.trouble import LOG, forget_noted, note, noted, report_of
from micic_desk.cli.streams import Streams


def note_fault(fault: BaseException, command: str) -> str:
    """Note a fault in the log; gives the sentence to show."""
    report = report_of(fault, doing=command)
    where = f" It is noted in {LOG} without any of your words." if note(report) else ""
    return (
        f"Something went wrong inside the program (code {report.code}); what was saved is safe."
        f"{where} “micic-desk faults” prints what to send; MICIC_DESK_DEBUG=1 shows more."
    )


def faults(arguments: Namespace, streams: Streams) -> int:
    """Print the reports of faults, or take them off this computer."""
    if arguments.forget:
        forget_noted()
        return 0
    for one in noted():
        streams.say(one)
    return 0
