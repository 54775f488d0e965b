"""A notebook taken off this computer, with all that mentions it, and a look round afterwards."""

from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.familiar import forget_familiar
from micic_desk.app.handed_out import copied, handed_out
from micic_desk.app.kept_words import FILE, KeptWords
from micic_desk.app.mirroring import mirror_of
from micic_desk.app.opening import CLOSING
from micic_desk.app.preferences import load_preferences, preferences_file, save_preferences
from micic_desk.app.stick import own_files
from micic_desk.app.tries import FILE as TRIES
from micic_desk.app.tries import Tries
from micic_desk.store.besides import Beside, beside
from micic_desk.store.erasing import erase_notebook, remains_of
from micic_desk.store.key import RawKey


@dataclass(frozen=True, slots=True)
class Deleted:
    """What became of a notebook that was deleted here.

    ``gone`` counts its files that went; ``left`` are those that would not go, and ``remains``
    what a look round found afterwards. ``documents`` lie where they were exported to, because
    they are other people's by now as well; ``mentioned`` says whether our settings still do.
    """

    name: str
    gone: int
    left: tuple[Path, ...]
    remains: tuple[Path, ...]
    documents: tuple[Path, ...]
    mentioned: bool
    sealed: tuple[Path, ...] = ()
    """Files for colleagues that lie in the folder that goes round."""
    copies: tuple[Path, ...] = ()
    """Whole copies that somebody saved elsewhere."""
    mirror_away: Path | None = None
    """The mirror, where its stick was not there to delete it."""

    @property
    def complete(self) -> bool:
        """Whether nothing of the notebook was found any more."""
        return not (self.left or self.remains or self.mentioned)


def would_go(desk: Desk) -> list[Beside]:
    """Every file that deleting this notebook takes away."""
    return beside(desk.path, desk.session.raw)


@dataclass(frozen=True, slots=True)
class Going:
    """A notebook that is about to be deleted: all that must be known of it once it is closed."""

    path: Path
    raw: RawKey | None
    documents: tuple[Path, ...]
    sealed: tuple[Path, ...]
    copies: tuple[Path, ...]
    mirror: Path | None


def about_to_go(desk: Desk) -> Going:
    """Note in an open notebook that it is about to be deleted, and what to know of it then."""
    documents = tuple(one for one in handed_out(desk) if one.exists())
    sealed = tuple(own_files(desk))
    Memory(desk).put(CLOSING, True)
    copies = tuple(one for one in copied(desk) if one.exists())
    path, raw, mirror = desk.path.absolute(), desk.session.raw, mirror_of(desk)
    return Going(path, raw, documents, sealed, copies, mirror)


def delete_here(going: Going) -> Deleted:
    """Take a closed notebook off this computer; only after it was handed over or archived.

    Raises Refusal where it is open elsewhere; then nothing is gone.
    """
    path, raw, documents = going.path, going.raw, going.documents
    mirror = going.mirror
    there = mirror is not None and mirror.exists()
    file = preferences_file()
    words = KeptWords(file.with_name(FILE)).of(path)
    gone, left = erase_notebook(path, raw, [mirror] if mirror is not None and there else [])
    _forget(path, file, words)
    return Deleted(
        name=path.name,
        gone=len(gone),
        left=tuple(left),
        remains=tuple(one for one in remains_of(path, raw) if one not in left),
        documents=documents,
        mentioned=_mentioned(path, file),
        sealed=going.sealed,
        copies=tuple(one for one in going.copies if one.exists()),
        mirror_away=None if there else mirror,
    )


def _forget(path: Path, file: Path, words: str | None) -> None:
    known = load_preferences(file)
    fewer = known.without(path)
    if fewer != known:
        save_preferences(fewer, file)
    if words is not None:
        KeptWords(file.with_name(FILE)).drop(words)
    Tries(file.with_name(TRIES)).was_right(path)
    forget_familiar(path)


def _mentioned(path: Path, file: Path) -> bool:
    words = KeptWords(file.with_name(FILE)).of(path)
    return words is not None or str(path) in load_preferences(file).recent
