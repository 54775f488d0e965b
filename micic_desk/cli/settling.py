"""Commands that bring a document in and settle what it or a merge left open."""

from argparse import Namespace

from micic_desk.app.importing import import_source
from micic_desk.cli.opened import entity_named, opened
from micic_desk.cli.streams import Streams
from micic_desk.domain.edits.changing import Resolve
from micic_desk.domain.edits.wording import JoinWith
from micic_desk.domain.entity import Version
from micic_desk.domain.sentences import Refusal


def bring(arguments: Namespace, streams: Streams) -> int:
    """Read a document into the notebook."""
    with opened(arguments, streams) as desk:
        imported = import_source(desk, arguments.source)
        for remark in imported.remarks:
            streams.tell(str(remark))
        for offer in imported.offers:
            streams.tell(
                f"{offer.reason} To join them: join {arguments.notebook.name} {offer.first} "
                f"{offer.second}"
            )
    streams.say(f"{imported.elements} elements imported")
    return 0


def join(arguments: Namespace, streams: Streams) -> int:
    """Make one line of two."""
    with opened(arguments, streams) as desk:
        first = entity_named(desk, arguments.first)
        second = entity_named(desk, arguments.second)
        desk.do(JoinWith(first=first, second=second))
        streams.say(first)
    return 0


def resolve(arguments: Namespace, streams: Streams) -> int:
    """Answer a conflict with one of its versions, or with other words."""
    with opened(arguments, streams) as desk:
        entity = entity_named(desk, arguments.entity)
        versions = desk.notebook[entity].conflicts.get(arguments.field, ())
        value = arguments.value
        if arguments.version is not None:
            value = _version(versions, arguments.version).value
        elif any(not isinstance(one.value, str) for one in versions):
            raise Refusal(
                "cli.not_words",
                "“{field}” does not hold words. Choose one of its versions with --version.",
                field=arguments.field,
            )
        desk.do(Resolve(entity=entity, field=arguments.field, value=value))
        streams.say(entity)
    return 0


def _version(versions: tuple[Version, ...], number: int) -> Version:
    if not versions:
        raise Refusal("edit.no_conflict", "This stands in one version only; nothing to do.")
    if number > len(versions):
        raise Refusal(
            "cli.no_such_version", "There are {count} versions to choose from.", count=len(versions)
        )
    return versions[number - 1]
