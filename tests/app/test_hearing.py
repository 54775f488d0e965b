from collections.abc import Callable
from typing import Any

import pytest

from micic_desk.app.capturing import Capture
from micic_desk.app.hearing import Ear, Hearing, items_of, turn_lines
from micic_desk.app.line_fields import Beside
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import EntityKind

Make = Callable[[str], Any]


@pytest.fixture
def ada(colleague: Make) -> Any:
    made = colleague("ada")
    made.session()
    return made


def test_it_stays_on_for_its_session_and_after_a_restart(ada: Any) -> None:
    hearing = Hearing(ada.desk)
    assert hearing.now() == Ear()
    hearing.turn_interpreter()
    hearing.speak("fr")
    ada.reopen()
    hearing = Hearing(ada.desk)
    assert hearing.now() == Ear(interpreter=True, language="fr")
    Workplace(ada.desk).add_session("Afternoon")
    assert hearing.now() == Ear()
    Workplace(ada.desk).session = ada.desk.notebook.of_kind(EntityKind.SESSION)[0].id
    assert hearing.turn_interpreter() == Ear(language="fr")
    assert hearing.speak("") == Ear()


def test_the_languages_of_the_consultation(ada: Any) -> None:
    consultation = ada.desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    ada.desk.do(Change(entities=(consultation,), fields={"language": "en"}))
    ada.desk.do(Change(entities=(ada.session(),), fields={"language": "ky"}))
    hearing = Hearing(ada.desk)
    hearing.speak("ru")
    assert hearing.languages() == ["en", "ky", "ru"]


def test_a_line_says_how_it_was_heard_and_a_quotation_keeps_its_words(ada: Any) -> None:
    capture = Capture(ada.desk)
    said = Beside(heard="interpreter", language="fr")
    one = capture.take('" On ne  nous a  rien dit', said).entity
    item = ada.desk.notebook[one]
    assert (item.text("heard"), item.text("language")) == ("interpreter", "fr")
    assert item.text("text") == "On ne  nous a  rien dit"
    plain = ada.desk.notebook[capture.take("plain").entity]
    assert "heard" not in plain.fields
    assert "language" not in plain.fields
    many = capture.take_many("a\nb", said)
    assert all(ada.desk.notebook[taken.entity].text("language") == "fr" for taken in many)


def test_chosen_lines_turn_together(ada: Any) -> None:
    lines = (ada.note("a"), ada.note("b"))
    notebook = ada.desk.notebook
    assert items_of(notebook, (ada.session(), *lines)) == lines
    ada.desk.do(Change(entities=lines[:1], fields={"heard": "interpreter"}))
    ada.desk.do(turn_lines(notebook, lines))
    assert [notebook[one].text("heard") for one in lines] == ["interpreter"] * 2
    ada.desk.do(turn_lines(notebook, lines))
    assert [notebook[one].text("heard") for one in lines] == ["", ""]
