"""Proposals: what both wrote, no word that neither did, and nothing where they touch."""

import gzip
import json
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from micic_desk.merge.signs import WORD, Sort
from micic_desk.merge.wordwise import MOST_WORDS, propose

NOTES = Path(__file__).parents[3] / "shared" / "data" / "notes.jsonl.gz"
SOME = [
    "children",
    "must",
    "не",
    "l’État",
    "8",
    "1,000",
    "e\u0301te\u0301",
    "حقوق",
    ",",
    "(",
    "a_b",
]
TEXTS = st.lists(st.sampled_from(SOME), max_size=14).map(" ".join)


def words(text: str) -> list[str]:
    return WORD.findall(text)


def changed(text: str, dice: random.Random, times: int) -> str:
    """A text after somebody took words out, put words in, or moved a comma."""
    found = text.split(" ")
    for _ in range(times):
        place = dice.randrange(len(found) + 1)
        if dice.random() < 0.5 and found:
            del found[place % len(found)]
        else:
            found.insert(place, dice.choice(SOME))
    return " ".join(found)


def holds(base: str, mine: str, theirs: str) -> bool:
    """The laws of one merge; gives whether there was a proposal."""
    found = propose(base, mine, theirs)
    other = propose(base, theirs, mine)
    if found is None or other is None:
        assert found is other
        return False
    assert words(found.text) == words(other.text)
    there = Counter(words(found.text))
    ours, others, old = (Counter(words(one)) for one in (mine, theirs, base))
    assert there.keys() <= ours.keys() | others.keys()
    for word in there:
        # Nobody's new word is left out, and none is said more often than both together said it.
        assert there[word] >= max(ours[word] - old[word], others[word] - old[word])
        assert there[word] <= ours[word] + others[word]
    return True


@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_no_word_is_invented_and_no_new_one_is_lost(base: str, mine: str, theirs: str) -> None:
    holds(base, mine, theirs)


@given(base=TEXTS, seed=st.integers(0, 2**32), times=st.integers(1, 3))
def test_small_changes_of_one_sentence(base: str, seed: int, times: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - nothing here is a secret
    holds(base, changed(base, dice, times), changed(base, dice, times))


@given(base=st.text(max_size=40), mine=st.text(max_size=40), theirs=st.text(max_size=40))
def test_any_signs_at_all(base: str, mine: str, theirs: str) -> None:
    holds(base, mine, theirs)


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_real_notes_changed_by_two(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - nothing here is a secret
    with gzip.open(NOTES, "rt", encoding="utf-8") as file:
        lines = [json.loads(next(file))["text"] for _ in range(300)]
    made = sum(
        holds(base, changed(base, dice, 1), changed(base, dice, 1))
        for base in dice.sample(lines, 25)
    )
    assert made, "some of so many merge"


if not NOTES.exists():
    test_real_notes_changed_by_two = pytest.mark.skip("the notes are not at hand")(
        test_real_notes_changed_by_two
    )


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "wanted"),
    [
        (
            "20 participants from 8 countries took part",
            "20 participants from 8 countries took part online",
            "About 20 participants from 8 countries took part",
            "About 20 participants from 8 countries took part online",
        ),
        ("a b c", "a x b c", "a b c y", "a x b c y"),
        ("a b c", "a c", "a b d", None),
        ("a b c", "x b c", "y b c", None),
        ("a b c", "x b c", "x b c", "x b c"),
        ("a b c d", "x b c d", "x b c y", "x b c y"),
        ("a, b", "x, b", "a, y", None),  # only a comma between them
        ("a b", "a b", "a b c", "a b c"),
        ("ندعو الدول", "ندعو جميع الدول", "ندعو الدول إلى العمل", "ندعو جميع الدول إلى العمل"),
    ],
)
def test_what_is_proposed(base: str, mine: str, theirs: str, wanted: str | None) -> None:
    found = propose(base, mine, theirs)
    assert (found.text if found else None) == wanted


def test_spaces_stay_as_their_writer_put_them() -> None:
    found = propose("a  b : c d", "x  b : c d", "a  b : c\u00a0! d e")
    assert found is not None
    assert found.text == "x  b : c\u00a0! d e"


def test_what_a_sentence_turns_on_is_never_chosen_by_itself() -> None:
    base = "States should protect the 20 children of the camp"
    harmless = propose(base, f"All {base}", f"{base} now")
    assert harmless is not None
    assert harmless.may_be_chosen
    turned = {
        Sort.FIGURE: base.replace("20", "22"),
        Sort.NEGATION: base.replace("should protect", "should not protect"),
        Sort.MODAL: base.replace("should", "must"),
        Sort.NAME: base.replace("the camp", "Calais"),
        Sort.INSTRUMENT: base.replace("camp", "camp under CEDAW"),
    }
    for sort, mine in turned.items():
        found = propose(base, mine, f"Today {base}")
        assert found is not None, sort
        assert not found.may_be_chosen
        assert sort in [one.sort for one in found.careful]


def test_a_very_long_text_is_left_to_people() -> None:
    base = "word " * (MOST_WORDS + 1)
    assert propose(base, f"x {base}", f"{base} y") is None
