from micic_desk.domain.grammar.markdown import is_bold
from micic_desk.report.markdown_forms import is_code_block, is_settings


def test_a_code_block_is_closed_once_at_its_end() -> None:
    assert is_code_block(["```js", "x", "```"])
    assert is_code_block(["~~~~", "~~~", "~~~~"])
    for lines in (["```"], ["```", "x"], ["```", "```", "x", "```"], ["````", "```"], ["x", "```"]):
        assert not is_code_block(lines)


def test_settings_stand_between_two_rules() -> None:
    assert is_settings(["---", "a: b", "---"])
    assert not is_settings(["---"])
    assert not is_settings(["---", "---", "---"])


def test_bold_means_the_whole_line() -> None:
    assert is_bold("**a b**")
    for text in ("**a", "****", "**a** b **c**", "** a**", "***a***", "**a\\**"):
        assert not is_bold(text)
