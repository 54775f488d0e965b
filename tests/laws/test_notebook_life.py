"""The laws of a notebook's life, over the real store."""

from types import ModuleType

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test


def test_the_laws_hold_whatever_three_rapporteurs_do(life: ModuleType) -> None:
    run_state_machine_as_test(
        life.Life,
        settings=settings(
            max_examples=200,
            stateful_step_count=24,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
