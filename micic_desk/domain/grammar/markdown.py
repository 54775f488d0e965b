"""The signs of Markdown that begin a line: bullets, headings, fences, quotations, marks, labels.

Every pattern is matched at the start of a line whose outer white space was taken off. Whoever
reads and whoever writes Markdown go by them, so that a text which happens to begin like one is
protected exactly where it would be read as one.
"""

import re

_LABEL = r"(?:Recommendations?|Recommandations?|Recomendaci(?:ón|ones)|Рекомендаци[яи])[ \u00a0]?"
BULLET = re.compile(r"([-*+•‣◦▪●–]|\d{1,3}[.)]|[a-z]\))([ \t]+)(?=[^ \t])")
HEADING = re.compile(r"(#{1,6})([ \t]+)(?=[^ \t#])|(#{2,6})(?=[^ \t#])")
FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
RULE = re.compile(r"([-*_=])[ \t]*(?:\1[ \t]*){2,}$")
QUOTE = re.compile(r"(>(?:[ \t]?>)*[ \t]*)(?=[^ \t>])")
MARK = re.compile(r"(➔|➜|→|->|=>|⟹|⇒|\[[ xX]\])([ \t]+)(?=[^ \t])")
LABEL = re.compile(rf"({_LABEL}:)([ \t]+)(?=[^ \t])")
NUMBER = re.compile(r"(\d{1,3}(?=\\*[.)])|[a-z](?=\\*\)))(\\*)(?=[.)][ \t]+[^ \t])")
LABEL_WORD = re.compile(rf"({_LABEL})(\\*)(?=:[ \t]+[^ \t])")
HEADING_NUMBER = re.compile(r"((?:\d{1,3}\.)*\d{1,3})(\\*)(?=[.)][ \t]+[^ \t])")

SIGN_BULLET = re.compile(r"[-*+•‣◦▪●–][ \t]+(?=[^ \t])")
AT_MARGIN = (SIGN_BULLET, HEADING, FENCE, RULE, QUOTE, MARK)
IN_ITEM = (SIGN_BULLET, HEADING, FENCE, QUOTE, MARK)
"""What begins an element of its own at the margin, and behind a bullet."""


def closes_fence(body: str, opener: str) -> bool:
    """Whether a line closes the fence that ``opener`` (its signs only) began."""
    return len(body) >= len(opener) and not body.strip(opener[0])


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
