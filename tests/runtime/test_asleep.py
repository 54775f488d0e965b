"""Two clocks: a computer that is awake sleeps no second."""

import time

from micic_desk.runtime.asleep import seconds_asleep


def test_time_that_passes_awake_is_no_sleep() -> None:
    before = seconds_asleep()
    time.sleep(0.05)
    assert abs(seconds_asleep() - before) < 0.02
