"""What is said of Linux computers that are set up in all the usual ways."""

from typing import Any

import pytest

from micic_desk.runtime.machine.linux import is_sealed, look
from micic_desk.runtime.machine.told import Grade, Topic

HOME = "/home/ada/Notes"
SWAPS = "Filename\tType\tSize\tUsed\tPriority\n"
ROOT_ON = "{source} / {sort} rw 0 0\n"


def computer(told: Any, **parts: Any) -> Any:
    """LUKS, over it LVM with the root and the swap."""
    made = told(
        files={
            "/proc/self/mounts": ROOT_ON.format(source="/dev/mapper/vg-root", sort="ext4"),
            "/proc/swaps": f"{SWAPS}/dev/dm-2 partition 100 0 -2\n",
            "/sys/class/block/dm-0/dm/uuid": "CRYPT-LUKS2-0123-luks\n",
            "/sys/class/block/dm-1/dm/uuid": "LVM-abc\n",
            "/sys/class/block/dm-2/dm/uuid": "LVM-def\n",
            "/sys/power/state": "freeze mem disk\n",
            "/sys/power/disk": "[platform] shutdown\n",
        },
        folders={
            "/sys/class/block/dm-0/slaves": ["sda2"],
            "/sys/class/block/dm-1/slaves": ["dm-0"],
            "/sys/class/block/dm-2/slaves": ["dm-0"],
        },
        links={"/sys/dev/block/254:1": "/sys/devices/virtual/block/dm-1", "/dev/dm-2": "/dev/dm-2"},
        devices={HOME: "254:1", "/": "254:1"},
        environment={"XDG_SESSION_TYPE": "wayland"},
    )
    for name, more in parts.items():
        now = getattr(made, name)
        setattr(made, name, {**now, **more} if isinstance(now, dict) else more)
    return made


def grade(machine: Any, topic: Topic) -> list[Grade]:
    return [one.grade for one in look(machine, HOME) if one.topic is topic]


def test_a_disk_that_is_encrypted_below_everything_keeps_what_it_holds(told: Any) -> None:
    machine = computer(told)
    assert grade(machine, Topic.DISK) == [Grade.KEPT]
    assert grade(machine, Topic.SWAP) == [Grade.KEPT]
    assert grade(machine, Topic.HIBERNATION) == [Grade.KNOW]
    assert grade(machine, Topic.SCREEN) == [Grade.KEPT, Grade.KEPT]


def test_a_bare_disk_is_said_to_be_bare(told: Any) -> None:
    machine = computer(told, files={"/sys/class/block/dm-0/dm/uuid": "LVM-xyz\n"})
    assert grade(machine, Topic.DISK) == [Grade.OPEN]
    assert grade(machine, Topic.SWAP) == [Grade.OPEN]
    assert grade(machine, Topic.HIBERNATION) == [Grade.OPEN]


def test_half_an_encrypted_volume_is_a_bare_one(told: Any) -> None:
    machine = computer(told, folders={"/sys/class/block/dm-1/slaves": ["dm-0", "sdb1"]})
    assert is_sealed(machine, HOME) is False


def test_a_chain_without_an_end_comes_to_one(told: Any) -> None:
    machine = computer(
        told,
        files={"/sys/class/block/dm-0/dm/uuid": ""},
        folders={"/sys/class/block/dm-0/slaves": ["dm-0"]},
    )
    assert is_sealed(machine, HOME) is False


@pytest.mark.parametrize(
    ("mounts", "sealed"),
    [
        ("/dev/sda1 / ext4 rw 0 0\nfolder /home/ada fuse.gocryptfs rw 0 0\n", True),
        ("/dev/sda1 / ext4 rw 0 0\n/x /home/ada\\040y ecryptfs rw 0 0\n", None),
        ("pool/home / zfs rw 0 0\n", True),
        ("overlay / overlay rw 0 0\n", None),
        ("", None),
    ],
)
def test_other_ways_of_keeping_a_folder(told: Any, mounts: str, sealed: Any) -> None:
    zfs = ("zfs", "get", "-H", "-o", "value", "encryption", "pool/home")
    machine = computer(
        told,
        files={"/proc/self/mounts": mounts},
        devices={HOME: ""},
        commands={zfs: "aes-256-gcm\n"},
    )
    machine.devices = {}
    assert is_sealed(machine, HOME) is sealed


def test_btrfs_is_looked_up_by_its_source(told: Any) -> None:
    mounts = ROOT_ON.format(source="/dev/mapper/luks", sort="btrfs")
    machine = computer(
        told, files={"/proc/self/mounts": mounts}, links={"/dev/mapper/luks": "/dev/dm-0"}
    )
    machine.devices = {HOME: "0:33"}
    assert is_sealed(machine, HOME) is True


@pytest.mark.parametrize(
    ("swaps", "files", "found"),
    [
        ("", {}, Grade.KEPT),
        ("/dev/zram0 partition 100 0 100\n", {}, Grade.KEPT),
        (
            "/dev/zram0 partition 100 0 100\n",
            {"/sys/block/zram0/backing_dev": "/dev/sdb1\n"},
            Grade.OPEN,
        ),
        ("/swap.img file 100 0 -2\n", {}, Grade.KEPT),
        ("/dev/gone partition 100 0 -2\n", {}, Grade.KNOW),
    ],
)
def test_each_kind_of_swap(told: Any, swaps: str, files: dict[str, str], found: Grade) -> None:
    machine = computer(told, files={"/proc/swaps": SWAPS + swaps, **files})
    machine.devices["/swap.img"] = "254:1"
    assert grade(machine, Topic.SWAP) == [found]


def test_a_computer_that_says_nothing_is_not_called_safe(told: Any) -> None:
    machine = told(running=None)
    found = {one.topic: one.grade for one in look(machine, HOME)}
    for topic in (Topic.DISK, Topic.SWAP, Topic.HIBERNATION):
        assert found[topic] is Grade.UNKNOWN
    assert Grade.UNKNOWN in grade(machine, Topic.SCREEN)


def test_without_swap_on_a_disk_nothing_hibernates(told: Any) -> None:
    machine = computer(told, files={"/proc/swaps": f"{SWAPS}/dev/zram0 partition 1 0 1\n"})
    assert grade(machine, Topic.HIBERNATION) == [Grade.KEPT]
    disabled = computer(told, files={"/sys/power/disk": "[disabled]\n"})
    assert grade(disabled, Topic.HIBERNATION) == [Grade.KEPT]


def test_programs_that_look_on_and_keep_copies_are_named(told: Any) -> None:
    machine = computer(
        told,
        running=frozenset({"zoom", "x11vnc", "copyq", "bash"}),
        environment={"XDG_SESSION_TYPE": "x11", "XMODIFIERS": "@im=ibus"},
    )
    machine.environment = {"XDG_SESSION_TYPE": "x11", "XMODIFIERS": "@im=ibus"}
    said = " ".join(str(one.said) for one in look(machine, HOME))
    for name in ("Zoom", "VNC", "CopyQ", "ibus", "X11"):
        assert name in said


def test_kde_keeps_what_is_copied(told: Any) -> None:
    machine = computer(told)
    machine.environment = {"XDG_CURRENT_DESKTOP": "KDE"}
    assert grade(machine, Topic.CLIPBOARD) == [Grade.OPEN]
