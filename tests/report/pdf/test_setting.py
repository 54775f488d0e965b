from micic_desk.report.blocks import Block, BlockRole
from micic_desk.report.pdf import style
from micic_desk.report.pdf.setting import worded


def said(**fields: str) -> list[str]:
    block = Block(role=BlockRole.POINT, **{"text": "the words", **fields})  # type: ignore[arg-type]
    return [span.text for span in worded(block, style.BODY)]


def test_label_speaker_words_and_author_stand_in_this_order() -> None:
    whole = said(label="Confirmed:", speaker="S1", author="AB")
    assert whole == ["Confirmed: ", "S1: ", "the words", " [AB]"]


def test_what_a_block_does_not_have_leaves_no_trace() -> None:
    assert said() == ["the words"]
