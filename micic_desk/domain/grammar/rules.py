"""The grammar as a table, for help on the screen and for the manual; every word translatable."""

from dataclasses import dataclass

from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar's table.

    ``mark`` is what is typed, empty for a kind that only has a key; ``kind`` is the kind it
    gives, None where it gives none. ``example`` is a line as it is typed. ``key`` is the
    letter of the kind, for whoever would rather press a key than type a mark.
    """

    mark: str
    kind: ItemKind | None
    meaning: Sentence
    example: Sentence
    key: str = ""


RULES: tuple[Rule, ...] = (
    Rule(
        "-> ",
        ItemKind.RECOMMENDATION,
        Sentence("Recommendation; its printed mark and label are added."),
        Sentence("-> open the shelters to everyone."),
        "r",
    ),
    Rule(
        "=> ",
        ItemKind.IMPLICATION,
        Sentence("Implication: what follows from the line above."),
        Sentence("=> A warning nobody understands is not a warning."),
        "i",
    ),
    Rule(
        "? ",
        ItemKind.QUESTION,
        Sentence("Question that stays open."),
        Sentence("? Who pays for the journey home?"),
        "q",
    ),
    Rule(
        "e.g. ",
        ItemKind.EXAMPLE,
        Sentence("Example."),
        Sentence("e.g. Lower Ferry: the siren was taken for a drill."),
        "e",
    ),
    Rule(
        "* ",
        ItemKind.EXAMPLE,
        Sentence("Example, with one key less."),
        Sentence("* Lower Ferry: the siren was taken for a drill."),
        "e",
    ),
    Rule(
        '" ',
        ItemKind.QUOTATION,
        Sentence("Quotation, word for word."),
        Sentence('" Nobody asked us to help.'),
        "w",
    ),
    Rule(
        ">> ",
        ItemKind.HAND_OVER,
        Sentence("Hand-over to the next rapporteur."),
        Sentence(">> Anna – the upper valleys."),
        "h",
    ),
    Rule(
        "~ ",
        ItemKind.GAP,
        Sentence("Gap: something was missed here."),
        Sentence("~ sound lost for two minutes."),
        "m",
    ),
    Rule(
        "// ",
        ItemKind.NOTE_TO_SELF,
        Sentence("Note to self; it never leaves this laptop."),
        Sentence("// ask her whether she may be quoted."),
        "n",
    ),
    Rule(
        "# ",
        None,
        Sentence("New session or topic."),
        Sentence("# Round table on private employers."),
    ),
    Rule(
        "## ",
        None,
        Sentence("Key point of the report; the lines after it are placed in it."),
        Sentence("## Warnings reach nobody who is new."),
    ),
    Rule(
        "@code ",
        None,
        Sentence("Speaker by code; a new code makes a new person."),
        Sentence("@S1 We walked for two days."),
    ),
    Rule(
        "Name: ",
        None,
        Sentence("Speaker by name, once the name is known."),
        Sentence("Anna: we have said this three times."),
    ),
    Rule(
        "?? ",
        None,
        Sentence("Speaker not known yet, to be filled in later."),
        Sentence("?? The bridge was closed at noon."),
    ),
    Rule(
        "... ",
        None,
        Sentence("The same speaker goes on."),
        Sentence("... and nobody told the camps."),
    ),
    Rule(
        "#tag",
        None,
        Sentence("Tag, anywhere in a line; it stays in the text."),
        Sentence("The clinic closed for a month #health."),
    ),
    Rule(
        "s/old/new/",
        None,
        Sentence("Mend the line before: put the new words for the old."),
        Sentence("s/8 countries/13 countries/, on a line of its own."),
    ),
    Rule("", ItemKind.POINT, Sentence("Point."), Sentence("Boats were loaded by list."), "p"),
    Rule(
        "",
        ItemKind.STATEMENT,
        Sentence("Statement: a position the group takes."),
        Sentence("Migrants are actors in every crisis."),
        "s",
    ),
    Rule(
        "",
        ItemKind.EXAMPLE_GROUP,
        Sentence("Heading of the examples under it."),
        Sentence("Examples from the towns:"),
        "g",
    ),
    Rule("", ItemKind.FACT, Sentence("Fact or figure."), Sentence("24 people took part."), "f"),
    Rule(
        "",
        ItemKind.STARTING_POINT,
        Sentence("Starting point: a conclusion of an earlier meeting."),
        Sentence("Early warning is a right."),
        "o",
    ),
    Rule(
        "",
        ItemKind.FOLLOW_UP,
        Sentence("Follow-up: what comes after this meeting."),
        Sentence("The secretariat sends the list by June."),
        "u",
    ),
)
"""Marks first, in the order in which they are learnt; then the kinds that have a key only."""
