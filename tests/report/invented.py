"""Invented names in five scripts, made of syllables, so that nobody bears them."""

from itertools import islice, product

from micic_desk.domain.entity import Entity
from micic_desk.domain.operation import Json

_SYLLABLES = {
    "latin": (("Zar", "Bel", "Tov", "Mir", "Dal"), ("imu", "odo", "até"), ("nov", "shki", "rek")),
    "cyrillic": (("Зар", "Бел", "Тов", "Мур", "Дал"), ("иму", "одо", "ете"), ("нов", "шки", "рек")),
    "greek": (("Ζαρ", "Βελ", "Τοβ", "Μιρ", "Δαλ"), ("ιμο", "οδο", "ετε"), ("νοπ", "σκις", "ρακ")),
    "georgian": (("ზარ", "ბელ", "ტოვ", "მირ", "დალ"), ("იმუ", "ოდო", "ეტე"), ("ნოვ", "შვი", "რეკ")),
    "arabic": (("زر", "بل", "ترك", "مر", "دل"), ("مان", "كود", "جيب"), ("نوف", "شكي", "رقم")),
}


def names(count: int) -> dict[str, list[str]]:
    """``count`` full names of each script, all different."""
    made = {}
    for script, parts in _SYLLABLES.items():
        words = ["".join(one) for one in product(*parts)]
        pairs = ((first, last) for first, last in product(words, words) if first != last)
        made[script] = [f"{first} {last}" for first, last in islice(pairs, count)]
    return made


def person(one: str, name: str, **fields: Json) -> Entity:
    """Somebody whose name is protected."""
    said = {"name": name, **fields}
    return Entity(id=one, kind="person", parent="root", order="a", fields=said)
