from micic_desk.exchange.markdown.reader import read_markdown

GROUPS = """\
- Who is left out:
  - Fishers at sea
    - ➔ Recommendation: count fishers
  - Domestic workers
  - Students abroad
    - ➔ Recommendation: a list for students, fishers and domestic workers
"""


def scope_of(source: str) -> dict[int, tuple[int, ...]]:
    return {item.key: item.applies_to for item in read_markdown(source).items() if item.label}


def test_under_an_item_it_covers_that_item_or_those_it_names() -> None:
    assert scope_of(GROUPS) == {3: (2,), 6: (2, 4, 5)}


def test_at_the_margin_it_covers_the_group_right_before_it() -> None:
    source = "- Cases:\n  - one\n\nA paragraph.\n\n➔ Recommendation: do\n"
    assert scope_of(source) == {6: (1,)}


def test_what_stands_in_between_breaks_the_scope() -> None:
    source = "- Cases:\n  - one\n- Another point\n\n➔ Recommendation: do\n"
    assert scope_of(source) == {5: ()}


def test_scope_does_not_reach_into_another_section() -> None:
    source = "# A\n\n- Cases:\n  - one\n\n# B\n\n➔ Recommendation: do\n"
    assert scope_of(source) == {8: ()}
