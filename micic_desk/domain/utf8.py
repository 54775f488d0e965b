"""Texts that can be written down at all; light, because the first window reads settings by it."""


def whole(text: str) -> str:
    """A text that can be written in UTF-8: halves of characters (a bad paste) become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
