"""Bad input through the window: kept as it was meant, or refused with a sentence; never changed
without a word, never a crash, and nothing that a text or a clipboard names is opened."""

import ctypes
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.text import clean_text

CTRL = Qt.KeyboardModifier.ControlModifier
BARE = Qt.KeyboardModifier.NoModifier
HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
MARKS = {"->", "=>", "?", "e.g.", "*", '"', "#", ">>", "~", "//", "...", "…", "-", "•", "s", "!"}
"""What the grammar takes for a mark at the start of a line; the kind of the item says it."""

CONTROL = {
    "NUL": ("a\0b", "a␀b"),
    "escape": ("\x1b[31mred", "␛[31mred"),
    "bell": ("ring\x07", "ring␇"),
    "delete": ("a\x7fb", "a␡b"),
}
KEPT = {
    "override": "approve \u202eton\u202c the text",
    "isolates left open": "\u2067\u2066abc",
    "joined family": "👩\u200d👩\u200d👧\u200d👦 reports",
    "no-break space": "40\u00a0000 people",
    "soft hyphen": "re\u00adsponse",
    "many accents": "Z" + "\u0301" * 200 + " said",
    "tags": "<b>bold</b> & <img src=x onerror=alert(1)>",
    "a path": "file:///etc/passwd and ../../etc/passwd",
    "template": "{{7*7}} ${HOME} %s %n {0}",
    "private use": "\ue000 sign",
}


def lines_of(name: str) -> list[str]:
    path = HOSTILE / name
    if not path.is_file():
        pytest.skip("the hostile lines are not beside this repository")
    text = path.read_text(encoding="utf-8")
    if name.endswith(".jsonl"):
        return [str(json.loads(line)["text"]) for line in text.splitlines()]
    read = json.loads(text)
    return [str(one) for one in (read.values() if isinstance(read, dict) else read)]


class Door:
    """Pastes and types into the line of an open notebook, and sees what became of it."""

    def __init__(self, hands: Any, notebook: Path) -> None:
        self.hands = hands
        hands.open(notebook)
        self.field = hands.space.capture.field
        self.arrived = ""

    @property
    def said(self) -> str:
        """The notice in sight."""
        message = self.hands.space.middle.messages.message()
        return message.text if message else ""

    def quiet(self) -> None:
        self.hands.space.middle.messages.clear()

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.paste_data(data)

    def paste_data(self, data: QMimeData) -> None:
        QGuiApplication.clipboard().setMimeData(data)
        # The system's clipboard has rules of its own: what arrives is what must be kept.
        self.arrived = QGuiApplication.clipboard().text()
        self.hands.press(Qt.Key.Key_V, CTRL)

    def type(self, text: str) -> None:
        for sign in text:
            for sort in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(self.hands.focus(), QKeyEvent(sort, 0, BARE, sign))

    def enter(self) -> None:
        self.hands.press(Qt.Key.Key_Return)

    def kept(self) -> tuple[str, set[str]]:
        """All text of the notebook, items, sessions and people; and its words."""
        found = []
        for one in self.hands.space.desk.notebook:
            if one.kind in {EntityKind.ITEM, EntityKind.SESSION, EntityKind.PERSON}:
                found += [str(value) for name in one.fields if (value := one.text(name))]
        whole = "\n".join(found)
        return whole, set(whole.split())

    def texts(self) -> list[str]:
        items = self.hands.space.desk.notebook.of_kind(EntityKind.ITEM)
        return [one.text("text") for one in items]


@pytest.fixture
def door(hands: Any, notebook: Path) -> Door:
    return Door(hands, notebook)


@pytest.mark.parametrize("name", CONTROL)
def test_control_characters_are_shown_as_signs_and_said(door: Door, name: str) -> None:
    pasted, shown = CONTROL[name]
    door.paste(pasted)
    assert door.field.words() == shown, "seen before it is saved"
    assert "visible signs" in door.said
    door.enter()
    assert door.texts() == [shown]


@pytest.mark.parametrize("name", KEPT)
def test_what_can_be_kept_is_kept_sign_for_sign(door: Door, name: str) -> None:
    door.paste(KEPT[name])
    door.enter()
    assert door.texts() == [KEPT[name]]
    assert not door.said


@pytest.mark.parametrize("name", ["override", "joined family", "tags", "many accents"])
def test_typed_it_is_the_same(door: Door, name: str) -> None:
    door.type(KEPT[name])
    door.enter()
    assert door.texts() == [KEPT[name]]


def test_a_word_of_twenty_thousand_characters(door: Door) -> None:
    word = "Überwachungsgesamtrechnung" * 800
    door.paste(word)
    door.enter()
    assert door.texts() == [word]


def test_what_is_too_long_is_refused_and_stays_in_the_line(door: Door) -> None:
    long = "words " * 20_000
    door.paste(long)
    door.enter()
    assert door.texts() == []
    assert "Paste it in parts" in door.said
    assert door.field.words().strip() == long.strip()


def test_thirteen_levels_and_two_thousand_lines(door: Door) -> None:
    deep = "\n".join("\t" * level + f"level {level}" for level in range(13))
    door.paste(deep)
    rows = [(depth, text) for depth, _, text in door.hands.outline()]
    assert rows == [(level, f"level {level}") for level in range(13)]
    door.paste("\n".join(f"line {number}" for number in range(2000)))
    assert len(door.texts()) == 2013
    door.hands.press(Qt.Key.Key_Z, CTRL)
    # What is large is taken back behind the window.
    door.hands.qtbot.waitUntil(lambda: len(door.texts()) == 13, timeout=20_000)


def test_of_a_clipboard_with_pictures_and_markup_only_the_text_is_taken(door: Door) -> None:
    data = QMimeData()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data.setImageData(image)
    data.setHtml("<h1 style='color:red'>Said</h1><img src='file:///etc/hostname'>")
    data.setText("Said")
    door.paste_data(data)
    door.enter()
    assert door.texts() == ["Said"]


def test_a_clipboard_without_text_is_not_taken(door: Door) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for data in (QMimeData(), QMimeData()):
        data.setImageData(image)
        door.paste_data(data)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    door.paste_data(files)
    assert door.field.words() == ""
    assert "Only text" in door.said


@pytest.mark.parametrize("name", ["blns.json", "file_names.json", "notes_nasty.json"])
def test_every_hostile_line_is_kept_or_refused_with_a_sentence(door: Door, name: str) -> None:
    wrong = []
    for number, line in enumerate(lines_of(name)):
        door.quiet()
        if number % 20 == 0 and len(line) < 500 and "\n" not in line and line.isprintable():
            door.type(line)
            door.arrived = line
        else:
            door.paste(line)
        if door.field.words():
            door.enter()
        if door.field.words():
            if not door.said:
                wrong.append(("neither kept nor explained", line[:60]))
            door.field.put("")
        elif lost := missing(door.arrived, *door.kept()):
            wrong.append((lost[:3], line[:60]))
    assert wrong == []


def test_every_real_trap_is_kept_word_for_word(door: Door) -> None:
    lines = lines_of("real_traps.jsonl")
    assert len(lines) > 3000
    for start in range(0, len(lines), 1000):
        door.paste("\n".join(lines[start : start + 1000]))
    kept, words = door.kept()
    assert [line[:60] for line in lines if missing(line, kept, words)] == []


def missing(line: str, kept: str, words: set[str]) -> list[str]:
    """Words of a line, as it can be shown, that are nowhere in the notebook."""
    meant = clean_text(line, 10_000_000).text
    return [
        word
        for word in meant.split()
        if word not in words
        and word not in MARKS
        and word not in kept
        and word.strip("#@:,./ ") not in kept
        and word.lstrip('->=?*"#~/!•') not in kept
    ]


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[tuple[Path, Any]]:
    """A file, and what tells whether somebody opened it since."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can tell who opens a file")
    path = tmp_path / "trap.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(path))
    system = ctypes.CDLL(None, use_errno=True)
    watch = system.inotify_init1(os.O_NONBLOCK)
    opened = 0x20
    assert system.inotify_add_watch(watch, os.fsencode(path), opened) >= 0

    def was_opened() -> bool:
        try:
            return bool(os.read(watch, 4096))
        except BlockingIOError:
            return False

    yield path, was_opened
    os.close(watch)


def test_nothing_that_a_text_names_is_opened(door: Door, trap: tuple[Path, Any]) -> None:
    path, was_opened = trap
    url = path.as_uri()
    for text in (f"<img src='{url}'>", f"![picture]({url})", url, f"<link href='{url}'>"):
        data = QMimeData()
        data.setText(text)
        data.setHtml(f"<img src='{url}'><link rel='stylesheet' href='{url}'>{text}")
        door.paste_data(data)
        door.enter()
        door.hands.space.say(text)
    door.hands.line("# <img src='" + url + "'>")
    door.hands.press(Qt.Key.Key_F, CTRL)
    door.type("img src")
    door.hands.qtbot.wait(120)
    door.hands.window.grab()
    assert not was_opened()
    path.read_bytes()
    assert was_opened(), "the trap works"


def test_words_of_a_line_are_cleaned_where_they_are_edited_too(door: Door) -> None:
    door.hands.line("said")
    door.hands.press(Qt.Key.Key_Up)
    door.hands.press(Qt.Key.Key_F2)  # whether or not Up has begun to edit already
    door.paste("\0 and\x1b")
    assert "visible signs" in door.said
    door.enter()
    assert door.texts() == ["said␀ and␛"]


def test_a_title_takes_no_control_character_either(door: Door) -> None:
    door.hands.line("said")
    door.hands.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    door.hands.press(Qt.Key.Key_A, CTRL)
    door.paste("Morning\0 \u202eafternoon\x07")
    door.enter()
    door.hands.qtbot.wait(20)
    titles = door.hands.space.desk.notebook.of_kind(EntityKind.SESSION)
    assert [clean_text(one.text("title")).changed for one in titles] == [False]
    assert "Morning" in titles[0].text("title")
