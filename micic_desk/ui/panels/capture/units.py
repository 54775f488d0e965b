"""Qt counts a character beyond the first 65,536 as two; the grammar counts it as one."""


def to_qt(text: str, signs: int) -> int:
    """Where Qt says that ``signs`` characters of ``text`` end."""
    if text.isascii():
        return min(signs, len(text))
    return len(text[:signs].encode("utf-16-le", "surrogatepass")) // 2


def from_qt(text: str, units: int) -> int:
    """How many characters of ``text`` stand before Qt's position."""
    if text.isascii():
        return min(units, len(text))
    halves = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(halves.decode("utf-16-le", "surrogatepass"))
