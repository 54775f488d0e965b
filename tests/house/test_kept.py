"""What git keeps: our own words only, and no trace of the machine they were written on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

# Put together here, so that this file is not its own finding.
_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "pyp" + "i.python.org", "/sim" + "ple/")
_OPTIONS = (r"--(extra-)?ind" + "ex-url[ =]", r"--find-" + "links", r"--trusted-" + "host")
_PLACES = ("/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/[a-z]", "/Us" + "ers/[A-Za-z]", "/o" + "pt/")
_DRIVE = r"\b[A-Z]:\\" + r"\\?[A-Z]"
FOUND_ON_A_MACHINE = re.compile(
    "|".join([re.escape(host) for host in _HOSTS] + list(_OPTIONS))
    + r"|(?<![\w.])("
    + "|".join(_PLACES)
    + ")|"
    + _DRIVE
)
# A test may name places that no machine has: what must not leak is written that way.
INVENTED = re.compile(r"/ho" + r"me/(ada|somebody|nobody|user)\b")
OF_OTHERS = {
    ".ttf", ".otf", ".woff", ".woff2", ".pfb", ".afm",
    ".qm", ".pyc", ".so", ".dll", ".exe", ".whl", ".zip", ".gz",
    ".micic", ".db", ".sqlite",
}  # fmt: skip
LARGEST = 400_000


def traces(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        found = FOUND_ON_A_MACHINE.search(INVENTED.sub("", line))
        if found:
            yield f"{number}: {found[0]}"


def test_no_file_names_a_machine_or_an_index(kept: list[Path], repository: Path) -> None:
    found = []
    for path in kept:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(repository)}:{line}" for line in traces(text)]
    assert not found, "\n".join(found)


def test_no_file_of_others_is_kept(kept: list[Path], repository: Path) -> None:
    def of_others(path: Path) -> bool:
        old_notebook = "old" in path.relative_to(repository).parts and path.suffix == ".micic"
        return path.suffix.lower() in OF_OTHERS and not old_notebook

    assert [path.name for path in kept if of_others(path)] == []
    assert [path.name for path in kept if path.stat().st_size > LARGEST] == []


@pytest.mark.parametrize(
    "line",
    [
        "https://" + _HOSTS[0] + "/sim" + "ple",
        "pip install --find-" + "links wheels",
        "--extra-ind" + "ex-url=x",
        "path = '/wo" + "rk/main'",
        "see /ho" + "me/maria/notes",
        "C:" + "\\Users",
    ],
)
def test_a_trace_is_caught(line: str) -> None:
    assert list(traces(line))


@pytest.mark.parametrize("line", ["/home/ada/x", "the framework/root/x", "--no-emit-index-url"])
def test_what_is_no_trace_passes(line: str) -> None:
    assert not list(traces(line))
