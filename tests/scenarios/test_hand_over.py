"""A part goes to a co-rapporteur with order, numbers, open questions and the line that says so."""

from typing import Any

import pytest

from micic_desk.app.exporting import plan_report
from micic_desk.app.handing_over import hand_over
from micic_desk.app.sharing import Keyring
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.handing import HandPart
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.report.blocks import BlockRole
from micic_desk.report.profile import Profile


def _report(one: Any) -> list[str]:
    sections = [
        Seedling(
            kind=EntityKind.SECTION,
            fields={"title": title, "role": "key_point", "number": f"{number}."},
        )
        for number, title in enumerate(("Scope", "Employers", "Children"), 1)
    ]
    parts = (
        Seedling(kind=EntityKind.PART, fields={"title": "First"}, children=(sections[0],)),
        Seedling(kind=EntityKind.PART, fields={"title": "Second"}, children=tuple(sections[1:])),
    )
    one.desk.do(AddTrees(trees=parts, parent=one.consultation))
    return [each.id for each in one.notebook.children(one.consultation, EntityKind.PART)]


def test_a_part_is_handed_over_as_one_act(world: Any) -> None:
    anna, ben = world.anna, world.ben
    _, second = _report(anna)
    sections = [one.id for one in anna.notebook.children(second, EntityKind.SECTION)]
    question = anna.note("Who is the real employer?", world.morning, kind="question")
    secret = anna.note("The ministry pays informers", world.morning, sensitivity="confidential")
    anna.desk.do(PlaceItems(items=(question, world.one, secret), section=sections[0]))
    ben.merge(anna.file(ben, withhold_confidential=True))
    ben.give(anna)
    anna.reword(world.one, "A")
    ben.reword(world.one, "B")
    ben.give(anna)
    before = anna.settled()
    to = anna.folder / "part.micicx"
    cards = [Keyring(ben.desk).identity().card("Ben")]
    words = "I give the floor to Ben Wren"
    done = hand_over(anna.desk, HandPart(part=second, to=ben.desk.me, line=words), to, cards=cards)
    assert set(done.open) == {question, world.one}
    ben.merge(to)
    assert secret not in ben.notebook, "nor where it was placed"
    assert ben[second].text("presenter") == ben.desk.me
    plan, _ = plan_report(ben.desk, ben.consultation, Profile.OWN)
    told = [one for one in plan.blocks if one.role is BlockRole.HAND_OVER]
    assert [one.text for one in told] == [words]
    assert ben[told[0].source].text("author") == anna.desk.me
    assert [one.number for one in plan.blocks if one.role is BlockRole.KEY_POINT] == [
        "1.",
        "2.",
        "3.",
    ]
    assert [one.id for one in ben.notebook.children(second)] == sections
    anna.desk.undo()
    assert {one: each.fields for one, each in anna.settled().items() if not each.dead} == {
        one: each.fields for one, each in before.items()
    }


def test_where_the_file_cannot_be_written_nothing_is_handed_over(world: Any) -> None:
    anna, ben = world.anna, world.ben
    _, second = _report(anna)
    cards = [Keyring(ben.desk).identity().card("Ben")]
    nowhere = anna.folder / "no such folder" / "part.micicx"
    with pytest.raises(Refusal):
        hand_over(anna.desk, HandPart(part=second, to=ben.desk.me), nowhere, cards=cards)
    assert anna[second].text("presenter") == ""
    with pytest.raises(Refusal):
        hand_over(anna.desk, HandPart(part=world.one, to=ben.desk.me), nowhere, cards=cards)
