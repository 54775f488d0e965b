"""Scripts written without spaces, Chinese and Japanese: where a line of them may end.

Between any two characters, but no line begins with what closes or ends with what opens (JLReq
and CLReq, "prohibition rules for line start and line end").
"""

import re

_OPENS = "（「『【《〈〔［｛〖〘"
_CLOSES = (
    "，。、；：？！）」』】》〉〕］｝〗〙・ー々〜～％…‥ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_DENSE = (
    "\u2e80-\u2fff\u3001-\u30ff\u3100-\u312f\u31a0-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff9f\U00016fe0-\U00018cff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff"
)
_NEVER_FIRST = frozenset(_CLOSES + "”’.,;:!?)]}%»…—")
_NEVER_LAST = frozenset(_OPENS + "“‘([{«")

FINDS = re.compile(f"[{_DENSE}]")
"""Whether there is such a character at all."""

_MARKS = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
TOKEN = f"[{_OPENS}]*[{_DENSE}][{re.escape(_CLOSES)}{_MARKS}]*"
"""One character with what may not be parted from it, as a pattern."""

OTHER = f"\\n{_DENSE}"
"""What a word of other scripts does not hold, inside a class of a pattern."""


def may_part(before: str, text: str) -> bool:
    """Whether a line may end between two pieces that no space parts."""
    if before[-1] in _NEVER_LAST or text[0] in _NEVER_FIRST:
        return False
    return FINDS.match(text[0]) is not None or FINDS.match(before[-1]) is not None
