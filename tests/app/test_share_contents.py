"""What a share file holds and withholds, judged by every byte of what is sent."""

from collections.abc import Callable
from typing import Any

from micic_desk.app.merging import merge
from micic_desk.app.share_contents import Contents, contents, proposed_name
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Delete, Retype
from micic_desk.domain.edits.joining import JoinAsSame
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import EntityKind, ItemKind, Sensitivity
from micic_desk.domain.links import Links

Make = Callable[[str], Any]


def _sent(what: Contents) -> str:
    return "\n".join(what.operations)


def test_a_note_to_self_stays_with_everything_under_it(colleague: Make) -> None:
    ada = colleague("ada")
    private = ada.note("private thought", kind=ItemKind.NOTE_TO_SELF.value)
    under = ada.note("under the thought", private)
    ada.note("figure of it", under)
    ada.note("open word")
    what = contents(ada.desk)
    assert "open word" in _sent(what)
    for word in ("private thought", "under the thought", "figure of it", private, under):
        assert word not in _sent(what)
    assert what.withheld == 3
    assert what.withholds == {"note_to_self": 1, "point": 2}


def test_a_deleted_note_to_self_stays_too(colleague: Make) -> None:
    ada = colleague("ada")
    private = ada.note("private thought", kind=ItemKind.NOTE_TO_SELF.value)
    ada.desk.do(Delete(entities=(private,)))
    assert "private thought" not in _sent(contents(ada.desk))


def test_where_a_note_to_self_is_placed_stays_too(colleague: Make) -> None:
    ada = colleague("ada")
    private = ada.note("private", kind=ItemKind.NOTE_TO_SELF.value)
    consultation = Workplace(ada.desk).need_consultation()
    part = ada.add(EntityKind.PART, consultation)
    section = ada.add(EntityKind.SECTION, part, title="Key point")
    placed = ada.desk.do(PlaceItems(items=(private,), section=section))
    placement = next(one for one in placed.entities if one.kind == EntityKind.PLACEMENT)
    ada.desk.do(Change(entities=(placement.id,), fields={"wording": "private in other words"}))
    assert "private" not in _sent(contents(ada.desk))
    assert "Key point" in _sent(contents(ada.desk))


def test_confidential_lines_stay_only_where_that_is_wanted(colleague: Make) -> None:
    ada = colleague("ada")
    secret = ada.note("who said it", sensitivity=Sensitivity.CONFIDENTIAL.value)
    ada.note("under it", secret)
    assert "who said it" in _sent(contents(ada.desk))
    what = contents(ada.desk, withhold_confidential=True)
    assert "who said it" not in _sent(what)
    assert "under it" not in _sent(what)
    assert what.withheld == 2


def test_what_was_private_once_is_said(colleague: Make) -> None:
    ada = colleague("ada")
    ada.note("open")
    assert contents(ada.desk).once_private == 0
    line = ada.note("first words", kind=ItemKind.NOTE_TO_SELF.value)
    ada.desk.do(Retype(entities=(line,), kind=ItemKind.POINT))
    what = contents(ada.desk)
    assert "first words" in _sent(what)
    assert what.once_private == 1


def test_one_consultation_goes_with_its_people_only(colleague: Make) -> None:
    ada = colleague("ada")
    work = Workplace(ada.desk)
    heard, elsewhere = work.person_named("Heard Here"), work.person_named("Heard Elsewhere")
    ada.note("here", speaker=heard)
    made = ada.desk.do(Add(kind=EntityKind.CONSULTATION, fields={"title": "Another one"}))
    other = made.entities[0].id
    session = ada.add(EntityKind.SESSION, other, title="Other session")
    ada.note("there", session, speaker=elsewhere)
    what = contents(ada.desk, other)
    assert what.title == "Another one"
    assert what.scope == {"consultation": other, "title": "Another one"}
    assert what.people == (elsewhere,)
    assert "there" in _sent(what)
    assert "Heard Elsewhere" in _sent(what)
    assert "Heard Here" not in _sent(what)
    assert "here" not in {word for line in what.operations for word in line.split('"')}
    everything = contents(ada.desk)
    assert set(everything.people) == {heard, elsewhere}
    assert len(everything.operations) > len(what.operations)


def test_what_is_the_same_consultation_or_session_goes_with_it(colleague: Make) -> None:
    """A report may place lines of both, and whoever gets it must not miss them."""
    ada, ben = colleague("ada"), colleague("ben")
    hers, his = ada.note("her line"), ben.note("his line")
    merge(ada.desk, [ada.open(ben.send())])
    notebook = ada.desk.notebook
    above = [notebook.consultation_of(one).id for one in (hers, his)]
    assert "his line" not in _sent(contents(ada.desk, above[0]))
    ada.desk.do(JoinAsSame(entities=tuple(above), main=above[0]))
    assert {"her line", "his line"} <= set(_texts(contents(ada.desk, above[0]), ada.desk))
    sessions = [notebook[one].parent for one in (hers, his)]
    assert "his line" not in _sent(contents(ada.desk, session=sessions[0]))
    ada.desk.do(JoinAsSame(entities=tuple(sessions), main=sessions[0]))
    what = contents(ada.desk, session=sessions[0])
    assert {"her line", "his line"} <= set(_texts(what, ada.desk))
    chi = colleague("chi")
    merge(chi.desk, [chi.open(ada.send(above[0]))])
    assert Links(chi.desk.notebook).main_of(sessions[1]) == sessions[0]
    assert chi.desk.notebook[his].text("text") == "his line"


def _texts(what: Contents, desk: Any) -> list[str]:
    return [desk.notebook[one].text("text") for one in what.lines]


def test_whose_laptop_wrote_travels_with_the_lines(colleague: Make) -> None:
    ada = colleague("ada")
    work = Workplace(ada.desk)
    work.me = work.person_named("Ada Alder")
    ada.note("mine")
    what = contents(ada.desk, work.need_consultation())
    actor = ada.desk.session.writer.actor
    assert any(f'"e":"{actor}"' in one for one in what.operations)
    assert what.people == (work.me,)
    assert "actor" not in what.holds


def test_a_file_is_not_called_by_anybodys_name(colleague: Make) -> None:
    ada = colleague("ada")
    ada.add(EntityKind.PERSON, "root", name="Farida Sample", code="D-1")
    title = "Coastal hearing with Farida, of Sample’s office"
    assert proposed_name(ada.desk.notebook, title) == "Coastal hearing with of Sample’s office"
