"""Names for files that are not to be used any more but must not be lost."""

from datetime import datetime
from pathlib import Path


def name_aside(file: Path, why: str) -> Path:
    """A free name beside a file that says why and when it was set aside."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
    stem = file.name.removesuffix(file.suffix)
    aside = file.with_name(f"{stem} ({why} {stamp}){file.suffix}")
    count = 2
    while aside.exists() or aside.is_symlink():
        aside = file.with_name(f"{stem} ({why} {stamp}, {count}){file.suffix}")
        count += 1
    return aside
