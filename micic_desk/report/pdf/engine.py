"""reportlab, imported so that no settings file of this computer is run with it.

At import reportlab executes modules and home-directory files by fixed names and reads
``RL_…`` from the environment. Any of them could change a page, or run somebody's code, so
empty modules stand in their places and the environment is hidden meanwhile. Everything the
package uses of reportlab is imported here and nowhere else.
"""

import os
import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STAND_INS = (
    "reportlab_settings",
    "local_reportlab_settings",
    "reportlab_mods",
    "reportlab.local_rl_settings",
    "reportlab.local_rl_mods",
)


@contextmanager
def _only_its_own_settings() -> "Iterator[None]":
    """Stand empty modules in for foreign settings and hide reportlab's environment."""
    for name in STAND_INS:
        sys.modules[name] = ModuleType(name)
    hidden = {name: os.environ.pop(name) for name in tuple(os.environ) if name.startswith("RL_")}
    try:
        yield
    finally:
        os.environ.update(hidden)


with _only_its_own_settings():
    from reportlab.pdfbase.pdfdoc import (
        PDFArray,
        PDFDictionary,
        PDFDocument,
        PDFFile,
        PDFIndirectObject,
        PDFInfo,
        PDFName,
        PDFObject,
        PDFString,
        PDFTrailer,
    )
    from reportlab.pdfgen.canvas import Canvas

__all__ = [
    "Canvas",
    "PDFArray",
    "PDFDictionary",
    "PDFDocument",
    "PDFFile",
    "PDFIndirectObject",
    "PDFInfo",
    "PDFName",
    "PDFObject",
    "PDFString",
    "PDFTrailer",
]
