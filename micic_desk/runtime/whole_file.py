"""Files written whole or not at all, and read within a limit; every failure is one sentence.

Everything the program hands out (exports, share files, cards) is written by
:func:`write_whole`, and everything foreign is read by :func:`read_bounded`, so that a full
disk, a read-only stick or a folder in the wrong place never shows as a traceback and never
leaves half a file behind.
"""

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from pathlib import Path

from micic_desk.domain.sentences import Refusal

_PRIVATE = 0o600
_STEP = 1 << 20
_BINARY = getattr(os, "O_BINARY", 0)
_WAIT_FREE = getattr(os, "O_NONBLOCK", 0)

_DRAFT = re.compile(r"\.[0-9a-f]{16}\.part")
_HOUR = 3600.0

_SENTENCES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: (
        "file.no_space",
        "There is no room left for “{name}”. Free some space or choose another place.",
    ),
    errno.EDQUOT: (
        "file.no_space",
        "There is no room left for “{name}”. Free some space or choose another place.",
    ),
    errno.EROFS: (
        "file.read_only",
        "“{name}” cannot be written: the disk or folder is read-only. Choose another place.",
    ),
    errno.ENOENT: ("file.no_folder", "The folder for “{name}” does not exist."),
    errno.ENOTDIR: ("file.no_folder", "The folder for “{name}” does not exist."),
    errno.EISDIR: ("file.is_folder", "“{name}” is a folder, not a file."),
    errno.ENAMETOOLONG: (
        "file.name_too_long",
        "The name of the file is too long for this disk. Choose a shorter one.",
    ),
    errno.EINVAL: (
        "file.bad_name",
        "The file's name holds a character this disk does not allow. Choose another name.",
    ),
    errno.EFBIG: ("file.too_large", "“{name}” is too large for this disk."),
    errno.EIO: (
        "file.disk_error",
        "The disk reports an error at “{name}”. Try another disk and check this one.",
    ),
    errno.ELOOP: ("file.no_folder", "The folder for “{name}” does not exist."),
}


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``: whole and durable, or not at all.

    A new file is readable by its owner only; a file that is replaced keeps its mode, and a
    symbolic link keeps pointing where it did. Raises `Refusal` (``file.…``); what stood at
    ``path`` before is then untouched and nothing else is left behind.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_for(target)
        draft = _write_draft(target, data, mode)
        try:
            draft.replace(target)
        except BaseException:
            _forget(draft)
            raise
        _settle_folder(target.parent)
        sweep_drafts(target.parent)
    except (OSError, ValueError) as fault:
        raise _write_refusal(fault, path) from None


def sweep_drafts(folder: Path, seconds: float = _HOUR) -> None:
    """Take away what a killed program left half written in a folder, if it is as old as that.

    A younger one may be another window's, which goes on with it. What cannot be removed stays.
    """
    with contextlib.suppress(OSError):
        for one in folder.iterdir():
            if _DRAFT.fullmatch(one.name):
                with contextlib.suppress(OSError):
                    if time.time() - one.lstat().st_mtime > seconds:
                        one.unlink()


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file to a name that no file has yet: whole and durable, or not at all.

    Raises `Refusal` (``file.…``).
    """
    draft = _draft_beside(target)
    try:
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _PRIVATE)
            with os.fdopen(handle, "wb") as into, source.open("rb") as out:
                while part := out.read(_STEP):
                    into.write(part)
                into.flush()
                os.fsync(into.fileno())
            _refuse_there(target)
            draft.rename(target)
        except BaseException:
            _forget(draft)
            raise
        _settle_folder(target.parent)
        sweep_drafts(target.parent)
    except (OSError, ValueError) as fault:
        raise _write_refusal(fault, target) from None


def read_bounded(path: Path, limit: int) -> bytes:
    """Read a whole file of at most ``limit`` bytes.

    Refuses (``file.missing``, ``file.is_folder``, ``file.not_a_file``, ``file.too_large``,
    ``file.unreadable`` …) before reading more than the limit, whatever the file claims.
    """
    try:
        # Not waiting matters for a named pipe: opening one would hang for ever.
        handle = os.open(path, os.O_RDONLY | _BINARY | _WAIT_FREE)
    except (OSError, ValueError) as fault:
        raise _read_refusal(fault, path) from None
    try:
        return _read_open(handle, path, limit)
    except OSError as fault:
        raise _read_refusal(fault, path) from None
    finally:
        os.close(handle)


def _read_open(handle: int, path: Path, limit: int) -> bytes:
    state = os.fstat(handle)
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, "folder")
    if not stat.S_ISREG(state.st_mode):
        raise Refusal("file.not_a_file", "“{name}” is not an ordinary file.", name=_name(path))
    too_large = Refusal(
        "file.too_large",
        "“{name}” is too large to be read here (the limit is {megabytes} MB).",
        name=_name(path),
        megabytes=max(1, limit >> 20),
    )
    if state.st_size > limit:
        raise too_large
    parts: list[bytes] = []
    left = limit + 1
    while left > 0 and (part := os.read(handle, min(left, _STEP))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise too_large
    return b"".join(parts)


def _mode_for(target: Path) -> int:
    try:
        state = target.stat()
    except FileNotFoundError:
        return _PRIVATE
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, "folder")
    if not stat.S_ISREG(state.st_mode):
        raise Refusal("file.not_a_file", "“{name}” is not an ordinary file.", name=_name(target))
    if not os.access(target, os.W_OK):
        # Renaming over it would work: a write protection somebody set on purpose counts.
        raise OSError(errno.EROFS, "write-protected")
    return stat.S_IMODE(state.st_mode)


def _write_draft(target: Path, data: bytes, mode: int) -> Path:
    draft = _draft_beside(target)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _PRIVATE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode != _PRIVATE:
            draft.chmod(mode)
    except BaseException:
        _forget(draft)
        raise
    return draft


def _draft_beside(target: Path) -> Path:
    return target.parent / f".{secrets.token_hex(8)}.part"


def _refuse_there(target: Path) -> None:
    if target.exists():
        raise FileExistsError(errno.EEXIST, "there already")


def _forget(draft: Path) -> None:
    with contextlib.suppress(OSError):
        draft.unlink()


def _settle_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can; the file is complete either way."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _name(path: Path) -> str:
    """The file's own name as it can be shown: no folders, no undecodable bytes."""
    name = path.name or str(path)
    return name.encode("utf-8", "replace").decode("utf-8")


def _write_refusal(fault: OSError | ValueError, path: Path) -> Refusal:
    if isinstance(fault, ValueError):
        fault = OSError(errno.EINVAL, "name")
    if fault.errno in (errno.EACCES, errno.EPERM):
        return Refusal(
            "file.no_permission",
            "“{name}” cannot be written there: the folder does not allow it, or another program "
            "holds the file open.",
            name=_name(path),
        )
    code, text = _SENTENCES.get(
        fault.errno or 0, ("file.not_written", "“{name}” could not be written there.")
    )
    return Refusal(code, text, name=_name(path))


def _read_refusal(fault: OSError | ValueError, path: Path) -> Refusal:
    number = errno.EINVAL if isinstance(fault, ValueError) else fault.errno
    if number in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
        return Refusal("file.missing", "There is no file “{name}”.", name=_name(path))
    if number in (errno.EACCES, errno.EPERM):
        if path.is_dir():  # Windows says "not permitted" of a folder
            return Refusal(*_SENTENCES[errno.EISDIR], name=_name(path))
        return Refusal(
            "file.unreadable",
            "“{name}” cannot be read: this account may not open it.",
            name=_name(path),
        )
    if number in (errno.EISDIR, errno.EIO, errno.ENAMETOOLONG, errno.EINVAL):
        return Refusal(*_SENTENCES[number], name=_name(path))
    return Refusal("file.unreadable", "“{name}” cannot be read.", name=_name(path))
