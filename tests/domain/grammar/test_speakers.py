import pytest

from micic_desk.domain.grammar import Directive, Part, Said, understand
from micic_desk.domain.kinds import ItemKind

PEOPLE = {"amina": "p1", "amina k.": "p1", "k7": "p1", "tolekan": "p2", "anna kestrel-moor": "p3"}


@pytest.mark.parametrize("mark", ["", "-> ", "=> ", "? ", "* ", '" ', "~ ", "// ", "➔ "])
@pytest.mark.parametrize(
    ("named", "said", "speaker"),
    [
        ("@k7 ", Said.KNOWN, "p1"),
        ("@K7: ", Said.KNOWN, "p1"),
        ("@nurse-2 ", Said.NEW_CODE, "nurse-2"),
        ("@Ж4 ", Said.NEW_CODE, "Ж4"),
        ("Ámina: ", Said.KNOWN, "p1"),
        ("amina  K.:\t", Said.KNOWN, "p1"),
        ("Amina : ", Said.KNOWN, "p1"),
        ("?? ", Said.UNKNOWN, "??"),
        ("... ", Said.SAME, ""),
        ("… ", Said.SAME, ""),
    ],
)
def test_every_speaker_goes_with_every_mark_in_either_order(
    mark: str, named: str, said: Said, speaker: str
) -> None:
    alone = understand(f"{mark}we walked", PEOPLE)
    for line in (f"\t{mark}{named}we walked", f"\t{named}{mark}we walked"):
        read = understand(line, PEOPLE)
        assert (read.said, read.speaker, read.text) == (said, speaker, "we walked")
        assert (read.kind, read.mark, read.label) == (alone.kind, alone.mark, alone.label)
        assert read.depth == 1
        assert read.raw == line


@pytest.mark.parametrize(
    "line",
    ["@ code", "user@example we", "...and then", "??? really", "Amina:", "12:30: tea", "Nadia: ja"],
)
def test_what_only_resembles_a_speaker_is_text(line: str) -> None:
    read = understand(line, PEOPLE)
    assert (read.said, read.text, read.typed) == (Said.NOBODY, line, "")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("Nadia: we left", "Nadia"),
        ("Nadia Orlova: we left", "Nadia Orlova"),
        ("Maria de la Cruz: we left", "Maria de la Cruz"),
        ("Нина: мы ушли", "Нина"),
        ("مريم: غادرنا", "مريم"),
        ("Example: the ferry", ""),
        ("Good practice: the ferry", ""),
        ("the ferry: late", ""),
        ("The people of the lower valley: late", ""),
        ("25-26/6: late", ""),
        ("Lower Ferry: 140 workers without pay", ""),
        ("Women: the night shift", ""),
        ("Cannery at Lower Ferry: paid in full", ""),
        ("Gulnara Asan кызы: мы ушли", "Gulnara Asan кызы"),
        ("e.g. Lower Ferry: paid in full", ""),
        ("في مخيم البساتين: بلا أجر", ""),
        ("محمد علي: غادرنا", "محمد علي"),
        ("http://ferry: late", ""),
    ],
)
def test_an_unknown_name_is_a_hint_and_the_text_keeps_it(line: str, hint: str) -> None:
    read = understand(line, PEOPLE)
    text = line.removeprefix("e.g. ")
    assert (read.speaker_hint, read.text, read.said) == (hint, text, Said.NOBODY)


@pytest.mark.parametrize("line", ["@k7", "@k7: ", "??", "...", "… "])
def test_a_speaker_without_words_is_no_item_and_says_why(line: str) -> None:
    read = understand(line, PEOPLE)
    assert read.directive is Directive.NOTHING
    assert "after the speaker" in str(read.reason)


@pytest.mark.parametrize(
    ("line", "to", "named"),
    [
        (">> Tolekan – the rest", "p2", "Tolekan"),
        ("⇒ Hand over to Tolekan – continuation of reflections", "p2", "Tolekan"),
        (">> over to Amina K.: the towns", "p1", "Amina K."),
        (">> Tolekan, who was there", "p2", "Tolekan"),
        (">> Tolekan.", "p2", "Tolekan."),
        (">> Tolekan " + "and so on " * 20, "p2", "Tolekan"),
        (">> @k7 – the towns", "p1", "k7"),
        (">> Anna Kestrel-Moor will go on", "p3", "Anna Kestrel-Moor"),
    ],
)
def test_a_hand_over_finds_who_takes_over(line: str, to: str, named: str) -> None:
    read = understand(line, PEOPLE)
    assert (read.kind, read.to, read.said) == (ItemKind.HAND_OVER, to, Said.NOBODY)
    assert read.text == line[3:].strip() or read.text == line[2:].strip()
    spans = [line[span.start : span.end] for span in read.spans if span.part is Part.RECIPIENT]
    assert spans == [named]


@pytest.mark.parametrize("line", [">> somebody else", ">> the floor, Tolekan", ">> – Tolekan"])
def test_a_hand_over_to_nobody_known_names_nobody(line: str) -> None:
    assert understand(line, PEOPLE).to == ""
