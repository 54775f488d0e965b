"""What a Linux computer gives away, read from what the kernel and the desktop say to everybody."""

from micic_desk.domain.sentences import Sentence
from micic_desk.runtime.machine.asking import Machine
from micic_desk.runtime.machine.seen import copies_kept_by, disk_is, filmed_by
from micic_desk.runtime.machine.told import Finding, Grade, Topic

_SEALED_FILE_SYSTEMS = frozenset(
    {"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs"}
)
_BLOCKS = "/sys/class/block"
_DEEP = 8


def look(machine: Machine, folder: str) -> list[Finding]:
    """Everything that is not about our own files."""
    sealed = is_sealed(machine, folder)
    swap = _swap(machine, root_sealed=is_sealed(machine, "/"))
    found = [_disk(sealed=sealed), swap, _hibernation(machine, swap), filmed_by(machine)]
    return [*found, _display(machine), _clipboard(machine), _input(machine)]


def is_sealed(machine: Machine, folder: str) -> bool | None:
    """Whether what lies in a folder is encrypted at rest; None where it cannot be found out."""
    mount = _mount(machine, folder)
    if mount is None:
        return None
    source, sort = mount
    if sort in _SEALED_FILE_SYSTEMS:
        return True
    if sort == "zfs":
        said = machine.run("zfs", "get", "-H", "-o", "value", "encryption", source)
        return None if said is None else said.strip() not in {"off", "-"}
    device = machine.device(folder)
    block = machine.target(f"/sys/dev/block/{device}") if device else None
    if block is None and source.startswith("/dev/"):
        # Some file systems (btrfs) have a number of their own, which is no device's.
        block = _block(machine, source)
    return None if block is None else _crypt_below(machine, block.rpartition("/")[2])


def _mount(machine: Machine, folder: str) -> tuple[str, str] | None:
    """The device and the kind of file system of the longest mount above a folder."""
    best: tuple[int, str, str] = (-1, "", "")
    for line in (machine.read("/proc/self/mounts") or "").splitlines():
        source, place, sort = (*line.split(" "), "", "", "")[:3]
        place = place.replace("\\040", " ")
        inside = folder == place or folder.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= best[0]:
            best = (len(place), source, sort)
    return None if best[0] < 0 else best[1:]


def _block(machine: Machine, source: str) -> str | None:
    whole = machine.target(source)
    return f"{_BLOCKS}/{whole.rpartition('/')[2]}" if whole is not None else None


def _crypt_below(machine: Machine, name: str, left: int = _DEEP) -> bool:
    """Whether a device, or all that it stands on, is opened by a key (dm-crypt, LUKS)."""
    if (machine.read(f"{_BLOCKS}/{name}/dm/uuid") or "").startswith("CRYPT-"):
        return True
    below = machine.names(f"{_BLOCKS}/{name}/slaves")
    return left > 0 and bool(below) and all(_crypt_below(machine, one, left - 1) for one in below)


def _disk(*, sealed: bool | None) -> Finding:
    return disk_is(
        sealed=sealed,
        look=Sentence(
            "Ask whoever set the computer up for disk encryption (LUKS). The notebook itself is "
            "encrypted either way."
        ),
        kept=Sentence(
            "The disk is encrypted: switched off, it says nothing without its own passphrase."
        ),
        bare=Sentence(
            "The disk is not encrypted. Whoever takes it out reads everything but the notebook: "
            "exported documents, mails, the list of what was opened."
        ),
        do=Sentence(
            "Set the computer up anew with disk encryption (LUKS), or keep documents on an "
            "encrypted stick."
        ),
    )


def _swap(machine: Machine, *, root_sealed: bool | None) -> Finding:
    said = machine.read("/proc/swaps")
    if said is None:
        return Finding(
            Topic.SWAP,
            Grade.UNKNOWN,
            Sentence("It could not be found out whether memory is written to the disk (swap)."),
        )
    states = [_swap_sealed(machine, *one) for one in _swaps(said)]
    if not states:
        return Finding(
            Topic.SWAP, Grade.KEPT, Sentence("Memory is never written to the disk: no swap is on.")
        )
    if all(states):
        return Finding(
            Topic.SWAP,
            Grade.KEPT,
            Sentence("What memory is written out (swap) is encrypted or stays in memory."),
        )
    if None in states and False not in states:
        return Finding(
            Topic.SWAP,
            Grade.UNKNOWN if not root_sealed else Grade.KNOW,
            Sentence(
                "Parts of memory may be written to the disk (swap); whether encrypted could not "
                "be found out."
            ),
            Sentence("Switch swap off (sudo swapoff -a) before delicate work, or encrypt it."),
        )
    return Finding(
        Topic.SWAP,
        Grade.OPEN,
        Sentence(
            "Parts of memory may be written to the disk unencrypted (swap): lines of an open "
            "notebook, and its key."
        ),
        Sentence("Switch swap off (sudo swapoff -a) before delicate work, or encrypt it."),
    )


def _swaps(said: str) -> list[tuple[str, str]]:
    rows = [line.split() for line in said.splitlines()[1:]]
    return [(row[0].replace("\\040", " "), row[1]) for row in rows if len(row) > 1]


def _swap_sealed(machine: Machine, place: str, sort: str) -> bool | None:
    name = place.rpartition("/")[2]
    if name.startswith("zram"):
        backing = (machine.read(f"/sys/block/{name}/backing_dev") or "none").strip()
        return backing == "none"
    if sort == "file":
        return is_sealed(machine, place)
    block = _block(machine, place)
    return None if block is None else _crypt_below(machine, block.rpartition("/")[2])


def _hibernation(machine: Machine, swap: Finding) -> Finding:
    states = machine.read("/sys/power/state")
    if states is None:
        return Finding(
            Topic.HIBERNATION,
            Grade.UNKNOWN,
            Sentence("It could not be found out whether the computer can hibernate."),
        )
    off = "[disabled]" in (machine.read("/sys/power/disk") or "")
    swaps = [one for one, _ in _swaps(machine.read("/proc/swaps") or "") if "/zram" not in one]
    if "disk" not in states.split() or off or not swaps:
        return Finding(
            Topic.HIBERNATION,
            Grade.KEPT,
            Sentence("The computer cannot hibernate, so memory is not written out as a whole."),
        )
    if swap.grade is Grade.KEPT:
        return Finding(
            Topic.HIBERNATION,
            Grade.KNOW,
            Sentence("Hibernating writes all memory to the disk, encrypted."),
            Sentence("Lock the notebook (Ctrl+L) before you close the lid."),
        )
    return Finding(
        Topic.HIBERNATION,
        Grade.OPEN,
        Sentence("Hibernating would write all memory to the disk, with whatever notebook is open."),
        Sentence("Lock the notebook (Ctrl+L) before you close the lid, and shut down instead."),
    )


def _display(machine: Machine) -> Finding:
    sort = machine.environment.get("XDG_SESSION_TYPE", "")
    if sort == "wayland" or machine.environment.get("WAYLAND_DISPLAY"):
        return Finding(
            Topic.SCREEN,
            Grade.KEPT,
            Sentence("Other programs see this screen only after the desktop has asked you."),
        )
    return Finding(
        Topic.SCREEN,
        Grade.KNOW,
        Sentence(
            "On this kind of desktop (X11) any program you start can see the screen and every key."
        ),
        Sentence("Start nothing you do not know; at the log-in, choose Wayland if there is one."),
    )


def _clipboard(machine: Machine) -> Finding:
    kept = copies_kept_by(machine)
    desktop = machine.environment.get("XDG_CURRENT_DESKTOP", "").casefold()
    if kept is not None:
        return kept
    if "kde" in desktop:
        return Finding(
            Topic.CLIPBOARD,
            Grade.OPEN,
            Sentence("This desktop (KDE) keeps a list of what you copy, also after a restart."),
            Sentence("In the settings of the clipboard, switch the history off."),
        )
    return Finding(
        Topic.CLIPBOARD,
        Grade.KEPT,
        Sentence("No known program keeps a list of what you copy."),
    )


def _input(machine: Machine) -> Finding:
    named = {
        machine.environment.get(name, "").removeprefix("@im=").casefold()
        for name in ("QT_IM_MODULE", "GTK_IM_MODULE", "XMODIFIERS")
    }
    helping = named & {"ibus", "fcitx", "fcitx5", "scim", "uim"}
    if not helping:
        return Finding(
            Topic.INPUT,
            Grade.KEPT,
            Sentence("No input method is set that could learn the words you type."),
        )
    return Finding(
        Topic.INPUT,
        Grade.KNOW,
        Sentence(
            "An input method ({name}) stands between keyboard and notebook and may learn words.",
            {"name": ", ".join(sorted(helping))},
        ),
        Sentence("In its settings, switch learning and suggestions from the cloud off."),
    )
