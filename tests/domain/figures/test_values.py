from decimal import Decimal

from micic_desk.domain.figures import number_of, shown_value


def test_thousands_are_parted_for_the_eye_only() -> None:
    assert shown_value("2000000") == "2\u202f000\u202f000"
    assert shown_value("2000") == "2000"
    assert shown_value("12345.5-20000") == "12\u202f345.5–20\u202f000"
    assert shown_value("a dozen") == "a dozen"


def test_values_compare_as_exact_decimals() -> None:
    assert number_of("0.1") == Decimal("0.1")
    assert number_of("20-30") == Decimal(20)
    assert number_of("a dozen") is None
