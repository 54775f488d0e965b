import re

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf import dense, style
from micic_desk.report.pdf.lines import Breaker, Span
from micic_desk.report.pdf.shaping import Typesetter
from micic_desk.report.pdf.writer import lay_out
from micic_desk.report.wording import Wording

TEXT = "在冲突、灾害（例如洪水）期间，移民往往得不到保护：证件被扣留！「誰も」PDF格式。" * 4


def pieces(text: str) -> list[str]:
    return re.findall(f"{dense.TOKEN}|[^{dense.OTHER} ]+", text)


def test_stops_stay_with_what_they_close_and_brackets_with_what_they_open() -> None:
    assert pieces("灾害（例）：PDF格，") == ["灾", "害", "（例）：", "PDF", "格，"]


def test_a_line_may_end_between_two_characters_but_not_inside_other_words() -> None:
    assert dense.may_part("灾", "害")
    assert dense.may_part("PDF", "格")
    assert dense.may_part("格", "PDF")
    assert not dense.may_part("PD", "F")
    assert not dense.may_part("“", "灾")
    assert not dense.may_part("灾", "”")
    assert not dense.may_part("灾", ".")


def test_lines_of_a_text_without_spaces_are_full_and_begin_with_no_stop() -> None:
    breaker = Breaker(Typesetter())
    lines = breaker.lines([Span(TEXT, style.BODY)], 200)
    assert len(lines) > 5
    for line in lines[:-1]:
        assert line.width <= 200.01
    starts = [pieces(TEXT)[0]]
    told = list(pieces(TEXT))
    for line in lines:
        starts.append(told[0])
        del told[: len(line.atoms)]
    assert told == [], "every character stands in exactly one line"
    assert not any(dense.may_part("灾", one) is False for one in starts)


def test_a_whole_page_of_it_is_a_page_and_not_one_line(wording: Wording) -> None:
    block = Block(role=BlockRole.POINT, level=1, text=TEXT * 12, source="a" * 32)
    plan = Plan(title="T", language="zh", profile="own", blocks=(block,))
    done = lay_out(plan, wording)
    band = done.spots(0)[-1]
    assert band.bottom - band.top > 300
