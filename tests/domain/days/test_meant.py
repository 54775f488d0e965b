from datetime import UTC, date, datetime
from typing import Any

import pytest

from micic_desk.domain.days import Standing, days_meant, span_text, speaking_day
from micic_desk.domain.kinds import EntityKind

NOTED = int(datetime(2020, 3, 4, 12, tzinfo=UTC).timestamp())


def put(sheet: Any, day: str = "", starts: str = "", text: str = "yesterday", **fields: Any) -> Any:
    above = sheet.put(EntityKind.CONSULTATION, "root", starts=starts)
    session = sheet.put(EntityKind.SESSION, above, day=day)
    item = sheet.put(EntityKind.ITEM, session, text=text, **fields)
    return sheet.notebook[sheet.put(EntityKind.ITEM, item, text=text, **fields)]


@pytest.mark.parametrize(
    ("day", "starts", "spoken"),
    [
        ("2015-06-26", "2015-06-25", date(2015, 6, 26)),
        ("", "2015-06-25", date(2015, 6, 25)),
        ("Friday", "2015-06-25", date(2015, 6, 25)),
        ("", "", date(2020, 3, 4)),
    ],
)
def test_the_day_of_speaking_is_the_nearest_that_is_known(
    sheet: Any, day: str, starts: str, spoken: date
) -> None:
    assert speaking_day(sheet.notebook, put(sheet, day, starts, noted_at=NOTED)) == spoken


def test_without_any_day_a_meaning_stays_open(sheet: Any) -> None:
    (one,) = days_meant(sheet.notebook, put(sheet))
    assert (one.span, one.standing) == (None, Standing.OPEN)
    assert speaking_day(sheet.notebook, put(sheet, noted_at=2**60)) is None


@pytest.mark.parametrize(
    ("settled", "span", "standing"),
    [
        ({}, "2015-06-24", Standing.COUNTED),
        ({"yesterday": "2015-06-24"}, "2015-06-24", Standing.CONFIRMED),
        ({"yesterday": "2015-06-23"}, "2015-06-23", Standing.CORRECTED),
        ({"yesterday": ""}, None, Standing.NO_DAY),
        ({"yesterday": 5}, "2015-06-24", Standing.COUNTED),
        ({"today": "2015-01-01"}, "2015-06-24", Standing.COUNTED),
    ],
)
def test_what_somebody_settled_stands_before_what_is_counted(
    sheet: Any, settled: Any, span: str | None, standing: Standing
) -> None:
    item = put(sheet, starts="2015-06-25", text="Yesterday", dates_meant=settled)
    (one,) = days_meant(sheet.notebook, item)
    assert (span_text(one.span) if one.span else None) == span
    assert one.standing is standing
