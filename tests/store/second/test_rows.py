"""What the second copy holds: every table that cannot be computed again, and rows exactly."""

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.store import tables
from micic_desk.store.second.rows import KEPT, Rows, parts_of, read_part

COMPUTED = {"entity", "person", "alembic_version"}
"""Tables that are made again from the others, or say only in what form they are."""


def test_every_table_is_either_kept_or_computed() -> None:
    assert {one.name for one in KEPT} | COMPUTED == set(tables.metadata.tables)


def test_the_key_stands_first_in_every_table() -> None:
    for table in KEPT:
        keys = [column.name for column in table.primary_key.columns]
        assert [column.name for column in table.columns][: len(keys)] == keys


VALUES = st.one_of(st.none(), st.integers(-(2**53), 2**53), st.text(max_size=40))


@given(st.lists(st.tuples(st.integers(0, 9), VALUES, VALUES)))
def test_rows_come_back_from_their_parts_as_they_were(rows: list[tuple[object, ...]]) -> None:
    changes = [(4, *row) for row in rows]
    one, other = Rows(), Rows()
    one.apply(changes)
    for part in parts_of(changes):
        other.apply(read_part(part))
    assert one == other
    assert sorted(other.changes(), key=repr) == sorted(
        {row[0]: (4, *row) for row in rows}.values(), key=repr
    )


def test_what_was_taken_away_is_gone() -> None:
    rows = Rows()
    rows.apply([(4, "slot", "words", 1), (-5, "slot")])
    assert list(rows.changes()) == []
