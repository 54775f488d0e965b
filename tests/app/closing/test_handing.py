"""What is handed over is proved by reading it back; what stays is counted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.closing.handing import hand_over_all, what_stays
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

PHRASE = "six other words for the file"


def test_everything_is_in_the_file_and_opens_elsewhere(
    full: Callable[..., Any], tmp_path: Path
) -> None:
    one, to = full(), tmp_path / "all.micicx"
    one.line("note to myself", kind="note_to_self")
    one.line("for her ears", sensitivity="confidential")
    left = what_stays(one.desk)
    assert (left.private, left.typing, left.confidential) == (1, 1, 1)
    assert left.anything
    done = hand_over_all(one.desk, to, contents(one.desk), passphrase=PHRASE)
    assert done.path == to
    other = create_desk(tmp_path / "other.micic", None)
    merge(other, [open_share(other, to, PHRASE)])
    texts = {item.text("text") for item in other.notebook.of_kind(EntityKind.ITEM)}
    assert "Rose Osprey was arrested, R. Osprey said" in texts
    assert "note to myself" not in texts
    assert "for her ears" in texts
    other.close()


def test_a_file_that_lacks_one_entry_is_no_proof(
    full: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: what reads back short is refused."""
    from micic_desk.app.closing import handing

    one, right = full(), handing.share

    def short(desk: Any, to: Path, what: Any, **rest: Any) -> Any:
        from dataclasses import replace

        return right(desk, to, replace(what, operations=what.operations[:-1]), **rest)

    monkeypatch.setattr(handing, "share", short)
    with pytest.raises(Refusal) as refused:
        hand_over_all(one.desk, tmp_path / "all.micicx", contents(one.desk), passphrase=PHRASE)
    assert refused.value.code == "closing.not_proved"
