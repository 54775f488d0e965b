from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from micic_desk.store.key import RawKey
from micic_desk.store.recovery import groups_of
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.groups_field import GroupsField

GROUPS = groups_of(RawKey(bytes(range(32)), bytes(16)))


def test_each_group_is_looked_at_while_it_is_typed(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    field = GroupsField()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.text, " ".join(GROUPS[:3]).lower())
    assert field.said.text() == "3 of 14 groups are right."
    wrong = GROUPS[3][:4] + ("0" if GROUPS[3][4] != "0" else "1")
    QTest.keyClicks(field.text, f" {wrong} ")
    assert field.said.text() == "Group 4 is not as on the sheet."
    with qtbot.waitSignal(field.entered):
        QTest.keyClick(field.text, Qt.Key.Key_Return)
    assert "\n" not in field.typed()
    field.wipe()
    assert field.typed() == ""
    assert not field.text.document().isUndoAvailable()
