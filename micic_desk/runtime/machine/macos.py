"""What a Mac gives away, from the commands that answer everybody."""

import re

from micic_desk.domain.sentences import Sentence
from micic_desk.runtime.machine.asking import Machine
from micic_desk.runtime.machine.seen import copies_kept_by, disk_is, filmed_by
from micic_desk.runtime.machine.told import Finding, Grade, Topic

_MODE = re.compile(r"^\s*hibernatemode\s+(\d+)", re.MULTILINE)
_VOLUMES = "/Volumes/"


def look(machine: Machine, folder: str) -> list[Finding]:
    """Everything that is not about our own files."""
    own = is_sealed(machine)
    sealed = None if folder.startswith(_VOLUMES) else own
    found = [
        _disk(sealed=sealed),
        _swap(machine),
        _hibernation(machine, sealed=own),
        filmed_by(machine),
    ]
    return [*found, _clipboard(machine), _input()]


def is_sealed(machine: Machine) -> bool | None:
    """Whether FileVault is on; None where it does not say."""
    said = machine.run("fdesetup", "status") or ""
    if "FileVault is On" in said:
        return True
    return False if "FileVault is Off" in said else None


def _disk(*, sealed: bool | None) -> Finding:
    return disk_is(
        sealed=sealed,
        look=Sentence("Look under System Settings, Privacy and Security, FileVault."),
        kept=Sentence(
            "The disk is encrypted (FileVault): switched off, it says nothing without a password."
        ),
        bare=Sentence(
            "The disk is not encrypted (FileVault is off). Whoever has the computer can come to "
            "read everything but the notebook: exported documents, mails, what was opened."
        ),
        do=Sentence("Switch FileVault on under System Settings, Privacy and Security."),
    )


def _swap(machine: Machine) -> Finding:
    said = machine.run("sysctl", "vm.swapusage")
    if said is None:
        return Finding(
            Topic.SWAP,
            Grade.UNKNOWN,
            Sentence("It could not be found out whether memory is written to the disk (swap)."),
        )
    if "encrypted" in said:
        return Finding(
            Topic.SWAP,
            Grade.KEPT,
            Sentence("What memory is written out (swap) is encrypted."),
        )
    return Finding(
        Topic.SWAP,
        Grade.OPEN,
        Sentence("Parts of memory may be written to the disk unencrypted (swap)."),
        Sentence("Switch FileVault on under System Settings, Privacy and Security."),
    )


def _hibernation(machine: Machine, *, sealed: bool | None) -> Finding:
    found = _MODE.search(machine.run("pmset", "-g") or "")
    if found is None:
        return Finding(
            Topic.HIBERNATION,
            Grade.UNKNOWN,
            Sentence("It could not be found out whether the computer can hibernate."),
        )
    if found[1] == "0":
        return Finding(
            Topic.HIBERNATION,
            Grade.KEPT,
            Sentence("Sleeping does not write memory to the disk."),
        )
    return Finding(
        Topic.HIBERNATION,
        Grade.KNOW if sealed else Grade.OPEN,
        Sentence("Sleeping writes all memory to the disk, with whatever notebook is open."),
        Sentence("Lock the notebook (Ctrl+L) before you close the lid."),
    )


def _clipboard(machine: Machine) -> Finding:
    return copies_kept_by(machine) or Finding(
        Topic.CLIPBOARD,
        Grade.KNOW,
        Sentence("What you copy can be pasted on your other Apple devices while Handoff is on."),
        Sentence("Switch Handoff off under System Settings, General, AirDrop and Handoff."),
    )


def _input() -> Finding:
    return Finding(
        Topic.INPUT,
        Grade.KNOW,
        Sentence("An input method or a suggestion bar, where you use one, may learn words."),
    )
