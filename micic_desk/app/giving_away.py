"""What this laptop would give away to whoever takes it: the system, and the files that are ours.

Takes a second or two, because the system is asked by its own commands: never on a thread that
somebody types on.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from urllib.parse import quote

from micic_desk.app.desk import Desk
from micic_desk.app.handed_out import copied, handed_out
from micic_desk.app.kept_words import FILE, KeptWords
from micic_desk.app.mirroring import mirror_of
from micic_desk.app.preferences import load_preferences, preferences_file
from micic_desk.domain.sentences import Sentence
from micic_desk.runtime.machine import linux, macos, windows
from micic_desk.runtime.machine.asking import Machine, ThisMachine
from micic_desk.runtime.machine.told import Finding, Grade, Topic
from micic_desk.runtime.places import on_network, synced_by
from micic_desk.store.besides import Beside, beside, unfinished_in

__all__ = ["Beside", "Exposure", "Finding", "Grade", "Topic", "look_round"]

_GRADES = list(Grade)
_SAMPLES = "micic-desk-sample-"
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Exposure:
    """``findings`` the worst first; ``files`` everything of ours that lies on this computer."""

    findings: tuple[Finding, ...]
    files: tuple[Beside, ...]


def look_round(desk: Desk, machine: Machine | None = None) -> Exposure:
    """Look at this computer and at the files of an open notebook, without changing anything."""
    asked = machine or ThisMachine()
    folder = str(desk.path.absolute().parent)
    system = {"win32": windows.look, "darwin": macos.look}.get(asked.system, linux.look)
    files = beside(desk.path, desk.session.raw)
    ours = (
        _notebook(desk),
        *_copies(files),
        *_broken_off(desk),
        *_saved_copies(desk),
        _place(desk.path.parent),
        _unwritten(desk.path),
        _documents(desk),
        *_pictures(asked, desk),
        _remembered(),
        _recent(asked, desk),
        *_samples(),
    )
    found = sorted((*system(asked, folder), *ours), key=_grade)
    return Exposure(tuple(found), tuple(files))


def _grade(finding: Finding) -> int:
    return _GRADES.index(finding.grade)


def _notebook(desk: Desk) -> Finding:
    if desk.plain:
        return Finding(
            Topic.NOTEBOOK,
            Grade.OPEN,
            Sentence(
                "{name} is not encrypted: whoever has the file reads all of it, as do its second "
                "copy and its backups.",
                {"name": desk.path.name},
            ),
            Sentence("Begin a new consultation with six words, and merge this one into it."),
        )
    return Finding(
        Topic.NOTEBOOK,
        Grade.KEPT,
        Sentence(
            "{name} is encrypted, and so are its second copy and its backups. Seized, they tell "
            "their names, sizes and dates, and nothing else without the six words.",
            {"name": desk.path.name},
        ),
    )


def _copies(files: list[Beside]) -> Iterator[Finding]:
    """Copies beside the notebook that anybody could read."""
    bare = [one.path.name for one in files if one.sealed is False and not one.own]
    if bare:
        yield Finding(
            Topic.BESIDE,
            Grade.OPEN,
            Sentence(
                "Beside the notebook lie files of ours that are not encrypted: {names}.",
                {"names": _listed(bare)},
            ),
            Sentence("Delete what you do not need any more."),
        )


def _broken_off(desk: Desk) -> Iterator[Finding]:
    """Documents that were being written when the program was killed: they lie bare."""
    folders = dict.fromkeys([desk.path.parent, *(one.parent for one in handed_out(desk))])
    left = [str(one) for folder in folders for one in unfinished_in(folder)]
    if left:
        yield Finding(
            Topic.EXPORTS,
            Grade.OPEN,
            Sentence(
                "Files that were not finished, when the program was ended from outside, may hold "
                "pages of a report: {names}.",
                {"names": _listed(left)},
            ),
            Sentence("Delete them; their names begin with a dot and end in “.part”."),
        )


def _saved_copies(desk: Desk) -> Iterator[Finding]:
    mirror = mirror_of(desk)
    if mirror is not None:
        yield Finding(
            Topic.BESIDE,
            Grade.OPEN if desk.plain else Grade.KNOW,
            Sentence(
                "A mirror of this notebook, as open to whoever reads it as the notebook itself, is "
                "kept in {folder}.",
                {"folder": str(mirror.parent)},
            ),
            Sentence("Keep the stick apart from the laptop."),
        )
    there = [str(one) for one in copied(desk) if one.exists()]
    if there:
        yield Finding(
            Topic.BESIDE,
            Grade.OPEN if desk.plain else Grade.KNOW,
            Sentence(
                "Whole copies of this notebook, as open to whoever reads them as the notebook "
                "itself, lie where they were saved: {names}.",
                {"names": _listed(there)},
            ),
            Sentence("Delete those that are not needed any more."),
        )


def _place(folder: Path) -> Finding:
    service = synced_by(folder)
    if service is not None:
        return Finding(
            Topic.PLACE,
            Grade.OPEN,
            Sentence(
                "The notebook lies in a folder of {service}: copies of it lie on computers of "
                "others, and stay there.",
                {"service": service},
            ),
            Sentence("Move it to a folder of this computer alone."),
        )
    if on_network(folder):
        return Finding(
            Topic.PLACE,
            Grade.OPEN,
            Sentence("The notebook lies on a network: whoever runs that has the file too."),
            Sentence("Move it to a folder of this computer alone."),
        )
    return Finding(
        Topic.PLACE,
        Grade.KEPT,
        Sentence("No known service copies the notebook's folder to other computers."),
    )


def _unwritten(path: Path) -> Finding:
    if KeptWords(preferences_file().with_name(FILE)).of(path) is not None:
        return Finding(
            Topic.WORDS,
            Grade.OPEN,
            Sentence(
                "The six words of this notebook lie on this computer: whoever has it opens the "
                "notebook."
            ),
            Sentence("Write them on paper (menu Notebook, The six words…); then they are gone."),
        )
    return Finding(
        Topic.WORDS,
        Grade.KEPT,
        Sentence("The words that open the notebook are not on this computer."),
    )


def _documents(desk: Desk) -> Finding:
    there = [str(one) for one in handed_out(desk) if one.exists()]
    if not there:
        return Finding(
            Topic.EXPORTS,
            Grade.KEPT,
            Sentence("No exported document of this notebook lies where it was written."),
        )
    return Finding(
        Topic.EXPORTS,
        Grade.OPEN,
        Sentence(
            "{count} exported documents lie unencrypted where they were written: {names}.",
            {"count": len(there), "names": _listed(there)},
        ),
        Sentence("Delete those that were handed in, or move them to an encrypted stick."),
    )


def _remembered() -> Finding:
    known = load_preferences(preferences_file())
    if not known.recent:
        return Finding(
            Topic.SETTINGS,
            Grade.KEPT,
            Sentence("Our own settings name no notebook: the list of those opened last is empty."),
        )
    return Finding(
        Topic.SETTINGS,
        Grade.KNOW,
        Sentence(
            "Our own settings name the {count} notebooks opened last, with their folders.",
            {"count": len(known.recent)},
        ),
        Sentence("Switch “Remember the notebooks opened last” off in the preferences."),
    )


def _recent(machine: Machine, desk: Desk) -> Finding:
    """Whether the desktop's own list of recent files names ours."""
    wanted = [desk.path.name, ".micicx", *(one.name for one in handed_out(desk))]
    named = _desktop_names(machine, wanted)
    if named is None:
        return Finding(
            Topic.RECENT,
            Grade.UNKNOWN,
            Sentence("It could not be found out whether the desktop lists files that were opened."),
            Sentence("Empty the list of recent files in the settings of the desktop."),
        )
    if named:
        return Finding(
            Topic.RECENT,
            Grade.OPEN,
            Sentence("The desktop's own list of recent files names files of this notebook."),
            Sentence("Empty the list of recent files in the settings of the desktop."),
        )
    return Finding(
        Topic.RECENT,
        Grade.KEPT,
        Sentence("The desktop's own list of recent files names no file of this notebook."),
    )


def _desktop_names(machine: Machine, wanted: list[str]) -> bool | None:
    if machine.system == "darwin":
        return None
    if machine.system == "win32":
        roaming = machine.environment.get("APPDATA")
        if not roaming:
            return None
        names = " ".join(machine.names(f"{roaming}\\Microsoft\\Windows\\Recent")).casefold()
        return any(one.casefold() in names for one in wanted)
    home = machine.environment.get("HOME", "")
    data = machine.environment.get("XDG_DATA_HOME") or f"{home}/.local/share"
    listed = machine.read(f"{data}/recently-used.xbel") or ""
    listed += " ".join(machine.names(f"{data}/RecentDocuments"))
    return any(one in listed or quote(one) in listed for one in wanted)


def _pictures(machine: Machine, desk: Desk) -> Iterator[Finding]:
    """The small pictures of pages that a desktop makes by itself, and keeps."""
    documents = handed_out(desk)
    if not documents:
        return
    if machine.system in {"win32", "darwin"}:
        yield Finding(
            Topic.PICTURES,
            Grade.UNKNOWN,
            Sentence(
                "It could not be found out whether the desktop keeps small pictures of the pages "
                "of exported documents."
            ),
            Sentence("Empty its store of previews after you have deleted the documents."),
        )
        return
    home = machine.environment.get("HOME", "")
    cache = machine.environment.get("XDG_CACHE_HOME") or f"{home}/.cache"
    sizes = machine.names(f"{cache}/thumbnails")
    kept = {name for size in sizes for name in machine.names(f"{cache}/thumbnails/{size}")}
    if any(_picture_of(one) in kept for one in documents):
        yield Finding(
            Topic.PICTURES,
            Grade.OPEN,
            Sentence("The desktop keeps small pictures of pages of exported documents."),
            Sentence("Empty the folder “thumbnails” in {folder}.", {"folder": cache}),
        )


def _picture_of(document: Path) -> str:
    """What a desktop calls the picture of a file (freedesktop.org, thumbnails)."""
    name = md5(document.absolute().as_uri().encode(), usedforsecurity=False)
    return f"{name.hexdigest()}.png"


def _samples() -> Iterator[Finding]:
    """Samples that were looked round in: what was tried there lies bare."""
    with_sample = [one for one in Path(tempfile.gettempdir()).glob(f"{_SAMPLES}*") if one.is_dir()]
    if with_sample:
        yield Finding(
            Topic.SAMPLES,
            Grade.KNOW,
            Sentence(
                "{count} samples that were opened lie in the folder for passing things. What was "
                "typed there is not encrypted.",
                {"count": len(with_sample)},
            ),
            Sentence("They go when the computer clears that folder; never type real notes there."),
        )


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return f"{shown} …" if len(names) > _MOST_NAMED else shown
