"""Share files that nobody should send: well over a thousand, each with what has to come of it.

Made from honest files: cut, bent, sealed and signed again by somebody who has the program and
means harm. ``wanted`` is the code of the refusal, or nothing where the file must be taken in;
``altered`` is then how many of its operations must be refused while the rest is taken.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.hostile_contents import contents
from bench.hostile_senders import PHRASE, SAID, Share, World, by_phrase, honest_file, note, world
from micic_desk.domain.operation import canonical
from micic_desk.exchange.share import age_file, envelope

__all__ = ["PHRASE", "SAID", "Share", "World", "cases", "world"]


def cases() -> Iterator[Share]:
    """All of them; the same ones every time but for keys."""
    for make in (_cut, _flipped, contents, *_SEALS, _heads, _files):
        yield from make()


def _cut() -> Iterator[Share]:
    chance = random.Random(1)
    for end in [*range(0, 4096, 8), *(chance.randrange(4096, 10_000) for _ in range(100))]:
        yield Share(f"cut at {end}", "share.", lambda one, end=end: honest_file(one)[:end])
    for end in range(0, 800, 40):
        yield Share(
            f"cut at {end}, by passphrase",
            "share.",
            lambda one, end=end: by_phrase(one)[:end],
            phrase=PHRASE,
        )


def _flipped() -> Iterator[Share]:
    chance = random.Random(2)
    for number in range(200):
        place, bit = (number * 3 if number < 100 else chance.randrange(12_000)), 1 << number % 8

        def data(one: World, place: int = place, bit: int = bit) -> bytes:
            bent = bytearray(honest_file(one))
            bent[place % len(bent)] ^= bit
            return bytes(bent)

        yield Share(f"bit {bit} of byte {place}", "share.", data)


_LINE = canonical(note(1)).encode() + b"\n"
_MAGIC = (
    *((end, "share.not_a_share_file") for end in range(12)),
    *((end, "share.newer_format") for end in (12, 13)),
)
"""How the first bytes inside the seal tell what they are."""


def _inside(one: World) -> bytes:
    return envelope.wrap(one.payload(_LINE), one.ben)


def _again(one: World, plain: bytes) -> bytes:
    return age_file.encrypt_for_people(plain, [one.anna.recipient])


def _sealed() -> Iterator[Share]:
    """Seals, signatures and addresses."""

    def passed_on(one: World) -> bytes:
        return one.sealed(one.payload(_LINE, to=(one.eve.signing_key,)))

    def for_eve(one: World) -> bytes:
        return age_file.encrypt_for_people(_inside(one), [one.eve.recipient])

    def by_eve(one: World) -> bytes:
        return one.sealed(one.payload(_LINE), one.eve)

    def newer(one: World) -> bytes:
        return _again(one, _inside(one).replace(b"/1\n", b"/2\n", 1))

    yield Share("sealed for others", "share.not_for_you", for_eve)
    yield Share("passed on under its sender's name", "share.not_for_you", passed_on)
    yield Share("signed by nobody we know", "", by_eve)
    yield Share("needs a passphrase", "share.phrase_needed", by_phrase)
    yield Share("another passphrase", "share.wrong_phrase", by_phrase, phrase="river lamp stones")
    yield Share("an empty passphrase", "phrase.empty", by_phrase, phrase="…")
    yield Share("by passphrase", "", by_phrase, phrase=PHRASE)
    yield Share("a letter", "share.not_a_share_file", lambda one: _again(one, b"Dear Anna"))
    yield Share("a newer envelope", "share.newer_format", newer)


def _sealed_again() -> Iterator[Share]:
    """What somebody made of signed content who could open it."""
    for at in range(0, 110, 5):

        def bent(one: World, at: int = at) -> bytes:
            plain = bytearray(_inside(one))
            plain[at] ^= 1
            return _again(one, bytes(plain))

        wanted = dict(_MAGIC).get(at, "share.altered")
        yield Share(f"sealed again with byte {at} bent", wanted, bent)
    for end in (0, 5, 13, 14, 40, 100, 109):

        def cut(one: World, end: int = end) -> bytes:
            return _again(one, _inside(one)[:end])

        yield Share(f"sealed again, cut at {end}", dict(_MAGIC).get(end, "share.cut"), cut)
    last, more = "sealed again, cut at the end", "sealed again with more"
    yield Share(last, "share.altered", lambda one: _again(one, _inside(one)[:-1]))
    yield Share(more, "share.altered", lambda one: _again(one, _inside(one) + b"\n"))


def _work_factors() -> Iterator[Share]:
    for factor in (0, 19, 22, 30, 31, 62, 63, 64, 99, 10**9, 10**12):

        def dear(one: World, factor: int = factor) -> bytes:
            return by_phrase(one).replace(b" 10\n", b" %d\n" % factor, 1)

        wanted = "share.work_factor" if 18 < factor < 10**10 else "share.altered"
        yield Share(f"work factor {factor}", wanted, dear, phrase=PHRASE)
    for factor in (17, 18):

        def honest(one: World, factor: int = factor) -> bytes:
            return by_phrase(one, factor)

        yield Share(f"work factor {factor}, honest", "", honest, phrase=PHRASE)


def _heads() -> Iterator[Share]:
    """The head of the age file."""
    start, end = b"age-encryption.org/v1\n", b"--- " + b"a" * 43 + b"\n" + bytes(600)
    scrypt = b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\nb\n"
    for name, wanted, head in (
        ("nothing", "empty", b""),
        ("first line alone", "cut", start),
        ("a newer age", "newer_format", b"age-encryption.org/v2\n" + bytes(600)),
        ("armoured", "not_a_share_file", b"-----BEGIN AGE ENCRYPTED FILE-----\n"),
        ("a thousand locks", "altered", start + b"-> X25519 a\nb\n" * 1000 + end),
        ("a megabyte of head", "altered", start + b"-> X25519 " + b"a" * (1 << 20)),
        ("two passphrases", "altered", start + scrypt + scrypt + end),
        ("no lock", "altered", start + end),
        ("a mark of another", "altered", start + b"-> X25519 a\nb\n" + end.replace(b"a", b"!")),
    ):
        yield Share(f"head: {name}", f"share.{wanted}", lambda _, head=head: head)


_SEALS = (_sealed, _sealed_again, _work_factors)


def _files() -> Iterator[Share]:
    for name, data in {
        "a PDF": b"%PDF-1.7\n",
        "a ZIP": b"PK\3\4",
        "a picture": b"\x89PNG\r\n\x1a\n",
        "a program": b"MZ\x90",
        "a script": b"#!/bin/sh\nrm -rf ~\n",
        "a web page": b"<html><script>alert(1)</script>",
        "a database": b"SQLite format 3\0",
        "a text": SAID.encode(),
        "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>',
        "UTF-16": "age-encryption.org/v1\n".encode("utf-16"),
        "lines": b"\n" * 5000,
        "noughts": bytes(5000),
    }.items():
        yield Share(f"file: {name}", "share.not_a_share_file", lambda _, data=data: data)
    chance = random.Random(3)
    for number in range(60):
        noise = chance.randbytes(chance.choice((1, 30, 600, 5000)))
        yield Share(f"noise {number}", "share.", lambda _, noise=noise: noise)
        yield Share(
            f"noise {number} behind a head",
            "share.",
            lambda _, noise=noise: b"age-encryption.org/v1\n" + noise,
        )
