"""How a line of Markdown begins: bullets, headings, fences, rules, quotations, marks, labels.

Every pattern is matched at the start of a line whose outer white space was taken off. The
writer, ``report.markdown_forms``, must know the same signs to protect a text that happens to
begin like one; a test holds the two against each other.
"""

import re

BULLET = re.compile(r"([-*+•‣◦▪●–]|\d{1,3}[.)]|[a-z]\))([ \t]+)(?=[^ \t])")
HEADING = re.compile(r"(#{1,6})([ \t]+)(?=[^ \t#])|(#{2,6})(?=[^ \t#])")
FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
RULE = re.compile(r"([-*_=])[ \t]*(?:\1[ \t]*){2,}$")
QUOTE = re.compile(r"(>(?:[ \t]?>)*[ \t]*)(?=[^ \t>])")
MARK = re.compile(r"(➔|➜|→|->|=>|⟹|⇒|\[[ xX]\])([ \t]+)(?=[^ \t])")
LABEL = re.compile(
    r"((?:Recommendations?|Recommandations?|Recomendaci(?:ón|ones)|Рекомендаци[яи])[ \u00a0]?:)"
    r"([ \t]+)(?=[^ \t])"
)
NUMBER = re.compile(r"(\d{1,3}(?=\\*[.)])|[a-z](?=\\*\)))(\\*)(?=[.)][ \t]+[^ \t])")
LABEL_WORD = re.compile(
    r"((?:Recommendations?|Recommandations?|Recomendaci(?:ón|ones)|Рекомендаци[яи])[ \u00a0]?)"
    r"(\\*)(?=:[ \t]+[^ \t])"
)
HEADING_NUMBER = re.compile(r"((?:\d{1,3}\.)*\d{1,3})(\\*)(?=[.)][ \t]+[^ \t])")

_SIGN_BULLET = re.compile(r"[-*+•‣◦▪●–][ \t]+(?=[^ \t])")
_AT_MARGIN = (_SIGN_BULLET, HEADING, FENCE, RULE, QUOTE, MARK)
_IN_ITEM = (_SIGN_BULLET, HEADING, FENCE, QUOTE, MARK)


def begins_block(body: str) -> bool:
    """Whether a line begins an element of its own, whatever stands before it."""
    return any(form.match(body) for form in (BULLET, *_AT_MARGIN, LABEL))


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
            form.match(bare) for form in (_IN_ITEM if lead else _AT_MARGIN)
        ):
            return text[1:]
    return text


def nests(text: str) -> bool:
    """Whether a text behind a bullet would be a list or a heading inside it to other readers."""
    return bool(BULLET.match(text) or HEADING.match(text))


def closes_fence(body: str, opener: str) -> bool:
    """Whether a line closes the fence that ``opener`` (its signs only) began."""
    return len(body) >= len(opener) and not body.strip(opener[0])


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
