from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.blocks import Block, BlockRole
from micic_desk.report.speech import MAY_GO, MUST, NEARLY, Speech, fit, spoken, spoken_words

_FRONT = (
    Block(role=BlockRole.TITLE_LINE, text="The title"),
    Block(role=BlockRole.BYLINE, text="Me"),
)
_ROLES = [
    BlockRole.HEADING,
    BlockRole.KEY_POINT,
    BlockRole.PARAGRAPH,
    BlockRole.POINT,
    BlockRole.POINT,
    BlockRole.RECOMMENDATION,
    BlockRole.HAND_OVER,
    BlockRole.PART_TITLE,
]


def line(one: str, words: int, role: BlockRole = BlockRole.POINT, level: int = 1) -> Block:
    return Block(role=role, text=" ".join(["word"] * words), level=level, source=one)


@st.composite
def reports(draw: st.DrawFn) -> list[Block]:
    made = []
    for at in range(draw(st.integers(0, 40))):
        role = draw(st.sampled_from(_ROLES))
        level = draw(st.integers(1, 3)) if role is BlockRole.POINT else 0
        made.append(line(f"i{at}", draw(st.integers(0, 30)), role, level))
    return [*_FRONT, *made]


def order(speech: Speech, blocks: list[Block]) -> list[int]:
    places = {id(block): at for at, block in enumerate(blocks)}
    return sorted(places[id(block)] for block in (*speech.said, *speech.left))


@given(reports(), st.integers(0, 500), st.data())
def test_what_is_said_and_what_is_left_is_everything_once(
    blocks: list[Block], slot: int, data: st.DataObject
) -> None:
    stated = {
        block.source: data.draw(st.sampled_from([MUST, 2, MAY_GO]))
        for block in blocks
        if block.source and data.draw(st.booleans())
    }
    speech = fit(blocks, stated, slot)
    assert order(speech, blocks) == list(range(len(_FRONT), len(blocks)))
    assert speech.words == sum(map(spoken_words, speech.said))
    for part in (speech.said, speech.left):
        places = [blocks.index(block) for block in part]
        assert places == sorted(places)
    assert all(stated.get(block.source) != MUST for block in speech.left)
    assert all(block.role is not BlockRole.HAND_OVER for block in speech.left)
    held = MUST in stated.values() or any(one.role is BlockRole.HAND_OVER for one in blocks)
    assert held or speech.words <= slot * (1 + NEARLY)


def test_what_is_least_important_goes_first_and_then_the_last() -> None:
    blocks = [line("a", 10), line("b", 10), line("c", 10), line("d", 10)]
    speech = fit(blocks, {"b": MAY_GO, "d": MUST}, 20)
    assert [one.source for one in speech.said] == ["a", "d"]
    assert [one.source for one in speech.left] == ["b", "c"]


def test_a_line_stays_while_something_under_it_is_said_and_gives_its_importance_down() -> None:
    blocks = [line("a", 10), line("under", 10, level=2), line("b", 10)]
    assert [one.source for one in fit(blocks, {"a": MAY_GO}, 10).said] == ["b"]
    assert [one.source for one in fit(blocks, {"under": MUST}, 20).said] == ["a", "under"]


def test_a_heading_with_nothing_left_under_it_is_not_said() -> None:
    blocks = [
        line("k", 3, BlockRole.KEY_POINT, 0),
        line("a", 10),
        line("l", 3, BlockRole.KEY_POINT, 0),
        line("b", 10),
    ]
    assert [one.source for one in fit(blocks, {"a": MAY_GO}, 13).said] == ["l", "b"]


def test_a_hundred_and_nine_recommendations_in_fifteen_minutes() -> None:
    blocks: list[Block] = [*_FRONT]
    for at in range(109):
        if at % 12 == 0:
            blocks.append(line(f"k{at}", 8, BlockRole.KEY_POINT, 0))
        blocks.append(line(f"r{at}", 14 + at * 7 % 23, BlockRole.RECOMMENDATION, 0))
    speech = fit(blocks, {f"r{at}": 1 + at % 3 for at in range(109) if at % 5}, 15 * 100)
    assert abs(speech.words - 1500) <= 1500 * NEARLY
    assert len(speech.said) + len(speech.left) == len(spoken(blocks))
    assert sum(one.role is BlockRole.RECOMMENDATION for one in (*speech.said, *speech.left)) == 109


def test_words_are_counted_as_they_are_spoken() -> None:
    assert spoken_words(line("", 5)) == 5
    assert spoken_words(Block(role=BlockRole.POINT, text="40 km, l’eau – 2.5")) == 4
    assert spoken_words(Block(role=BlockRole.POINT, text="移民的权利")) == 3
    assert spoken_words(Block(role=BlockRole.POINT, text="x", label="Recommendation:")) == 2
