import re
import tomllib
from pathlib import Path

import pytest

from micic_desk.report.wording import load_wording

FOLDER = Path(__file__).parents[2] / "resources" / "wording"


def test_english_is_whole_and_its_places_can_be_filled() -> None:
    words = load_wording("en", FOLDER)
    assert words.page.format(n=2, m=3) == "Page 2 of 3"
    assert "AE" in words.other_version_by.format(initials="AE")
    assert "4" in words.not_shown.format(n=4)
    assert "5" in words.two_versions.format(n=5)


def test_the_narrowest_translation_wins_and_gaps_are_english(tmp_path: Path) -> None:
    english = (FOLDER / "en.toml").read_text("utf-8")
    (tmp_path / "en.toml").write_text(english, "utf-8")
    (tmp_path / "fr.toml").write_text('page = "Page {n} sur {m}"\nrapporteur = "R"\n', "utf-8")
    (tmp_path / "fr-CH.toml").write_text('rapporteur = "Rapporteuse"\n', "utf-8")
    words = load_wording("fr_CH", tmp_path)
    assert (words.language, words.page, words.rapporteur) == (
        "fr-CH",
        "Page {n} sur {m}",
        "Rapporteuse",
    )
    assert words.recommendation == load_wording("en", tmp_path).recommendation


@pytest.mark.parametrize("language", ["", "xx", "../../en", "en/../fr", "e\x00n", "x" * 999])
def test_an_unknown_language_is_english(language: str, tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text((FOLDER / "en.toml").read_text("utf-8"), "utf-8")
    assert load_wording(language, tmp_path).language == "en"


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar"])
def test_every_word_of_the_page_is_there_in_the_language(language: str) -> None:
    english = tomllib.loads((FOLDER / "en.toml").read_text("utf-8"))
    own = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    assert own.keys() <= english.keys()
    for name, said in own.items():
        places = re.findall(r"{\w+}", said)
        assert sorted(places) == sorted(re.findall(r"{\w+}", english[name])), name
    same = {name for name, said in own.items() if said == english[name]}
    assert same <= {"rapporteur", "rapporteurs", "day", "first_day", "comma", "point"}


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        ("en", "1 May 2031", "26 November 2026"),
        ("fr", "1er mai 2031", "26 novembre 2026"),
        ("es", "1 de mayo de 2031", "26 de noviembre de 2026"),
        ("ru", "1 мая 2031 года", "26 ноября 2026 года"),
        ("ar", "1 أيار/مايو 2031", "26 تشرين الثاني/نوفمبر 2026"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, first: str, other: str) -> None:
    words = load_wording(language, FOLDER)
    assert (words.dated("2031-05-01"), words.dated("2026-11-26")) == (first, other)
    assert len(set(words.months.split(", "))) == 12
    assert words.dated("some day") == "some day"


def test_french_keeps_its_colon_at_the_word_before_it() -> None:
    for path in (FOLDER / "fr.toml", FOLDER / "register" / "fr.toml"):
        said = tomllib.loads(path.read_text("utf-8")).values()
        assert not [one for one in said if re.search(" [:;?!»]|« ", str(one))]
