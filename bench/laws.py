"""Run the laws of a notebook's life for as long as asked: ``bench/laws.py [EXAMPLES]``."""

import importlib.util
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

HOME = Path(__file__).resolve().parent.parent
STEPS = 40


def main() -> int:
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    sys.path.insert(0, str(HOME))
    spec = importlib.util.spec_from_file_location("life", HOME / "tests" / "laws" / "life.py")
    assert spec is not None
    assert spec.loader is not None
    life = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(life)
    start = time.monotonic()
    run_state_machine_as_test(
        life.Life,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"laws.examples {examples} lives 0 broken {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
