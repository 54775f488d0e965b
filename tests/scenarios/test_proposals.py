"""Scenarios 19, 45 to 47, 66: what is offered, and what is never offered again."""

from typing import Any

from micic_desk.app.answering import case
from micic_desk.app.exporting import plan_report
from micic_desk.app.sharing import Keyring
from micic_desk.app.side_by_side import beside, met_late
from micic_desk.domain.edits.joining import JoinAsSame, NotTheSame
from micic_desk.domain.kinds import EntityKind
from micic_desk.merge.signs import Sort
from micic_desk.report.profile import Profile

HERS = "Employers must cover the cost of evacuating seasonal workers"
HIS = "Evacuation of seasonal workers: the employer must bear the cost"


def _offered(one: Any, session: str) -> list[set[str]]:
    found = beside(one.desk, session)
    return [{each.first, each.second} for each in (*found.proposals, *found.contradictions)]


def test_19_a_rejected_proposal_is_made_on_no_laptop_again(world: Any) -> None:
    anna, ben, chi = world.all
    hers, his = anna.note(HERS, world.morning), ben.note(HIS, world.morning)
    anna.give(ben, chi)
    ben.give(anna, chi)
    for one in world.all:
        assert {hers, his} in _offered(one, world.morning)
    anna.desk.do(NotTheSame(first=hers, second=his))
    anna.give(ben)
    ben.give(chi)
    for one in world.all:
        assert {hers, his} not in _offered(one, world.morning)
        one.reopen()
        assert {hers, his} not in _offered(one, world.morning)


def test_45_the_base_shown_is_the_version_both_saw(world: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "seen by both")
    anna.give(ben)
    anna.reword(world.one, "seen by both, said Anna")
    anna.reword(world.one, "seen by both, said Anna twice")
    ben.reword(world.one, "Ben: seen by both")
    ben.give(anna)
    found = case(anna.desk, world.one, "text")
    assert found.base.value == "seen by both"
    assert {each.value for each in found.versions} == {
        "seen by both, said Anna twice",
        "Ben: seen by both",
    }


def test_46_edits_apart_are_proposed_together(world: Any, swap: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "20 participants from 8 countries took part")
    anna.give(ben)
    anna.reword(world.one, "22 participants from 8 countries took part")
    ben.reword(world.one, "20 participants from 8 countries took part online")
    swap(anna, ben)
    wanted = "22 participants from 8 countries took part online"
    for one in (anna, ben):
        found = case(one.desk, world.one, "text")
        assert found.proposal.text == wanted
        assert not found.proposal.may_be_chosen, "a figure differs"
        assert [each.sort for each in found.differing] == [Sort.FIGURE]
        assert len(one.versions(world.one)) == 2, "nothing is applied by itself"


def test_47_edits_that_touch_are_not_proposed(world: Any, swap: Any) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "22 participants from 8 countries")
    ben.reword(world.one, "about 20 participants from 8 countries")
    swap(anna, ben)
    found = case(anna.desk, world.one, "text")
    assert found.base is not None
    assert found.proposal is None
    anna.resolve(world.one, "about 22 participants from 8 countries")
    assert case(anna.desk, world.one, "text") is None


def test_66_two_lines_of_one_person_are_never_proposed(world: Any) -> None:
    anna, ben = world.anna, world.ben
    first, again = anna.note(HERS, world.morning), anna.note(HERS, world.morning)
    his = ben.note(HIS, world.morning)
    anna.give(ben)
    ben.give(anna)
    offered = _offered(anna, world.morning)
    assert {first, again} not in offered
    assert {first, his} in offered or {again, his} in offered
    for pair in offered:
        assert len({anna[one].text("author") for one in pair}) == 2


def test_two_figures_for_one_fact_are_listed_apart(world: Any) -> None:
    anna, ben = world.anna, world.ben
    hers = anna.note("8 countries (Europe and Central Asia), incl. diaspora", world.morning)
    his = ben.note("Groups came from 13 countries of Europe and Central Asia", world.morning)
    ben.give(anna)
    (found,) = [
        one
        for one in beside(anna.desk, world.morning).contradictions
        if {one.first, one.second} == {hers, his}
    ]
    told = [(one.mine, one.theirs) for one in found.differing if one.sort is Sort.FIGURE]
    assert told in ([(("8",), ("13",))], [(("13",), ("8",))])


def test_two_who_never_agreed_on_anything_are_matched_once(laptop: Any) -> None:
    """Separate notebooks on one consultation: consultation, people and sessions meet by hand."""
    dora, emil = laptop("dora"), laptop("emil")
    sessions = {}
    for one in (dora, emil):
        one.add(EntityKind.CONSULTATION, "root", title="Regional consultation")
        one.add(EntityKind.PERSON, "root", name=f"{one.name.title()} Finch")
        one.add(EntityKind.PERSON, "root", name="Sauleh Marten")
        one.sit_down(f"{one.name.title()} Finch")
        sessions[one.name] = one.session("Round table 3")
    hers, his = dora.note(HERS, sessions["dora"]), emil.note(HIS, sessions["emil"])
    emil.give(dora)
    (titles,) = [one for one in met_late(dora.desk) if one.name == "Regional consultation"]
    assert [one.name for one in met_late(dora.desk)] == ["Regional consultation", "Sauleh Marten"]
    dora.desk.do(JoinAsSame(entities=(titles.first, titles.second), main=titles.first))
    found = {one.name: one for one in met_late(dora.desk)}
    assert set(found) == {"Round table 3", "Sauleh Marten"}
    for one in found.values():
        dora.desk.do(JoinAsSame(entities=(one.first, one.second), main=one.first))
    assert met_late(dora.desk) == []
    assert {hers, his} in _offered(dora, sessions["dora"])
    dora.give(emil)
    assert met_late(emil.desk) == []
    assert {hers, his} in _offered(emil, sessions["emil"])
    plan, _ = plan_report(emil.desk, consultation_of(emil, sessions["emil"]), Profile.OWN)
    told = [one.text for one in plan.blocks]
    assert HERS in told
    assert HIS in told
    assert told.count("Round table 3") == 1


def test_two_who_never_said_their_names_are_two(laptop: Any) -> None:
    """Whose lines are whose is told by the files they came with, and by whose card that is."""
    dora, emil = laptop("dora"), laptop("emil")
    sessions = []
    for one in (dora, emil):
        one.add(EntityKind.CONSULTATION, "root", title="Regional consultation")
        sessions.append(one.session("Round table 3"))
    hers, again = dora.note(HERS, sessions[0]), dora.note(HERS, sessions[0])
    his = emil.note(HIS, sessions[1])
    card = Keyring(emil.desk).identity().card("Emil Finch")
    Keyring(dora.desk).add(card)
    emil.give(dora)
    dora.desk.do(JoinAsSame(entities=tuple(sessions), main=sessions[0]))
    found = beside(dora.desk, sessions[0])
    assert {person: set(lines) for person, lines in found.columns.items()} == {
        "": {hers, again},
        f"sender {card.signing_key}": {his},
    }
    assert found.senders == {f"sender {card.signing_key}": "Emil Finch"}
    offered = _offered(dora, sessions[0])
    assert {hers, again} not in offered
    assert {hers, his} in offered or {again, his} in offered


def consultation_of(one: Any, session: str) -> str:
    return one.notebook.consultation_of(session).id
