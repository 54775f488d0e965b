import json

import pytest

from micic_desk.report.layout import Extent, Layout, Paper


def test_choices_come_back_from_what_was_remembered() -> None:
    chosen = Layout(paper=Paper.LETTER, extent=Extent.FULL, large=True, numbered=True)
    assert Layout.recalled(json.loads(json.dumps(chosen.kept()))) == chosen


@pytest.mark.parametrize("kept", [{}, {"paper": "a0"}, {"paper": []}, {"large": "yes", "x": 1}])
def test_what_is_not_understood_is_the_default(kept: dict[str, object]) -> None:
    assert Layout.recalled(kept) == Layout()
