"""Whether an export's bytes depend on whose computer made them, where and when.

``bench/same_bytes.py [--careless]``. One report and its register are written in every form there
is, on every paper and in every extent, the script and the interpreters' copy too, by processes of
two people, in three time zones and on two days (the clock is moved before anything is imported),
in other languages, homes, folders and with other seeds for hashing. Wanted: one digest for each
document. The exit code is 1 otherwise. The negative control puts the day into the title.
"""

import argparse
import datetime as dt
import hashlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
DAYS = (0.0, 400.3)
ZONES = ("Asia/Bishkek", "America/Lima", "Pacific/Auckland")
PEOPLE = (("anna", "C", "1"), ("bakyt", "tr_TR.UTF-8", "2718"))
_A_DAY = 86_400


def main() -> int:
    """Start them all and compare what they made."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--careless", action="store_true", help="the negative control")
    asked.add_argument("--made", type=float, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.made is not None:
        moved(given.made)
        print(json.dumps(dict(digests(careless=given.careless))))
        return 0
    found: dict[str, set[str]] = {}
    runs = list(itertools.product(DAYS, ZONES, PEOPLE))
    for day, zone, person in runs:
        for document, digest in made_by(day, zone, person, careless=given.careless).items():
            found.setdefault(document, set()).add(digest)
    unlike = sorted(document for document, digests in found.items() if len(digests) > 1)
    print(f"same_bytes_documents {len(found)} of each in {len(runs)} places")
    print(f"same_bytes_unlike {len(unlike)} {' '.join(unlike)}")
    return int(bool(unlike) or not found)


def made_by(
    day: float, zone: str, person: tuple[str, str, str], *, careless: bool
) -> dict[str, str]:
    """The digests of all documents, made by somebody, somewhere, some day."""
    name, language, seed = person
    with tempfile.TemporaryDirectory(prefix=name) as home:
        own = {
            "TZ": zone, "USER": name, "LOGNAME": name, "HOME": home, "LANG": language,
            "LC_ALL": language, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY),
        }  # fmt: skip
        told = [sys.executable, __file__, "--made", str(day)] + ["--careless"] * careless
        done = subprocess.run(
            told, cwd=home, env={**os.environ, **own}, capture_output=True, text=True, check=True
        )
    read: dict[str, str] = json.loads(done.stdout)
    return read


def moved(days: float) -> None:
    """Move every clock of this process, before anything else is imported."""
    real, local, universal = time.time, time.localtime, time.gmtime

    def now() -> float:
        return real() + days * _A_DAY

    class Moved(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Moved":
            return cls.fromtimestamp(now(), tz)

        @classmethod
        def utcnow(cls) -> "Moved":
            return cls.fromtimestamp(now(), dt.UTC).replace(tzinfo=None)

        @classmethod
        def today(cls) -> "Moved":
            return cls.fromtimestamp(now())

    time.time = now
    time.localtime = lambda at=None: local(now() if at is None else at)
    time.gmtime = lambda at=None: universal(now() if at is None else at)
    dt.datetime = Moved  # type: ignore[misc]


def digests(*, careless: bool) -> Iterator[tuple[str, str]]:
    """Each document's name and the digest of its bytes."""
    from bench.every_document import documents  # noqa: PLC0415 - the clock is moved first

    day = str(dt.datetime.now().date()) if careless else ""  # noqa: DTZ005 - the lie
    for name, write in documents(day):
        yield name, hashlib.sha256(write()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
