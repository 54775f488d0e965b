"""What a text must not begin with when it is printed as Markdown, and how it is protected.

A backslash is added only where the text would be read back as structure; the reader,
``exchange.markdown.forms``, takes off exactly that one. The two know the same signs (a test
holds them against each other), because neither room may import the other.
"""

import re

_LABEL = r"(?:Recommendations?|Recommandations?|Recomendaci(?:ón|ones)|Рекомендаци[яи])[ \u00a0]?"
_BULLET = re.compile(r"[-*+•‣◦▪●–][ \t]+(?=[^ \t])")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=[^ \t#])|#{2,6}(?=[^ \t#])")
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_RULE = re.compile(r"([-*_=])[ \t]*(?:\1[ \t]*){2,}$")
_QUOTE = re.compile(r">(?:[ \t]?>)*[ \t]*(?=[^ \t>])")
_MARK = re.compile(r"(?:➔|➜|→|->|=>|⟹|⇒|\[[ xX]\])[ \t]+(?=[^ \t])")
_NUMBER = re.compile(r"(?:\d{1,3}(?=\\*[.)])|[a-z](?=\\*\)))\\*(?=[.)][ \t]+[^ \t])")
_HEADING_NUMBER = re.compile(r"(?:\d{1,3}\.)*\d{1,3}\\*(?=[.)][ \t]+[^ \t])")
_LABEL_WORD = re.compile(rf"{_LABEL}\\*(?=:[ \t]+[^ \t])")

_AT_MARGIN = (_BULLET, _HEADING, _FENCE, _RULE, _QUOTE, _MARK)
_IN_ITEM = (_BULLET, _HEADING, _FENCE, _QUOTE, _MARK)


def protected(line: str) -> str:
    """A line that stands at the margin, or goes on a text, kept from beginning a block."""
    result = _word_protected(line, _NUMBER, _LABEL_WORD)
    return _lead_protected(line, _AT_MARGIN) if result == line else result


def protected_in_item(line: str, lead: str) -> str:
    """A line behind a bullet, ``lead``, kept from making a rule or beginning with a sign."""
    result = _word_protected(line, _NUMBER, _LABEL_WORD)
    if result == line and _RULE.match(lead + line.lstrip("\\")):
        return "\\" + line
    return _lead_protected(line, _IN_ITEM) if result == line else result


def protected_behind_mark(line: str) -> str:
    """A line behind a mark, kept from beginning with a label."""
    return _word_protected(line, _LABEL_WORD)


def protected_in_quotation(line: str) -> str:
    """A line behind the sign of a quotation, kept from quoting once more."""
    return "\\" + line if line.lstrip("\\").startswith(">") else line


def protected_heading(text: str, *, plain: bool) -> str:
    """A heading's words, kept from being a number; ``plain``: behind hashes and not bold."""
    result = _word_protected(text, _HEADING_NUMBER)
    bare = text.lstrip("\\")
    if result == text and plain and (bare.startswith("#") or is_bold(bare)):
        return "\\" + text
    return result


def is_bold(text: str) -> bool:
    """Whether a whole line is bold and nothing inside it is set apart."""
    inner = text[2:-2]
    return (
        len(text) > 4
        and text.startswith("**")
        and text.endswith("**")
        and "**" not in inner
        and "\n" not in inner
        and inner[0] not in "* \t"
        and inner[-1] not in "*\\ \t"
    )


def is_code_block(lines: list[str]) -> bool:
    """Whether lines are one whole code block: opened by the first, closed by the last only."""
    found = _FENCE.match(lines[0])
    if not found or len(lines) < 2:
        return False
    opener = found[0]
    closers = [at for at, line in enumerate(lines[1:], 1) if _closes(line.strip(" \t"), opener)]
    return closers[:1] == [len(lines) - 1]


def is_settings(lines: list[str]) -> bool:
    """Whether lines are the settings between two rules at the top of a file."""
    return len(lines) > 1 and lines[0] == lines[-1] == "---" and "---" not in lines[1:-1]


def _closes(body: str, opener: str) -> bool:
    return len(body) >= len(opener) and not body.strip(opener[0])


def _word_protected(line: str, *forms: re.Pattern[str]) -> str:
    for form in forms:
        if found := form.match(line):
            return line[: found.end()] + "\\" + line[found.end() :]
    return line


def _lead_protected(line: str, forms: tuple[re.Pattern[str], ...]) -> str:
    bare = line.lstrip("\\")
    return "\\" + line if any(form.match(bare) for form in forms) else line
