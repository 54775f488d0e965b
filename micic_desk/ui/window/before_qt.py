"""What is imported before Qt, because after it every import costs more.

PySide's own import hook reads the source of each module that is imported after it, to look for
a switch of spelling (``from __feature__ import``) that we do not use. So what needs no Qt is
imported first, and Python's import is put back once Qt is there: a third of the way to the
first window.
"""

import builtins

import micic_desk.app.glance
import micic_desk.app.preferences
import micic_desk.domain.sentences  # noqa: F401 - only so that they are there already

_IMPORT = builtins.__import__

import PySide6.QtWidgets  # noqa: E402, F401 - after what needs no Qt

builtins.__import__ = _IMPORT
