"""Parts, files without history, purges, second thoughts: in the end everybody has the same."""

import pytest

from tests.laws.parts import LAWS, Blanks, Law, Story, hold

EXAMPLES = 200


@pytest.mark.parametrize("law", LAWS, ids=lambda one: one.__name__)
def test_it_holds_in_two_hundred_cases(law: Law, told: list[Story], blanks: Blanks) -> None:
    hold(law, told, blanks, EXAMPLES)
