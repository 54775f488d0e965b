"""The laws of a notebook's life, over the real store."""

from types import ModuleType

from tests.laws.doing import live


def test_the_laws_hold_whatever_three_rapporteurs_do(life: ModuleType) -> None:
    live(life.Life, 200, 24)
