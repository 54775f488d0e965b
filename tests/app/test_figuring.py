from typing import Any

import pytest

from micic_desk.app.figuring import Proposed, keeping, ledger, proposed
from micic_desk.app.share_contents import private_ids
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.kinds import EntityKind, Sensitivity


@pytest.fixture
def line(desk: Any) -> str:
    consultation = desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    fields = {"kind": "point", "text": "More than 2 million Syrians, 8 countries"}
    made = desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=consultation))
    return str(made.entities[0].id)


def consultation(desk: Any) -> str:
    return str(desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id)


def keep(desk: Any, figures: list[Proposed]) -> None:
    desk.do(keeping(consultation(desk), figures))


def test_kept_by_one_gesture_and_gone_by_one_undo_without_touching_the_line(
    desk: Any, line: str
) -> None:
    before = desk.notebook[line]
    keep(desk, proposed(desk.notebook, (line,)))
    first, second = ledger(desk.notebook, consultation(desk))
    assert (first.text("value"), first.text("hedge"), first.text("of")) == (
        "2000000",
        "More than",
        "Syrians",
    )
    assert first.text("source") == second.text("source") == line
    assert first.fields["sure"] is True
    assert desk.notebook[line] == before
    desk.undo()
    assert ledger(desk.notebook, consultation(desk)) == []


def test_what_the_ledger_has_is_not_proposed_again_even_when_it_was_corrected(
    desk: Any, line: str
) -> None:
    keep(desk, proposed(desk.notebook, (line,))[:1])
    (kept,) = ledger(desk.notebook, consultation(desk))
    desk.do(Change(entities=(kept.id,), fields={"of": "Syrian refugees", "hedge": None}))
    assert [one.texts["value"] for one in proposed(desk.notebook, (line,))] == ["8"]


def test_what_is_not_taken_or_has_no_value_stays_out(desk: Any, line: str) -> None:
    figures = proposed(desk.notebook, (line,))
    figures[0].taken = False
    keep(desk, [*figures, Proposed(line)])
    assert [one.text("value") for one in ledger(desk.notebook, consultation(desk))] == ["8"]


def test_a_figure_stays_here_with_the_line_it_was_read_off(desk: Any, line: str) -> None:
    keep(desk, proposed(desk.notebook, (line,)))
    kept = {one.id for one in ledger(desk.notebook, consultation(desk))}
    assert not kept & private_ids(desk.notebook, confidential=True)
    secret = {"sensitivity": Sensitivity.CONFIDENTIAL.value}
    desk.do(Change(entities=(line,), fields=secret))
    assert kept <= private_ids(desk.notebook, confidential=True)


def test_the_ledger_keeps_what_was_read_off_a_deleted_line(desk: Any, line: str) -> None:
    keep(desk, proposed(desk.notebook, (line,)))
    desk.do(Delete(entities=(line,)))
    assert len(ledger(desk.notebook, consultation(desk))) == 2


def test_a_figure_of_an_older_notebook_may_stand_under_its_line(desk: Any, line: str) -> None:
    desk.do(Add(kind=EntityKind.FIGURE, fields={"value": "5", "of": "boats"}, parent=line))
    assert [one.text("of") for one in ledger(desk.notebook, consultation(desk))] == ["boats"]
    assert ledger(desk.notebook, None) == []
