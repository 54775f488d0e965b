"""Sentences and acts in words, also in a language that is not English."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from micic_desk.app.desk import Waiting
from micic_desk.domain.gesture import Act
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.speaking import act_name, redo_text, spoken, undo_text

SAID = Sentence("{name} cannot be opened.", {"name": "notes.micic"})


class Fake(QTranslator):
    """A language of a few words."""

    WORDS = {  # noqa: RUF012 - never changed
        ("Sentence", "{name} cannot be opened."): "Impossible d’ouvrir {name}.",
        ("Sentence", "Bad."): "Mauvais : {nobody}.",
        ("Act", "Undo {act}"): "Annuler : {act}",
        ("Act", "move of %n items"): "déplacement de %n éléments",
    }

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, text: str, _note: str | None = None, _n: int = -1
    ) -> str | None:
        return self.WORDS.get((context, text))


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    fake = Fake()
    qapp.installTranslator(fake)
    yield
    qapp.removeTranslator(fake)


def test_english_is_its_own_translation() -> None:
    assert spoken(SAID) == str(SAID) == "notes.micic cannot be opened."


@pytest.mark.usefixtures("french")
def test_a_sentence_is_translated_whole_and_then_filled() -> None:
    assert spoken(SAID) == "Impossible d’ouvrir notes.micic."


@pytest.mark.usefixtures("french")
def test_a_translation_with_an_unknown_fact_is_passed_over() -> None:
    assert spoken(Sentence("Bad.")) == "Bad."


def test_a_fact_with_braces_is_only_a_fact() -> None:
    assert spoken(Sentence("{name} is there.", {"name": "{x}"})) == "{x} is there."


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_a_name_for_one_and_for_several(act: Act) -> None:
    assert act_name(act)
    assert "%n" not in act_name(act, 7)
    assert "7" in act_name(act, 7)
    assert "1" not in act_name(act, 1)


def test_the_menu_says_what_is_undone() -> None:
    assert undo_text(Waiting(Act.MOVE, 3)) == "Undo move of 3 items"
    assert redo_text(Waiting(Act.MOVE, 1)) == "Redo move"
    assert (undo_text(None), redo_text(None)) == ("Undo", "Redo")


@pytest.mark.usefixtures("french")
def test_the_menu_is_translated() -> None:
    assert QCoreApplication.translate("Act", "Undo {act}") == "Annuler : {act}"
    assert undo_text(Waiting(Act.MOVE, 3)) == "Annuler : déplacement de 3 éléments"
