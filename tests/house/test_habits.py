"""Small habits that hold the house together, each shown to be able to fail."""

import ast
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "stuff"}


def lambda_in_connect(source: Any) -> Iterator[str]:
    """A lambda keeps what it captures alive, and nobody can disconnect it."""
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
            and any(isinstance(inner, ast.Lambda) for one in node.args for inner in ast.walk(one))
        ):
            yield f"{source.path}:{node.lineno}: a lambda is connected"


def logic_in_init(source: Any) -> Iterator[str]:
    if source.path.name != "__init__.py":
        return
    for node in source.tree.body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        exported = isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == [
            "__all__"
        ]
        if not (docstring or exported or isinstance(node, ast.Import | ast.ImportFrom)):
            yield f"{source.path}:{node.lineno}: logic in __init__.py"


def global_state(source: Any) -> Iterator[str]:
    """Constants are in capitals; a lower-case list, dict or set of a module is state."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield f"{source.path}:{node.lineno}: global {', '.join(node.names)}"
    for node in source.tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [one.id for one in targets if isinstance(one, ast.Name)]
        made = (
            isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Name)
            and node.value.func.id in {"list", "dict", "set", "defaultdict", "deque", "Counter"}
        )
        literal = isinstance(
            node.value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
        )
        for name in names:
            if (made or literal) and name != "__all__" and name != name.upper():
                yield f"{source.path}:{node.lineno}: {name} is module-level state"


def silence_without_reason(source: Any) -> Iterator[str]:
    """A rule that is switched off says why, on the same line: ``noqa: CODE - reason``."""
    if source.path.parts[0] in {"tests", "bench"}:
        return
    for number, line in enumerate(source.text.splitlines(), start=1):
        silence = re.search(r"#\s*(noqa|type:\s*ignore)(?P<rest>.*)", line)
        if silence and not re.match(r"[:\[]\s*[\w, -]+\]?\s+(-|#|–)\s*\S", silence["rest"]):
            yield f"{source.path}:{number}: {silence[0]}"


def remembering_dialogue(source: Any) -> Iterator[str]:
    """Qt's own dialogue for files writes down where somebody has been; ours does not."""
    if source.path.name == "forgetful.py" or source.path.parts[0] != "micic_desk":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and "QFileDialog" in ast.unparse(node.func).split("."):
            yield f"{source.path}:{node.lineno}: ask by file_dialog"


def litter(source: Any) -> Iterator[str]:
    """A bench that is killed leaves its folder: where git does not look (`bench/scratch.py`)."""
    if source.path.parts[0] != "bench":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword) and node.arg == "dir" and "cwd()" in ast.unparse(node):
            yield f"{source.path}:{node.value.lineno}: works in the clone itself"


def vague_name(source: Any) -> Iterator[str]:
    for part in (*source.path.parts[:-1], source.path.stem):
        if VAGUE & set(part.lower().split("_")):
            yield f"{source.path}: {part} names nothing"


def unfinished(source: Any) -> Iterator[str]:
    for number, line in enumerate(source.text.splitlines(), start=1):
        if re.search(r"#.*\b(" + "TO" + "DO|FIX" + "ME|X" + "XX)", line):
            yield f"{source.path}:{number}: unfinished"


Rule = Callable[[Any], Iterator[str]]
BROKEN: list[tuple[Rule, str, str]] = [
    (lambda_in_connect, "button.clicked.connect(lambda: go())", "button.clicked.connect(go)"),
    (lambda_in_connect, "b.c.connect(partial(f, lambda: 1))", "x = sorted(y, key=lambda z: z)"),
    (logic_in_init, "if True:\n    import a", '"""Say."""\nfrom a import b\n__all__ = ["b"]'),
    (logic_in_init, "x = 1", "import a"),
    (logic_in_init, "def f(): ...", ""),
    (global_state, "cache = {}", "_TABLE = {'a': 1}"),
    (global_state, "seen: set[str] = set()", "SEEN = frozenset()"),
    (global_state, "def f():\n    global x\n    x = 1", "def f():\n    x = 1"),
    (silence_without_reason, "x = 1  # no" + "qa", "x = 1"),
    (silence_without_reason, "x = 1  # no" + "qa: E501", "x = 1  # no" + "qa: E501 - a table"),
    (silence_without_reason, "x = 1  # type" + ": ignore[x]", "x  # type" + ": ignore[x] - none"),
    (remembering_dialogue, "QFileDialog(self)", "file_dialog(self)"),
    (remembering_dialogue, "QFileDialog.getOpenFileName(self)", "x: QFileDialog = None"),
    (unfinished, "x = 1  # TO" + "DO: more", "x = 1  # done"),
]


@pytest.mark.parametrize(("rule", "bad", "good"), BROKEN)
def test_each_rule_can_fail(rule: Rule, bad: str, good: str, plant: Any) -> None:
    where = "micic_desk/x/__init__.py" if rule is logic_in_init else "micic_desk/x.py"
    assert list(rule(plant.of(bad, where)))
    assert not list(rule(plant.of(good, where)))


def test_a_name_that_says_nothing_is_caught(plant: Any) -> None:
    assert list(vague_name(plant.of("", "micic_desk/store/text_utils.py")))
    assert list(vague_name(plant.of("", "micic_desk/common/x.py")))
    assert not list(vague_name(plant.of("", "micic_desk/domain/commonwealth.py")))


RULES = sorted({rule for rule, _, _ in BROKEN}, key=lambda rule: rule.__name__)


def test_a_bench_that_works_in_the_clone_is_caught(plant: Any) -> None:
    bad = "with TemporaryDirectory(dir=Path.cwd()) as folder: pass"
    assert list(litter(plant.of(bad, "bench/x.py")))
    assert not list(litter(plant.of("with on_disk() as folder: pass", "bench/x.py")))


@pytest.mark.parametrize("rule", [*RULES, litter, vague_name])
def test_the_house_keeps_it(rule: Rule, sources: list[Any]) -> None:
    found = [line for source in sources for line in rule(source)]
    assert not found, "\n".join(found)
