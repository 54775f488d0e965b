"""Every place of some words, and what is left out."""

from collections.abc import Callable
from typing import Any

from micic_desk.app.replacing import look, replacements
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.replacing import ReplaceWords
from micic_desk.domain.finding import Query

Make = Callable[[str], Any]
CAMP = Query(words="camp")


def test_places_come_in_outline_order_and_quotations_are_marked(colleague: Make) -> None:
    one = colleague("a")
    top = one.note("the camp and the Camp")
    low = one.note("under: “no camp”, but a camp", top)
    said = one.note("camp", kind="quotation")
    one.note("nothing")
    found = look(one.desk.notebook, (one.session(),), CAMP, below=True)
    assert [(each.entity, each.quoted) for each in found.places] == [
        (top, False),
        (top, False),
        (low, True),
        (low, False),
        (said, True),
    ]
    assert len({each.id for each in found.places}) == 5
    assert len(look(one.desk.notebook, (low,), CAMP, below=False).places) == 2
    one.desk.do(ReplaceWords(replacements=replacements(found.places[:2]), instead="site"))
    assert one.desk.notebook[top].text("text") == "the site and the site"


def test_deleted_lines_are_counted_and_left_out(colleague: Make) -> None:
    one = colleague("a")
    top = one.note("camp")
    one.note("camp", top)
    one.desk.do(Delete(entities=(top,)))
    found = look(one.desk.notebook, (one.session(),), CAMP, below=True)
    assert (found.places, found.in_the_bin) == ((), 2)
