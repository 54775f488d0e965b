"""The notebook in memory: changed step by step, it equals one made at once."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT

NAMES = "abcdefgh"


def one(name: str, parent: str | None = ROOT, order: str = "~", **more: Any) -> Entity:
    return Entity(id=name, kind="item", parent=parent, order=order, fields={}, **more)


@st.composite
def forests(draw: st.DrawFn) -> list[Entity]:
    """Entities without circles: each under the root, a stranger, nowhere, or a later name."""
    found = []
    for at, name in enumerate(NAMES):
        if draw(st.booleans()):
            parents = st.sampled_from([ROOT, "stranger", None, *NAMES[at + 1 :]])
            order = draw(st.sampled_from(["a~", "b~", "c~"]))
            found.append(one(name, draw(parents), order, dead=draw(st.booleans())))
    return found


@given(st.lists(forests(), min_size=1, max_size=5), st.data())
def test_step_by_step_equals_at_once(steps: list[list[Entity]], data: st.DataObject) -> None:
    notebook = Notebook()
    for wanted in steps:
        gone = {entity.id for entity in notebook} - {entity.id for entity in wanted}
        notebook.apply(data.draw(st.permutations(wanted)), gone)
        fresh = Notebook(wanted)
        assert {entity.id: entity for entity in notebook} == {each.id: each for each in wanted}
        for parent in (ROOT, "stranger", *NAMES):
            assert notebook.all_children(parent) == fresh.all_children(parent)
            assert notebook.children(parent) == fresh.children(parent)
        for name in NAMES:
            assert notebook.kept_for_children(name) == fresh.kept_for_children(name)
            assert notebook.shown(name) == fresh.shown(name) == _should_show(wanted, name)
        assert {e.id for e in notebook.unfiled()} == {e.id for e in fresh.unfiled()}


def _should_show(entities: list[Entity], name: str) -> bool:
    """Living, or dead with something living below."""
    known = {entity.id: entity for entity in entities}
    if name not in known:
        return False
    if not known[name].dead:
        return True
    return any(_should_show(entities, e.id) for e in entities if e.parent == name)


@given(st.lists(st.tuples(st.sampled_from("psi"), st.sampled_from("abc"), st.booleans())))
def test_children_of_a_kind_are_those_children_that_are_of_it(
    made: list[tuple[str, str, bool]],
) -> None:
    kinds = {"p": EntityKind.PART, "s": EntityKind.SESSION, "i": EntityKind.ITEM}
    notebook = Notebook(
        Entity(id=f"{at}", kind=kinds[kind], parent=ROOT, order=f"{order}~", fields={}, dead=dead)
        for at, (kind, order, dead) in enumerate(made)
    )
    everybody = notebook.children(ROOT)
    for asked in ((EntityKind.PART,), (EntityKind.PART, EntityKind.SESSION), tuple(kinds.values())):
        wanted = [one for one in everybody if one.kind in asked]
        assert notebook.children(ROOT, *asked) == wanted


def test_children_stand_in_order_and_of_the_kinds_asked_for() -> None:
    session = Entity(id="s", kind="session", parent=ROOT, order="a~", fields={})
    notebook = Notebook([one("y", order="c~"), one("x", order="b~"), session])
    assert [entity.id for entity in notebook.children(ROOT)] == ["s", "x", "y"]
    assert [entity.id for entity in notebook.children(ROOT, EntityKind.SESSION)] == ["s"]
    assert notebook.last_child(ROOT) == "y"
    assert notebook.last_child("x") is None
    assert [entity.id for entity in notebook.of_kind(EntityKind.ITEM)] == ["y", "x"]


def test_neighbours_count_what_is_in_the_bin() -> None:
    notebook = Notebook([one("x", order="a~"), one("y", order="b~", dead=True)])
    assert notebook.neighbours(ROOT, "x") == ("a~", "b~")
    assert notebook.neighbours(ROOT, "y") == ("b~", None)
    assert notebook.neighbours(ROOT, None) == (None, "a~")
    assert notebook.neighbours("x", None) == (None, None)


def test_what_stands_below_is_told_in_outline_order() -> None:
    notebook = Notebook(
        [
            one("a"),
            one("b", "a", "a~"),
            one("c", "a", "b~"),
            one("d", "b"),
            one("e", "b", dead=True),
        ]
    )
    assert [entity.id for entity in notebook.below("a")] == ["b", "d", "c"]
    assert [entity.id for entity in notebook.ancestors("d")] == ["b", "a"]


@given(forests())
def test_backwards_is_the_outline_from_its_end(entities: list[Entity]) -> None:
    notebook = Notebook(entities)
    for above in (ROOT, *(entity.id for entity in entities)):
        assert list(notebook.backwards(above)) == list(notebook.below(above))[::-1]


def test_a_thousand_levels_are_no_trouble() -> None:
    names = [f"{number}" for number in range(3000)]
    chain = [
        one(name, names[at - 1] if at else ROOT, dead=at < 2999) for at, name in enumerate(names)
    ]
    notebook = Notebook(chain)
    assert sum(1 for _ in notebook.below("0")) == 2999
    assert notebook.kept_for_children("0")
    notebook.apply([one("2999", "2998", dead=True)])
    assert not notebook.shown("0")


def test_the_consultation_is_the_nearest_one_above() -> None:
    consultation = Entity(id="c", kind="consultation", parent=ROOT, order="~", fields={})
    notebook = Notebook([consultation, one("x", "c"), one("y", "x"), one("z")])
    assert notebook.consultation_of("y") is notebook["c"]
    assert notebook.consultation_of("c") is notebook["c"]
    assert notebook.consultation_of("z") is None
    assert notebook.consultation_of("nobody") is None


def test_a_stranger_is_in_nothing() -> None:
    notebook = Notebook([one("x")])
    assert len(notebook) == 1
    assert "x" in notebook
    assert "y" not in notebook
    assert notebook.get("y") is None
    assert not notebook.shown("y")
