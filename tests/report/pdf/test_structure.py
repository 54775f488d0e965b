"""The tree that a reader who does not see the page is led through."""

from micic_desk.report.pdf.structure import Element, Structure


def drawn(element: Element, depth: int = 0) -> list[str]:
    language = f" {element.language}" if element.language else ""
    lines = [f"{'  ' * depth}{element.kind}{language}"]
    for child in element.children:
        lines += drawn(child, depth + 1)
    return lines


def test_items_stand_in_lists_inside_the_items_above_them() -> None:
    structure = Structure("en")
    structure.heading(1)
    for level in (1, 2, 2, 1):
        structure.item(level)
    assert drawn(structure.root) == [
        "Document en",
        "  H1",
        "  L",
        "    LI",
        "      LBody",
        "        P",
        "        L",
        "          LI",
        "            LBody",
        "              P",
        "          LI",
        "            LBody",
        "              P",
        "    LI",
        "      LBody",
        "        P",
    ]


def test_what_stands_under_an_item_is_inside_it_and_a_heading_ends_lists() -> None:
    structure = Structure("en")
    structure.item(1)
    structure.paragraph(2, "ru")
    structure.quotation(2)
    structure.paragraph(0)
    structure.item(2)
    structure.heading(2, "en")
    structure.paragraph(3)
    assert drawn(structure.root) == [
        "Document en",
        "  L",
        "    LI",
        "      LBody",
        "        P",
        "        P ru",
        "        BlockQuote",
        "          P",
        "  P",
        "  L",
        "    LI",
        "      LBody",
        "        P",
        "  H2",
        "  P",
    ]


def test_a_skipped_level_makes_no_empty_item() -> None:
    structure = Structure("en")
    structure.item(1)
    structure.item(4)
    structure.item(2)
    (held,) = structure.root.children
    (item,) = held.children
    (body,) = item.children
    assert [child.kind for child in body.children] == ["P", "L"]
    assert [child.kind for child in body.children[1].children] == ["LI", "LI"]
