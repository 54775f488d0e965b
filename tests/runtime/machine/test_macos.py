"""What is said of Macs, from the commands that answer everybody."""

from typing import Any

import pytest

from micic_desk.runtime.machine.macos import look
from micic_desk.runtime.machine.told import Grade, Topic

SWAP = "vm.swapusage: total = 2048.00M  used = 1.00M  free = 2047.00M"


def computer(told: Any, vault: str, mode: int = 3, swap: str = f"{SWAP}  (encrypted)") -> Any:
    return told(
        system="darwin",
        commands={
            ("fdesetup", "status"): f"FileVault is {vault}.\n",
            ("sysctl", "vm.swapusage"): swap,
            ("pmset", "-g"): f"System-wide power settings:\n hibernatemode        {mode}\n",
        },
    )


def grades(machine: Any, folder: str = "/Users-of-nobody/notes") -> dict[Topic, Grade]:
    return {one.topic: one.grade for one in look(machine, folder)}


def test_filevault_on_keeps_all_of_it(told: Any) -> None:
    found = grades(computer(told, "On"))
    assert (found[Topic.DISK], found[Topic.SWAP]) == (Grade.KEPT, Grade.KEPT)
    assert found[Topic.HIBERNATION] is Grade.KNOW


def test_filevault_off_and_old_swap_are_open(told: Any) -> None:
    found = grades(computer(told, "Off", swap=SWAP))
    assert found[Topic.DISK] is found[Topic.SWAP] is found[Topic.HIBERNATION] is Grade.OPEN


@pytest.mark.parametrize("folder", ["/Volumes/Stick/notes"])
def test_of_another_volume_nothing_is_claimed(told: Any, folder: str) -> None:
    assert grades(computer(told, "On"), folder)[Topic.DISK] is Grade.UNKNOWN


def test_sleep_that_writes_nothing(told: Any) -> None:
    assert grades(computer(told, "Off", mode=0))[Topic.HIBERNATION] is Grade.KEPT


def test_a_computer_that_says_nothing_is_not_called_safe(told: Any) -> None:
    found = grades(told(system="darwin", running=None))
    for topic in (Topic.DISK, Topic.SWAP, Topic.HIBERNATION, Topic.SCREEN):
        assert found[topic] is Grade.UNKNOWN
