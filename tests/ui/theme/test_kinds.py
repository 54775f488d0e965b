from PySide6.QtCore import QCoreApplication, QTranslator

from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.theme.roles import Tint


class Shouting(QTranslator):
    def translate(
        self, context: str, source: str, _comment: str | None = None, _n: int = -1
    ) -> str:
        return source.upper() if context == "ItemKind" else ""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_every_kind_has_an_icon_and_a_name_of_its_own() -> None:
    looks = [kind_look(kind) for kind in ItemKind]
    assert len({look.icon for look in looks}) == len(looks)
    assert len({kind_name(kind) for kind in ItemKind}) == len(looks)
    assert kind_look(ItemKind.RECOMMENDATION).tint is Tint.RECOMMENDATION


def test_a_kind_is_named_in_the_users_language(qapp: QCoreApplication) -> None:
    shouting = Shouting()
    qapp.installTranslator(shouting)
    try:
        assert kind_name(ItemKind.HAND_OVER) == "HAND-OVER"
    finally:
        qapp.removeTranslator(shouting)
