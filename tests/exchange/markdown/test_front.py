from micic_desk.exchange.document import TitleRole
from micic_desk.exchange.markdown.front import byline
from micic_desk.exchange.markdown.reader import read_markdown


def roles(source: str) -> list[TitleRole]:
    return [line.role for line in read_markdown(source).title_lines]


def test_one_two_and_three_bold_lines() -> None:
    assert roles("**A**\n") == [TitleRole.TITLE]
    assert roles("**A**  \n**B**\n") == [TitleRole.INITIATIVE, TitleRole.TITLE]
    assert roles("**A**  \n**1 May 2031**\n") == [TitleRole.TITLE, TitleRole.DATES]


def test_a_fourth_bold_line_is_an_item_and_not_lost() -> None:
    document = read_markdown("**A**\n**B**\n**C**\n**D**\n")
    assert [line.text for line in document.title_lines] == ["A", "B"]
    assert [item.text for item in document.items()] == ["**C**", "**D**"]


def test_a_highest_first_heading_is_the_title() -> None:
    document = read_markdown("# Minutes\n##### 12 March 2031\n\n## A\n")
    assert (document.title, document.dates) == ("Minutes", "12 March 2031")
    assert len(document.sections) == 1
    assert read_markdown("# A\n\n# B\n").title_lines == ()


def test_a_byline_must_give_back_its_words() -> None:
    person = byline("Ada de Oni, Director, XYZ - House of Y, Z", 3)
    assert person is not None
    assert (person.name, person.acronym, person.organisation) == (
        "Ada de Oni",
        "XYZ",
        "House of Y, Z",
    )
    for text in ("Ada Oni", "Ada Oni, Director", "we met, talked, left", "Ada Oni, a, b."):
        assert byline(text, 1) is None


def test_a_byline_stands_only_behind_a_title() -> None:
    source = "Ada Oni, Director, XYZ - House\n"
    assert read_markdown(source).people == ()
    assert read_markdown("**T**\n\n" + source).people[0].byline
