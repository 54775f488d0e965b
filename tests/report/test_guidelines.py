import pytest

from micic_desk.report.guidelines import guidelines


def test_ten_principles_and_fifteen_guidelines_each_with_a_title() -> None:
    codes = [one.code for one in guidelines()]
    assert codes == [f"P{n}" for n in range(1, 11)] + [f"G{n}" for n in range(1, 16)]
    assert all(one.title.strip() for one in guidelines())


def test_what_could_not_be_verified_says_so() -> None:
    unsure = [one.code for one in guidelines() if not one.verified]
    assert unsure == ["P6", "P7", "P8", "P9", "P10", "G15"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("g11", "G11"),
        ("11", "G11"),
        ("Guideline 11", "G11"),
        ("principle 2", "P2"),
        ("P10", "P10"),
        ("first, SAVE lives", "P1"),
        ("G12 Establish clear referral procedures among stakeholders", "G12"),
        ("11 States", "11 States"),
        ("G99", "G99"),
        ("our own charter", "our own charter"),
        ("", ""),
    ],
)
def test_what_people_type_is_understood_or_kept(typed: str, code: str) -> None:
    assert guidelines().code_of(typed) == code
