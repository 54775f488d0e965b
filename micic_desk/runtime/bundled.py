"""Where the read-only files that come with the program lie: ``resources/`` and ``db/``.

Four homes, one question. A wheel carries them inside the package, a clone, an sdist and an
editable install have them beside it, and the frozen application unpacks them where PyInstaller
says. A path that is asked for and is not there is a broken installation, never a user's mistake.
"""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def bundled(*parts: str) -> Path:
    """The file or folder ``parts`` (``"resources", "themes"``) of this installation.

    Raises FileNotFoundError naming the parts where the installation does not hold them.
    """
    for home in homes(_PACKAGE):
        found = home.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError("/".join(parts))


def homes(package: Path) -> tuple[Path, ...]:
    """Where bundled files may lie for a package at ``package``, the surest first.

    A frozen application looks only where it was unpacked: a ``resources`` folder that
    happens to lie beside it on somebody's disk is not ours.
    """
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        return (Path(unpacked),)
    return (package / "_bundled", package.parent)
