from pathlib import Path

import pytest

from micic_desk.domain.kinds import Support
from micic_desk.domain.recommending import Phase, Status, Strength
from micic_desk.report.register import Part
from micic_desk.report.register_wording import load_register_wording

VALUES = {"strength": Strength, "phase": Phase, "support": Support, "status": Status}


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
def test_every_language_has_every_word_of_its_own(language: str) -> None:
    said = load_register_wording(language)
    assert said.language == language
    assert set(said.parts) == set(Part)
    assert set(said.values) == {f"{name}.{one}" for name, sort in VALUES.items() for one in sort}
    assert all(word.strip() for word in (*said.parts.values(), *said.values.values()))


def test_a_regions_language_and_an_unknown_one_fall_back() -> None:
    assert load_register_wording("fr-CH").language == "fr"
    assert load_register_wording("tlh").language == "en"
    assert load_register_wording("../en").language == "en"


def test_words_a_translation_lacks_are_english(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text(
        'sheet = "S"\nannex = "X"\nnumber = "No."\nnot_verified = "N"\nnot_said = "-"\n'
        'comma = ", "\nsemicolon = "; "\n'
        '[parts]\ntext = "T"\naction = "A"\n',
        "utf-8",
    )
    (tmp_path / "fr.toml").write_text('[parts]\ntext = "F"\n', "utf-8")
    said = load_register_wording("fr", tmp_path)
    assert (said.sheet, said.parts["text"], said.parts["action"]) == ("S", "F", "A")
