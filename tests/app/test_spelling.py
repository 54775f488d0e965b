import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.dictionaries import Dictionaries
from micic_desk.app.spelling import LONGEST, Spelling
from micic_desk.domain.kinds import EntityKind

WORDS = ("the", "consulate", "answered", "and", "kept", "boat")


@pytest.fixture
def dictionaries(tmp_path: Path) -> Dictionaries:
    for name, words in (("en_GB", WORDS), ("ru_RU", ("домой", "дорога"))):
        (tmp_path / f"{name}.aff").write_text("SET UTF-8\n", encoding="utf-8")
        listed = "\n".join([str(len(words)), *words, ""])
        (tmp_path / f"{name}.dic").write_text(listed, encoding="utf-8")
    return Dictionaries([tmp_path])


@pytest.fixture
def anna(colleague: Callable[[str], Any]) -> Any:
    return colleague("anna")


@pytest.fixture
def spelling(anna: Any, dictionaries: Dictionaries) -> Iterator[Spelling]:
    made = Spelling(anna.desk, dictionaries)
    for language in ("en", "ru"):
        made.load(language)
    yield made
    made.close()


def found(spelling: Spelling, text: str, *languages: str) -> list[str]:
    return [one.word for one in spelling.misspelt(text, languages)]


def test_a_word_is_looked_up_in_the_language_of_its_letters(spelling: Spelling) -> None:
    assert found(spelling, "the consulat answered домойй and дорога", "en") == [
        "consulat",
        "домойй",
    ]


def test_the_place_of_a_word_is_counted_in_characters(spelling: Spelling) -> None:
    (one,) = spelling.misspelt("🚢🚢 the baot", ("en",))
    assert "🚢🚢 the baot"[one.start : one.end] == "baot"


@pytest.mark.parametrize(
    "aside",
    [
        "@Zhazgul",
        "#protectionn",
        "S4b",
        "IOM",
        "LibreOffice",
        "x",
        "who@nowhere.example",
        "https://exampel.org/tset",
        "foldr\\tset",
        "3rdd",
        "e.gg.",
        "exampel.org",
        "@Zhazgull:",
    ],
)
def test_codes_tags_addresses_and_acronyms_are_left_alone(spelling: Spelling, aside: str) -> None:
    assert found(spelling, f"the {aside} answered", "en") == []


def test_names_and_references_of_the_notebook_are_known(spelling: Spelling, anna: Any) -> None:
    text = "Gulmira kept the Sarymai boat"
    assert found(spelling, text, "en") == ["Gulmira", "Sarymai"]
    anna.add(EntityKind.PERSON, "root", name="Gulmira Sabdenova")
    assert found(spelling, text, "en") == ["Sarymai"]
    session = anna.session()
    above = anna.desk.notebook[session].parent
    anna.add(EntityKind.REFERENCE, above, sort="place", name="Sarymai Basin")
    assert found(spelling, text, "en") == []


def test_a_word_that_is_learnt_is_kept_with_the_notebook(
    spelling: Spelling, anna: Any, dictionaries: Dictionaries
) -> None:
    spelling.learn("kafala")
    assert found(spelling, "the kafala and the Kafala", "en") == []
    anna.reopen()
    again = Spelling(anna.desk, dictionaries)
    assert again.own_words() == ["kafala"]
    again.forget("kafala")
    assert found(again, "the kafala", "en") == ["kafala"]
    again.close()


def test_what_language_is_missing_is_said_one_by_one(anna: Any, dictionaries: Dictionaries) -> None:
    made = Spelling(anna.desk, dictionaries)
    assert made.misspelt("the consulat домойй", ("en",)) == []
    assert made.missing("the consulat домойй", ("en",)) == "en"
    made.load("en")
    assert made.missing("the consulat домойй", ("en",)) == "ru"
    made.load("ru")
    assert made.missing("the consulat домойй قنصلية", ("en",)) is None, "there is none for Arabic"
    made.close()


def test_a_consultation_in_another_language_of_the_same_letters(spelling: Spelling) -> None:
    assert found(spelling, "конференция", "kk", "en") == [], "no dictionary for it, nothing to say"
    assert found(spelling, "конференция", "en") == ["конференция"]


def test_a_document_pasted_into_a_line_is_looked_at_as_far_as_a_note_goes(
    spelling: Spelling,
) -> None:
    assert len(found(spelling, "baot " * LONGEST, "en")) <= LONGEST // 5


@pytest.mark.parametrize("text", ["x" * LONGEST, "x." * (LONGEST // 2), "x1 " * (LONGEST // 3)])
def test_a_word_without_end_is_no_word_and_costs_no_key_its_time(
    spelling: Spelling, text: str
) -> None:
    started = time.process_time()
    assert found(spelling, f"baot {text}", "en") == ["baot"]
    assert time.process_time() - started < 2, "it took ten seconds, at every key"
