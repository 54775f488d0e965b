"""Counts kept up change by change equal counts made anew, whatever happens to the tree."""

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.tallies import KEPT_BACK, Tally

SESSIONS = ("s1", "s2")
IDS = (*SESSIONS, "k1", "a", "b", "c", "d", "p", "q")


def entity(one: str, parent: str, kind: ItemKind, item: str, *, dead: bool) -> Entity:
    sort = {"s": EntityKind.SESSION, "k": EntityKind.SECTION, "p": EntityKind.PLACEMENT}
    found = sort.get("p" if one == "q" else one[0], EntityKind.ITEM)
    fields = {"item": item}
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


def counted(notebook: Notebook, session: str) -> tuple[int, int, bool]:
    if not notebook.shown(session):
        return 0, 0, False
    placed = {
        one.text("item")
        for one in notebook.of_kind(EntityKind.PLACEMENT)
        if one.parent is not None and one.parent in notebook
    }
    items = loose = 0
    mine = False
    waiting = [(one, False) for one in notebook.children(session, EntityKind.ITEM)]
    while waiting:
        item, printed = waiting.pop()
        printed = printed or item.id in placed
        items += 1
        mine = mine or item.text("author") == "me"
        loose += not printed and item.text("kind") not in KEPT_BACK
        waiting += [(one, printed) for one in notebook.children(item.id, EntityKind.ITEM)]
    return items, loose, mine


@given(st.lists(changes(), max_size=12))
def test_kept_counts_are_true_after_every_change(
    steps: list[tuple[list[Entity], list[str]]],
) -> None:
    notebook = Notebook()
    assert notebook.tally.items_in("s1") == 0
    for entities, gone in steps:
        notebook.apply(entities, gone)
        for session in SESSIONS:
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
