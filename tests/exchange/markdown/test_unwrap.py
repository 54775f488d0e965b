from micic_desk.exchange.markdown.reader import read_markdown

WIDE = "This sentence is as long as a line of a mail usually is, and so it"


def texts(source: str) -> list[str]:
    return [item.text for item in read_markdown(source).items()]


def test_a_sentence_that_goes_on_in_lower_case_is_joined() -> None:
    assert texts(f"{WIDE}\ngoes on here.\n") == [f"{WIDE} goes on here."]


def test_a_filled_paragraph_is_joined_even_at_capitals() -> None:
    lines = [f"{WIDE} ends.", f"Then {WIDE}", f"Again {WIDE}", "Ends."]
    assert texts("\n".join(lines)) == [" ".join(lines)]


def test_short_lines_blank_lines_and_speakers_are_not_joined() -> None:
    for source in (f"{WIDE}\n\ngoes on\n", "one\ntwo\n", f"{WIDE}\nana: goes on\n"):
        assert len(texts(source)) == 2


def test_an_indented_line_goes_on_with_its_bullet() -> None:
    assert texts("- one\n  and more\n- two\n") == ["one and more", "two"]


def test_a_backslash_keeps_the_line_ending() -> None:
    assert texts("- one\\\n  two\n") == ["one\ntwo"]
