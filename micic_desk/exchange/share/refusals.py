"""What is said when a share file cannot be used: a stable code, and no content of the file."""

from micic_desk.domain.sentences import Refusal


def empty() -> Refusal:
    """Nothing is in the file."""
    return Refusal("share.empty", "The share file is empty. Ask for it to be sent again.")


def not_a_share_file() -> Refusal:
    """Something else is in the file."""
    return Refusal("share.not_a_share_file", "This is not a share file of this program.")


def cut() -> Refusal:
    """The end is missing."""
    return Refusal(
        "share.cut",
        "The share file is not complete: a part of it is missing. Ask for it to be sent again.",
    )


def altered() -> Refusal:
    """The bytes are not those that were written."""
    return Refusal(
        "share.altered",
        "The share file is damaged or was altered on its way. Nothing was taken from it; "
        "ask for it to be sent again.",
    )


def wrong_phrase() -> Refusal:
    """The passphrase does not open it."""
    return Refusal(
        "share.wrong_phrase",
        "The passphrase does not open this share file. Check each word with the sender.",
    )


def phrase_needed() -> Refusal:
    """Only a passphrase opens it, and none was given."""
    return Refusal(
        "share.phrase_needed",
        "This share file opens with a passphrase. Ask the sender for it.",
    )


def not_for_you() -> Refusal:
    """It was sealed for other people."""
    return Refusal(
        "share.not_for_you",
        "This share file was sealed for other people, or for an earlier card of yours. "
        "Give the sender your card and ask for a new file.",
    )


def newer_format() -> Refusal:
    """A later version wrote it."""
    return Refusal(
        "share.newer_format",
        "This share file was made by a newer version of the program. Update this one to open it.",
    )


def work_factor() -> Refusal:
    """Opening it would take this computer's memory and minutes."""
    return Refusal(
        "share.work_factor",
        "This share file asks for more memory and time than any of ours does. It was not opened.",
    )


def too_large(megabytes: int) -> Refusal:
    """More than a share file may hold."""
    return Refusal(
        "share.too_large",
        "A share file holds at most {megabytes} MB. Share fewer sessions at a time.",
        megabytes=megabytes,
    )


def too_many(limit: int) -> Refusal:
    """More operations than a share file may hold."""
    return Refusal(
        "share.too_many",
        "A share file holds at most {limit} changes. Share fewer sessions at a time.",
        limit=limit,
    )


def bad_manifest() -> Refusal:
    """Signed and whole, and yet its first line is not a manifest."""
    return Refusal(
        "share.bad_manifest",
        "The share file does not say what it holds. Nothing was taken from it.",
    )


def bad_operation(number: int, reason: str) -> Refusal:
    """Signed and whole, and yet one of its changes is malformed."""
    return Refusal(
        "share.bad_operation",
        "Change {number} in the share file is malformed ({reason}). Nothing was taken from it.",
        number=number,
        reason=reason,
    )


def repeated_operation(number: int) -> Refusal:
    """One id stands twice in the file."""
    return Refusal(
        "share.repeated_operation",
        "Change {number} stands in the share file twice. Nothing was taken from it.",
        number=number,
    )


def stopped() -> Refusal:
    """The process that read it died, took too much, or answered nonsense."""
    return Refusal(
        "share.stopped",
        "This share file asks for more than any of ours does, so reading it was stopped. Nothing "
        "was taken from it; ask for it to be made again.",
    )


def no_reader() -> Refusal:
    """The process that reads share files could not be started."""
    return Refusal(
        "share.no_reader",
        "This computer had no room to open the share file safely. Close other programs and try "
        "again; nothing was changed.",
    )
