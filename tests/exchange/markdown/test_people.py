from micic_desk.domain.kinds import Duty, ItemKind
from micic_desk.exchange.markdown.reader import read_markdown


def test_a_co_rapporteur_is_noticed_and_receives_the_hand_over() -> None:
    source = "- Nia Abo is the co-rapporteur.\n\n⇒ Hand over to Nia – the second day\n"
    document = read_markdown(source)
    assert [(person.name, person.duties) for person in document.people] == [
        ("Nia Abo", (Duty.CO_RAPPORTEUR,))
    ]
    *_, last = document.items()
    assert (last.hand_over_to, last.hand_over_scope) == ("Nia Abo", "the second day")


def test_an_unknown_receiver_keeps_the_name_as_typed() -> None:
    *_, last = read_markdown("⇒ Hand over to Omar – the rest\n").items()
    assert (last.kind, last.hand_over_to) == (ItemKind.HAND_OVER, "Omar")


def test_an_arrow_that_hands_nothing_over_is_an_implication() -> None:
    *_, last = read_markdown("- a\n  - ⇒ so nobody came\n").items()
    assert (last.kind, last.mark) == (ItemKind.IMPLICATION, "⇒")
