import pytest

from micic_desk.domain.language import guessed_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The road was closed and many walked", "en"),
        ("La route était fermée et les gens ont marché dans la vallée", "fr"),
        ("El camino estaba cerrado y la gente cruzó por las montañas", "es"),
        ("Дорога была закрыта", "ru"),
        ("كان الطريق مغلقا", "ar"),
        ("«12» Дорога", "ru"),
        ("", "en"),
        ("12 €", "en"),
    ],
)
def test_a_line_is_told_by_script_and_common_words(text: str, language: str) -> None:
    assert guessed_language(text) == language
