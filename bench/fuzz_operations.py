"""Operations that an honest program might have written, and bends of them that keep their form.

What stands in them speaks of lines that are there, of each other and of nothing: moves in
circles, deletes that saw half, kinds that change, values taken out, features nobody knows.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.operation import canonical
from micic_desk.domain.order import OrderKeys

KINDS = (*EntityKind, *["item"] * 12, *["placement"] * 3, "mood_board")
FIELDS = (
    *("text", "kind", "speaker", "title", "tags", "day", "author", "dates_meant", "agreed"),
    *("items", "relation", "main", "item", "wording", "layout", "joined", "hue", "noted_at"),
    *("priority", "value", "of", "name", "aliases", "protected", "waived", "state", "person"),
)
WORDS = ("", "x", "8 countries", "13 countries", "must", "should not", "\0\u202e", "\u2028")
NUMBERS = (True, 0, -1, 2**53 - 1, 1_790_000_000)


class Pen:
    """Writes operations about a few entities, some of them known to the receiver."""

    def __init__(self, chance: random.Random, known: Sequence[str]) -> None:
        self._chance = chance
        self._keys = OrderKeys("fuzzed")
        self._entities = [*chance.sample(list(known), min(len(known), 6)), *self._ids(6), "root"]
        self._written: list[str] = []

    def file(self, most: int = 30) -> list[str]:
        """The lines of a file."""
        return [canonical(self._operation(at)) for at in range(self._chance.randrange(most))]

    def _ids(self, count: int) -> list[str]:
        return [f"{self._chance.getrandbits(128):032x}" for _ in range(count)]

    def _operation(self, at: int) -> dict[str, Any]:
        chance = self._chance
        body: dict[str, Any] = {"id": self._ids(1)[0], "a": chance.choice(("a", "b")) * 32}
        body |= {"s": at + 1, "l": chance.choice((1, 5, 40, at + 1, 2**31)), "t": 1_790_000_000}
        body |= {"e": chance.choice(self._entities[:-1]), "k": str(chance.choice(KINDS))}
        body |= {"g": "c" * 32, "w": self._writes()}
        if chance.randrange(3) == 0:
            body["p"] = {name: self._seen() for name in body["w"]}
        if chance.randrange(10) == 0:
            body["b"] = {name: ["d" * 32, 1_780_000_000] for name in body["w"]}
        if body["w"].get("deleted") is not None or chance.randrange(20) == 0:
            body["saw"] = sorted(self._seen())
        for name in "oxq":
            if chance.randrange(25) == 0:
                body[name] = sorted({chance.choice(FIELDS)})
        if chance.randrange(30) == 0:
            body["later"] = self._value(3)
        self._written.append(body["id"])
        return body

    def _writes(self) -> dict[str, Any]:
        chance = self._chance
        found = {chance.choice(FIELDS): self._value() for _ in range(chance.randrange(4))}
        if chance.randrange(2):
            order = chance.choice((self._keys.between(None, None), "~", ",a.b~"))
            found["place"] = [chance.choice(self._entities), order]
        if chance.randrange(5) == 0:
            found["deleted"] = chance.random() < 0.7
        return found

    def _seen(self) -> list[str]:
        return list(dict.fromkeys(self._chance.choices([*self._written, *self._ids(1)], k=3)))

    def _value(self, depth: int = 1) -> object:
        chance = self._chance
        sort = chance.randrange(9 if depth else 7)
        if sort == 7:
            return {chance.choice(WORDS): self._value(depth - 1)}
        if sort == 8:
            return [self._value(depth - 1) for _ in range(chance.randrange(4))]
        plain = (None, chance.choice(NUMBERS), chance.choice(WORDS), chance.choice(self._entities))
        return (*plain, str(chance.choice(tuple(ItemKind))), "plain words", False)[sort]
