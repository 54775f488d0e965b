"""The preferences while the window is open: changed in one place, written at once."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from micic_desk.app.kept_words import FILE, KeptWords
from micic_desk.app.preferences import Preferences, load_preferences, save_preferences
from micic_desk.app.tries import FILE as TRIES
from micic_desk.app.tries import Tries


class Remembered:
    """What is remembered of the window between two starts."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.now: Preferences = load_preferences(file)
        self.words = KeptWords(file.with_name(FILE))
        self.tries = Tries(file.with_name(TRIES))

    def theme(self, name: str) -> None:
        """Remember the theme."""
        self._keep(replace(self.now, theme=name))

    def zoom(self, zoom: int) -> None:
        """Remember the zoom, in per cent."""
        self._keep(replace(self.now, zoom=zoom))

    def geometry(self, geometry: str) -> None:
        """Remember where the window stood."""
        self._keep(replace(self.now, geometry=geometry))

    def strip(self, geometry: str) -> None:
        """Remember where the capture strip stood."""
        self._keep(replace(self.now, strip=geometry))

    def report_open(self, *, opened: bool) -> None:
        """Remember whether the report is in sight."""
        self._keep(replace(self.now, report_open=opened))

    def spelling(self, *, on: bool) -> None:
        """Remember whether unknown words are marked."""
        self._keep(replace(self.now, spelling=on))

    def opened(self, path: Path) -> None:
        """Remember that a notebook was opened, unless nobody wants that."""
        self._keep(self.now.with_recent(path))

    def forget(self, path: Path) -> None:
        """Forget a notebook that is not there any more."""
        self._keep(self.now.without(path))

    def keep_recent(self, *, keep: bool) -> None:
        """Whether notebooks opened last are remembered; where not, they are forgotten now."""
        self._keep(replace(self.now, keep_recent=keep, recent=self.now.recent if keep else ()))
        if not keep:
            from micic_desk.app.familiar import FILE as FAMILIAR  # noqa: PLC0415 - seldom

            with suppress(OSError):
                self._file.with_name(FAMILIAR).unlink()

    def name_in_title(self, *, shown: bool) -> None:
        """Whether the title of the window says which notebook is open."""
        self._keep(replace(self.now, name_in_title=shown))

    def locking(self, *, after: int, asleep: bool) -> None:
        """Remember when a notebook locks itself."""
        self._keep(replace(self.now, lock_after=after, lock_asleep=asleep))

    def copied_for(self, minutes: int) -> None:
        """Remember for how long what was copied stays on the clipboard."""
        self._keep(replace(self.now, copied_for=minutes))

    def used(self, command: str) -> None:
        """Remember that a command was chosen in the palette."""
        self._keep(self.now.with_used(command))

    def keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Remember the keys that are other than the usual ones."""
        self._keep(replace(self.now, keys=dict(keys)))

    def _keep(self, preferences: Preferences) -> None:
        if preferences != self.now:
            self.now = preferences
            save_preferences(preferences, self._file)
