"""Counts kept up change by change equal counts made anew, whatever happens to the tree."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.links import Links, Relation
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.tallies import KEPT_BACK, Tally

COUNTED = ("s1", "s2")
SESSIONS = (*COUNTED, "s3")
IDS = (*SESSIONS, "k1", "a", "b", "c", "d", "p", "q", "x", "y", "z")


def entity(one: str, parent: str, kind: ItemKind, item: str, *, dead: bool) -> Entity:
    sort = {"s": EntityKind.SESSION, "k": EntityKind.SECTION, "p": EntityKind.PLACEMENT}
    sort |= {"q": EntityKind.PLACEMENT, **dict.fromkeys("xyz", EntityKind.LINK)}
    found = sort.get(one[0], EntityKind.ITEM)
    fields: dict[str, Any] = {"item": item}
    if found == EntityKind.LINK:
        relation = Relation.SAME if kind == ItemKind.POINT else Relation.DISTINCT
        fields = {"items": [item, chr(ord(parent[0]) % 4 + ord("a"))], "relation": relation}
    if found == EntityKind.ITEM:
        fields = {"kind": kind.value, "author": "me" if item < "c" else ""}
    return Entity(id=one, kind=found, parent=parent, order=one, fields=fields, dead=dead)


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[Entity], list[str]]:
    """A few entities new or other, and a few gone; parents always stand before their children."""
    made = []
    for one in draw(st.lists(st.sampled_from(IDS), max_size=4, unique=True)):
        above = [other for other in IDS if other < one or other in SESSIONS] or ["root"]
        parent = "root" if one in SESSIONS else draw(st.sampled_from([*above, "k1", "nowhere"]))
        if parent == one:
            parent = "s1"
        made.append(
            entity(
                one,
                parent,
                draw(st.sampled_from((ItemKind.POINT, ItemKind.GAP))),
                draw(st.sampled_from("abcd")),
                dead=draw(st.booleans()),
            )
        )
    gone = draw(st.lists(st.sampled_from(IDS), max_size=2, unique=True))
    return made, [one for one in gone if one not in {each.id for each in made}]


@st.composite
def joined(draw: st.DrawFn) -> tuple[list[Entity], list[str]]:
    """Both sessions with all lines, some of them joined and some in the report."""
    found = []
    for one in IDS:
        above = (
            "k1" if one in "pq" else draw(st.sampled_from([*SESSIONS, *"abc"[: "abcd".find(one)]]))
        )
        parent = "root" if one in (*SESSIONS, "k1") else above
        item = draw(st.sampled_from("abcd"))
        found.append(entity(one, parent, ItemKind.POINT, item, dead=False))
    return found, []


def counted(notebook: Notebook, session: str) -> tuple[int, int, bool]:
    if not notebook.shown(session):
        return 0, 0, False
    printed = all_printed(notebook)
    items = loose = 0
    mine = False
    waiting = notebook.children(session, EntityKind.ITEM)
    while waiting:
        item = waiting.pop()
        items += 1
        mine = mine or item.text("author") == "me"
        loose += item.id not in printed and item.text("kind") not in KEPT_BACK
        waiting += notebook.children(item.id, EntityKind.ITEM)
    return items, loose, mine


def all_printed(notebook: Notebook) -> set[str]:
    """What is placed, what stands under it and what is the same as it, until nothing is added."""
    links = Links(notebook)
    printed = {
        one.text("item")
        for one in notebook.of_kind(EntityKind.PLACEMENT)
        if one.parent is not None and one.parent in notebook
    }
    while True:
        more = set(printed)
        for one in printed:
            group = links.group_of(one)
            more.update(group.members if group is not None and not group.disputed else ())
            # A deleted line that nothing stands under is not printed, nor what it is joined to.
            if notebook.shown(one):
                more.update(child.id for child in notebook.children(one, EntityKind.ITEM))
        if more == printed:
            return printed
        printed = more


@given(
    st.lists(changes(), max_size=12)
    | st.builds(lambda *them: [them[0], *them[1]], joined(), st.lists(changes(), max_size=6))
)
def test_kept_counts_are_true_after_every_change(
    steps: list[tuple[list[Entity], list[str]]],
) -> None:
    notebook = Notebook()
    assert notebook.tally.items_in("s1") == 0
    for entities, gone in steps:
        notebook.apply(entities, gone)
        for session in COUNTED:
            kept = told(notebook.tally, session)
            assert kept == counted(notebook, session)
            assert kept == told(Notebook(list(notebook)).tally, session)


def told(tally: Tally, session: str) -> tuple[int, int, bool]:
    mine = tally.authors_in(session) == ("me",)
    return tally.items_in(session), tally.unplaced_in(session), mine


def test_nothing_is_counted_before_somebody_asks() -> None:
    notebook = Notebook([entity("s1", "root", ItemKind.POINT, "", dead=False)])
    notebook.apply([entity("a", "s1", ItemKind.POINT, "", dead=False)])
    assert not notebook.tally.kept
    assert notebook.tally.items_in("s1") == 1


def test_a_line_is_in_the_report_where_one_is_that_is_the_same() -> None:
    notebook = Notebook(
        [
            entity(one, parent, ItemKind.POINT, "b", dead=False)
            for one, parent in (("s1", "root"), ("s3", "root"), ("k1", "root"), ("c", "s1"))
        ]
    )
    above = entity("a", "s3", ItemKind.POINT, "b", dead=False)
    under = entity("b", "a", ItemKind.POINT, "b", dead=False)
    link = entity("y", "s1", ItemKind.POINT, "c", dead=False)
    link = replace(link, fields={"items": ["b", "c"], "relation": Relation.SAME})
    notebook.apply([above, under, link])
    assert notebook.tally.unplaced_in("s1") == 1
    placement = entity("p", "k1", ItemKind.POINT, "a", dead=False)
    notebook.apply([placement])  # of a line above, in a session that nobody has counted
    assert notebook.tally.unplaced_in("s1") == 0
    apart = replace(link, id="z", fields={"items": ["b", "c"], "relation": Relation.DISTINCT})
    notebook.apply([apart])  # somebody else says that they are two
    assert notebook.tally.unplaced_in("s1") == 1
    notebook.apply([], ["z"])
    assert notebook.tally.unplaced_in("s1") == 0
    notebook.apply([replace(placement, dead=True)])
    assert notebook.tally.unplaced_in("s1") == 1


def test_deleted_lines_that_something_under_them_keeps_are_counted() -> None:
    """Each of them, not only the one right above it."""
    notebook = Notebook([entity("s1", "root", ItemKind.POINT, "", dead=False)])
    above = entity("a", "s1", ItemKind.POINT, "b", dead=True)
    notebook.apply([above, entity("b", "a", ItemKind.POINT, "b", dead=True)])
    assert notebook.tally.items_in("s1") == 0
    notebook.apply([entity("c", "b", ItemKind.POINT, "b", dead=False)])
    assert notebook.shown("a")
    assert notebook.tally.items_in("s1") == 3
    notebook.apply([entity("c", "b", ItemKind.POINT, "b", dead=True)])
    assert notebook.tally.items_in("s1") == 0


def test_a_line_is_counted_without_those_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many stand in its session, and whatever is joined elsewhere."""
    link = replace(
        entity("z", "s1", ItemKind.POINT, "c", dead=False),
        fields={"items": ["a", "b"], "relation": Relation.SAME},
    )
    lines = [entity(one, "s1", ItemKind.POINT, "b", dead=False) for one in "abcdefgh"]
    notebook = Notebook([entity("s1", "root", ItemKind.POINT, "", dead=False), *lines, link])
    assert notebook.tally.items_in("s1") == len(lines)
    counted: list[str] = []

    def stands(self: Tally, one: str) -> tuple[str | None, bool]:
        counted.append(one)
        return honest(self, one)

    honest = Tally._stands
    monkeypatch.setattr(Tally, "_stands", stands)
    notebook.apply([entity("i", "s1", ItemKind.POINT, "b", dead=False)])
    assert counted == ["i"]
