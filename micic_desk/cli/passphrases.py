"""Passphrases for commands: from a file, or asked for; never from the command itself.

What stands in a command can be read by every process of the machine and stays in the shell's
history, so no option takes a passphrase.
"""

from collections.abc import Callable
from pathlib import Path

from micic_desk.app.opening import needs_passphrase
from micic_desk.app.passphrases import check_own_passphrase, make_passphrase, secret_of
from micic_desk.app.weighing import weigh
from micic_desk.cli.streams import Streams
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.phrase import LARGEST_PHRASE_FILE, same_phrase
from micic_desk.runtime.whole_file import read_bounded
from micic_desk.store.key import Secret


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


def passphrase_of(notebook: Path, file: Path | None, streams: Streams) -> Secret | None:
    """What opens a notebook, its passphrase or its recovery sheet; None for a plain one."""
    if not needs_passphrase(notebook):
        return None
    if file is not None:
        return secret_of(read_phrase_file(file))
    ask = _somebody(
        streams,
        Refusal(
            "cli.nobody_to_ask",
            "{name} is locked and nobody can be asked here. Give --passphrase-file with a file "
            "that holds its passphrase.",
            name=notebook.name,
        ),
    )
    return secret_of(ask(f"Passphrase of {notebook.name}: "))


def new_passphrase(file: Path | None, streams: Streams) -> str:
    """A new passphrase: from a file, or chosen in front of the screen."""
    if file is not None:
        return read_phrase_file(file)
    ask = _somebody(
        streams,
        Refusal(
            "cli.no_new_passphrase",
            "A new passphrase is needed and nobody can be asked here. Give a file that holds it: "
            "--passphrase-file for a new notebook (or --plain for one that anybody can read), "
            "--new-passphrase-file to change that of another.",
        ),
    )
    typed = ask("The new passphrase (leave empty to have one made): ")
    if typed:
        streams.tell(str(weigh(typed).sentence))
        return check_own_passphrase(typed, ask("The same once more: "))
    made = make_passphrase()
    streams.tell(f"Write this down and keep it apart from the laptop: {made}")
    again = ask("Type it once, to be sure that it is written down: ")
    if same_phrase(again) != made:
        raise Refusal("cli.not_the_same", "That was not the same, so nothing was done. Try again.")
    return made


def _somebody(streams: Streams, otherwise: Refusal) -> Callable[[str], str]:
    if streams.ask is None:
        raise otherwise
    return streams.ask
