"""What is told alike on every system: the disk, programs that film the screen or keep copies."""

from micic_desk.domain.sentences import Sentence
from micic_desk.runtime.machine.asking import Machine
from micic_desk.runtime.machine.told import Finding, Grade, Topic

_FILM = {
    "anydesk": "AnyDesk",
    "gnome-remote-de": "GNOME",
    "gnome-remote-desktop-daemon": "GNOME",
    "kazam": "Kazam",
    "krfb": "KDE",
    "ms-teams": "Teams",
    "obs": "OBS",
    "obs64": "OBS",
    "rustdesk": "RustDesk",
    "screensharingd": "macOS",
    "simplescreenrec": "SimpleScreenRecorder",
    "skype": "Skype",
    "skypeforlinux": "Skype",
    "teams": "Teams",
    "teamviewer": "TeamViewer",
    "teamviewer_service": "TeamViewer",
    "teamviewerd": "TeamViewer",
    "tvnserver": "TightVNC",
    "vino-server": "Vino",
    "vncserver": "VNC",
    "webex": "Webex",
    "wf-recorder": "wf-recorder",
    "winvnc": "VNC",
    "x0vncserver": "VNC",
    "x11vnc": "VNC",
    "xvnc": "VNC",
    "zoom": "Zoom",
    "zoom.us": "Zoom",
}
_KEEP_COPIES = {
    "cliphist": "cliphist",
    "clipit": "ClipIt",
    "clipmenud": "clipmenu",
    "copyq": "CopyQ",
    "diodon": "Diodon",
    "ditto": "Ditto",
    "gpaste-daemon": "GPaste",
    "greenclip": "Greenclip",
    "klipper": "Klipper",
    "maccy": "Maccy",
    "parcellite": "Parcellite",
    "pasteapp": "Paste",
    "qlipper": "Qlipper",
    "xfce4-clipman": "Clipman",
}


def disk_is(
    *, sealed: bool | None, look: Sentence, kept: Sentence, bare: Sentence, do: Sentence
) -> Finding:
    """Whether the disk is encrypted, in the words of a system.

    ``look`` says where to look when that could not be found out, ``do`` what to do where it is not.
    """
    if sealed is None:
        unknown = Sentence("It could not be found out whether the disk is encrypted.")
        return Finding(Topic.DISK, Grade.UNKNOWN, unknown, look)
    if sealed:
        return Finding(Topic.DISK, Grade.KEPT, kept)
    return Finding(Topic.DISK, Grade.OPEN, bare, do)


def filmed_by(machine: Machine) -> Finding:
    """Whether a program runs that could show or record the screen."""
    running = machine.programs()
    if running is None:
        return Finding(
            Topic.SCREEN,
            Grade.UNKNOWN,
            Sentence("It could not be found out whether a program films or shares the screen."),
            Sentence("Close programs for calls and remote help before you open a notebook."),
        )
    found = _named(running, _FILM)
    if found:
        return Finding(
            Topic.SCREEN,
            Grade.OPEN,
            Sentence(
                "Running now, and able to show or record this screen: {programs}.",
                {"programs": found},
            ),
            Sentence("Close what you do not need while a notebook is open."),
        )
    return Finding(
        Topic.SCREEN,
        Grade.KEPT,
        Sentence("No known program for calls, remote help or filming the screen is running."),
    )


def copies_kept_by(machine: Machine) -> Finding | None:
    """The programs that keep what was copied; None where none of those known runs."""
    found = _named(machine.programs() or frozenset(), _KEEP_COPIES)
    if not found:
        return None
    return Finding(
        Topic.CLIPBOARD,
        Grade.OPEN,
        Sentence("What you copy is kept in a list by {programs}.", {"programs": found}),
        Sentence("Switch the list off, or empty it after work."),
    )


def _named(running: frozenset[str], known: dict[str, str]) -> str:
    return ", ".join(sorted({name for program, name in known.items() if program in running}))
