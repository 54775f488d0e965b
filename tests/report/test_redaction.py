from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.notebook import Notebook
from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.leaks import leaks_in_plan, protected_names
from micic_desk.report.redaction import redacted
from micic_desk.report.wording import load_wording
from tests.report.invented import names, person

WORDS = load_wording("en")
SOME = [name for found in names(12).values() for name in found]


def plan(*blocks: Block, title: str = "T") -> Plan:
    return Plan(title=title, language="en", profile="public", blocks=blocks)


def line(text: str) -> Block:
    return Block(role=BlockRole.POINT, text=text, level=1, source="i")


def test_a_name_gives_way_to_its_code_or_to_a_neutral_word() -> None:
    people = Notebook([person("a", "Nurlan Example", code="S1"), person("b", "Zamira Sample")])
    made = redacted(plan(line("N. Example met Zamira.")), people, WORDS)
    assert made.blocks[0].text == "S1 met a participant."
    assert made.replaced_in == ("i", "i")


def test_a_code_that_is_a_name_is_not_printed() -> None:
    people = Notebook([person("a", "Nurlan Example", code="Nurlan")])
    assert redacted(plan(line("Nurlan spoke.")), people, WORDS).blocks[0].text == (
        "a participant spoke."
    )


def test_a_plan_that_names_nobody_is_the_same_plan() -> None:
    whole = plan(line("The embassy closed."))
    people = Notebook([person("a", "Nurlan Example")])
    assert redacted(whole, people, WORDS) == whole
    assert redacted(whole, people, WORDS).blocks[0] is whole.blocks[0]


def test_names_leave_every_field_of_a_plan() -> None:
    name = "Nurlan Example"
    block = Block(
        role=BlockRole.POINT,
        text=name,
        label=name,
        number=name,
        mark=name,
        speaker=name,
        author=name,
        other_versions=(OtherVersion(name, name),),
        layout={"before": [name], "deep": {"end": name}},
        source="i",
    )
    whole = Plan(
        title=name,
        subtitle=name,
        language="en",
        profile="public",
        blocks=(block,),
        layout={"after": [name]},
    )
    made = redacted(whole, Notebook([person("a", name)]), WORDS)
    assert "Nurlan" not in repr(made)
    assert "Example" not in repr(made)
    assert made.replaced == 8


@given(st.lists(st.sampled_from(SOME), min_size=1, max_size=4), st.data())
def test_no_name_is_left_in_any_plan(said: list[str], data: st.DataObject) -> None:
    people = Notebook([person(name, name) for name in SOME])
    text = ""
    for name in said:
        text += data.draw(st.text("abc .,\n(", max_size=9)) + " "
        text += data.draw(st.sampled_from([name, name.upper(), *name.split()])) + " "
    made = redacted(plan(line(text), title=text), people, WORDS)
    assert made.replaced >= 1
    assert not protected_names(people).found_in(made.title)
    assert leaks_in_plan(made, protected_names(people)) == []
