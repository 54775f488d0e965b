from micic_desk.merge.signs import Discrepancy, Sort, discrepancies
from micic_desk.ui.panels.conflicts.differing import differences_words, sort_name


def test_every_sort_has_words_of_its_own() -> None:
    assert len({sort_name(one) for one in Sort}) == len(Sort)


def test_differences_are_said_side_by_side() -> None:
    found = discrepancies("8 countries must act", "13 countries may not act")
    told = differences_words(found).splitlines()
    assert told[0] == "Another figure: 8 | 13"
    assert "Another must, should or may: must | may" in told
    assert differences_words([Discrepancy(Sort.NEGATION, (), ("not",))]) == (
        "Denied in one of them: nothing | not"
    )
