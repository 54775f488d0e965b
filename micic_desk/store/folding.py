"""Questions as the index understands them, so that none can be a syntax error."""

from collections.abc import Callable, Sequence

from micic_desk.domain.words import Wanted, inside

Longer = Callable[[str], Sequence[str]]


def query_for(asked: Sequence[Wanted], longer: Longer | None = None) -> str:
    """The index's query for what is asked: everything at once, every word quoted.

    ``longer`` gives the words of the notebook that hold another inside; with it, a word is
    looked for there too.
    """
    return " AND ".join(_one(one, longer) for one in asked)


def _one(one: Wanted, longer: Longer | None) -> str:
    phrase = f'"{" ".join(one.words)}"' + ("*" if one.begun else "")
    if longer is None or not inside(one.single):
        return phrase
    return "(" + " OR ".join([phrase, *(f'"{word}"' for word in longer(one.single))]) + ")"
