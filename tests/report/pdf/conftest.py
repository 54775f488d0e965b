import re
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.wording import Wording, load_wording

REPOSITORY = Path(__file__).parents[3]
SHARED = REPOSITORY.parent / "shared"


REPORT = (
    Block(role=BlockRole.TITLE_LINE, text="Example Initiative on Safe Passage"),
    Block(role=BlockRole.TITLE_LINE, text="Regional Consultation for the Two Rivers"),
    Block(role=BlockRole.TITLE_LINE, text="3-4/2/2027"),
    Block(role=BlockRole.BYLINE, text="Anna Example, Director, Example Network"),
    Block(role=BlockRole.HEADING, text="Introduction"),
    Block(role=BlockRole.POINT, text="Who was there:", level=1),
    Block(role=BlockRole.POINT, text="12 countries, incl. two by telephone", level=2),
    Block(role=BlockRole.PARAGRAPH, text="I would like to highlight two key points:"),
    Block(role=BlockRole.PART_TITLE, text="Upper river"),
    Block(role=BlockRole.KEY_POINT, number="1.", text="Recognition – “as partners”"),
    Block(role=BlockRole.POINT, text="Examples:", level=1),
    Block(role=BlockRole.POINT, text="A flood: help came first from abroad", level=2),
    Block(role=BlockRole.POINT, text="and 1 million € was sent", level=3),
    Block(role=BlockRole.RECOMMENDATION, mark="➔", label="Recommendation:", text="Say so in law."),
    Block(role=BlockRole.RECOMMENDATION, mark="➔", label="Recommendation:", text="Pay.", level=3),
    Block(role=BlockRole.IMPLICATION, mark="=>", text="Who else would do it?", level=2),
    Block(role=BlockRole.QUOTATION, text="Nobody asked us.", speaker="A ferryman", level=1),
    Block(
        role=BlockRole.POINT,
        text="Eight boats were lost",
        author="AE",
        level=1,
        other_versions=(OtherVersion("Nine boats were lost", "BM"),),
    ),
    Block(role=BlockRole.HAND_OVER, mark="⇒", text="Hand over to Бакыт"),
    Block(role=BlockRole.PART_TITLE, text="Lower river"),
    Block(role=BlockRole.KEY_POINT, number="2.", text="Права мигрантов, өлкө, үй, жаңы"),
    Block(role=BlockRole.PARAGRAPH, text="Everything else <b>stays</b> &amp; %s {0} \\n."),
)


@pytest.fixture(scope="session")
def wording() -> Wording:
    return load_wording("en", REPOSITORY / "resources" / "wording")


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared material is not beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def report() -> Plan:
    """A report of our own in the genre of the seed: every role, two levels, two scripts."""
    return Plan(
        title="Regional Consultation for the Two Rivers",
        subtitle="Report-back of civil society",
        language="en-GB",
        profile="public",
        blocks=REPORT,
        open_conflicts=1,
        withheld=4,
    )


@pytest.fixture(scope="session")
def seed(shared: Path) -> Plan:
    """The user's own report, read just far enough to be printed."""
    text = (shared / "seeds" / "report-back.md").read_text("utf-8")
    blocks = [_seed_block(line) for line in text.split("\n") if line.strip()]
    return Plan(title=blocks[1].text, language="en", profile="public", blocks=tuple(blocks))


def _seed_block(line: str) -> Block:
    text = line.strip()
    level = (len(line) - len(line.lstrip())) // 2 + 1 if text.startswith("- ") else 0
    text = text.removeprefix("- ")
    role = BlockRole.POINT if level else BlockRole.PARAGRAPH
    if title := re.fullmatch(r"#+ \*\*(\d\.)? ?(.*)\*\*", text):
        role = BlockRole.KEY_POINT if title[1] else BlockRole.HEADING
        return Block(role=role, number=title[1] or "", text=title[2])
    if text.startswith("**"):
        return Block(role=BlockRole.TITLE_LINE, text=text.strip("*"))
    if text.startswith("➔ "):
        words = text.removeprefix("➔ Recommendation: ")
        label = "Recommendation:"
        return Block(role=BlockRole.RECOMMENDATION, mark="➔", label=label, text=words, level=level)
    if text.startswith("=> "):
        return Block(role=BlockRole.IMPLICATION, mark="=>", text=text[3:], level=level)
    if text.startswith("⇒ "):
        return Block(role=BlockRole.HAND_OVER, mark="⇒", text=text[2:])
    if "Director" in text:
        role = BlockRole.BYLINE
    return Block(role=role, text=text, level=level)


def _with_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def _with_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_range().replace("\r\n", "\n"))
            text.close()
            page.close()
        return "\n".join(pages)


@pytest.fixture(params=[_with_pypdf, _with_pdfium], ids=["pypdf", "pdfium"])
def read_text(request: pytest.FixtureRequest) -> Callable[[bytes], str]:
    """The text of a PDF, by each of two readers that are not the writer."""
    reader: Callable[[bytes], str] = request.param
    return reader


@pytest.fixture
def read_with_pdfium() -> Callable[[bytes], str]:
    return _with_pdfium


@pytest.fixture(scope="session")
def squashed() -> Callable[[str], str]:
    """Text without its spaces and line ends, in one normal form: what readers must agree on."""

    def squash(text: str) -> str:
        return "".join(unicodedata.normalize("NFKC", text).split())

    return squash
