"""A notebook that is half read answers like one that is whole, whatever it is asked and when."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from threading import RLock, Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT
from micic_desk.domain.partly_read import FirstPart, PartlyRead, first_ids, read_on

IDS = [f"{number:032x}" for number in range(14)]
STRANGER = "f" * 32
KINDS = ("item", "item", "item", "session", "consultation", "placement", "section", "link")
ASKED = (*IDS, ROOT, "", STRANGER, "no id")


@st.composite
def forests(draw: st.DrawFn) -> list[Entity]:
    """Entities without circles, of any kind under any other, some of them deleted."""
    found = []
    for at, one in enumerate(IDS):
        if not draw(st.integers(0, 5)):
            continue
        kind = draw(st.sampled_from(KINDS))
        parent = draw(st.sampled_from([ROOT, ROOT, STRANGER, None, *IDS[at + 1 :]]))
        fields: dict[str, Any] = {"item": draw(st.sampled_from(IDS))} if kind == "placement" else {}
        order, dead = draw(st.sampled_from(["a~", "b~"])), draw(st.booleans())
        found.append(
            Entity(id=one, kind=kind, parent=parent, order=order, fields=fields, dead=dead)
        )
    return draw(st.permutations(found))


def partly(entities: Sequence[Entity], session: str, slices: int = 2) -> PartlyRead:
    """What a store makes of a notebook in which somebody is at work in a session."""
    whole = Notebook(entities)
    ids, elsewhere = first_ids(whole, session)
    kept = frozenset(one for one in ids if whole.kept_for_children(one))
    first = FirstPart([whole[one] for one in ids], frozenset(elsewhere), kept)
    rest = iter([entities[at : at + slices] for at in range(0, len(entities), slices)])
    return PartlyRead(first, lambda: next(rest, None), nullcontext)


def ids(entities: Any) -> Any:
    return [one.id for one in entities]


QUESTIONS: dict[str, Callable[[Notebook, str], object]] = {
    "get": lambda notebook, one: notebook.get(one),
    "in": lambda notebook, one: one in notebook,
    "item": lambda notebook, one: notebook[one] if notebook.get(one) else None,
    "shown": lambda notebook, one: notebook.shown(one),
    "kept": lambda notebook, one: notebook.kept_for_children(one),
    "children": lambda notebook, one: ids(notebook.children(one)),
    "items": lambda notebook, one: ids(notebook.children(one, EntityKind.ITEM)),
    "all": lambda notebook, one: ids(notebook.all_children(one)),
    "last": lambda notebook, one: notebook.last_child(one),
    "between": lambda notebook, one: [notebook.neighbours(one, after) for after in (None, *IDS)],
    "placements": lambda notebook, one: sorted(ids(notebook.placements(one))),
    "above": lambda notebook, one: ids(notebook.ancestors(one)),
    "below": lambda notebook, one: ids(notebook.below(one)),
    "backwards": lambda notebook, one: ids(notebook.backwards(one)),
    "consultation": lambda notebook, one: notebook.consultation_of(one),
    "kinds": lambda notebook, _: [sorted(ids(notebook.of_kind(kind))) for kind in EntityKind],
    "loose": lambda notebook, _: sorted(ids(notebook.unfiled())),
    "count": lambda notebook, one: notebook.tally.items_in(one),
    "unplaced": lambda notebook, one: notebook.tally.unplaced_in(one),
}


@given(
    forests(),
    st.sampled_from(IDS),
    st.lists(st.tuples(st.sampled_from([*QUESTIONS, "read"]), st.sampled_from(ASKED)), max_size=12),
)
def test_every_answer_is_that_of_the_whole(
    entities: list[Entity], session: str, asked: list[tuple[str, str]]
) -> None:
    notebook, whole = partly(entities, session), Notebook(entities)
    for question, one in asked:
        if question == "read":
            read_on(notebook, 1)
        else:
            ask = QUESTIONS[question]
            assert ask(notebook, one) == ask(whole, one), question
    assert len(notebook) == len(whole)
    assert sorted(ids(notebook)) == sorted(ids(whole))
    for ask in QUESTIONS.values():
        assert all(ask(notebook, one) == ask(whole, one) for one in ASKED)


@given(forests(), st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=3), st.data())
def test_a_change_that_comes_before_all_is_read_ends_where_it_would_after(
    entities: list[Entity], session: str, gone: list[str], data: st.DataObject
) -> None:
    notebook, whole = partly(entities, session), Notebook(entities)
    read_on(notebook, data.draw(st.integers(0, 4)))
    changed = [
        Entity(
            id=one.id, kind=one.kind, parent=ROOT, order="c~", fields=one.fields, dead=not one.dead
        )
        for one in entities[:2]
    ]
    for each in (notebook, whole):
        each.tally.items_in(session)
        each.apply(changed, gone)
    for ask in QUESTIONS.values():
        assert all(ask(notebook, one) == ask(whole, one) for one in ASKED)


def busy_session() -> tuple[list[Entity], str, str]:
    """Two sessions of a consultation with lines; the first is the one at work."""
    consultation, here, there = IDS[:3]
    made = [Entity(id=consultation, kind="consultation", parent=ROOT, order="a~", fields={})]
    for at, session in enumerate((here, there)):
        made.append(
            Entity(id=session, kind="session", parent=consultation, order=f"{at}~", fields={})
        )
        made.extend(
            Entity(
                id=f"a{at}{line:030x}", kind="item", parent=session, order=f"{line:03}~", fields={}
            )
            for line in range(1, 40)
        )
    return made, here, there


def test_what_is_on_the_screen_is_answered_without_reading_on() -> None:
    entities, here, there = busy_session()
    notebook = partly(entities, here)
    lines = ids(notebook.children(here))
    assert len(lines) == 39
    assert ids(notebook.children(IDS[0])) == [here, there]
    assert notebook.last_child(here) == lines[-1]
    assert notebook.consultation_of(lines[0]) is not None
    assert notebook.tally.items_in(here) == 39
    assert not notebook.tally.count_some([here, there])
    assert notebook.placements(lines[0]) == []
    assert not notebook.whole
    assert len(notebook.children(there)) == 39
    assert notebook.whole
    assert notebook.tally.count_some([here, there])


def test_whoever_holds_on_to_it_or_to_a_question_has_the_whole_one_too() -> None:
    entities, here, there = busy_session()
    notebook = partly(entities, here)
    shown, get, children = notebook.shown, notebook.get, notebook.children
    assert read_on(notebook)
    assert type(notebook) is Notebook  # type: ignore[comparison-overlap]
    assert shown(there)
    assert get(there) is notebook.get(there)
    assert len(children(there)) == 39
    assert get(STRANGER) is None


def test_a_disk_that_says_no_is_told_and_asked_again() -> None:
    entities, here, there = busy_session()
    answers: list[Any] = [entities[:30], OSError("no"), entities[30:], None]

    def more() -> Any:
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer

    whole = Notebook(entities)
    first, elsewhere = first_ids(whole, here)
    part = FirstPart([whole[one] for one in first], frozenset(elsewhere), frozenset())
    notebook = PartlyRead(part, more, nullcontext)
    with pytest.raises(OSError, match="no"):
        notebook.children(there)
    assert not notebook.whole
    assert len(notebook.children(here)) == 39
    assert len(notebook.children(there)) == 39


def test_asked_from_two_threads_it_is_read_once_and_both_wait() -> None:
    entities, here, there = busy_session()
    lock, given = RLock(), list(entities)

    @contextmanager
    def alone() -> Iterator[None]:
        with lock:
            yield

    whole = Notebook(entities)
    first, elsewhere = first_ids(whole, here)
    part = FirstPart([whole[one] for one in first], frozenset(elsewhere), frozenset())
    notebook = PartlyRead(part, lambda: [given.pop(0)] if given else None, alone)
    found: list[int] = []
    askers = [Thread(target=lambda: found.append(len(notebook.children(there)))) for _ in range(4)]
    for one in askers:
        one.start()
    while not read_on(notebook, 1):
        assert len(notebook.children(here)) == 39
    for one in askers:
        one.join()
    assert found == [39] * 4
