"""The window: pages before a notebook is open, and the workspace after."""

from micic_desk.ui.window import before_qt
from micic_desk.ui.window.startup import start

__all__ = ["before_qt", "start"]
