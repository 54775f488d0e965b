from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.pdf.pages import flow, paginate
from micic_desk.report.pdf.rows import Group, Row, keep_lines_together

rows = st.lists(
    st.builds(
        Row,
        height=st.floats(1, 90),
        space=st.floats(0, 40),
        keep=st.booleans(),
    ),
    max_size=60,
)


@given(rows)
def test_every_row_once_in_order_and_inside_the_page(content: list[Row]) -> None:
    pages = paginate(content, 100)
    assert [row for page in pages for _, row in page.rows] == content or not content
    for page in pages:
        assert all(top + row.height <= 100.02 for top, row in page.rows)
        assert not page.rows or page.rows[0][0] == 0


@given(rows)
def test_a_page_breaks_only_where_it_may_unless_nothing_else_fits(content: list[Row]) -> None:
    for page, before in zip(paginate(content, 100)[1:], paginate(content, 100), strict=False):
        if page.rows[0][1].keep:
            assert all(row.keep for _, row in before.rows[1:])


def test_spaces_collapse_and_holds_become_keeps() -> None:
    groups = [
        Group([Row(10)], before=5, after=8, holds_next=True),
        Group([], before=50, after=50),
        Group([Row(10)], before=3, after=0),
        Group([Row(10)], before=2, after=0, holds_previous=True),
        Group([Row(10)], before=2, after=0),
    ]
    assert [(row.space, row.keep) for row in flow(groups)] == [
        (5, False),
        (8, True),
        (2, True),
        (2, False),
    ]


def test_no_line_is_left_alone() -> None:
    many = [Row(10) for _ in range(6)]
    keep_lines_together(many)
    assert [row.keep for row in many] == [False, True, False, False, False, True]
    few = [Row(10) for _ in range(3)]
    keep_lines_together(few)
    assert [row.keep for row in few] == [False, True, True]


def test_progress_is_told_page_by_page() -> None:
    told: list[int] = []
    paginate([Row(60) for _ in range(5)], 100, told.append)
    assert told == [1, 2, 3, 4, 5]
