"""A report-back as it is said in the room, by keys alone: every element with few keys."""

from pathlib import Path
from typing import Any

import pytest

from bench.fingers import Fingers
from bench.replay import MOST_EXTRA, say
from bench.spoken import SEED, document_of, held, spoken, wanted
from micic_desk.app.opening import create_desk

OURS = """\
**River Cities Initiative**
**Consultation of the river cities**
**12-13 March 2026**

Ada Lind, Director, RCN - River Cities Network

## Introduction

- The room came together yesterday; there were:
  - 24 participants from six cities
  - Many who had walked
- Starting point of ours: the last report

I want to raise two key points:

## 1. Warnings must reach those who are new – in words they read

Newcomers are the last to be told.

- Examples from the towns:
  - Lower Ferry: the siren was taken for a drill
  - Upper Mill: nobody rang

Nobody had a list.

➔ Recommendation: publish one list in five languages

- A siren says nothing to a guest
  - => A warning nobody understands is not a warning
- Who rings the bell? And for whom?

## 2. Shelters

- Groups that are turned away:
  - Children
    - ➔ Recommendation: open every school
  - Night workers

⇒ Hand over to Tova – the harbour
"""


@pytest.fixture
def consultation(tmp_path: Path) -> Path:
    path = tmp_path / "Replay.micic"
    create_desk(path, None, title="Untitled").close()
    return path


def replayed(hands: Any, notebook: Path, source: Path) -> None:
    document = document_of(source)
    said = list(spoken(document))
    hands.open(notebook)
    fingers = Fingers(hands.window)
    for one in said:
        say(fingers, one.keys)
    at_work = hands.space.workplace.consultation
    assert held(hands.space.desk, at_work) == wanted(document)
    assert len(said) == len(wanted(document))
    assert max(one.extra for one in said) <= MOST_EXTRA
    assert hands.space.capture.field.toPlainText() == ""


def test_a_report_of_every_kind_of_line(hands: Any, consultation: Path, tmp_path: Path) -> None:
    source = tmp_path / "ours.md"
    source.write_text(OURS, encoding="utf-8")
    replayed(hands, consultation, source)


@pytest.mark.skipif(not SEED.exists(), reason="the report-back is not at hand")
def test_the_report_back_the_product_was_made_for(hands: Any, consultation: Path) -> None:
    replayed(hands, consultation, SEED)
