"""The wall clock, injected so that tests own it."""

import time
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], int]
"""Gives the wall time in whole seconds since 1970 UTC."""


def system_clock() -> int:
    """The system's wall time, in whole seconds since 1970 UTC."""
    return int(time.time())
