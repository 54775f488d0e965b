from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.phrase import generate_phrase, misheard, read_words, same_phrase

LIST = Path(__file__).parents[2] / "resources" / "reference" / "words.txt"


def test_the_list_is_long_easy_and_told_apart_by_four_letters() -> None:
    words = read_words(LIST)
    assert len(words) >= 2048
    assert list(words) == sorted(words)
    assert all(4 <= len(word) <= 8 for word in words)
    assert len({word[:4] for word in words}) == len(words)


def test_a_phrase_is_six_words_of_the_list() -> None:
    words = read_words(LIST)
    phrase = generate_phrase(words)
    assert len(phrase.split(" ")) == 6
    assert set(phrase.split(" ")) <= set(words)
    assert same_phrase(phrase) == phrase
    assert misheard(phrase, words) == ()


def test_every_word_is_drawn_and_none_is_preferred() -> None:
    drawn = Counter(generate_phrase(("one", "two", "three", "four"), 8000).split(" "))
    # 2,000 each, standard deviation 39: seven of them is one failure in 10^11 runs
    assert all(abs(count - 2000) < 270 for count in drawn.values())
    assert len(drawn) == 4


@pytest.mark.parametrize(
    "typed",
    [
        "river lamp stone",
        " River  LAMP\tstone\r\n",
        "river-lamp-stone",
        "River, lamp, stone.",
        "\ufeffriver\nlamp\nstone\n",
        "ｒiver lamp\u00a0stone",
    ],
)
def test_the_same_words_are_the_same_phrase(typed: str) -> None:
    assert same_phrase(typed) == "river lamp stone"


def test_other_words_are_another_phrase() -> None:
    assert same_phrase("river lamp stones") != same_phrase("river lamp stone")
    assert same_phrase("lamp river") != same_phrase("river lamp")
    assert same_phrase("été") == same_phrase("e\u0301te\u0301")


@given(st.text(max_size=60))
def test_one_spelling_is_stable_or_refused(text: str) -> None:
    try:
        phrase = same_phrase(text)
    except Refusal as refusal:
        assert refusal.code == "phrase.empty"  # noqa: PT017 - both outcomes are allowed
    else:
        assert same_phrase(phrase) == phrase
        phrase.encode()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "phrase.empty"),
        (" \r\n", "phrase.empty"),
        (" - . ", "phrase.empty"),
        ("river \ud800", "phrase.empty"),
        ("x" * 1025, "phrase.too_long"),
    ],
)
def test_no_phrase_at_all_is_refused(text: str, wanted: str) -> None:
    with pytest.raises(Refusal) as caught:
        same_phrase(text)
    assert caught.value.code == wanted


def test_a_word_that_is_not_on_the_list_is_pointed_at() -> None:
    assert misheard("River lamb xylophon stone", ("river", "lamp", "stone")) == (2, 3)


def test_a_damaged_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    words = LIST.read_text(encoding="ascii")
    for text in ("", "one\ntwo\n", words[: len(words) // 2], words + "Odd!\n", words + "é"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Refusal) as caught:
            read_words(path)
        assert caught.value.code == "phrase.no_words"
    with pytest.raises(Refusal) as caught:
        read_words(tmp_path / "none")
    assert caught.value.code == "file.missing"
