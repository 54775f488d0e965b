"""Where documents and copies of this notebook were written: kept in it, so that it can tell."""

from pathlib import Path

from micic_desk.app.desk import Desk, Memory
from micic_desk.domain.sentences import Refusal

_NAME, _COPIES = "handed_out", "copied_to"
_MOST = 500


def note_handed_out(desk: Desk, path: Path) -> None:
    """Remember where a document was written; a full disk costs nothing but the memory of it."""
    _note(desk, _NAME, path)


def handed_out(desk: Desk) -> list[Path]:
    """Every place a document was written to, the oldest first, whether it is there still or not."""
    return [Path(one) for one in _known(Memory(desk), _NAME)]


def note_copied(desk: Desk, path: Path) -> None:
    """Remember where a whole copy of the notebook was saved."""
    _note(desk, _COPIES, path)


def copied(desk: Desk) -> list[Path]:
    """Every place a whole copy was saved to, whether it is there still or not."""
    return [Path(one) for one in _known(Memory(desk), _COPIES)]


def _note(desk: Desk, name: str, path: Path) -> None:
    memory = Memory(desk)
    kept = [one for one in _known(memory, name) if one != str(path.absolute())]
    try:
        memory.put(name, [*kept, str(path.absolute())][-_MOST:])
    except Refusal:
        return


def _known(memory: Memory, name: str) -> list[str]:
    said = memory.get(name)
    return [one for one in said if isinstance(one, str)] if isinstance(said, list | tuple) else []
