"""The other side of `apart`: the process that opens one share file and then ends.

It reads one line of what it needs to know, then the file. It answers with one line and, where
the file is good, the signed content. It never sees a notebook, and holds no key but the one
that opens.
"""

import json
import sys
from typing import BinaryIO

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.unseal import decrypted, look_through
from micic_desk.runtime.confining import confine

LONGEST_LINE = 8192
"""Bytes of the line before the file, and of the line before the content."""


def serve() -> int:
    """Answer one question over standard input and output; gives the exit code."""
    source, answer = sys.stdin.buffer, sys.stdout.buffer
    asked = json.loads(source.readline(LONGEST_LINE))
    confine(asked["memory"], asked["seconds"])
    try:
        plain = _read(source, asked)
    except Refusal as refusal:
        told = {"code": refusal.code, "facts": dict(refusal.sentence.facts)}
        answer.write(json.dumps(told).encode() + b"\n")
    else:
        answer.write(b"{}\n")
        answer.write(plain)
    answer.flush()
    return 0


def _read(source: BinaryIO, asked: dict[str, str | None]) -> bytes:
    lock, plain = decrypted(source.read(), phrase=asked["phrase"], secret_key=asked["secret_key"])
    look_through(plain, lock=lock, own_key=asked["own_key"])
    return plain
