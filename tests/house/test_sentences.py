"""What users read is one literal sentence with named facts: only that can be translated."""

import ast
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest

PLACE_OF_TEXT = {"Sentence": 0, "Refusal": 1}


def untranslatable(source: Any) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
            yield from (
                f"{source.path}:{node.lineno}: {one}" for one in _not_written(node.args[:1])
            )
        if not isinstance(node.func, ast.Name):
            continue
        place = PLACE_OF_TEXT.get(node.func.id)
        if place is None or len(node.args) <= place:
            continue
        text = node.args[place]
        where = f"{source.path}:{node.lineno}"
        yield from (f"{where}: {one}" for one in _not_written([text]))
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield from (f"{where}: {fault}" for fault in _faults(text.value, _facts(node)))
            if node.func.id == "Refusal" and not _whole(text.value):
                yield f"{where}: “{text.value[-40:]}” is no whole sentence"


def _not_written(texts: list[ast.expr]) -> Iterator[str]:
    for text in texts:
        if isinstance(text, ast.JoinedStr | ast.BinOp | ast.Call):
            yield f"{ast.unparse(text)[:60]} is put together, not written"


def _facts(node: ast.Call) -> set[str] | None:
    """The names of the facts given; None where they cannot be read off."""
    if node.func.id == "Refusal":  # type: ignore[attr-defined] - asked for by the caller
        names = [one.arg for one in node.keywords]
        return None if None in names else {name for name in names if name}
    given = node.args[1] if len(node.args) > 1 else None
    for one in node.keywords:
        given = one.value if one.arg == "facts" else given
    if given is None:
        return set()
    if isinstance(given, ast.Dict) and all(isinstance(one, ast.Constant) for one in given.keys):
        return {str(one.value) for one in given.keys if isinstance(one, ast.Constant)}
    return None


def _faults(text: str, facts: set[str] | None) -> Iterator[str]:
    places = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    if facts is not None and places != facts:
        yield f"“{text[:40]}” has places {sorted(places)} and facts {sorted(facts)}"
    if text != text.strip() or "  " in text:
        yield f"“{text[:40]}” has stray spaces"


def _whole(text: str) -> bool:
    return text.rstrip("”’)").endswith((".", "!", "?", ":", "…"))


def test_every_sentence_can_be_translated(program: list[Any]) -> None:
    found = [line for source in program for line in untranslatable(source)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "bad",
    [
        "Refusal('a.b', f'No {x}.')",
        "Refusal('a.b', 'No ' + x)",
        "Refusal('a.b', 'No {}.'.format(x))",
        "Refusal('a.b', 'No {name}.')",
        "Refusal('a.b', 'No file.', name=x)",
        "Refusal('a.b', 'No file')",
        "Refusal('a.b', 'No  file.')",
        "Sentence('{n} items.', {'count': 1})",
        "Sentence('{n} items.')",
        "self.tr(f'{n} items')",
        "self.tr('items: ' + n)",
    ],
)
def test_a_bad_sentence_is_caught(bad: str, plant: Any) -> None:
    assert list(untranslatable(plant.of(bad)))


@pytest.mark.parametrize(
    "good",
    [
        "Refusal('a.b', 'No “{name}”.', name=x)",
        "Refusal(code, text, name=x)",
        "Refusal('a.b', 'No {name}.', **facts)",
        "Sentence('{n} items.', {'n': 1})",
        "Sentence('Nothing to do here.')",
        "self.tr('{n} items').format(n=1)",
    ],
)
def test_a_good_sentence_passes(good: str, plant: Any) -> None:
    assert not list(untranslatable(plant.of(good)))
