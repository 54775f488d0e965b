from micic_desk.exchange.markdown.reader import read_markdown


def speakers(source: str) -> list[str]:
    return [item.speaker for item in read_markdown(source).items()]


def test_a_word_before_a_colon_is_no_speaker_by_itself() -> None:
    assert speakers("Children: left behind\n\nWomen: not heard\n\nWork: none\n") == ["", "", ""]


def test_who_speaks_again_is_a_speaker() -> None:
    assert speakers("ana: a\nben: b\nana: c\nben: d\n") == ["ana", "ben", "ana", "ben"]


def test_dots_go_on_with_the_same_speaker() -> None:
    assert speakers("ana: a\n... more\nben: b\nben: c\n") == ["ana", "ana", "ben", "ben"]


def test_who_is_listed_as_present_is_a_speaker() -> None:
    assert speakers("Present: Ana, Ben\n\nAna: a\nBen: b\nAll: c\n") == ["", "Ana", "Ben", ""]


def test_fields_of_minutes_are_no_speakers() -> None:
    assert speakers("Link: a\nLink: b\nAction: c\nAction: d\n") == [""] * 4


def test_the_name_may_be_set_apart() -> None:
    source = "*ana*: a\n\n**ben:** b\n\n*ana*: c\n\n**ben:** d\n"
    assert speakers(source) == ["ana", "ben", "ana", "ben"]
