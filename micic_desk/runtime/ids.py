"""Random ids: 128 bits from the system, written as 32 hexadecimal digits."""

import os


def random_id() -> str:
    """A new id that nobody else has."""
    return os.urandom(16).hex()
