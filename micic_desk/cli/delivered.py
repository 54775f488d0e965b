"""Commands for what was handed in: list it, copy it out, print what has changed since."""

from argparse import Namespace
from pathlib import Path

from micic_desk.app.delivering import (
    Delivery,
    changed_since,
    corrigendum_of,
    deliveries,
    save_copy,
)
from micic_desk.app.previewing import Format
from micic_desk.cli.layouts import layout_of
from micic_desk.cli.opened import consultation_named, opened
from micic_desk.cli.streams import Streams
from micic_desk.domain.sentences import Refusal


def list_all(arguments: Namespace, streams: Streams) -> int:
    """Print every file that was kept as delivered, numbered, and copy one out where asked."""
    with opened(arguments, streams) as desk:
        consultation = consultation_named(desk, arguments.consultation)
        kept = deliveries(desk, consultation)
        if arguments.copy is not None:
            one = _numbered(kept, arguments.copy)
            save_copy(desk, one, arguments.to or Path(Path(one.name).name))
        changed = [len(changed_since(desk, consultation, one)) for one in kept]
    if arguments.json:
        streams.say_data(
            [
                {
                    "number": number,
                    "day": one.day,
                    "name": one.name,
                    "profile": one.profile.value,
                    "size": one.size,
                    "sha256": one.digest,
                    "changed_since": changes,
                }
                for number, (one, changes) in enumerate(zip(kept, changed, strict=True), 1)
            ]
        )
        return 0
    for number, (one, changes) in enumerate(zip(kept, changed, strict=True), 1):
        since = f"{changes} paragraph(s) changed since" if changes else "nothing changed since"
        streams.say(f"{number}. {one.day} {one.name} ({one.profile.value}), {since}")
    return 0


def corrigendum(arguments: Namespace, streams: Streams) -> int:
    """Write the list of what changed since a file was handed in, the last one unless said."""
    with opened(arguments, streams) as desk:
        consultation = consultation_named(desk, arguments.consultation)
        one = _numbered(deliveries(desk, consultation), arguments.number)
        report = corrigendum_of(desk, consultation, one)
        done = report.export(Format(arguments.format), arguments.to, layout=layout_of(arguments))
    streams.say(str(done.path))
    return 0


def _numbered(kept: list[Delivery], number: int | None) -> Delivery:
    if not kept:
        raise Refusal("cli.nothing_delivered", "Nothing was kept as delivered yet.")
    if number is None:
        return kept[-1]
    if not 1 <= number <= len(kept):
        raise Refusal(
            "cli.no_such_delivery",
            "There is no delivery {number}. “deliveries” lists them.",
            number=number,
        )
    return kept[number - 1]
