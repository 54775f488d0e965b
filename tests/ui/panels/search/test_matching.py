import pytest

from micic_desk.ui.panels.search.matching import stretches


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Migrants and migration", "migr", ["Migr", "migr"]),
        ("emigrants", "migr", []),
        ("São Tomé", "sao tome", ["São", "Tomé"]),
        ("ﬁnal report", "final", ["ﬁnal"]),
        ("Übergabe", "ub", ["Üb"]),
        ("Гульмира и мир", "мир", ["мир"]),
        ("nothing", "", []),
    ],
)
def test_a_match_is_marked_where_it_stands(text: str, words: str, found: list[str]) -> None:
    assert [text[start : start + length] for start, length in stretches(text, words)] == found
