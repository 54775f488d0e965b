import io

from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.layout import Layout
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.script import annex, script, with_breaths
from micic_desk.report.speech import MAY_GO, fit
from micic_desk.report.wording import load_wording

WORDS = load_wording("en")


def plan(*blocks: Block) -> Plan:
    title = Block(role=BlockRole.TITLE_LINE, text="Consultation")
    return Plan(title="Consultation", language="en", profile="public", blocks=(title, *blocks))


def line(one: str, text: str) -> Block:
    return Block(role=BlockRole.POINT, text=text, level=1, source=one)


def test_breaths_stand_between_sentences_and_long_clauses() -> None:
    said = "The boats came late, after the water had risen. Nobody, it seems, knew why."
    assert with_breaths(said) == (
        "The boats came late, / after the water had risen. // Nobody, it seems, knew why."
    )
    assert with_breaths("It cost 2.5 million. So be it.") == "It cost 2.5 million. // So be it."


@given(st.text('ab .,;:!?–\n"“', max_size=60))
def test_a_breath_changes_no_word(text: str) -> None:
    assert with_breaths(text).replace("/", " ").split() == text.split()


def test_figures_and_names_are_set_apart() -> None:
    whole = plan(line("a", "Ada Onimar saw 40 km of road, and Ada walked it"))
    made = script(whole, fit(whole.blocks, {}, 100), ["Ada Onimar", "Ada"], WORDS, 100)
    (block,) = [one for one in made.blocks if one.source == "a"]
    assert [block.text[start:end] for start, end in block.apart] == ["Ada Onimar", "40 km", "Ada"]


def test_the_annex_holds_the_rest_under_its_headings() -> None:
    point = Block(role=BlockRole.KEY_POINT, text="Access", number="1.", source="k")
    whole = plan(point, line("a", "one two three"), line("b", "four five six"))
    speech = fit(whole.blocks, {"a": MAY_GO}, 4)
    found = annex(whole, speech, WORDS)
    assert [one.text for one in found] == ["Not said for lack of time", "Access", "one two three"]
    assert annex(whole, fit(whole.blocks, {}, 100), WORDS) == []


def test_the_script_is_printed_large_and_can_be_read_out_of_its_file() -> None:
    whole = plan(*(line(f"i{at}", f"Line {at} of a report that is spoken.") for at in range(30)))
    made = script(whole, fit(whole.blocks, {}, 120), [], WORDS, 100)
    large = PdfReader(io.BytesIO(write_pdf(made, WORDS, layout=Layout(large=True))))
    usual = PdfReader(io.BytesIO(write_pdf(whole, WORDS)))
    assert len(large.pages) > len(usual.pages)
    widths = {round(float(one.pages[0].mediabox.width)) for one in (large, usual)}
    assert len(widths) == 1
    said = " ".join(page.extract_text() for page in large.pages)
    assert "Check against delivery" in said
    assert "Not said for lack of time" in said
    assert all(f"Line {at} of" in said for at in range(30))


def test_no_breath_of_a_whole_sentence_after_a_shortened_word_or_an_initial() -> None:
    assert with_breaths("Eight countries, incl. diaspora there") == (
        "Eight countries, incl. diaspora there"
    )
    assert with_breaths("So said J. Example. Then all went.") == (
        "So said J. Example. // Then all went."
    )


def test_minutes_are_written_with_the_sign_of_the_language() -> None:
    assert load_wording("fr").decimal(9.26) == "9,3"
    assert load_wording("en").decimal(9.26) == "9.3"
