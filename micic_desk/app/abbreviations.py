"""The abbreviations of a notebook.

They are the notebook's own settings and never travel. An abbreviation is a habit of one pair
of hands: after a merge, a colleague's must not begin to expand under mine, in the middle of a
sentence, and hers may hold names that were never meant to leave. Nothing is lost by this:
what an abbreviation stood for is in the text of the line, for everybody.
"""

from collections.abc import Mapping

from micic_desk.app.desk import Desk, Memory
from micic_desk.domain.grammar.abbreviating import check_abbreviation
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import clean_text, folded

_NAME = "abbreviations"
SUGGESTED: Mapping[str, str] = {
    "cso": "civil society organisation",
    "csos": "civil society organisations",
    "gov": "government",
    "mw": "migrant worker",
    "mws": "migrant workers",
    "ra": "recruitment agency",
    "dest": "country of destination",
    "orig": "country of origin",
    "evac": "evacuation",
    "emb": "embassy",
}
"""Offered, and off until somebody takes one."""


class Abbreviations:
    """What stands for what, kept with the notebook."""

    def __init__(self, desk: Desk) -> None:
        self._memory = Memory(desk)

    def known(self) -> dict[str, str]:
        """Every abbreviation in use, in the order of its letters."""
        kept = self._memory.get(_NAME)
        pairs = kept.items() if isinstance(kept, dict) else ()
        found = {short: words for short, words in pairs if isinstance(words, str)}
        return dict(sorted(found.items(), key=_by_letters))

    def find(self, asked: str) -> list[tuple[str, str, bool]]:
        """Those that hold ``asked``: short, what it stands for, whether it is in use."""
        known, wanted = self.known(), folded(asked)
        offered = [(short, words) for short, words in SUGGESTED.items() if short not in known]
        every = [(short, words, True) for short, words in known.items()]
        every += [(short, words, False) for short, words in offered]
        return [one for one in every if wanted in folded(f"{one[0]} {one[1]}")]

    def put(self, short: str, words: str, *, instead_of: str = "") -> str:
        """Add one, or change ``instead_of``; its letters as they were kept.

        Raises Refusal where it could never expand, or is another's already.
        """
        short, words = clean_text(short).text.strip(), " ".join(clean_text(words).text.split())
        check_abbreviation(short, words)
        known = self.known()
        if short != instead_of and short in known and instead_of:
            raise Refusal(
                "abbreviation.taken",
                "“{short}” stands for “{words}” already.",
                short=short,
                words=known[short],
            )
        known.pop(instead_of, None)
        self._keep(known | {short: words})
        return short

    def remove(self, short: str) -> str:
        """Take one out; what it stood for."""
        known = self.known()
        words = known.pop(short, "")
        self._keep(known)
        return words

    def _keep(self, known: dict[str, str]) -> None:
        self._memory.put(_NAME, {**known})


def _by_letters(pair: tuple[str, str]) -> tuple[str, str]:
    return folded(pair[0]), pair[0]
