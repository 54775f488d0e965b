"""The whole main job on the sample, from two empty notebooks to a printed report.

Two rapporteurs capture, share, merge both ways and print. Every step goes the way a person
would go; what comes of it lies in one folder.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from micic_desk.app import sample as samples
from micic_desk.app.desk import Desk
from micic_desk.app.exporting import Format, export
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import SUFFIX, create_desk, open_desk
from micic_desk.app.passphrases import make_passphrase
from micic_desk.app.sample import FIRST, OPENING, SECOND, Sample
from micic_desk.app.share_contents import contents, private_ids
from micic_desk.app.sharing import share
from micic_desk.app.showing import conflicts
from micic_desk.app.workplace import Workplace
from micic_desk.domain.entity import Entity
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.exchange.share.seal import SHARE_SUFFIX
from micic_desk.report.profile import Profile
from micic_desk.runtime.clock import Clock, system_clock
from micic_desk.runtime.whole_file import write_whole
from micic_desk.store.key import Cost

_REPORTS = (
    (Format.PDF, Profile.PUBLIC, "report for the public.pdf"),
    (Format.PDF, Profile.OWN, "report for ourselves.pdf"),
    (Format.MARKDOWN, Profile.PUBLIC, "report for the public.md"),
    (Format.MARKDOWN, Profile.OWN, "report for ourselves.md"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demonstration made, and what it found."""

    paths: tuple[Path, ...]
    lines: int
    conflicts: int


def run_demo(
    folder: Path,
    *,
    plain: bool = False,
    tell: Callable[[Sentence], None],
    clock: Clock = system_clock,
    cost: Cost = Cost.STANDARD,
) -> Shown:
    """Run the main job in a new or empty folder; ``tell`` hears of every step.

    Raises Refusal where the folder holds anything or cannot be made.
    """
    _make_folder(folder)
    demo = _Demo(folder, read=samples.read_sample(), tell=tell, plain=plain)
    try:
        demo.open(clock, cost)
        return demo.run()
    finally:
        demo.close()


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refusal(
            "demo.not_a_folder",
            "{name} is a file. Give the name of a folder for the demonstration.",
            name=folder.name,
        )
    try:
        folder.mkdir(exist_ok=True)
        full = any(folder.iterdir())
    except FileNotFoundError:
        raise Refusal(
            "demo.no_parent",
            "The folder that {name} should be made in does not exist.",
            name=folder.name,
        ) from None
    except OSError:
        raise Refusal(
            "demo.cannot_make",
            "The folder {name} cannot be made there. Choose a folder of your own.",
            name=folder.name,
        ) from None
    if full:
        raise Refusal(
            "demo.not_empty",
            "The folder {name} is not empty. Give a new folder, so that nothing of yours is mixed "
            "with the demonstration.",
            name=folder.name,
        )


@dataclass(slots=True)
class _Demo:
    """One run: two desks in one folder."""

    folder: Path
    read: Sample
    tell: Callable[[Sentence], None]
    plain: bool
    made: list[Path] = field(default_factory=list)
    desks: dict[str, Desk] = field(default_factory=dict)
    _phrase: str = ""

    def open(self, clock: Clock, cost: Cost) -> None:
        """Make both notebooks and the passphrases beside them."""
        for who in (FIRST, SECOND):
            path = self.folder / f"{self._short(who)}{SUFFIX}"
            phrase = None if self.plain else self._new_phrase(f"{path.stem}'s notebook")
            create_desk(path, phrase, clock=clock, cost=cost).close()
            # Opened as on any other morning: what was made must open.
            self.desks[who] = open_desk(path, phrase, clock=clock)
            self._made(path, Sentence("{name} makes a notebook", {"name": path.stem}))
        self._phrase = self._new_phrase("share files")

    def close(self) -> None:
        """Close whatever is open."""
        for desk in self.desks.values():
            desk.close()

    def run(self) -> Shown:
        """The day."""
        first, second = self.desks[FIRST], self.desks[SECOND]
        samples.set_up(first, self.read)
        samples.sit_down(first, self.read, FIRST)
        self._captured(FIRST, OPENING)
        self._send(FIRST, SECOND, "morning")
        samples.sit_down(second, self.read, SECOND)
        for who in (FIRST, SECOND):
            self._captured(who, who)
            samples.correct(self.desks[who], self.read, who)
        self._send(FIRST, SECOND, "noon")
        self._send(SECOND, FIRST, "noon")
        for part, who in enumerate((FIRST, SECOND), 1):
            count = samples.place(self.desks[who], self.read, part)
            self._say("{name} places {count} lines into the report", who, count=count)
        self._send(FIRST, SECOND, "evening")
        self._send(SECOND, FIRST, "evening")
        lines = self._compared()
        open_conflicts = len(conflicts(first.notebook))
        self._say(
            "Lines in two versions, until somebody decides: {count}",
            FIRST,
            count=open_conflicts,
        )
        self._print()
        return Shown(tuple(self.made), lines, open_conflicts)

    def _captured(self, who: str, notes: str) -> None:
        count = samples.take_notes(self.desks[who], self.read, notes)
        self._say("{name} captures {count} lines", who, count=count)

    def _send(self, sender: str, receiver: str, when: str) -> None:
        """One shares, the other merges."""
        path = (
            self.folder / f"{when}, {self._short(sender)} to {self._short(receiver)}{SHARE_SUFFIX}"
        )
        what = contents(self.desks[sender])
        share(self.desks[sender], path, what, passphrase=self._phrase)
        self._made(
            path,
            Sentence(
                "{name} shares {count} changes and keeps {withheld} private",
                {
                    "name": self._short(sender),
                    "count": len(what.operations),
                    "withheld": what.withheld,
                },
            ),
        )
        desk = self.desks[receiver]
        done = merge(desk, [open_share(desk, path, self._phrase)])
        self._say("{name} merges {count} new changes", receiver, count=done.new)

    def _compared(self) -> int:
        """How many lines both notebooks hold; they must be the same in every word."""
        first, second = (_shared(self.desks[who]) for who in (FIRST, SECOND))
        if first != second:
            raise AssertionError("the two notebooks differ")
        self._say("Both notebooks hold the same {count} entries", FIRST, count=len(first))
        return len(first)

    def _print(self) -> None:
        desk = self.desks[FIRST]
        consultation = Workplace(desk).need_consultation()
        for form, profile, name in _REPORTS:
            to = self.folder / name
            export(desk, consultation, form=form, profile=profile, to=to)
            self._made(to, Sentence("{name} prints the report", {"name": self._short(FIRST)}))

    def _new_phrase(self, what: str) -> str:
        phrase = make_passphrase()
        path = self.folder / f"passphrase of {what}.txt"
        write_whole(path, f"{phrase}\n".encode())
        self._made(
            path, Sentence("A passphrase, beside the files only because this is a demonstration")
        )
        return phrase

    def _short(self, who: str) -> str:
        return str(self.read.people[who]["name"]).split()[0]

    def _made(self, path: Path, sentence: Sentence) -> None:
        self.made.append(path)
        self.tell(Sentence("{step}: {path}", {"step": sentence, "path": path}))

    def _say(self, text: str, who: str, **facts: object) -> None:
        self.tell(Sentence(text, {"name": self._short(who), **facts}))


def _shared(desk: Desk) -> dict[str, Entity]:
    """Everything in a notebook that may leave it."""
    private = private_ids(desk.notebook)
    return {one.id: one for one in desk.notebook if one.id not in private}
