"""Qt's two sorts of model index under one name."""

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index: TypeAlias = QModelIndex | QPersistentModelIndex

NO_INDEX = QModelIndex()
"""The root of every flat model."""
