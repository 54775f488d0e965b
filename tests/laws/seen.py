"""What the laws look at: what a person sees, what is on disk, and whether they agree."""

import json
from collections.abc import Iterable
from typing import Any

from micic_desk.app.desk import Desk
from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT, Operation, canonical, read_operation
from micic_desk.store import log, projection
from micic_desk.store.rebuilding import rebuilt
from micic_desk.store.standing import arrived_only_with

Snapshot = dict[str, tuple[Any, ...]]
Arriving = list[tuple[Operation, str]]
_BROUGHT = (
    "SELECT body FROM operation JOIN arrival ON operation = n WHERE incoming = ? AND local = 0"
)
_ABOUT = "SELECT body FROM operation WHERE entity = ?"


def shared(desk: Desk) -> Arriving:
    """What a desk hands out: every visible operation with its verbatim text."""
    with desk.session.transaction() as connection:
        return [(read_operation(body), body) for body in log.bodies(connection)]


def snapshot(notebook: Notebook) -> Snapshot:
    """What a person sees: all that is not in the bin, without the operations behind it."""
    return {one.id: _seen(one) for one in notebook if not one.dead}


def _seen(one: Entity) -> tuple[Any, ...]:
    versions = {
        name: [(each.value, each.actor, each.time) for each in found]
        for name, found in one.conflicts.items()
    }
    return (one.kind, one.parent, one.order, dict(one.fields), versions, one.flags, one.created)


def brought_by(desk: Desk, incoming: int) -> Arriving:
    """The operations that a file brought, as far as they are kept here."""
    with desk.session.transaction() as connection:
        bodies = connection.exec_driver_sql(_BROUGHT, (incoming,)).scalars()
        return [(read_operation(body), body) for body in bodies]


def versions_without(desk: Desk, incoming: int) -> set[tuple[str, str, str]]:
    """What stands against something else and was not brought by a merge: entity, field, value."""
    with desk.session.transaction() as connection:
        numbers = [number for number, _ in arrived_only_with(connection, incoming)]
        brought = {one.id for each in numbers for one in log.between(connection, each, each)}
    return {
        (one.id, name, canonical(version.value))
        for one in desk.notebook
        for name, versions in one.conflicts.items()
        for version in versions
        if version.operation not in brought
    }


def is_said(entity: Entity, name: str, value: str) -> bool:
    """Whether a value (as `canonical` has it) is shown in a field, or stands against another."""
    versions = (each.value for each in entity.conflicts.get(name, ()))
    return value in map(canonical, (entity.fields.get(name), *versions))


def same_on_disk(desk: Desk) -> None:
    """Memory, tables and log say the same."""
    memory = {one.id: one for one in desk.notebook}
    with desk.session.transaction() as connection:
        assert memory == {one.id: one for one in projection.load(connection)}
        assert memory == rebuilt(connection)
        remembered = desk.session.projection.bookmark()
    if remembered is not None:
        assert remembered == {one.id for one in desk.notebook if Flag.MOVE_SET_ASIDE in one.flags}
    fresh = Notebook(memory.values())
    for one in memory:
        assert fresh.shown(one) == desk.notebook.shown(one)
        assert fresh.all_children(one) == desk.notebook.all_children(one)


def one_tree(notebook: Notebook) -> None:
    """No circles; whatever lives is found from the root or listed as unfiled, once."""
    found: list[str] = []
    waiting = [ROOT, *(one.id for one in notebook.unfiled())]
    found.extend(waiting[1:])
    while waiting:
        children = [one.id for one in notebook.children(waiting.pop())]
        found.extend(children)
        waiting.extend(children)
    assert len(found) == len(set(found))
    living = {one.id for one in notebook if not one.dead}
    assert living <= set(found)


def every_author_holds(desk: Desk, everybody: Iterable[Desk]) -> None:
    """Whoever is told to have written a version did write it, on whichever of these desks."""
    torn = {one.id: one for one in desk.notebook if one.conflicts}
    if not torn:
        return
    wrote: set[tuple[str, str, str, str]] = set()
    for one in everybody:
        with one.session.transaction() as connection:
            for entity in torn:
                rows = connection.exec_driver_sql(_ABOUT, (entity,)).scalars()
                wrote.update(each for body in rows for each in _first_written(json.loads(body)))
    for entity, found in torn.items():
        for name, versions in found.conflicts.items():
            told = {(entity, name, one.actor, canonical(one.value)) for one in versions}
            assert told <= wrote


def _first_written(body: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """What an operation wrote that it does not say again: entity, field, actor, value."""
    return [
        (body["e"], name, body["a"], canonical(value))
        for name, value in body["w"].items()
        if name not in body.get("b", ())
    ]


def no_word_lost(desk: Desk) -> None:
    """Every text nobody replaced is shown, in a conflict, or deleted by one who saw it."""
    with desk.session.transaction() as connection:
        bodies = [json.loads(body) for body in log.bodies(connection)]
    replaced = {one for body in bodies for one in body.get("p", {}).get("text", ())}
    deleted = {one for body in bodies for one in body.get("saw", ())}
    for body in bodies:
        if "text" not in body["w"] or body["id"] in replaced or body["w"]["text"] is None:
            continue
        entity = desk.notebook[body["e"]]
        if entity.dead:
            assert body["id"] in deleted
        else:
            said = [each.value for each in entity.conflicts.get("text", ())]
            assert body["w"]["text"] in [entity.fields.get("text"), *said]
