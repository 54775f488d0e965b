from micic_desk.exchange.markdown.reader import read_markdown

FIRST = "As the roads had been closed for a week,"


def test_only_a_sentence_that_breaks_off_is_offered() -> None:
    offered = read_markdown(f"- {FIRST}\n\nmany walked. Some did not.\n")
    assert [(join.first, join.second) for join in offered.joins] == [(1, 3)]
    assert [split.item for split in offered.splits] == [3]
    for source in (
        f"- {FIRST}\n\nMany walked.\n",
        "- As the roads had been closed for a week.\n\nmany walked.\n",
        f"- {FIRST}\n\nhttps://example.org/a\n",
        f"- {FIRST}\n\n# B\n\nmany walked.\n",
    ):
        assert read_markdown(source).joins == ()


def test_one_sentence_is_not_offered_to_be_split() -> None:
    assert read_markdown(f"- {FIRST}\n\nmany walked.\n").splits == ()
