import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.ui.dialogs.fuzzy import rank

NAMES = ("New session", "Next session", "Open a notebook…", "Share with a co-rapporteur", "Undo")


def best(asked: str) -> list[str]:
    found = [(far, name) for name in NAMES if (far := rank(asked, name)) is not None]
    return [name for _, name in sorted(found)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("undo", "Undo"),
        ("new", "New session"),
        ("session new", "New session"),
        ("nses", "New session"),
        ("ns", "New session"),
        ("nexs", "Next session"),
        ("oan", "Open a notebook…"),
        ("on", "Open a notebook…"),
        ("rapporteur", "Share with a co-rapporteur"),
        ("ÜNDO", "Undo"),
    ],
)
def test_a_few_letters_find_what_was_meant(asked: str, first: str) -> None:
    assert best(asked)[0] == first


def test_what_answers_to_nothing_is_left_out() -> None:
    assert best("zebra") == []
    assert best("new zebra") == []
    assert best("wens") == []


def test_the_nearer_name_comes_first() -> None:
    assert rank("session", "Session") == 0
    far = [rank("port", name, "") for name in ("Port", "Portable", "Report")]
    assert far == sorted(far, key=str)
    own, further = rank("view", "View"), rank("view", "Larger", "View")
    assert own is not None
    assert further is not None
    assert own < further


@given(st.text(max_size=12), st.text(max_size=30))
def test_any_letters_are_answered_in_good_time(asked: str, name: str) -> None:
    found = rank(asked, name, name)
    assert found is None or found >= 0


def test_many_equal_letters_do_not_take_for_ever() -> None:
    assert rank("a" * 24 + "b", " ".join(["a" * 12] * 12)) is None
