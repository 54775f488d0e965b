"""What is said of Windows computers, from what the registry and the shell tell everybody."""

from typing import Any

import pytest

from micic_desk.runtime.machine.told import Grade, Topic
from micic_desk.runtime.machine.windows import is_sealed, look

FOLDER = "c:\\notes"


def asked(drive: str) -> tuple[str, ...]:
    folder = f"(New-Object -ComObject Shell.Application).NameSpace('{drive}\\')"
    asked_of = f"{folder}.Self.ExtendedProperty('System.Volume.BitLockerProtection')"
    return ("powershell", "-NoProfile", "-NonInteractive", "-Command", asked_of)


def computer(told: Any, state: str | None, **values: str | int) -> Any:
    known = {
        "PagingFiles": ("Memory Management", "pagefile.sys 0 0"),
        "HibernateEnabled": ("Power", 1),
    }
    made = told(system="win32", environment={"SystemDrive": "c:"})
    if state is not None:
        made.commands[asked("c:")] = f"{state}\r\n"
    for name, (key, value) in known.items():
        made.values[key, name] = values.get(name, value)
    return made


def grades(machine: Any) -> dict[Topic, Grade]:
    return {one.topic: one.grade for one in reversed(look(machine, FOLDER))}


@pytest.mark.parametrize(
    ("state", "sealed"),
    [("1", True), ("3", True), ("6", True), ("2", False), ("5", False), ("", None), (None, None)],
)
def test_bitlocker_as_the_shell_tells_it(told: Any, state: str | None, sealed: Any) -> None:
    assert is_sealed(computer(told, state), FOLDER) is sealed


@pytest.mark.parametrize("folder", ["\\\\server\\share", "relative", "'; rm -r c:\\", ""])
def test_no_other_path_is_ever_put_into_a_command(told: Any, folder: str) -> None:
    machine = told(system="win32")
    machine.run = None  # would raise if it were asked
    assert is_sealed(machine, folder) is None


def test_a_bare_disk_makes_page_file_and_hibernation_bare(told: Any) -> None:
    found = grades(computer(told, "2"))
    assert found[Topic.DISK] is found[Topic.SWAP] is found[Topic.HIBERNATION] is Grade.OPEN
    found = grades(computer(told, "1"))
    assert (found[Topic.DISK], found[Topic.SWAP]) == (Grade.KEPT, Grade.KEPT)
    assert found[Topic.HIBERNATION] is Grade.KNOW
    assert grades(computer(told, None))[Topic.SWAP] is Grade.UNKNOWN


def test_without_page_file_and_hibernation_memory_stays_memory(told: Any) -> None:
    found = grades(computer(told, "2", PagingFiles="", HibernateEnabled=0))
    assert (found[Topic.SWAP], found[Topic.HIBERNATION]) == (Grade.KEPT, Grade.KEPT)
    sealed = computer(told, "2")
    sealed.values["Policies", "NtfsEncryptPagingFile"] = 1
    assert grades(sealed)[Topic.SWAP] is Grade.KEPT


def test_clipboard_typing_and_pictures_of_the_screen(told: Any) -> None:
    machine = computer(told, "1")
    assert grades(machine)[Topic.CLIPBOARD] is Grade.KEPT
    machine.values["Clipboard", "EnableClipboardHistory"] = 1
    machine.values["TIPC", "Enabled"] = 1
    machine.values["CurrentVersion", "CurrentBuildNumber"] = "26100"
    said = " ".join(str(one.said) for one in look(machine, FOLDER))
    assert "keeps a list" in said
    assert "learns from your typing" in said
    assert "Recall" in said
    machine.values["Clipboard", "CloudClipboardAutomaticUpload"] = 1
    machine.values["WindowsAI", "DisableAIDataAnalysis"] = 1
    said = " ".join(str(one.said) for one in look(machine, FOLDER))
    assert "through Microsoft" in said
    assert "Recall" not in said


def test_a_computer_that_says_nothing_is_not_called_safe(told: Any) -> None:
    found = grades(told(system="win32", running=None))
    for topic in (Topic.DISK, Topic.SWAP, Topic.HIBERNATION, Topic.SCREEN):
        assert found[topic] is Grade.UNKNOWN
