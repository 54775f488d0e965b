from collections.abc import Callable

import pytest

from micic_desk.domain.operation import canonical
from micic_desk.exchange.share.identity import Identity

OpMaker = Callable[..., str]


@pytest.fixture(scope="session")
def ann() -> Identity:
    return Identity.generate()


@pytest.fixture(scope="session")
def ben() -> Identity:
    return Identity.generate()


@pytest.fixture(scope="session")
def eve() -> Identity:
    return Identity.generate()


@pytest.fixture(scope="session")
def make_operation() -> OpMaker:
    """A canonical operation text; keyword arguments replace or add keys, None removes one."""

    def make(number: int, **changes: object) -> str:
        body: dict[str, object] = {
            "id": f"{number:032x}",
            "a": "a" * 32,
            "s": number + 1,
            "l": number + 1,
            "t": 1_790_000_000,
            "e": f"{number:032x}",
            "k": "item",
            "g": "b" * 32,
            "w": {"text": f"Line {number}: children were not asked – “never”", "kind": "point"},
        } | changes
        return canonical({name: value for name, value in body.items() if value is not None})

    return make


@pytest.fixture(scope="session")
def operations(make_operation: OpMaker) -> tuple[str, ...]:
    return tuple(make_operation(number) for number in range(20))
