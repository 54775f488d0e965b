"""Which lines a command is meant for: those chosen in the list that has the keyboard."""

from collections.abc import Iterable
from typing import Protocol


class Chooser(Protocol):
    """A list in which captured lines can be chosen, to be placed or made another kind."""

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen lines."""

    def hasFocus(self) -> bool:  # noqa: N802 - Qt's name
        """Whether it has the keyboard."""


def chosen_lines(choosers: Iterable[Chooser]) -> tuple[str, ...]:
    """The chosen lines where the keyboard is; none where the capture line has it."""
    return next((one.chosen() for one in choosers if one.hasFocus()), ())
