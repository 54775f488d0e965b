"""Saying whose notebook this is, and with it whose the lines are that were noted before."""

from micic_desk.app.desk import Desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.undo_stack import made_by


def introduce(desk: Desk, person: str, *, by: object = None) -> int:
    """Make this somebody's notebook; gives how many earlier lines were signed as hers.

    Only the first time, when nobody had said whose it is: then what was typed here without an
    author is hers, in one gesture that undo takes back. What was imported, or came with a
    colleague's file, is left alone.
    """
    workplace = Workplace(desk)
    first = workplace.me is None
    workplace.me = person
    lines = unsigned(desk) if first else ()
    if not lines:
        return 0
    return desk.do(Change(entities=lines, fields={"author": person}), by=by).count


def unsigned(desk: Desk) -> tuple[str, ...]:
    """The lines that were typed in this notebook and do not say whose they are."""
    notebook = desk.notebook
    silent = [
        one.id
        for one in notebook.of_kind(EntityKind.ITEM)
        if not one.text("author") and notebook.shown(one.id)
    ]
    if not silent:
        return ()
    with desk.session.transaction() as connection:
        typed = made_by(connection, Act.ADD, silent)
    return tuple(one for one in silent if one in typed)
