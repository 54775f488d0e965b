"""Merging: the preview keeps its word, two notebooks meet, and it can all be taken back."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from micic_desk.app.merging import OpenedShare, Outcome, merge, preview
from micic_desk.app.showing import conflicts, shown
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Delete, Resolve, Reword
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.entity import Flag
from micic_desk.domain.operation import parse_operation
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.strict_json import parse_strict
from micic_desk.exchange.share.lines import SharedOperation
from micic_desk.merge.preview import Happening

Make = Callable[[str], Any]


def _state(one: Any) -> dict[str, object]:
    said = shown(one.desk)
    return {key: said[key] for key in ("consultations", "people", "unfiled")}


def _settled(one: Any) -> dict[str, Any]:
    """Everything a notebook stands for, by id."""
    return {entity.id: entity for entity in one.desk.notebook}


def _together(ada: Any, bea: Any) -> None:
    """Bea starts from what Ada has."""
    merge(bea.desk, [bea.open(ada.send())])


def test_two_notebooks_meet_and_twice_the_same_file_adds_nothing(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    ada.note("from ada")
    bea.note("from bea")
    from_ada, from_bea = ada.send(), bea.send()
    merge(ada.desk, [ada.open(from_bea)])
    merge(bea.desk, [bea.open(from_ada)])
    assert _settled(ada) == _settled(bea)
    before = _state(ada)
    for again in (preview, merge):
        done = again(ada.desk, [ada.open(from_bea)])
        assert done.nothing_new
        assert done.known > 0
        assert done.differences.lines == ()
    assert _state(ada) == before
    assert merge(bea.desk, [bea.open(bea.send())]).nothing_new


def test_a_preview_writes_nothing_byte_for_byte(colleague: Make, tmp_path: Path) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    for number in range(200):
        ada.note(f"line {number} " * 20)
    file = ada.send()
    bea.reopen()
    bea.desk.session.tidy()
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    done = preview(bea.desk, [bea.open(file)])
    assert done.differences.counts[Happening.NEW] == 202
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before
    bea.desk.close()
    assert bea.path.read_bytes() == before[bea.path.name]
    bea.reopen()


def test_a_conflict_shows_both_versions_with_who_wrote_them(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    for one, name in ((ada, "Ada"), (bea, "Bea")):
        work = Workplace(one.desk)
        work.me = work.person_named(name)
    line = ada.note("some came")
    _together(ada, bea)
    ada.desk.do(Reword(entity=line, text="some came late"))
    bea.desk.do(Reword(entity=line, text="many came"))
    done = merge(ada.desk, [ada.open(bea.send())])
    assert done.differences.counts[Happening.CONFLICT] == 1
    found = next(one for one in done.differences.lines if one.conflicts)
    conflict = found.conflicts[0]
    assert [one.value for one in conflict.versions] == ["some came late", "many came"]
    people = [ada.desk.notebook[one].text("name") for one in conflict.writers]
    assert people == ["Ada", "Bea"]
    assert len(conflicts(ada.desk.notebook)) == 1
    ada.desk.do(Resolve(entity=line, field="text", value="many came late"))
    settled = merge(bea.desk, [bea.open(ada.send())])
    assert Happening.CONFLICT not in settled.differences.counts
    assert conflicts(bea.desk.notebook) == []
    assert bea.desk.notebook[line].text("text") == "many came late"


def test_changed_moved_and_deleted_lines_are_told_apart(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    one, two, three = ada.note("one"), ada.note("two"), ada.note("three")
    _together(ada, bea)
    ada.desk.do(Reword(entity=one, text="uno"))
    ada.desk.do(Move(entities=(two,), parent=one))
    ada.desk.do(Delete(entities=(three,)))
    done = merge(bea.desk, [bea.open(ada.send())])
    found = {line.entity: line for line in done.differences.lines}
    assert found[one].happenings == (Happening.CHANGED,)
    change = found[one].changes[0]
    assert (change.field, change.old, change.new) == ("text", "one", "uno")
    assert found[two].happenings == (Happening.MOVED,)
    assert found[three].happenings == (Happening.DELETED,)


def test_another_consultation_comes_in_beside_ours(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    done = preview(bea.desk, [bea.open(ada.send())])
    assert len(done.differences.consultations) == 1
    _together(ada, bea)
    titles = {one["title"] for one in shown(bea.desk)["consultations"]}  # type: ignore[attr-defined]
    assert titles == {"Consultation of bea", "Consultation of ada"}


def test_a_merge_is_undone_exactly_even_after_reopening(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    line = ada.note("from ada")
    _together(ada, bea)
    bea.note("from bea")
    ada.desk.do(Reword(entity=line, text="other words"))
    ada.note("later")
    before = _state(bea)
    file = ada.send()
    merge(bea.desk, [bea.open(file)])
    after = _state(bea)
    assert after != before
    bea.desk.undo()
    assert _state(bea) == before
    bea.desk.redo()
    assert _state(bea) == after
    bea.reopen()
    assert _state(bea) == after
    bea.desk.undo()
    bea.reopen()
    assert _state(bea) == before
    assert not merge(bea.desk, [bea.open(file)]).nothing_new
    assert _state(bea) == after


def _altered(opened: OpenedShare, old: str, new: str) -> OpenedShare:
    """The same file, as if its sender had rewritten what was written."""
    operations = []
    for one in opened.content.operations:
        text = one.text.replace(old, new)
        body = parse_strict(text)
        assert isinstance(body, dict)
        operations.append(SharedOperation(parse_operation(body), text))
    content = replace(opened.content, operations=tuple(operations))
    return replace(opened, content=content)


def test_operations_altered_under_known_ids_are_refused_and_ours_kept(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    line = ada.note("what was said")
    _together(ada, bea)
    new = ada.note("a later line")
    forged = _altered(bea.open(ada.send()), "what was said", "what was forged")
    for look in (preview, merge):
        done = look(bea.desk, [forged])
        assert len(done.altered) == 1
    assert bea.desk.notebook[line].text("text") == "what was said"
    assert bea.desk.notebook[new].text("text") == "a later line"


def test_two_files_that_disagree_are_foreseen_as_they_turn_out(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    ada.note("what was said")
    true = bea.open(ada.send())
    forged = _altered(true, "what was said", "what was forged")
    foreseen = preview(bea.desk, [true, forged])
    done = merge(bea.desk, [true, forged])
    assert foreseen == done
    assert len(done.altered) == 1
    assert done.known == len(true.content.operations) - 1


def test_a_file_that_cannot_be_opened_says_why(colleague: Make, tmp_path: Path) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    ada.note("words")
    whole = ada.send().read_bytes()
    bad = {
        "share.empty": b"",
        "share.not_a_share_file": b"hello there",
        "share.cut": whole[:-300],
        "share.altered": whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:],
    }
    for code, data in bad.items():
        file = tmp_path / f"{code}.micicx"
        file.write_bytes(data)
        with pytest.raises(Refusal) as refused:
            bea.open(file)
        assert refused.value.code == code
    with pytest.raises(Refusal) as missing:
        bea.open(tmp_path / "none.micicx")
    assert missing.value.code == "file.missing"


def test_moves_against_each_other_are_foreseen_with_what_is_set_aside(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    one, two = ada.note("one"), ada.note("two")
    _together(ada, bea)
    ada.desk.do(Move(entities=(one,), parent=two))
    bea.desk.do(Move(entities=(two,), parent=one))
    file = ada.send()
    foreseen = preview(bea.desk, [bea.open(file)])
    assert foreseen == merge(bea.desk, [bea.open(file)])
    aside = [line for line in foreseen.differences.lines if Flag.MOVE_SET_ASIDE in line.flags]
    assert len(aside) == 1


# The law: whatever two people did, the preview says what the merge then does ------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("add", "reword", "move", "delete", "undo")),
        st.integers(0, 7),
        st.integers(0, 7),
    ),
    max_size=8,
)


def _act(one: Any, step: tuple[str, int, int], lines: list[str], name: str) -> None:
    what, first, second = step
    line, other = lines[first % len(lines)], lines[second % len(lines)]
    try:
        match what:
            case "add":
                lines.append(one.note(f"{name} {first} {second}", line))
            case "reword":
                one.desk.do(Reword(entity=line, text=f"{name} {first} {second}"))
            case "move":
                one.desk.do(Move(entities=(line,), parent=other))
            case "delete":
                one.desk.do(Delete(entities=(line,)))
            case _:
                one.desk.undo()
    except Refusal:
        pass  # a line under itself, or nothing to undo: not what this law is about


def _counted_by_hand(before: dict[str, Any], one: Any) -> Counter[Happening]:
    """The counts of a merge, found by comparing two notebooks without looking at the merge."""
    found: Counter[Happening] = Counter()
    for entity in one.desk.notebook:
        old = before.get(entity.id)
        if entity.kind == "actor":
            continue
        if entity.dead:
            found[Happening.DELETED] += old is not None and not old.dead
            continue
        found[Happening.NEW] += old is None
        if old is not None:
            found[Happening.BACK] += old.dead
            found[Happening.CHANGED] += dict(old.fields) != dict(entity.fields)
            found[Happening.MOVED] += (old.parent, old.order) != (entity.parent, entity.order)
        conflicts_before = dict(old.conflicts) if old is not None else {}
        found[Happening.CONFLICT] += any(
            conflicts_before.get(name) != versions for name, versions in entity.conflicts.items()
        )
    return found


@settings(max_examples=25)
@given(for_ada=STEPS, for_bea=STEPS)
def test_the_preview_is_what_the_merge_does(
    for_ada: list[tuple[str, int, int]],
    for_bea: list[tuple[str, int, int]],
    tmp_path_factory: pytest.TempPathFactory,
    at_a_desk: Callable[[Path, str], Any],
) -> None:
    folder = tmp_path_factory.mktemp("law")
    ada, bea = at_a_desk(folder, "ada"), at_a_desk(folder, "bea")
    lines = [ada.note(f"line {number}") for number in range(3)]
    _together(ada, bea)
    for one, steps, name in ((ada, for_ada, "ada"), (bea, for_bea, "bea")):
        own = list(lines)
        for step in steps:
            _act(one, step, own, name)
    before = {one.id: one for one in bea.desk.notebook}
    opened = bea.open(ada.send())
    foreseen: Outcome = preview(bea.desk, [opened])
    assert {one.id: one for one in bea.desk.notebook} == before
    assert merge(bea.desk, [opened]) == foreseen
    counted = _counted_by_hand(before, bea)
    for happening in set(Happening) - {Happening.UNFILED, Happening.FLAGGED}:
        assert foreseen.differences.counts.get(happening, 0) == counted[happening], happening
    ada.desk.close()
    bea.desk.close()
