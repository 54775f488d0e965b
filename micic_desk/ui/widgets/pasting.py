"""What is taken from a clipboard or a drop: text, and nothing that it names."""

from PySide6.QtCore import QMimeData

from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_PASTE, Cleaned, clean_text


def pasted(source: QMimeData) -> Cleaned:
    """The text as it can be kept; Refusal where there is none.

    Markup, pictures and files beside it are not looked at. A text that is longer than any paste
    comes back as it is, for whoever takes it to refuse.
    """
    if not source.hasFormat("text/plain"):
        raise Refusal("paste.no_text", "Only text can be pasted here, no pictures and no files.")
    try:
        return clean_text(source.text(), LONGEST_PASTE)
    except Refusal:
        return Cleaned(source.text(), changed=False)
