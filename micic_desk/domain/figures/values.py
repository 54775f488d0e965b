"""The value of a figure as it is kept: text, for the change log has no fractions.

"2000000", "3.5" or "20-30": no separators of thousands, a point before decimals, a hyphen
between the ends of a range. Numbers are compared as exact decimals.
"""

import re
from decimal import Decimal

_VALUE = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:-([0-9]+(?:\.[0-9]+)?))?\Z")
_NARROW_SPACE = "\u202f"


def kept(number: Decimal) -> str:
    """A number as it is kept: no exponent, no needless zeros."""
    whole = number == number.to_integral_value()
    return f"{number.to_integral_value() if whole else number.normalize():f}"


def number_of(value: str) -> Decimal | None:
    """The number a kept value stands for; of a range its lower end; None for other words."""
    found = _VALUE.match(value)
    return Decimal(found[1]) if found else None


def shown_value(value: str) -> str:
    """A kept value as it is shown: thousands parted by a narrow space, from five digits on."""
    if not _VALUE.match(value):
        return value
    return "–".join(_parted(one) for one in value.split("-"))


def _parted(number: str) -> str:
    whole, point, rest = number.partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", _NARROW_SPACE)
    return whole + point + rest
