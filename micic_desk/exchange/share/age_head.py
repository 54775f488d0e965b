"""The head of an age file, looked at before age is allowed to spend time or memory on it.

Format: https://age-encryption.org/v1 (C2SP age specification).
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from micic_desk.exchange.share import refusals
from micic_desk.exchange.share.limits import (
    HIGHEST_WORK_FACTOR,
    LARGEST_FILE,
    LARGEST_HEAD,
    MOST_STANZAS,
)

VERSION_LINE = b"age-encryption.org/v1\n"
_ANY_VERSION = b"age-encryption.org/v"
_END = b"\n--- "
_END_LINE = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")
_END_LENGTH = len(_END) + 44
_STANZA = re.compile(rb"^-> ([^\n]*)$", re.MULTILINE)
_TEXT = re.compile(rb"[\n -~]*\Z")
_SALT = re.compile(rb"[A-Za-z0-9+/]{22}\Z")
_WORK_FACTOR = re.compile(rb"[1-9][0-9]{0,9}\Z")
_LEAST_BODY = 16 + 16


class Lock(Enum):
    """What opens the file."""

    PHRASE = auto()
    PEOPLE = auto()


@dataclass(frozen=True, slots=True)
class AgeHead:
    """What opens a file, and how many bytes follow its head."""

    lock: Lock
    body_size: int


def read_head(data: bytes) -> AgeHead:
    """Read at most 64 KiB of an age file; raises `Refusal` where age should not go on."""
    if not data:
        raise refusals.empty()
    if not data.startswith(VERSION_LINE):
        if VERSION_LINE.startswith(data):
            raise refusals.cut()
        if data.startswith(_ANY_VERSION) and data[len(_ANY_VERSION) :][:1].isdigit():
            raise refusals.newer_format()
        raise refusals.not_a_share_file()
    if len(data) > LARGEST_FILE:
        raise refusals.too_large(LARGEST_FILE >> 20)
    end = _end_of_head(data)
    lock = _lock(data[len(VERSION_LINE) - 1 : end])
    body_size = len(data) - end - _END_LENGTH
    if body_size < _LEAST_BODY:
        raise refusals.cut()
    return AgeHead(lock, body_size)


def _end_of_head(data: bytes) -> int:
    end = data.find(_END, 0, LARGEST_HEAD)
    if end < 0:
        short_text = len(data) < LARGEST_HEAD and _TEXT.match(data)
        raise refusals.cut() if short_text else refusals.altered()
    if not _END_LINE.match(data, end):
        at_end = len(data) < end + _END_LENGTH and _TEXT.match(data, end)
        raise refusals.cut() if at_end else refusals.altered()
    return end


def _lock(head: bytes) -> Lock:
    stanzas = [found.group(1).split(b" ") for found in _STANZA.finditer(head)]
    if not 0 < len(stanzas) <= MOST_STANZAS:
        raise refusals.altered()
    if not any(stanza[0] == b"scrypt" for stanza in stanzas):
        return Lock.PEOPLE
    if len(stanzas) != 1 or len(stanzas[0]) != 3 or not _SALT.match(stanzas[0][1]):
        raise refusals.altered()
    if not _WORK_FACTOR.match(stanzas[0][2]):
        raise refusals.altered()
    if int(stanzas[0][2]) > HIGHEST_WORK_FACTOR:
        raise refusals.work_factor()
    return Lock.PHRASE
