"""Links: what is the same, what is not, and what people disagree about."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain import links
from micic_desk.domain.edits.joining import ChooseMain, JoinAsSame, NotTheSame, Part
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links, as_one
from micic_desk.domain.sentences import Refusal


def _link(sheet: Any, relation: str, *items: str, main: str = "") -> str:
    said = {"main": main} if main else {}
    return str(sheet.put(EntityKind.LINK, relation=relation, items=list(items), **said))


def test_links_that_meet_form_one_group(sheet: Any) -> None:
    a, b, c, d, e = sheet.lines("abcde")
    _link(sheet, "same", a, b, main=b)
    _link(sheet, "same", c, d, main=d)
    links = Links(sheet.notebook)
    assert sorted(len(one.members) for one in links.groups()) == [2, 2]
    _link(sheet, "same", d, b, main=b)
    group = Links(sheet.notebook).group_of(c)
    assert group is not None
    assert set(group.members) == {a, b, c, d}
    assert set(group.claimed) == {b, d}
    assert group.asked
    assert Links(sheet.notebook).main_of(e) == e


def test_a_deleted_line_and_an_unknown_one_are_in_no_group(sheet: Any) -> None:
    from micic_desk.domain.edits.changing import Delete

    a, b = sheet.lines("ab")
    _link(sheet, "same", a, b, main=b)
    _link(sheet, "same", a, "f" * 32)
    sheet.do(Delete(entities=(b,)))
    assert Links(sheet.notebook).group_of(a) is None


def test_a_join_has_one_main_whatever_was_joined_before(sheet: Any) -> None:
    a, b, c, d = sheet.lines("abcd")
    sheet.do(JoinAsSame(entities=(a, b), main=a))
    sheet.do(JoinAsSame(entities=(c, d), main=d))
    sheet.do(JoinAsSame(entities=(b, c), main=c))
    group = Links(sheet.notebook).group_of(a)
    assert group is not None
    assert group.main == c
    assert set(group.members) == {a, b, c, d}
    assert not group.asked
    sheet.do(ChooseMain(entity=b))
    assert Links(sheet.notebook).main_of(d) == b


def test_parting_the_main_line_leaves_the_rest_together(sheet: Any) -> None:
    a, b, c = sheet.lines("abc")
    sheet.do(JoinAsSame(entities=(a, b, c), main=a))
    sheet.do(Part(entities=(a,)))
    links = Links(sheet.notebook)
    assert links.group_of(a) is None
    group = links.group_of(b)
    assert group is not None
    assert set(group.members) == {b, c}
    assert not group.asked
    sheet.do(Part(entities=(b,)))
    assert Links(sheet.notebook).groups() == []


def test_not_the_same_is_remembered_until_somebody_joins(sheet: Any) -> None:
    a, b, c = sheet.lines("abc")
    sheet.do(JoinAsSame(entities=(a, b, c), main=a))
    sheet.do(NotTheSame(first=a, second=c))
    links = Links(sheet.notebook)
    assert links.are_distinct(c, a)
    assert links.group_of(c) is None
    assert links.group_of(b) is not None
    before = len(sheet.notebook)
    sheet.do(NotTheSame(first=c, second=a))
    assert len(sheet.notebook) == before, "said once is said"
    sheet.do(JoinAsSame(entities=(a, c), main=c))
    links = Links(sheet.notebook)
    assert not links.are_distinct(a, c)
    assert links.main_of(b) == c


def test_what_one_joined_and_another_called_distinct_is_asked(sheet: Any) -> None:
    a, b = sheet.lines("ab")
    _link(sheet, "same", a, b, main=a)
    _link(sheet, "distinct", b, a)
    group = Links(sheet.notebook).group_of(a)
    assert group is not None
    assert group.disputed == (frozenset((a, b)),)
    assert group.asked


@pytest.mark.parametrize(
    "wish",
    [
        lambda a, _: JoinAsSame(entities=(a,), main=a),
        lambda a, p: JoinAsSame(entities=(a, p), main=a),
        lambda a, _: JoinAsSame(entities=(a, "e" * 32), main=a),
        lambda a, _: Part(entities=(a,)),
        lambda a, _: ChooseMain(entity=a),
        lambda a, _: NotTheSame(first=a, second=a),
    ],
)
def test_what_cannot_be_joined_is_refused(sheet: Any, wish: Any) -> None:
    (a,) = sheet.lines("a")
    person = sheet.put(EntityKind.PERSON, name="N. N.")
    before = len(sheet.gestures)
    with pytest.raises(Refusal):
        sheet.do(wish(a, person))
    assert len(sheet.gestures) == before


WISHES = st.lists(
    st.tuples(st.sampled_from(("join", "part", "distinct")), st.integers(0, 5), st.integers(0, 5)),
    max_size=12,
)


@given(wishes=WISHES)
def test_one_persons_wishes_leave_nothing_to_ask(wishes: Any, sheets: Any) -> None:
    """Groups are what a plain partition, kept by hand, says they are."""
    sheet = sheets()
    lines = sheet.lines("abcdef")
    parts = [{one} for one in lines]
    apart: set[frozenset[str]] = set()

    def part_of(one: str) -> set[str]:
        return next(each for each in parts if one in each)

    for what, first, second in wishes:
        a, b = lines[first], lines[second]
        try:
            if what == "join":
                sheet.do(JoinAsSame(entities=(a, b), main=b))
            elif what == "part":
                sheet.do(Part(entities=(a,)))
            else:
                sheet.do(NotTheSame(first=a, second=b))
        except Refusal:
            continue
        if what == "join":
            apart.discard(frozenset((a, b)))
            whole = part_of(a) | part_of(b)
            parts = [each for each in parts if not each & whole] + [whole]
        else:
            leaving = a if what == "part" else b
            if what == "distinct":
                apart.add(frozenset((a, b)))
            if what == "part" or a in part_of(b):
                part_of(leaving).discard(leaving)
                parts.append({leaving})
    links = Links(sheet.notebook)
    found = {frozenset(one.members) for one in links.groups()}
    assert found == {frozenset(one) for one in parts if len(one) > 1}
    assert all(len(one.claimed) == 1 for one in links.groups())
    for pair in apart:
        assert links.are_distinct(*pair)


def test_what_is_one_with_an_entity_is_found_among_its_kind_alone(sheet: Any) -> None:
    a, b = sheet.lines("ab")
    one, two, three = (sheet.put(EntityKind.SESSION, title=title) for title in "xyz")
    _link(sheet, "same", a, b, main=b)
    assert as_one(sheet.notebook, one) == (one,)
    assert as_one(sheet.notebook, "f" * 32) == ("f" * 32,)
    sheet.do(JoinAsSame(entities=(one, two), main=two))
    sheet.do(JoinAsSame(entities=(two, three), main=two))
    group = Links(sheet.notebook).group_of(one)
    assert group is not None
    found = as_one(sheet.notebook, one)
    assert found[0] == one
    assert set(found) == set(group.members) == {one, two, three}
    sheet.do(Part(entities=(one,)))
    assert as_one(sheet.notebook, one) == (one,)
    assert set(as_one(sheet.notebook, three)) == {two, three}


def test_of_many_joins_only_those_are_read_that_are_asked_about(
    sheet: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked after every line."""
    lines = sheet.lines("abcdefghij")
    for first, second in zip(lines[::2], lines[1::2], strict=True):
        _link(sheet, "same", first, second, main=first)
    one, two = (sheet.put(EntityKind.CONSULTATION, title=title) for title in "xy")
    sheet.do(JoinAsSame(entities=(one, two), main=one))
    looked: list[Any] = []

    def read(link: Any, kind_of: Any) -> Any:
        looked.append(link)
        return honest(link, kind_of)

    honest = links.read
    monkeypatch.setattr(links, "read", read)
    assert as_one(sheet.notebook, two) == (two, one)
    assert len(looked) == 1
