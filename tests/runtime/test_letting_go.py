"""What a job held goes entry by entry, and what others hold stays."""

from micic_desk.runtime.letting_go import let_go


class _Thing:
    def __init__(self, home: dict[int, "_Thing"], left: list[int]) -> None:
        self._home, self._left = home, left

    def __del__(self) -> None:
        self._left.append(len(self._home))


def test_each_goes_by_itself() -> None:
    held: dict[int, _Thing] = {}
    left: list[int] = []
    held.update((number, _Thing(held, left)) for number in range(5))
    let_go(held)
    assert left == [4, 3, 2, 1, 0]


def test_several_are_emptied_and_what_others_hold_stays() -> None:
    words = ["one", "two"]
    first, second = {1: words}, {2: "two"}
    let_go(first, second)
    assert (first, second, words) == ({}, {}, ["one", "two"])
