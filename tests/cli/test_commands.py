"""Every command that can be typed has its function."""

import io
import re

import pytest

from micic_desk.cli.arguments import parse
from micic_desk.cli.commands import command_named
from micic_desk.cli.streams import Streams


def test_every_command_that_can_be_typed_does_something() -> None:
    streams = Streams(io.BytesIO(), io.StringIO(), io.StringIO())
    with pytest.raises(SystemExit):
        parse(["--help"], streams)
    said = streams.stdout
    assert isinstance(said, io.StringIO)
    listed = re.findall(r"^    ([a-z]+)(?:\s|$)", said.getvalue(), re.MULTILINE)
    assert len(listed) == 34
    assert len({command_named(one) for one in listed}) == len(listed)
    with pytest.raises(KeyError):
        command_named("nonsense")
