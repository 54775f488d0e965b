"""What each piece of a report is to a reader who does not see the page (PDF/UA, ISO 14289-1).

The tree is built in reading order while the report is composed. What is only paint (bullets,
tints, rules, running headers) is not in it.
"""

import re
from dataclasses import dataclass, field

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")


def spoken(language: str) -> str:
    """A language tag as a reading program takes it; empty where it is none (BCP 47)."""
    return language if _LANGUAGE.match(language) else ""


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree: its standard type (ISO 32000-1, 14.8.4), language and children.

    ``content`` holds, for a leaf, where its words stand: page from 0 and number on that page.
    ``objects`` are its links: page from 0 and number of the object in the file. ``language`` is
    a BCP 47 tag where it is not the document's. ``facts`` are its attributes (14.8.5). ``said``
    is what a leaf says, in the order it is read in.
    """

    kind: str
    language: str = ""
    children: list["Element"] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    objects: list[tuple[int, int]] = field(default_factory=list)
    facts: str = ""
    said: str = ""

    def add(self, kind: str, language: str = "") -> "Element":
        """A new last child."""
        child = Element(kind, language)
        self.children.append(child)
        return child

    def say(self, words: str) -> None:
        """Words that stand in this leaf, after those that stand there already."""
        parted = not self.said or self.said[-1].isspace()
        self.said += words if parted else f" {words}"


class Structure:
    """Builds the tree; each call gives the leaf that a block's words belong to."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.root = Element("Document", spoken(language))
        self._open: list[tuple[int, Element]] = []

    def heading(self, depth: int, language: str = "") -> Element:
        """A heading, 1 for the document's title; it ends every list."""
        self._open.clear()
        return self.root.add(f"H{depth}", self._other(language))

    def contents(self) -> Element:
        """A list of contents, which is empty until its entries are known."""
        self._open.clear()
        return self.root.add("TOC")

    def table(self) -> Element:
        """A table; it ends every list."""
        self._open.clear()
        return self.root.add("Table")

    def paragraph(self, level: int = 0, language: str = "") -> Element:
        """Plain words: inside the item of the list they stand under, else in the document."""
        return self._home(level).add("P", self._other(language))

    def quotation(self, level: int = 0, language: str = "") -> Element:
        """Somebody's very words."""
        return self._home(level).add("BlockQuote").add("P", self._other(language))

    def item(self, level: int, language: str = "") -> Element:
        """An item of a list; what comes deeper stands inside it."""
        home = self._home(level)
        goes_on = bool(home.children) and home.children[-1].kind == "L"
        held = home.children[-1] if goes_on else home.add("L")
        body = held.add("LI").add("LBody")
        self._open.append((level, body))
        return body.add("P", self._other(language))

    def _home(self, level: int) -> Element:
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        return self._open[-1][1] if self._open else self.root

    def _other(self, language: str) -> str:
        return "" if language == self._language else spoken(language)
