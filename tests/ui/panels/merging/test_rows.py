from collections.abc import Callable
from typing import Any

from micic_desk.app.merging import merge, open_share, preview
from micic_desk.domain.edits.changing import Delete, Reword
from micic_desk.domain.edits.joining import JoinAsSame
from micic_desk.ui.panels.merging.rows import Sign, counted_words, counts_of, people_of, rows_of

PHRASE = "one two three four five six"


def test_every_happening_has_its_row_under_its_session(room: Any, dana: Callable[[], Any]) -> None:
    changed, doomed, fought = (room.item(text) for text in ("open", "going", "eight countries"))
    colleague = dana()
    colleague.note("a new line", room.session)
    colleague.do(Reword(entity=changed, text="open at night"))
    colleague.do(Delete(entities=(doomed,)))
    colleague.do(Reword(entity=fought, text="thirteen countries"))
    room.desk.do(Reword(entity=fought, text="eleven countries"))
    share = open_share(room.desk, colleague.send(), PHRASE)
    foreseen = preview(room.desk, [share])
    rows = {one.text: one for one in rows_of(room.desk.notebook, foreseen)}
    assert rows["a new line"].sign is Sign.NEW
    assert rows["a new line"].caption == "New · Dana Sample"
    assert rows["going"].sign is Sign.DELETED
    (detail,) = rows["open at night"].details
    assert detail.name == "Words"
    assert detail.sides == (("Before", "open"), ("After", "open at night"))
    fight = next(one for one in rows.values() if one.entity == fought)
    assert fight.sign is Sign.CONFLICT
    assert {words for _, words in fight.details[0].sides} == {
        "eleven countries",
        "thirteen countries",
    }
    texts = list(rows)
    assert texts.index("Morning") < texts.index("a new line")
    assert rows["Morning"].sign is None
    counts = counts_of(foreseen)
    assert (counts[Sign.DELETED], counts[Sign.CONFLICT]) == (1, 1)
    assert ("Dana Sample", 1) in people_of(room.desk.notebook, foreseen)
    assert counts_of(merge(room.desk, [share])) == counts


def test_counts_are_words() -> None:
    for sign in Sign:
        assert counted_words(sign, 3).startswith("3 ")


def test_a_join_is_told_in_words_and_lines_of_nobody_are_of_nobody(
    room: Any, dana: Callable[[], Any]
) -> None:
    first, second = room.item("eight countries"), room.item("8 countries")
    colleague = dana()
    colleague.do(JoinAsSame(entities=(first, second), main=first))
    colleague.do(Reword(entity=first, text="eight countries, at least"))
    foreseen = preview(room.desk, [open_share(room.desk, colleague.send(), PHRASE)])
    row = next(one for one in rows_of(room.desk.notebook, foreseen) if one.entity == second)
    (joined,) = row.details
    assert (joined.name, joined.sides) == ("Joined", (("After", "said to be one with another"),))
    assert people_of(room.desk.notebook, foreseen) == []
