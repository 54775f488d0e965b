"""What a line of Markdown begins, and what was only protected from beginning it.

The writer, ``report.markdown_forms``, adds one backslash by the same signs; a test holds the
two against each other.
"""

from micic_desk.domain.grammar.markdown import (
    AT_MARGIN,
    BULLET,
    HEADING,
    HEADING_NUMBER,
    IN_ITEM,
    LABEL,
    LABEL_WORD,
    NUMBER,
    RULE,
    is_bold,
)


def begins_block(body: str) -> bool:
    """Whether a line begins an element of its own, whatever stands before it."""
    return any(form.match(body) for form in (BULLET, *AT_MARGIN, LABEL))


def unescaped(text: str, lead: str = "") -> str:
    """A text without the one backslash that the writer adds where it looks like structure.

    ``lead`` is the bullet it stands behind. A backslash that protects nothing is the author's
    own and stays.
    """
    for form in (NUMBER, LABEL_WORD):
        found = form.match(text)
        if found and found[2]:
            return text[: found.end() - 1] + text[found.end() :]
    if text.startswith("\\"):
        bare = text.lstrip("\\")
        if RULE.match(lead + bare) or any(
            form.match(bare) for form in (IN_ITEM if lead else AT_MARGIN)
        ):
            return text[1:]
    return text


def nests(text: str) -> bool:
    """Whether a text behind a bullet would be a list or a heading inside it to other readers."""
    return bool(BULLET.match(text) or HEADING.match(text))


def unescaped_heading(text: str, *, plain: bool) -> str:
    """A heading's words without the backslash that kept them from being a number or bold.

    ``plain``: they stand behind hashes and are not bold.
    """
    number = HEADING_NUMBER.match(text)
    if number and number[2]:
        return text[: number.end() - 1] + text[number.end() :]
    bare = text.lstrip("\\")
    if plain and bare != text and (bare.startswith("#") or is_bold(bare)):
        return text[1:]
    return text
