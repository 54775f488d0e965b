"""How well a name answers to a few letters: words in any order, their beginnings, initials."""

from micic_desk.domain.text import folded

EXACT, BEGUN, INITIALS, INSIDE = range(4)


def rank(asked: str, name: str, further: str = "") -> int | None:
    """How far off a name is, 0 for the nearest; None where it does not answer at all.

    Every word asked for is a word of the name, the beginning of one, the beginnings of several
    in their order ("nses" for "New session"), or stands inside one; ``further`` words, such as
    the menu's, are farther off.
    """
    words = folded(asked).split()
    own, other = folded(name).split(), folded(further).split()
    worst = 0
    for word in words:
        found = _nearest(word, own)
        if found is None:
            found = _nearest(word, other)
            if found is None:
                return None
            found += INSIDE + 1
        worst = max(worst, found)
    return worst * 2 + (not " ".join(own).startswith(" ".join(words)))


def _nearest(word: str, words: list[str]) -> int | None:
    if word in words:
        return EXACT
    if any(one.startswith(word) for one in words):
        return BEGUN
    if any(_pieces(word, words[at:]) for at in range(len(words))):
        return INITIALS
    return INSIDE if any(word in one for one in words) else None


def _pieces(letters: str, words: list[str]) -> bool:
    """Whether letters are a beginning of the first word and then of later ones, in order.

    ``reached`` holds how many letters can be used up by then; so no letters, however many
    alike, take long.
    """
    reached = {0}
    for at, word in enumerate(words):
        for start in list(reached) if at else [0]:
            length = 0
            while (
                start + length < len(letters)
                and word[length : length + 1] == letters[start + length]
            ):
                length += 1
                reached.add(start + length)
        if not at and len(reached) == 1:
            return False
        if not at:
            reached.discard(0)
    return len(letters) in reached
