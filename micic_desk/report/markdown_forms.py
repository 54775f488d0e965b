"""What a text must not begin with when it is printed as Markdown, and how it is protected.

A backslash is added only where the text would be read back as structure; the reader,
``exchange.markdown.forms``, takes off exactly that one. Both go by the same signs, and a test
holds them against each other.
"""

import re

from micic_desk.domain.grammar.markdown import (
    AT_MARGIN,
    FENCE,
    HEADING_NUMBER,
    IN_ITEM,
    LABEL_WORD,
    NUMBER,
    RULE,
    closes_fence,
    is_bold,
)


def protected(line: str) -> str:
    """A line that stands at the margin, or goes on a text, kept from beginning a block."""
    result = _word_protected(line, NUMBER, LABEL_WORD)
    return _lead_protected(line, AT_MARGIN) if result == line else result


def protected_in_item(line: str, lead: str) -> str:
    """A line behind a bullet, ``lead``, kept from making a rule or beginning with a sign."""
    result = _word_protected(line, NUMBER, LABEL_WORD)
    if result == line and RULE.match(lead + line.lstrip("\\")):
        return "\\" + line
    return _lead_protected(line, IN_ITEM) if result == line else result


def protected_behind_mark(line: str) -> str:
    """A line behind a mark, kept from beginning with a label."""
    return _word_protected(line, LABEL_WORD)


def protected_in_quotation(line: str) -> str:
    """A line behind the sign of a quotation, kept from quoting once more."""
    return "\\" + line if line.lstrip("\\").startswith(">") else line


def protected_heading(text: str, *, plain: bool) -> str:
    """A heading's words, kept from being a number; ``plain``: behind hashes and not bold."""
    result = _word_protected(text, HEADING_NUMBER)
    bare = text.lstrip("\\")
    if result == text and plain and (bare.startswith("#") or is_bold(bare)):
        return "\\" + text
    return result


def is_code_block(lines: list[str]) -> bool:
    """Whether lines are one whole code block: opened by the first, closed by the last only."""
    found = FENCE.match(lines[0])
    if not found or len(lines) < 2:
        return False
    opener = found[0]
    closers = [
        at for at, line in enumerate(lines[1:], 1) if closes_fence(line.strip(" \t"), opener)
    ]
    return closers[:1] == [len(lines) - 1]


def is_settings(lines: list[str]) -> bool:
    """Whether lines are the settings between two rules at the top of a file."""
    return len(lines) > 1 and lines[0] == lines[-1] == "---" and "---" not in lines[1:-1]


def _word_protected(line: str, *forms: re.Pattern[str]) -> str:
    for form in forms:
        if found := form.match(line):
            return line[: found.end()] + "\\" + line[found.end() :]
    return line


def _lead_protected(line: str, forms: tuple[re.Pattern[str], ...]) -> str:
    bare = line.lstrip("\\")
    return "\\" + line if any(form.match(bare) for form in forms) else line
