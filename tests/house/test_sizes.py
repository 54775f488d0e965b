"""A file stops at 400 lines, a function at 40, a class at 300 and at 15 public methods."""

import ast
from collections.abc import Iterator
from typing import Any

FILE, FUNCTION, CLASS, METHODS = 400, 40, 300, 15
Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_big(source: Any) -> Iterator[str]:
    lines = source.text.count("\n")
    if lines > FILE:
        yield f"{source.path}: {lines} lines"
    # A migration is one list of tables, and is never touched again once it is out.
    migration = source.path.parts[:2] == ("db", "versions")
    for node in ast.walk(source.tree):
        if isinstance(node, Function) and not migration and _length(node) > FUNCTION:
            yield f"{source.path}:{node.lineno}: {node.name} has {_length(node)} lines"
        if isinstance(node, ast.ClassDef):
            if _length(node) > CLASS:
                yield f"{source.path}:{node.lineno}: {node.name} has {_length(node)} lines"
            # A machine of laws has a method for each: they are its sentences, not its surface.
            if len(_public(node)) > METHODS and source.path.parts[0] != "tests":
                yield f"{source.path}:{node.lineno}: {node.name} has {len(_public(node))} methods"


def _length(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _public(node: ast.ClassDef) -> set[str]:
    """Names, not definitions: a property and its setter are one."""
    return {
        one.name for one in node.body if isinstance(one, Function) and not one.name.startswith("_")
    }


def test_nothing_is_too_big(sources: list[Any]) -> None:
    found = [line for source in sources for line in too_big(source)]
    assert not found, "\n".join(found)


def test_the_rule_counts(plant: Any) -> None:
    body = "    x = 1\n"
    assert not list(too_big(plant.of("def f():\n" + body * 39)))
    assert list(too_big(plant.of("def f():\n" + body * 40)))
    assert list(too_big(plant.of("async def f():\n" + body * 40)))
    assert not list(too_big(plant.of("x = 1\n" * 400)))
    assert list(too_big(plant.of("x = 1\n" * 401)))
    assert not list(too_big(plant.of("class A:\n" + body * 299)))
    assert list(too_big(plant.of("class A:\n" + body * 300)))
    methods = [f"    def m{n}(self): ...\n" for n in range(16)]
    assert not list(too_big(plant.of("class A:\n" + "".join(methods[:15]))))
    assert list(too_big(plant.of("class A:\n" + "".join(methods))))
