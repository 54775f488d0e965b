import pytest

from micic_desk.domain.grammar.telling import asks_throughout, kind_from_words
from micic_desk.domain.kinds import ItemKind
from micic_desk.exchange.markdown.reader import read_markdown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("8 countries took part", ItemKind.FACT),
        ("more than 2 000 000 people", ItemKind.FACT),
        ("40 km from the border", ItemKind.FACT),
        ("15% of all", ItemKind.FACT),
        ("12 June was too late", ItemKind.POINT),
        ("3AM and no bus", ItemKind.POINT),
        ("3rd country nationals", ItemKind.POINT),
        ("9:30 opening", ItemKind.POINT),
        ("Who decides? And when?", ItemKind.QUESTION),
        ("Nobody knows. Who decides?", ItemKind.POINT),
        ("Starting point of ours: the last report", ItemKind.STARTING_POINT),
        ("No papers => no clinic", ItemKind.IMPLICATION),
        ("`x => x` is code", ItemKind.POINT),
        ("Children: left behind", ItemKind.POINT),
    ],
)
def test_a_bullet_is_what_it_clearly_says(text: str, kind: ItemKind) -> None:
    assert kind_from_words(text, bulleted=True)[0] is kind


def test_a_paragraph_is_a_statement() -> None:
    assert kind_from_words("8 countries took part", bulleted=False) == (ItemKind.STATEMENT, None)


def test_abbreviations_do_not_end_a_question() -> None:
    assert asks_throughout("If it is hidden (e.g. care; farming)?")


def test_a_group_makes_examples_only_of_its_own_children() -> None:
    source = "- Good examples:\n  - Omar: a bus\n    - it was full\n- Other:\n  - a tent\n"
    kinds = [item.kind for item in read_markdown(source).items()]
    assert kinds == [
        ItemKind.EXAMPLE_GROUP,
        ItemKind.EXAMPLE,
        ItemKind.POINT,
        ItemKind.POINT,
        ItemKind.POINT,
    ]


def test_a_line_without_children_announces_nothing() -> None:
    assert next(read_markdown("- Examples:\n").items()).kind is ItemKind.POINT
