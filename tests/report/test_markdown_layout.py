import pytest

from micic_desk.report import markdown_layout as layouts


@pytest.mark.parametrize("value", [None, 1, True, "Ana", " a", ["  "], {}])
def test_a_sign_holds_no_words(value: object) -> None:
    assert layouts.sign({"indent": value}, "indent") is None


def test_sound_values_are_taken() -> None:
    layout = {
        "indent": " \t",
        "bold": False,
        "hashes": 3,
        "before": 2,
        "gaps": ["  ", ""],
        "breaks": [[4, "\\", "  "]],
    }
    assert layouts.sign(layout, "indent") == " \t"
    assert layouts.switch(layout, "bold", default=True) is False
    assert layouts.count(layout, "hashes", 2, 6) == 3
    assert layouts.lines(layout, "before") == ["", ""]
    assert layouts.gaps(layout) == ("  ", " ")
    assert layouts.breaks(layout) == {4: ("\\", "  ")}


def test_unsound_values_fall_back() -> None:
    assert layouts.count({"hashes": True}, "hashes", 2, 6) == 2
    assert layouts.count({"hashes": 99}, "hashes", 2, 6) == 2
    assert layouts.switch({"bold": "no"}, "bold", default=True) is True
    assert layouts.lines({}, "before") is None
    assert layouts.lines({"before": -1}, "before") is None
    assert layouts.lines({"before": ["---", "Ana", " \r\n"]}, "before") == ["---", " \r\n"]
    assert layouts.breaks({"breaks": [[1, "a", ""], [2, ""], "x", [3, "", "b"]]}) == {}
