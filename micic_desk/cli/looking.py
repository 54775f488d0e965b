"""Commands that look and change nothing: show, search, conflicts."""

from argparse import Namespace

from micic_desk.app import showing
from micic_desk.app.desk import Desk
from micic_desk.cli.opened import opened
from micic_desk.cli.outline import Outline
from micic_desk.cli.streams import Streams
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import called, who_wrote


def show(arguments: Namespace, streams: Streams) -> int:
    """Print the outline."""
    with opened(arguments, streams) as desk:
        if arguments.json:
            streams.say_data(showing.shown(desk))
            return 0
        for line in Outline(desk.notebook, ids=arguments.ids).lines():
            streams.say(line)
        if desk.plain:
            streams.tell("This notebook is not encrypted.")
    return 0


def search(arguments: Namespace, streams: Streams) -> int:
    """Print what holds all the words: id, kind, session, text."""
    with opened(arguments, streams) as desk:
        found = [_found(desk, one) for one in desk.find(" ".join(arguments.words), arguments.most)]
    if arguments.json:
        streams.say_data(found)
        return 0
    for one in found:
        streams.say("\t".join(" ".join(value.split()) for value in one.values()))
    if not found:
        streams.tell("Nothing found.")
    return 0


def _found(desk: Desk, entity: Entity) -> dict[str, str]:
    session = next(
        (one for one in desk.notebook.ancestors(entity.id) if one.kind == EntityKind.SESSION), None
    )
    return {
        "id": entity.id,
        "kind": entity.text("kind") if entity.kind == EntityKind.ITEM else entity.kind,
        "session": session.text("title") if session else "",
        "text": entity.text("text") or entity.text("title"),
    }


def conflicts(arguments: Namespace, streams: Streams) -> int:
    """Print every field that stands in more than one version."""
    with opened(arguments, streams) as desk:
        found = showing.conflicts(desk.notebook)
        if arguments.json:
            streams.say_data(found)
            return 0
        for one in found:
            entity = desk.notebook[str(one["entity"])]
            streams.say(f"{entity.id}  {one['kind']}  {one['field']}")
            for number, version in enumerate(entity.conflicts[str(one["field"])], 1):
                person = who_wrote(desk.notebook, version.actor)
                by = f"  ({called(person)})" if person else ""
                streams.say(f"  {number}. {version.value}{by}")
    if not found:
        streams.tell("Nothing stands in two versions.")
    return 0
