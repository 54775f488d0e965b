"""Passphrases for commands: from a file, or asked for; never from the command itself.

What stands in a command can be read by every process of the machine and stays in the shell's
history, so no option takes a passphrase.
"""

from collections.abc import Callable
from pathlib import Path

from micic_desk.app.opening import needs_passphrase
from micic_desk.cli.streams import Streams
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.phrase import (
    LARGEST_PHRASE_FILE,
    generate_phrase,
    read_words,
    same_phrase,
)
from micic_desk.runtime.bundled import bundled
from micic_desk.runtime.whole_file import read_bounded


def read_phrase_file(path: Path) -> str:
    """The passphrase in a file, without the line end behind it; Refusal where there is none."""
    data = read_bounded(path, LARGEST_PHRASE_FILE)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(
            "phrase.not_text",
            "{name} holds no passphrase: it is not text in UTF-8.",
            name=path.name,
        ) from None
    phrase = text.removesuffix("\n").removesuffix("\r")
    if not phrase.strip():
        raise Refusal(
            "phrase.empty_file",
            "{name} is empty. Write the passphrase into it, on one line.",
            name=path.name,
        )
    return phrase


def passphrase_of(notebook: Path, file: Path | None, streams: Streams) -> str | None:
    """What opens a notebook; None for a plain one."""
    if not needs_passphrase(notebook):
        return None
    if file is not None:
        return read_phrase_file(file)
    ask = _somebody(
        streams,
        Refusal(
            "cli.nobody_to_ask",
            "{name} is locked and nobody can be asked here. Give --passphrase-file with a file "
            "that holds its passphrase.",
            name=notebook.name,
        ),
    )
    return ask(f"Passphrase of {notebook.name}: ")


def new_passphrase(file: Path | None, streams: Streams) -> str:
    """The passphrase for a new notebook: from a file, or chosen in front of the screen."""
    if file is not None:
        return read_phrase_file(file)
    ask = _somebody(
        streams,
        Refusal(
            "cli.no_new_passphrase",
            "A new notebook needs a passphrase and nobody can be asked here. Give "
            "--passphrase-file, or --plain for one that anybody can read.",
        ),
    )
    typed = ask("Passphrase for the new notebook (leave empty to have one made): ")
    if typed:
        again = ask("The same once more: ")
    else:
        typed = made_phrase()
        streams.tell(f"Write this down and keep it apart from the laptop: {typed}")
        again = ask("Type it once, to be sure that it is written down: ")
    if same_phrase(again) != same_phrase(typed):
        raise Refusal(
            "cli.not_the_same", "The two were not the same, so no notebook was made. Try again."
        )
    return typed


def made_phrase() -> str:
    """A new passphrase of six words."""
    return generate_phrase(read_words(bundled("resources", "reference", "words.txt")))


def share_phrase(file: Path | None, prompt: str, streams: Streams) -> str | None:
    """The passphrase of a share file where one was given or can be asked for."""
    if file is not None:
        return read_phrase_file(file)
    return streams.ask(prompt) if streams.ask is not None else None


def _somebody(streams: Streams, otherwise: Refusal) -> Callable[[str], str]:
    if streams.ask is None:
        raise otherwise
    return streams.ask
