import io

from pypdf import PdfReader

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.interpreting import interpreters_copy, spelt
from micic_desk.report.layout import Layout
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.speech import fit
from micic_desk.report.tables import stacked
from micic_desk.report.wording import load_wording

WORDS = load_wording("en")
FIRST = "OHCHR saw 40 km of road, said Ada Onimar"
SECOND = "The OHCHR and the CRC agree with the ZZZ"
LINES = (
    Block(role=BlockRole.TITLE_LINE, text="Consultation"),
    Block(role=BlockRole.KEY_POINT, number="1.", text="Access"),
    Block(
        role=BlockRole.POINT, level=1, source="a", text="OHCHR saw 40 km of road, said Ada Onimar"
    ),
    Block(
        role=BlockRole.POINT, level=2, source="b", text="The OHCHR and the CRC agree with the ZZZ"
    ),
    Block(role=BlockRole.RECOMMENDATION, source="c", text="The Common Regional Office (CRO) pays"),
    Block(role=BlockRole.HAND_OVER, source="d", text="Hand over"),
)
TERMS = {"OHCHR": ["Office of the High Commissioner"], "CRC": ["the Committee", "the Convention"]}


def copy() -> Plan:
    plan = Plan(title="Consultation", language="en", profile="public", blocks=LINES)
    speech = fit(plan.blocks, {}, 10_000)
    return interpreters_copy(plan, speech, ["Ada Onimar", "Nobody Here"], TERMS, WORDS, 100)


def table(plan: Plan, title: str) -> list[tuple[str, ...]]:
    at = next(at for at, block in enumerate(plan.blocks) if block.text == title)
    held = plan.blocks[at + 1].table
    assert held is not None
    return [row.cells for row in held.rows]


def test_every_spoken_line_has_the_number_of_its_turn_and_headings_keep_their_own() -> None:
    body = [block for block in copy().blocks if block.source]
    assert [block.number for block in body] == ["1.", "2.", "3.", ""]
    assert any(one.role is BlockRole.KEY_POINT and one.number == "1." for one in copy().blocks)


def test_what_is_hard_is_told_before_the_speech_begins() -> None:
    plan = copy()
    assert table(plan, "Names") == [("Ada Onimar", "A-d-a  O-n-i-m-a-r")]
    assert table(plan, "Figures") == [("1.", "40 km of road")]
    assert table(plan, "Abbreviations") == [
        ("CRC", "the Committee / the Convention"),
        ("CRO", "Common Regional Office"),
        ("OHCHR", "Office of the High Commissioner"),
        ("ZZZ", WORDS.ask_speaker),
    ]


def test_an_abbreviation_is_spelled_out_once_where_its_meaning_is_certain() -> None:
    texts = [block.text for block in copy().blocks if block.source]
    assert texts[0].startswith("OHCHR [Office of the High Commissioner] saw 40 km")
    assert texts[1] == "The OHCHR and the CRC agree with the ZZZ"
    assert texts[2] == "The Common Regional Office (CRO) pays"


def test_figures_and_names_are_set_apart_behind_what_was_added() -> None:
    (line,) = (block for block in copy().blocks if block.source == "a")
    assert [line.text[start:end] for start, end in line.apart] == ["40 km", "Ada Onimar"]


def test_there_is_room_between_the_lines_and_the_words_stay_whole() -> None:
    long = Block(role=BlockRole.POINT, level=1, text="Nobody knew who had to call them. " * 60)
    plan = Plan(title="T", language="en", profile="public", blocks=(long,) * 6)
    usual, wide = (
        PdfReader(io.BytesIO(write_pdf(plan, WORDS, layout=layout)))
        for layout in (Layout(), Layout(spacious=True))
    )
    assert len(wide.pages) >= 1.8 * len(usual.pages)
    told = " ".join(page.extract_text() for page in wide.pages)
    assert told.count("call") == 360


def test_in_a_form_without_tables_it_is_told_line_by_line() -> None:
    told = [f"{one.label} {one.text}" for one in stacked(copy()).blocks]
    assert "Ada Onimar: A-d-a  O-n-i-m-a-r" in told


def test_letters_of_any_script_are_told_one_by_one() -> None:
    assert spelt("Өмүрбек уулу") == "Ө-м-ү-р-б-е-к  у-у-л-у"
