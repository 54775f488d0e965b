"""The words a notebook knows: right at every moment, and never looked for among the lines."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from micic_desk.app.vocabulary import AT_ONCE, Sort, Vocabulary
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook

Make = Callable[[str], Any]


@pytest.fixture
def ada(colleague: Make) -> Any:
    return colleague("ada")


@pytest.fixture
def known(ada: Any) -> Iterator[Vocabulary]:
    made = Vocabulary(ada.desk)
    yield made
    made.close()


def read(known: Vocabulary) -> Vocabulary:
    while known.behind:
        known.learn()
    return known


def said(known: Vocabulary, sort: Sort, begun: str) -> list[str]:
    return [one.text for one in known.beginning(sort, begun)]


def tagged(ada: Any, at: int, *tags: str) -> str:
    fields = {"kind": "point", "text": "x", "tags": list(tags), "noted_at": at}
    tree = Seedling(kind=EntityKind.ITEM, fields=fields)
    made = ada.desk.do(AddTrees(trees=(tree,), parent=ada.session()))
    return str(made.entities[-1].id)


def test_people_by_code_and_by_each_of_their_names(ada: Any, known: Vocabulary) -> None:
    ada.add(EntityKind.PERSON, "root", code="S10", name="Márta Olindez")
    ada.add(EntityKind.PERSON, "root", code="S2")
    ada.add(EntityKind.PERSON, "root", name="Sofia Marsh")
    assert said(known, Sort.PERSON, "s") == ["@S2", "@S10", "Sofia Marsh"]
    assert said(known, Sort.PERSON, "MARTA") == ["@S10"]
    assert said(known, Sort.PERSON, "olin") == ["@S10"]
    assert said(known, Sort.PERSON, "x") == []
    assert [one.written for one in known.beginning(Sort.PERSON, "sof")] == ["Sofia Marsh: "]


def test_tags_come_newest_first_then_most_used(ada: Any, known: Vocabulary) -> None:
    tagged(ada, 10, "harbour", "health")
    tagged(ada, 20, "housing")
    tagged(ada, 10, "health")
    read(known)
    assert said(known, Sort.TAG, "h") == ["#housing", "#health", "#harbour"]
    tagged(ada, 30, "harbour")
    assert said(known, Sort.TAG, "h") == ["#harbour", "#housing", "#health"]


def test_a_word_goes_with_the_last_line_that_had_it(ada: Any, known: Vocabulary) -> None:
    one, other = tagged(ada, 1, "quay"), tagged(ada, 2, "quay")
    read(known)
    ada.desk.do(Delete(entities=(one,)))
    assert said(known, Sort.TAG, "q") == ["#quay"]
    ada.desk.do(Change(entities=(other,), fields={"tags": ["pier"]}))
    assert said(known, Sort.TAG, "q") == []
    ada.desk.undo()
    assert said(known, Sort.TAG, "q") == ["#quay"]
    ada.desk.undo()
    ada.desk.undo()
    ada.desk.undo()
    assert said(known, Sort.TAG, "") == []


def test_bodies_and_groups_are_found_by_any_word_that_tells(ada: Any, known: Vocabulary) -> None:
    consultation = ada.desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    tree = Seedling(
        kind=EntityKind.REFERENCE,
        fields={"sort": "body", "name": "Council for River Towns", "aliases": ["CRT"]},
    )
    ada.desk.do(AddTrees(trees=(tree,), parent=consultation))
    item = tagged(ada, 5)
    fields = {"addressee": "Harbour authorities", "groups": ["River families"]}
    ada.desk.do(Change(entities=(item,), fields=fields))
    read(known)
    assert said(known, Sort.NAME, "river") == ["River families", "Council for River Towns"]
    assert said(known, Sort.NAME, "river t") == ["Council for River Towns"]
    assert said(known, Sort.NAME, "for") == []
    [short] = known.beginning(Sort.NAME, "crt")
    assert (short.written, short.note) == ("CRT", "Council for River Towns")
    assert said(known, Sort.NAME, "auth") == ["Harbour authorities"]


def test_what_is_learnt_step_by_step_is_what_is_learnt_at_once(ada: Any, known: Vocabulary) -> None:
    known.learn(1)
    for number in range(20):
        tagged(ada, number, f"tag{number % 7}")
    ada.desk.undo()
    fresh = read(Vocabulary(ada.desk))
    assert said(read(known), Sort.TAG, "tag") == said(fresh, Sort.TAG, "tag")


def test_a_merge_of_many_lines_is_read_bit_by_bit(ada: Any, known: Vocabulary) -> None:
    read(known)
    trees = tuple(
        Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": "x", "tags": [f"t{n}"]})
        for n in range(AT_ONCE + 1)
    )
    ada.desk.do(AddTrees(trees=trees, parent=ada.session()))
    assert known.behind
    assert len(read(known).beginning(Sort.TAG, "t", 10_000)) == AT_ONCE + 1


def test_no_answer_looks_through_the_notebook(
    ada: Any, known: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagged(ada, 1, "quay")
    known.beginning(Sort.PERSON, "")
    read(known)

    def refuse(*_arguments: object) -> None:
        raise AssertionError("the notebook was looked through")

    for name in ("__iter__", "get", "of_kind", "below", "children"):
        monkeypatch.setattr(Notebook, name, refuse)
    assert said(known, Sort.TAG, "qu") == ["#quay"]
    assert said(known, Sort.NAME, "qu") == said(known, Sort.PERSON, "qu") == []
