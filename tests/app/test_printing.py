from collections.abc import Callable
from typing import Any

from micic_desk.app.printing import Extent, Layout, Paper, keep_layout, kept_layout


def test_each_consultation_keeps_its_own_layout_over_a_restart(
    colleague: Callable[[str], Any],
) -> None:
    anna = colleague("anna")
    chosen = Layout(paper=Paper.LETTER, extent=Extent.FULL, large=True)
    keep_layout(anna.desk, "a" * 32, chosen)
    anna.reopen()
    assert kept_layout(anna.desk, "a" * 32) == chosen
    assert kept_layout(anna.desk, "b" * 32) == Layout()
