"""The first page is there before anything heavy is loaded, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HEAVY = {"sqlalchemy", "sqlcipher3", "reportlab", "alembic", "argon2", "nacl", "pyrage"}
SEEN = """
import json, sys
from micic_desk.ui.window import shell, start
def painted(window):
    print(json.dumps(sorted(sys.modules)), flush=True)
    window.close()
shell.Shell._tell_painted = painted
start([""])
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"), str(tmp_path))
    answer = subprocess.run(
        [sys.executable, "-c", SEEN],
        cwd=ROOT,
        env={**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(json.loads(answer.stdout.splitlines()[0]))
    assert "PySide6.QtWidgets" in loaded
    assert {name.split(".")[0] for name in loaded} & HEAVY == set()
    assert "PySide6.QtNetwork" not in loaded
    assert "Traceback" not in answer.stderr
