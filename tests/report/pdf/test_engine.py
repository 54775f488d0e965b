import os
import subprocess
import sys
from pathlib import Path

from micic_desk.report.pdf.engine import STAND_INS

REPOSITORY = Path(__file__).parents[3]


def _traps(folder: Path) -> dict[str, str]:
    """Every file reportlab would run by name, each leaving a trace if it is run."""
    trap = f"open({str(folder / 'sprung')!r}, 'a').write(__name__)\ninvariant = 0\n"
    for name in (".reportlab_settings", ".reportlab_mods"):
        (folder / name).write_text(trap)
    for name in STAND_INS:
        if "." not in name:
            (folder / f"{name}.py").write_text(trap)
    return {
        **os.environ,
        "HOME": str(folder),
        "USERPROFILE": str(folder),
        "RL_invariant": "0",
        "PYTHONPATH": os.pathsep.join((str(folder), str(REPOSITORY))),
    }


def test_no_settings_of_this_computer_are_run(tmp_path: Path) -> None:
    program = (
        "import micic_desk.report.pdf.engine as e; import os; print(os.environ['RL_invariant'])"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, check=True, env=_traps(tmp_path), cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.strip() == "0"
    assert not (tmp_path / "sprung").exists()


def test_the_traps_would_spring(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import reportlab.rl_config"]
    subprocess.run(command, check=True, env=_traps(tmp_path), cwd=tmp_path)
    assert (tmp_path / "sprung").exists()
