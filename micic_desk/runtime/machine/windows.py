"""What a Windows computer gives away, from the registry and the shell, without being its master.

The state of BitLocker is asked of the shell, which tells everybody; ``manage-bde`` tells
administrators only.
"""

import ntpath

from micic_desk.domain.sentences import Sentence
from micic_desk.runtime.machine.asking import Machine
from micic_desk.runtime.machine.seen import copies_kept_by, disk_is, filmed_by
from micic_desk.runtime.machine.told import Finding, Grade, Topic

_MEMORY = r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management"
_POWER = r"HKLM\SYSTEM\CurrentControlSet\Control\Power"
_POLICIES = r"HKLM\SYSTEM\CurrentControlSet\Policies"
_CLIPBOARD = r"HKCU\Software\Microsoft\Clipboard"
_TYPING = r"HKCU\Software\Microsoft\Input\TIPC"
_RECALL = r"HKCU\Software\Policies\Microsoft\Windows\WindowsAI"
_RECALL_THERE = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_FIRST_WITH_RECALL = 26100
_SEALED, _BARE = frozenset({"1", "3", "6"}), frozenset({"0", "2", "4", "5"})


def look(machine: Machine, folder: str) -> list[Finding]:
    """Everything that is not about our own files."""
    sealed = is_sealed(machine, folder)
    system = machine.environment.get("SystemDrive", "C:")
    own = is_sealed(machine, system) if ntpath.splitdrive(folder)[0] != system else sealed
    found = [
        _disk(sealed=sealed),
        _swap(machine, sealed=own),
        _hibernation(machine, sealed=own),
        filmed_by(machine),
    ]
    return [*found, *_recall(machine), _clipboard(machine), _input(machine)]


def is_sealed(machine: Machine, folder: str) -> bool | None:
    """Whether the drive of a folder is encrypted (BitLocker); None where nobody says."""
    drive = ntpath.splitdrive(folder)[0]
    if len(drive) != len("C:") or not drive[0].isalpha():
        return None
    asked = (
        f"(New-Object -ComObject Shell.Application).NameSpace('{drive}\\')"
        ".Self.ExtendedProperty('System.Volume.BitLockerProtection')"
    )
    said = machine.run("powershell", "-NoProfile", "-NonInteractive", "-Command", asked)
    state = (said or "").strip()
    if state in _SEALED:
        return True
    return False if state in _BARE else None


def _disk(*, sealed: bool | None) -> Finding:
    return disk_is(
        sealed=sealed,
        look=Sentence("Look under Settings, Privacy and security, Device encryption."),
        kept=Sentence(
            "The disk is encrypted (BitLocker). Whoever has its recovery key, also the company "
            "whose account it may lie in, can open it."
        ),
        bare=Sentence(
            "The disk is not encrypted. Whoever takes it out reads everything but the notebook: "
            "exported documents, mails, the list of what was opened."
        ),
        do=Sentence(
            "Switch device encryption (BitLocker) on, or keep documents on an encrypted stick."
        ),
    )


def _swap(machine: Machine, *, sealed: bool | None) -> Finding:
    files = machine.registry(_MEMORY, "PagingFiles")
    if files is None:
        return Finding(
            Topic.SWAP,
            Grade.UNKNOWN,
            Sentence("It could not be found out whether there is a page file on the disk."),
        )
    if not str(files).strip():
        return Finding(
            Topic.SWAP,
            Grade.KEPT,
            Sentence("Memory is never written to the disk: there is no page file."),
        )
    if sealed or machine.registry(_POLICIES, "NtfsEncryptPagingFile") == 1:
        return Finding(
            Topic.SWAP,
            Grade.KEPT,
            Sentence("What memory is written out (page file) is encrypted."),
        )
    return Finding(
        Topic.SWAP,
        Grade.OPEN if sealed is False else Grade.UNKNOWN,
        Sentence(
            "Parts of memory may be written to the disk unencrypted (page file): lines of an open "
            "notebook, and its key."
        ),
        Sentence(
            "Encrypt the page file (fsutil behavior set encryptpagingfile 1, as administrator)."
        ),
    )


def _hibernation(machine: Machine, *, sealed: bool | None) -> Finding:
    on = machine.registry(_POWER, "HibernateEnabled")
    if on is None:
        return Finding(
            Topic.HIBERNATION,
            Grade.UNKNOWN,
            Sentence("It could not be found out whether the computer can hibernate."),
        )
    if on == 0:
        return Finding(
            Topic.HIBERNATION,
            Grade.KEPT,
            Sentence("The computer does not hibernate, so memory is not written out as a whole."),
        )
    return Finding(
        Topic.HIBERNATION,
        Grade.KNOW if sealed else Grade.OPEN,
        Sentence("Hibernating writes all memory to the disk, with whatever notebook is open."),
        Sentence(
            "Lock the notebook (Ctrl+L) before you close the lid; switch hibernation off with "
            "powercfg /h off, as administrator."
        ),
    )


def _recall(machine: Machine) -> list[Finding]:
    """Pictures of the screen that the system takes by itself, where it can."""
    build = str(machine.registry(_RECALL_THERE, "CurrentBuildNumber") or "")
    if not build.isdecimal() or int(build) < _FIRST_WITH_RECALL:
        return []
    if machine.registry(_RECALL, "DisableAIDataAnalysis") == 1:
        return []
    return [
        Finding(
            Topic.SCREEN,
            Grade.UNKNOWN,
            Sentence("This Windows may take pictures of the screen by itself (Recall)."),
            Sentence("Look under Settings, Privacy and security, Recall, and switch it off."),
        )
    ]


def _clipboard(machine: Machine) -> Finding:
    history = machine.registry(_CLIPBOARD, "EnableClipboardHistory")
    cloud = machine.registry(_CLIPBOARD, "CloudClipboardAutomaticUpload")
    if cloud == 1:
        return Finding(
            Topic.CLIPBOARD,
            Grade.OPEN,
            Sentence("What you copy is sent to your other devices through Microsoft."),
            Sentence("Switch it off under Settings, System, Clipboard."),
        )
    if history == 1:
        return Finding(
            Topic.CLIPBOARD,
            Grade.OPEN,
            Sentence("Windows keeps a list of what you copy."),
            Sentence("Switch the history off under Settings, System, Clipboard."),
        )
    return copies_kept_by(machine) or Finding(
        Topic.CLIPBOARD,
        Grade.KEPT,
        Sentence("Windows keeps no list of what you copy."),
    )


def _input(machine: Machine) -> Finding:
    if machine.registry(_TYPING, "Enabled") == 1:
        return Finding(
            Topic.INPUT,
            Grade.OPEN,
            Sentence("Windows sends what it learns from your typing to Microsoft."),
            Sentence(
                "Switch “Improve inking and typing” off under Settings, Privacy and security."
            ),
        )
    return Finding(
        Topic.INPUT,
        Grade.KNOW,
        Sentence("An input method or a suggestion bar, where you use one, may learn words."),
    )
