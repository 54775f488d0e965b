"""How long this computer has slept since it was started, from two clocks of which one stops."""

import sys
import time


def seconds_asleep() -> float:
    """Seconds of suspend so far; only the difference of two answers means anything."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - this system alone needs it

        awake = ctypes.c_uint64()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(awake))
        whole = ctypes.windll.kernel32.GetTickCount64
        whole.restype = ctypes.c_uint64
        return float(whole()) / 1e3 - awake.value / 1e7
    if sys.platform == "darwin":
        # There the monotonic clock goes on and this one stops.
        return time.clock_gettime(time.CLOCK_MONOTONIC) - time.clock_gettime(time.CLOCK_UPTIME_RAW)
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
