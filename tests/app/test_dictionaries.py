"""Dictionaries of our own writing, a few words each, in a folder as a system has it."""

from pathlib import Path

import pytest

from micic_desk.app.dictionaries import Dictionaries, dictionary_folders


def put(folder: Path, name: str, *words: str, encoding: str = "UTF-8") -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.aff").write_text(f"SET {encoding}\nTRY aeiou\n", encoding="ascii")
    listed = "\n".join([str(len(words)), *words, ""])
    (folder / f"{name}.dic").write_text(listed, encoding=encoding)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "hunspell", "en_US", "color", "consulate")
    put(tmp_path / "hunspell", "en_GB", "colour", "consulate", "don't", "response")
    put(tmp_path / "hunspell", "ru_RU", "консульство", encoding="KOI8-R")
    return tmp_path / "hunspell"


def test_a_word_is_known_in_its_own_language_only(folder: Path) -> None:
    found = Dictionaries([folder])
    assert found.load("en")
    assert found.load("ru")
    assert found.knows("colour", "en")
    assert not found.knows("color", "en")
    assert found.knows("консульство", "ru")
    assert not found.knows("консулство", "ru")
    assert found.suggest("консулство", "ru") == ["консульство"]


@pytest.mark.parametrize("word", ["don't", "don’t", "re\u00adsponse"])
def test_signs_that_only_printers_see_make_no_other_word(folder: Path, word: str) -> None:
    found = Dictionaries([folder])
    found.load("en")
    assert found.knows(word, "en")


def test_a_country_is_taken_by_its_word_else_the_usual_one(folder: Path) -> None:
    found = Dictionaries([folder])
    names = {one: found.find(one) for one in ("en-US", "en_US", "en-ZA", "en", "ru", "uk")}
    stems = {one: path.stem if path else None for one, path in names.items()}
    assert stems == {
        "en-US": "en_US",
        "en_US": "en_US",
        "en-ZA": "en_GB",
        "en": "en_GB",
        "ru": "ru_RU",
        "uk": None,
    }


def test_without_a_dictionary_every_word_is_right(tmp_path: Path) -> None:
    found = Dictionaries([tmp_path / "nowhere"])
    assert not found.load("en")
    assert found.knows("qwrtzp", "en")
    assert found.suggest("qwrtzp", "en") == []


def test_what_is_not_a_dictionary_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "en_GB.dic").write_bytes(b"\xff\xfe\0" * 40)
    (tmp_path / "en_GB.aff").mkdir()
    (tmp_path / "fr.dic").write_text("1\nmot\n")
    found = Dictionaries([tmp_path])
    assert not found.load("en")
    assert not found.load("fr"), "there is no .aff beside it"


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    found = Dictionaries([folder])
    assert not found.is_loaded("en")
    assert found.is_loaded("uk"), "there is nothing to read"
    found.load("en")
    assert found.is_loaded("en")


def test_the_users_own_folder_comes_first() -> None:
    folders = dictionary_folders()
    assert folders[0].name == "dictionaries"
    assert len(set(folders)) == len(folders)
