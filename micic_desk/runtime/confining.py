"""Giving up for good what a process that reads foreign bytes does not need.

Called by the process itself, before it has read any of them; nothing can be taken back.

- Linux: memory, processor time, no further file or socket, no writing, no further process, no
  core dump, all kept by the kernel.
- macOS: the same without memory, which that kernel does not count: there the limits of the
  parser itself stand (size of the file, of a line, of the passphrase's work).
- Windows: memory, processor time and no further process by a job object. Files and sockets are
  not closed off there.
"""

import contextlib
import ctypes
import signal
import sys

_ROOM = 96 << 20
"""Address space beyond the memory: the program itself, mapped and shared."""

_PROCESS_TIME, _ONE_PROCESS, _PROCESS_MEMORY, _END_TOGETHER = 0x2, 0x8, 0x100, 0x2000
_EXTENDED_LIMITS = 9
_END_WITH_PARENT = 1
_TICKS = 10_000_000
"""Hundreds of nanoseconds in a second."""


def confine(memory: int, seconds: int) -> None:
    """Live within ``memory`` bytes and ``seconds`` of the processor from now on."""
    if sys.platform == "win32":
        _confine_by_job(memory, seconds)
    else:
        _confine_by_limits(memory, seconds)


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("process_peak", ctypes.c_size_t),
        ("job_peak", ctypes.c_size_t),
    )


def job_limits(memory: int, seconds: int) -> ExtendedLimits:
    """What Windows is told of a process that is alone in its job."""
    wanted = ExtendedLimits()
    wanted.basic.process_time = seconds * _TICKS
    wanted.basic.processes = 1
    wanted.basic.flags = _PROCESS_TIME | _ONE_PROCESS | _PROCESS_MEMORY | _END_TOGETHER
    wanted.process_memory = memory
    return wanted


if sys.platform == "win32":

    def _confine_by_job(memory: int, seconds: int) -> None:
        """Put this process into a job of its own, which ends with it."""
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.CreateJobObjectW.restype = ctypes.c_void_p
        system.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(system.CreateJobObjectW(None, None))
        wanted = job_limits(memory, seconds)
        size = ctypes.sizeof(wanted)
        if not system.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(wanted), size
        ) or not system.AssignProcessToJobObject(job, ctypes.c_void_p(system.GetCurrentProcess())):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource

    def _confine_by_limits(memory: int, seconds: int) -> None:
        _end_with_whoever_asked()
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_CPU, seconds)
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_NPROC, 0)
        # Only input, output and errors stay open: every further file or socket is refused.
        _lower(resource.RLIMIT_NOFILE, 3)
        if sys.platform == "linux":
            _lower(resource.RLIMIT_DATA, memory)
            _lower(resource.RLIMIT_AS, memory + _ROOM)

    def _end_with_whoever_asked() -> None:
        """Lock ends the program at once, and nothing of a file may outlive it here."""
        if sys.platform == "linux":
            with contextlib.suppress(OSError, AttributeError):
                ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)

    def _lower(what: int, most: int) -> None:
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        # A system that knows no such limit does without it; those that matter are tested.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))
