"""Dialogues for files that leave no note of where somebody has been.

Qt writes the folders of every such dialogue into a file (or Windows' registry) of its own, for
all programs that are made with it: a list of where reports and notebooks lie.
"""

import os
import sys
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from micic_desk.app.preferences import usual_notebook_folder

_NATIVE, _USER = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
_KEPT_BY, _GROUP = "QtProject", "FileDialog"


def file_dialog(parent: QWidget, title: str) -> QFileDialog:
    """A dialogue that asks for a file and keeps nothing of the answer.

    It begins where notebooks are kept: the working folder of a program that was started from a
    menu may be the root of the disk.
    """
    folder = str(usual_notebook_folder())
    if sys.platform not in {"win32", "darwin"}:
        # What cannot be written is let go without a word.
        QSettings.setPath(_NATIVE, _USER, os.devnull)
        return QFileDialog(parent, title, folder)
    before = _noted()
    box = QFileDialog(parent, title, folder)
    box.destroyed.connect(partial(_note_again, before))
    return box


def _noted() -> dict[str, object]:
    settings = QSettings(_USER, _KEPT_BY)
    settings.beginGroup(_GROUP)
    return {name: settings.value(name) for name in settings.allKeys()}


def _note_again(before: dict[str, object], *_destroyed: object) -> None:
    """Put back what other programs had Qt note, and nothing of ours."""
    settings = QSettings(_USER, _KEPT_BY)
    settings.remove(_GROUP)
    settings.beginGroup(_GROUP)
    for name, value in before.items():
        settings.setValue(name, value)
