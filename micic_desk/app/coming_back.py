"""Going on with a notebook whose stick was pulled out and is back."""

from collections.abc import Mapping
from dataclasses import dataclass

from micic_desk.app.desk import Desk
from micic_desk.domain.gesture import Act
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store import coming_back, projection
from micic_desk.store.away import GONE, OF_THE_DISK
from micic_desk.store.changes import Committed
from micic_desk.store.coming_back import CHANGED, OTHER
from micic_desk.store.session import Session

__all__ = ["CHANGED", "GONE", "OTHER", "WentOn", "carry_over", "find_again", "go_on", "is_of_disk"]


@dataclass(frozen=True, slots=True)
class WentOn:
    """What is to be said of a file that is back.

    ``late`` are the entities of a gesture that was refused as it went, and is on it all the same.
    """

    told: tuple[Sentence, ...] = ()
    late: tuple[str, ...] = ()


def is_of_disk(sentence: Sentence) -> bool:
    """Whether a sentence says that the disk said no, which it may not a moment later."""
    return sentence.text in OF_THE_DISK


def find_again(desk: Desk) -> Session | None:
    """The notebook opened once more where it is back, from any thread; see the store's.

    Raises Refusal where it is not, or where the rest of it was not read before it went.
    """
    if not desk.notebook.whole:
        coming_back.refuse_away(desk.path)
        raise Refusal(
            CHANGED,
            "{name} went away before all of it was read. Open it again; what you type is taken "
            "along.",
            name=desk.path.name,
        )
    return coming_back.find_again(desk.session)


def carry_over(desk: Desk, texts: Mapping[str, str]) -> None:
    """Take lines being typed along into what lies there now, for opening it anew; see the store's.

    From any thread. Raises Refusal.
    """
    coming_back.carry_over(desk.session, texts)


def go_on(desk: Desk, back: Session | None) -> WentOn:
    """Go on with what `find_again` gave, on the window's thread."""
    if back is None:
        return WentOn()
    grip = back.hand_over()
    late = grip.known.commits > desk.session.known.commits
    desk.session.go_on_with(grip)
    return WentOn(tuple(back.told), _show_late(desk) if late else ())


def _show_late(desk: Desk) -> tuple[str, ...]:
    """Bring to the screen what was refused as the stick went, and is on it all the same."""
    with desk.session.transaction() as connection:
        entities = {one.id: one for one in projection.load(connection)}
    notebook = desk.notebook
    fresh = tuple(one for one in entities.values() if notebook.get(one.id) != one)
    gone = tuple(one for one in (each.id for each in notebook) if one not in entities)
    desk.waiting.append(
        Committed(act=Act.MERGE, count=len(fresh), entities=fresh, gone=gone),
    )
    desk.catch_up()
    return tuple(one.id for one in fresh)
