"""HTML for mails, read by a parser that is not the writer."""

from html.parser import HTMLParser

from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.html_mail import write_html
from micic_desk.report.layout import Layout
from micic_desk.report.wording import load_wording

WORDS = load_wording("en")
_ALONE = {"meta", "br"}
_LOADING = {"src", "href", "background", "action", "data", "srcset", "poster"}


class Reader(HTMLParser):
    """Words with the lists they stand in; refuses tags that do not close or load anything."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[int, str]] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        self.tags.append(tag)
        if tag not in _ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append((self.open.count("ul"), data))


def read(*blocks: Block, language: str = "en", layout: Layout | None = None) -> Reader:
    plan = Plan(title="A title", language=language, profile="own", blocks=blocks, withheld=1)
    reader = Reader()
    reader.feed(write_html(plan, WORDS, layout).decode("utf-8"))
    reader.close()
    assert not reader.open
    return reader


def point(text: str, level: int) -> Block:
    return Block(role=BlockRole.POINT, text=text, level=level)


def test_lists_nest_as_the_report_does() -> None:
    words = ("a", 1), ("b", 2), ("c", 4), ("d", 2), ("e", 1)
    found = read(*(point(*one) for one in words)).found
    assert found[1:-1] == [(1, "a"), (2, "b"), (3, "c"), (2, "d"), (1, "e")]


def test_what_stands_under_a_point_is_inside_its_item() -> None:
    asked = Block(role=BlockRole.RECOMMENDATION, mark="➔", text="Pay.", level=2)
    found = read(point("a", 1), point("b", 2), asked, Block(role=BlockRole.PARAGRAPH, text="z"))
    inside = {text.strip(): depth for depth, text in found.found}
    assert (inside["b"], inside["Pay."], inside["z"]) == (2, 1, 0)


def test_nothing_loads_runs_or_hides_a_word() -> None:
    trap = "<script>alert(1)</script><img src=x onerror=y> &lt; \"'&amp;  two spaces"
    reader = read(
        Block(role=BlockRole.TITLE_LINE, text="A title"),
        Block(role=BlockRole.KEY_POINT, number="1.", text=trap),
        Block(role=BlockRole.POINT, text=trap, level=1, speaker=trap, author=trap),
        Block(role=BlockRole.QUOTATION, text=trap, speaker=trap, language='en" onload="x'),
        Block(role=BlockRole.PARAGRAPH, text=trap, other_versions=(OtherVersion(trap, trap),)),
        layout=Layout(large=True, black=True),
    )
    said = "".join(text for _, text in reader.found)
    assert said.count(trap) == 9
    assert {"script", "img", "link", "a"}.isdisjoint(reader.tags)
    names = {name for name, _ in reader.attributes}
    assert not names & _LOADING
    assert not any(name.startswith("on") for name in names)
    assert not any("url(" in (value or "") for name, value in reader.attributes if name == "style")


def test_direction_and_language_are_said() -> None:
    plan = Plan(
        title="تقرير",
        language="ar",
        profile="own",
        blocks=(
            Block(role=BlockRole.PARAGRAPH, text="حق"),
            Block(role=BlockRole.PARAGRAPH, text="Rights", language="en"),
        ),
    )
    page = write_html(plan, WORDS).decode("utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert 'dir="ltr" lang="en">Rights' in page
