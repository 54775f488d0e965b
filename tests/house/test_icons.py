"""Every icon that is named exists, every icon that exists is named, and each is only a drawing."""

import ast
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

# What a drawing needs; anything else could load, run or style something from outside.
DRAWING = {"svg", "g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect", "title"}


def named_in(source: Any) -> set[str]:
    """The names an ``Icon`` enumeration gives and those asked for as ``icon("name")``."""
    names = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name == "Icon":
            names |= {
                one.value.value
                for one in node.body
                if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant)
            }
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "icon":
            names |= {
                one.value
                for one in node.args
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    return names


def drawing_faults(text: str) -> list[str]:
    faults = []
    for element in ET.fromstring(text).iter():  # noqa: S314 - our own files
        tag = element.tag.rpartition("}")[2]
        if tag not in DRAWING:
            faults.append(f"<{tag}> is no drawing")
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] in {"href", "style", "class"} or name.startswith("on"):
                faults.append(f"{name} on <{tag}>")
            if "url(" in value:
                faults.append(f"{name} points elsewhere")
    if re.search(r"<!(DOCTYPE|ENTITY)", text):
        faults.append("a document type")
    return faults


@pytest.fixture(scope="module")
def icons(repository: Path) -> Path:
    folder = repository / "resources" / "icons"
    assert len(list(folder.glob("*.svg"))) > 20
    return folder


def test_every_icon_named_exists_and_is_used(program: list[Any], icons: Path) -> None:
    named = set().union(*(named_in(source) for source in program))
    drawn = {path.stem for path in icons.glob("*.svg")}
    assert named - drawn == set()
    assert drawn - named == set()


def test_every_icon_is_only_a_drawing(icons: Path) -> None:
    faults = {
        path.name: found
        for path in icons.glob("*.svg")
        if (found := drawing_faults(path.read_text(encoding="utf-8")))
    }
    assert faults == {}


def test_names_are_found_in_code(plant: Any) -> None:
    code = 'class Icon(StrEnum):\n    ADD = "add"\nx = look.icon("bin")\ny = icon(name)\n'
    assert named_in(plant.of(code)) == {"add", "bin"}


@pytest.mark.parametrize(
    "inside",
    [
        '<script xmlns="http://www.w3.org/2000/svg">1</script>',
        '<image href="file:///a"/>',
        '<path style="fill:red"/>',
        '<path fill="url(#a)"/>',
        '<path onclick="x"/>',
    ],
)
def test_more_than_a_drawing_is_caught(inside: str) -> None:
    assert drawing_faults(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>')
    assert not drawing_faults('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
