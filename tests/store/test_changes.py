"""What an undo has to look at."""

from collections.abc import Callable

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.moving import Move
from micic_desk.store.projection import Projection


def test_an_undo_looks_at_the_whole_tree_only_where_a_circle_may_have_closed(
    plain: Desk, say: Callable[[Desk, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []
    look = Projection._first_choices

    def noted(projection: Projection) -> dict[str, str]:
        looked.append(True)
        return look(projection)

    monkeypatch.setattr(Projection, "_first_choices", noted)
    first, second = say(plain, "one"), say(plain, "two")
    plain.do(Move(entities=(second,), parent=first, after=None))
    for _ in range(2):
        plain.undo()
        assert plain.notebook[second].parent == Workplace(plain).session
        plain.redo()
        assert plain.notebook[second].parent == first
    plain.undo()
    plain.undo()
    assert not plain.notebook.shown(second)
    assert looked == []
