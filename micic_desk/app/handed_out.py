"""Where documents of this notebook were written: kept in the notebook, so that it can tell."""

from pathlib import Path

from micic_desk.app.desk import Desk, Memory
from micic_desk.domain.sentences import Refusal

_NAME = "handed_out"
_MOST = 500


def note_handed_out(desk: Desk, path: Path) -> None:
    """Remember where a document was written; a full disk costs nothing but the memory of it."""
    memory = Memory(desk)
    kept = [one for one in _known(memory) if one != str(path.absolute())]
    try:
        memory.put(_NAME, [*kept, str(path.absolute())][-_MOST:])
    except Refusal:
        return


def handed_out(desk: Desk) -> list[Path]:
    """Every place a document was written to, the oldest first, whether it is there still or not."""
    return [Path(one) for one in _known(Memory(desk))]


def forget_handed_out(desk: Desk) -> None:
    """Forget all of it."""
    Memory(desk).put(_NAME, [])


def _known(memory: Memory) -> list[str]:
    said = memory.get(_NAME)
    return [one for one in said if isinstance(one, str)] if isinstance(said, list | tuple) else []
