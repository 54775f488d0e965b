import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import LONGEST_PASTE
from micic_desk.ui.widgets.pasting import pasted


def test_the_text_is_taken_and_nothing_beside_it() -> None:
    data = QMimeData()
    data.setHtml("<b>other</b>")
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    data.setText("said")
    assert pasted(data).text == "said"
    assert pasted(data).notice is None


def test_control_characters_become_signs_and_that_is_told() -> None:
    data = QMimeData()
    data.setText("a\0b\x0bc")
    assert pasted(data).text == "a␀b\nc"
    assert pasted(data).notice is not None


def test_pictures_and_files_are_refused() -> None:
    image, files = QMimeData(), QMimeData()
    image.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    files.setUrls([QUrl.fromLocalFile("/nowhere")])
    for data in (image, files, QMimeData()):
        with pytest.raises(Refusal, match="Only text"):
            pasted(data)


def test_what_is_too_long_is_left_to_whoever_takes_it() -> None:
    data = QMimeData()
    data.setText("x" * (LONGEST_PASTE + 1))
    assert len(pasted(data).text) == LONGEST_PASTE + 1
