"""File permissions that count, also where the tests are run by root."""

import os
import subprocess

import pytest


def without_root_rights() -> tuple[str, ...]:
    """What goes before a command so that file permissions count for root too."""
    if os.name == "nt":
        pytest.skip("permissions work in another way here")
    if os.geteuid() != 0:
        return ()
    before = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    try:
        subprocess.run([*before, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("root's rights cannot be dropped here")
    return before
