import pytest

from micic_desk.domain.figures import written_value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("20", "20"),
        (" 2,5 million ", "2500000"),
        ("1 000", "1000"),
        ("1,000.50", "1000.5"),
        ("20 – 30", "20-30"),
        ("20 to 30", "20-30"),
        ("۲۰", "20"),
        ("0.10", "0.1"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert written_value(typed) == kept
    assert written_value(kept) == kept


@pytest.mark.parametrize("typed", ["", "many", "12 apples", "30-20", "1-2-3", "9" * 40])
def test_what_is_no_number_is_not_taken_for_one(typed: str) -> None:
    assert written_value(typed) is None
