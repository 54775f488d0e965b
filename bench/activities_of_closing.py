"""The end of a notebook, as something that can be killed itself."""

from datetime import datetime, timedelta
from pathlib import Path

from bench.activity import NAME, PHRASE, Activity, Problems, Say, note, shown
from micic_desk.app.closing.archive import write_archive
from micic_desk.app.closing.deleting import about_to_go, delete_here
from micic_desk.app.closing.handing import hand_over_all
from micic_desk.app.desk import Desk
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.share_contents import contents
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups
from micic_desk.store.key import Cost

_NOW = datetime(2026, 3, 1, 12).astimezone()
_WORDS = "six words for the one file"  # of a file that lives for a second
_RESTS = (".part", "-wal", ".micic-lock")
"""What may be left of a notebook that is gone: no name, no word that is not sealed."""


class _Close(Activity):
    """A notebook with backups is kept elsewhere, and then deleted here."""

    kept = ""
    takes = 1.0

    def set_out(self, desk: Desk, folder: Path) -> None:
        """Two backups, which must go too."""
        del folder
        for hour in range(2):
            note(desk, "Noted between two backups.")
            backups.back_up(desk.session, _NOW + timedelta(hours=hour))

    def run(self, folder: Path, say: Say) -> None:
        """Keep it, prove it, and only then delete."""
        desk = open_desk(folder / NAME, PHRASE)
        self.keep(desk, folder)
        say("proved")
        going = about_to_go(desk)
        desk.close()
        delete_here(going)

    def keep(self, desk: Desk, folder: Path) -> None:
        """Write what is kept of it."""

    def look(self, folder: Path, said: list[str], *, thoroughly: bool) -> Problems:
        """The whole notebook, or none of it and all of what is kept."""
        if (folder / NAME).exists():
            return super().look(folder, said, thoroughly=thoroughly)
        if not said:
            return ["lost: it was deleted before it was proved"]
        left = [one.name for one in folder.rglob("*") if one.is_file()]
        found = [f"left: {one}" for one in left if one != self.kept and not one.endswith(_RESTS)]
        lines = self.found_again(folder)
        return found + ([f"gone: {self.lines - lines} lines"] if lines != self.lines else [])

    def found_again(self, folder: Path) -> int:
        """How many of its lines are in what is kept."""
        raise NotImplementedError

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """A notebook that is there is whole, whatever was said of its copies."""
        del desk, folder, said
        return []


class HandOver(_Close):
    """Into a sealed file for somebody else."""

    kept = "all.micicx"

    def keep(self, desk: Desk, folder: Path) -> None:
        """All of it."""
        (folder / self.kept).unlink(missing_ok=True)
        hand_over_all(desk, folder / self.kept, contents(desk), passphrase=_WORDS)

    def found_again(self, folder: Path) -> int:
        """As whoever got it would see it."""
        other = create_desk(folder / "other.micic", None)
        try:
            merge(other, [open_share(other, folder / self.kept, _WORDS)])
            return shown(other, "There before as ")
        except Refusal:
            return 0
        finally:
            other.close()


class Delete(HandOver):
    """One that was handed over already: its deletion alone, so that most kills fall into it."""

    takes = 0.3

    def set_out(self, desk: Desk, folder: Path) -> None:
        """The file is there, and proved."""
        super().set_out(desk, folder)
        super().keep(desk, folder)

    def keep(self, desk: Desk, folder: Path) -> None:
        """It is kept already."""


class Archive(_Close):
    """Into a notebook without names."""

    kept = "archive.micic"

    def keep(self, desk: Desk, folder: Path) -> None:
        """What stands."""
        write_archive(desk.notebook, folder / "kept" / self.kept, PHRASE, cost=Cost.TRIVIAL)

    def set_out(self, desk: Desk, folder: Path) -> None:
        """A place for the archive."""
        super().set_out(desk, folder)
        (folder / "kept").mkdir()

    def look(self, folder: Path, said: list[str], *, thoroughly: bool) -> Problems:
        """Its second copy is kept with it."""
        found = super().look(folder, said, thoroughly=thoroughly)
        return [one for one in found if one != f"left: {self.kept}-second"]

    def found_again(self, folder: Path) -> int:
        """In the archive, opened."""
        desk = open_desk(folder / "kept" / self.kept, PHRASE)
        try:
            return shown(desk, "There before as ")
        finally:
            desk.close()
