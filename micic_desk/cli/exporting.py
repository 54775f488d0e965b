"""The command that hands a report out."""

from argparse import Namespace
from datetime import UTC, datetime

from micic_desk.app.delivering import deliver
from micic_desk.app.previewing import Exported, Format, printable
from micic_desk.app.register_export import TableForm, table
from micic_desk.cli.layouts import layout_of
from micic_desk.cli.opened import consultation_named, opened
from micic_desk.cli.streams import Streams
from micic_desk.report.profile import Profile


def export(arguments: Namespace, streams: Streams) -> int:
    """Write the report of a consultation, or its register of recommendations."""
    with opened(arguments, streams) as desk:
        consultation = consultation_named(desk, arguments.consultation)
        profile = Profile(arguments.profile)
        if arguments.format in set(TableForm):
            done = table(desk, consultation, profile).export(
                TableForm(arguments.format), arguments.to
            )
        else:
            report = printable(desk, consultation, profile, layout_of(arguments))
            done = report.export(Format(arguments.format), arguments.to)
            if arguments.keep:
                data, today = arguments.to.read_bytes(), datetime.now(UTC).astimezone().date()
                deliver(desk, consultation, report, data, name=arguments.to.name, on=today)
    _tell(done, streams, as_data=arguments.json)
    return 0


def _tell(done: Exported, streams: Streams, *, as_data: bool) -> None:
    if as_data:
        streams.say_data(
            {
                "path": str(done.path),
                "size": done.size,
                "withheld": done.withheld,
                "open_conflicts": done.open_conflicts,
                "names_replaced": done.replaced,
                "fonts_of_this_computer": list(done.fonts),
                "signs_no_font_has": list(done.missing),
            }
        )
    else:
        streams.say(str(done.path))
    if done.withheld:
        streams.tell(f"{done.withheld} line(s) are not shown to this reader.")
    if done.replaced:
        streams.tell(f"{done.replaced} protected name(s) were replaced by a code or another word.")
    if done.open_conflicts:
        streams.tell(f"{done.open_conflicts} line(s) stand in two versions.")
    if done.fonts:
        streams.tell(f"Set with fonts of this computer: {', '.join(done.fonts)}.")
    if done.missing:
        signs = " ".join(done.missing[:20])
        streams.tell(f"No font has {signs}; their numbers are printed instead.")
