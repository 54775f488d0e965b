"""Throw bent share files at the importer for a while, and count what is not a plain refusal.

    python bench/fuzz_share.py --seconds 60 [--seed 1] [--keep FOLDER] [--planted]

Bends the sealed bytes, the signed bytes inside (sealed again with the right keys), the lines
of operations (signed and sealed again), and cards; and writes operations of its own that keep
the form (`fuzz_operations`). Each file goes the way it goes in the window: opened, checked for
its consultation, foreseen, merged into a real notebook; every twentieth through the process
that opens files for users, which must say the same. Wanted: no exception but `Refusal`, nothing
taken in by halves, the preview's counts true, no sentence with content of a file, at most 2
seconds and 300 MB. The exit code is 1 otherwise. ``--planted`` has a bug, which must be found.
"""

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.fuzz_import import PHRASE, Importer, planted
from bench.fuzz_operations import Pen
from micic_desk.domain.operation import canonical
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.cards import Card
from micic_desk.exchange.share import age_file, envelope
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.manifest import Manifest
from micic_desk.exchange.share.seal import seal

SAID = "Zarina-said-this"
TOKENS = (
    *(b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"\n", b"\r", b"\0", b" ", b"-0", b"1e9"),
    *(b"NaN", b"null", b"true", b"-1", b"9" * 30, b"\\ud800", b"\\u0000", b"\xff", b"\xed\xa0\x80"),
    *(b"[" * 5000, b'{"a":' * 3000, b'"id":', b'"p":{}', b"-> scrypt ", b"\n--- ", b" 30\n"),
    *(b"age-encryption.org/v1\n", b"MICIC-SHARE/2\n", b"\xf0\x9f\x98\x80", b"A" * 70_000),
)


@dataclass
class Tally:
    """What came of the files so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    faults: int = 0


@dataclass(frozen=True)
class People:
    """Two ends of a share file and a good one between them."""

    ann: Identity
    ben: Identity
    for_ben: bytes
    by_phrase: bytes
    inside: bytes
    card: bytes
    importer: Importer


def operations(count: int) -> list[str]:
    made = []
    for number in range(count):
        body = {"id": f"{number:032x}", "a": "a" * 32, "s": number + 1, "l": number + 1}
        body |= {"t": 1_790_000_000, "e": f"{number:032x}", "k": "item", "g": "b" * 32}
        body |= {"w": {"text": f"{SAID} {number}"}, "p": {"text": ["c" * 32]}, "q": []}
        made.append(canonical(body))
    return made


def people(folder: Path) -> People:
    ann, ben = Identity.generate(), Identity.generate()
    manifest = Manifest(sender=SAID, counter=1, scope={"title": SAID})
    for_ben = seal(manifest, operations(12), identity=ann, recipients=[ben.card("Ben")])
    inside = age_file.decrypt(for_ben, phrase=None, secret_key=ben.secret_key)
    return People(
        ann,
        ben,
        for_ben,
        # a small work factor: the fuzzer would otherwise measure scrypt only
        age_file.encrypt_with_phrase(inside, PHRASE, work_factor=2),
        inside,
        ben.card(SAID).to_text().encode(),
        Importer(folder, ben),
    )


def bend(data: bytes, chance: random.Random) -> bytes:
    bent = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        place = chance.randrange(len(bent) + 1)
        far = min(len(bent), place + chance.choice((1, 2, 8, 64, 1024)))
        act = chance.randrange(7)
        if act == 0 and place < len(bent):
            bent[place] ^= 1 << chance.randrange(8)
        elif act == 1:
            bent[place:far] = chance.randbytes(far - place)
        elif act == 2:
            del bent[place:far]
        elif act == 3:
            bent[place:place] = chance.choice(TOKENS)
        elif act == 4:
            bent[place:place] = bent[place:far]
        elif act == 5:
            bent[place:far] = chance.choice(TOKENS)
        else:
            del bent[place:]
    return bytes(bent)


def bent_outside(known: People, chance: random.Random) -> bytes:
    return bend(chance.choice((known.for_ben, known.by_phrase)), chance)


def bent_head(known: People, chance: random.Random) -> bytes:
    whole = chance.choice((known.for_ben, known.by_phrase))
    return bend(whole[:400], chance) + whole[400:]


def bent_inside(known: People, chance: random.Random) -> bytes:
    return age_file.encrypt_for_people(bend(known.inside, chance), [known.ben.recipient])


def bent_payload(known: People, chance: random.Random) -> bytes:
    payload = bend(known.inside[envelope.OVERHEAD :], chance)
    wrapped = envelope.wrap(payload, known.ann)
    return age_file.encrypt_for_people(wrapped, [known.ben.recipient])


def bent_lines(known: People, chance: random.Random) -> bytes:
    return sealed(bend(known.inside[envelope.OVERHEAD :].split(b"\n", 1)[1], chance), known)


def written(known: People, chance: random.Random) -> bytes:
    """A file whose every line keeps the form; sometimes one byte does not."""
    body = "".join(f"{one}\n" for one in Pen(chance, known.importer.known).file()).encode()
    if body and chance.randrange(8) == 0:
        body = bend(body, chance)
    return sealed(body, known)


def sealed(body: bytes, known: People) -> bytes:
    manifest = replace(
        Manifest(sender=SAID, counter=1, to=(known.ben.signing_key,)),
        operations=body.count(b"\n"),
        digest=hashlib.sha256(body).hexdigest(),
    )
    wrapped = envelope.wrap(manifest.to_line() + b"\n" + body, known.ann)
    return age_file.encrypt_for_people(wrapped, [known.ben.recipient])


FILES: tuple[Callable[[People, random.Random], bytes], ...] = (
    *(bent_outside, bent_head, bent_inside, bent_payload, bent_lines),
    *(written, written, written, written),
)


def read_one(known: People, chance: random.Random, tally: Tally) -> bytes:
    """Make one file and take it in; returns it if that failed in another way."""
    if chance.randrange(10) == 0:
        data = bend(known.card, chance)
        text = data.decode("utf-8", "surrogateescape")
        kind, read = "card", partial(Card.from_text, text)
    else:
        maker = chance.choice(FILES)
        data = maker(known, chance)
        kind, read = maker.__name__, partial(known.importer.take, data)
    started = time.process_time()
    failed = False
    try:
        said = read()
        outcome = said if isinstance(said, str) else "opened"
    except Refusal as refusal:
        outcome = refusal.code
        # Of another consultation it says the name, which is what a reader is asked for.
        named = outcome != "merge.other_consultation"
        failed = named and SAID in str(refusal) + repr(refusal)
    except BaseException as fault:  # a panic in age's Rust is a BaseException
        if isinstance(fault, KeyboardInterrupt):
            raise
        outcome, failed = f"FAULT {type(fault).__name__} {fault}"[:100], True
    spent = time.process_time() - started
    tally.slowest = max(tally.slowest, spent)
    tally.outcomes[f"{kind}: {outcome}"] += 1
    tally.faults += failed
    return data if failed else b""


def peak_megabytes() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 - not on Windows

    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def fuzz(
    *,
    seconds: float = 1e9,
    files: int = 1 << 40,
    seed: int = 1,
    keep: Path | None = None,
    bug: bool = False,
) -> Tally:
    """Throw files for so long, or so many; gives what came of them."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, planted() if bug else nullcontext():
        known, chance = people(Path(folder)), random.Random(seed)
        end = time.monotonic() + seconds
        while time.monotonic() < end and tally.outcomes.total() < files:
            broke = read_one(known, chance, tally)
            if broke and keep:
                (keep / f"fault-{tally.faults}.micicx").write_bytes(broke)
        known.importer.close()
    return tally


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=float, default=30)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="a folder for files that broke the importer")
    options.add_argument("--planted", action="store_true", help="with a bug that must be found")
    given = options.parse_args()
    tally = fuzz(seconds=given.seconds, seed=given.seed, keep=given.keep, bug=given.planted)
    for name, count in sorted(tally.outcomes.items()):
        print(f"{count:9,}  {name}")
    megabytes = peak_megabytes()
    print(f"files {tally.outcomes.total():,}  faults {tally.faults}", end="  ")
    print(f"slowest {tally.slowest * 1000:.1f} ms  peak {megabytes:.0f} MB")
    return int(tally.faults > 0 or tally.slowest > 2 or megabytes > 300)


if __name__ == "__main__":
    sys.exit(main())
