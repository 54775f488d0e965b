"""Handing a notebook, or one consultation of it, to co-rapporteurs as a sealed file.

What never leaves the laptop: notes to oneself with everything under them, settings, keys, and
lines being typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.share_contents import Contents
from micic_desk.domain.people import called
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.cards import LARGEST_CARD, Card, spoken_code
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.manifest import Manifest
from micic_desk.exchange.share.seal import seal
from micic_desk.runtime.whole_file import read_bounded, write_whole

__all__ = [
    "Card",
    "Keyring",
    "Shared",
    "add_card",
    "export_card",
    "own_name",
    "read_card",
    "share",
]

_ANY_NAME = "-"
_IDENTITY = "identity"
_CARDS = "cards"
_COUNTER = "shares"
_COMPARED = "compared_cards"


class Keyring:
    """The keys a notebook shares with: its own, and the cards of colleagues."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._memory = Memory(desk)

    def identity(self) -> Identity:
        """The notebook's own keys, made on first use."""
        known = self.identity_if_made()
        if known is not None:
            return known
        made = Identity.generate()
        self._memory.put(_IDENTITY, made.to_json())
        return made

    def identity_if_made(self) -> Identity | None:
        """The notebook's own keys, or None where it never shared."""
        kept = self._memory.get(_IDENTITY)
        return Identity.from_json(kept) if isinstance(kept, str) else None

    def cards(self) -> list[Card]:
        """Everybody whose card was taken in, by name."""
        kept = self._memory.get(_CARDS)
        found = kept.values() if isinstance(kept, Mapping) else ()
        cards = [Card.from_text(one) for one in found if isinstance(one, str)]
        return sorted(cards, key=_by_name)

    def known_names(self) -> dict[str, str]:
        """The name for each signing key we know."""
        return {one.signing_key: one.name for one in self.cards()}

    def add(self, card: Card) -> None:
        """Take a card in; a newer one with the same signing key replaces it."""
        kept = self._memory.get(_CARDS)
        cards = dict(kept) if isinstance(kept, Mapping) else {}
        self._memory.put(_CARDS, {**cards, card.signing_key: card.to_text()})

    def forget(self, card: Card) -> None:
        """Know a card no longer: nothing can be sealed for it, and its files are nobody's."""
        kept = self._memory.get(_CARDS)
        cards = dict(kept) if isinstance(kept, Mapping) else {}
        cards.pop(card.signing_key, None)
        self._memory.put(_CARDS, cards)

    def is_compared(self, card: Card) -> bool:
        """Whether two people read the code of these very keys to each other."""
        return _keys_of(card) in self._compared()

    def note_compared(self, card: Card) -> None:
        """Remember that they did; other keys under the same name have to be compared anew."""
        self._memory.put(_COMPARED, sorted({*self._compared(), _keys_of(card)}))

    def others_named_like(self, card: Card) -> list[Card]:
        """Cards with this name and other keys: a colleague's older card, or somebody's trick."""
        wanted = card.name.casefold()
        return [
            one
            for one in self.cards()
            if one.name.casefold() == wanted and _keys_of(one) != _keys_of(card)
        ]

    def code_with(self, card: Card) -> str:
        """The code that both read to each other; it takes a moment to compute on purpose."""
        return spoken_code(self.identity().card(_ANY_NAME), card)

    def _compared(self) -> set[str]:
        kept = self._memory.get(_COMPARED)
        found = kept if isinstance(kept, list | tuple) else ()
        return {one for one in found if isinstance(one, str)}

    def named(self, name: str) -> Card:
        """The one card with this name; Refusal where there is none or more than one."""
        wanted = name.strip().casefold()
        found = [one for one in self.cards() if one.name.casefold() == wanted]
        if not found:
            raise Refusal(
                "share.unknown_card",
                "“{name}” is neither a card's file nor somebody whose card is known here.",
                name=name,
            )
        if len(found) > 1:
            raise Refusal(
                "share.two_cards",
                "{count} people called “{name}” are known here. Give the card's file instead.",
                count=len(found),
                name=name,
            )
        return found[0]

    def next_counter(self) -> int:
        """The number of the next share file; kept only by ``count``."""
        kept = self._memory.get(_COUNTER)
        return kept + 1 if isinstance(kept, int) else 1

    def count(self, number: int) -> None:
        """Remember that a file with this number was handed out."""
        self._memory.put(_COUNTER, number)


def own_name(desk: Desk) -> str:
    """What this notebook's rapporteur is called, or nothing where nobody said."""
    person = desk.notebook.get(desk.me) if desk.me else None
    return person.text("name") or called(person) if person is not None else ""


def export_card(desk: Desk, path: Path, name: str | None = None) -> Card:
    """Write one's own card to a file; Refusal where no name is known or the disk says no."""
    own = name or own_name(desk)
    if not own:
        raise Refusal("card.no_name", "This notebook does not know your name. Say it for the card.")
    card = Keyring(desk).identity().card(own)
    write_whole(path, (card.to_text() + "\n").encode())
    return card


def read_card(path: Path) -> Card:
    """The card in a file; Refusal where it is none."""
    return Card.from_text(read_bounded(path, LARGEST_CARD).decode("utf-8", "replace"))


def add_card(desk: Desk, path: Path) -> tuple[Card, str]:
    """Take a colleague's card in; gives it and the code both should read to each other."""
    card = read_card(path)
    keyring = Keyring(desk)
    if card.signing_key == keyring.identity().signing_key:
        raise Refusal("card.own", "This is your own card. Give it to your colleague.")
    keyring.add(card)
    return card, keyring.code_with(card)


@dataclass(frozen=True, slots=True)
class Shared:
    """A share file that was written."""

    path: Path
    size: int
    counter: int
    operations: int
    withheld: int


def share(
    desk: Desk,
    to: Path,
    what: Contents,
    *,
    passphrase: str | None = None,
    cards: Sequence[Card] = (),
) -> Shared:
    """Write a share file, whole or not at all, for a passphrase or for people.

    Raises Refusal where neither is given, and where the disk says no.
    """
    if (passphrase is None) == (not cards):
        raise Refusal(
            "share.for_whom",
            "Say for whom the file is: give either a passphrase or the cards of the people.",
        )
    keyring = Keyring(desk)
    counter = keyring.next_counter()
    scope = {**what.scope, "has": what.has} if what.has else what.scope
    manifest = Manifest(sender=own_name(desk), counter=counter, scope=scope, withheld=what.withheld)
    data = seal(
        manifest,
        what.operations,
        identity=keyring.identity(),
        passphrase=passphrase,
        recipients=cards,
    )
    write_whole(to, data)
    keyring.count(counter)
    return Shared(to, len(data), counter, len(what.operations), what.withheld)


def _keys_of(card: Card) -> str:
    return f"{card.signing_key} {card.recipient}"


def _by_name(card: Card) -> tuple[str, str]:
    return card.name.casefold(), card.signing_key
