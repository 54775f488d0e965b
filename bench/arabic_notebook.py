"""A notebook in Arabic, with everything a sheet may have to show: what ``screens.py`` opens too."""

import tempfile
from pathlib import Path

from micic_desk.app.capturing import Capture
from micic_desk.app.desk import Desk
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import share
from micic_desk.app.taking_people import rows_of_people, taking_people
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Delete, Reword
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import Duty, EntityKind

PHRASE = "one two three four five six"
TITLE = "مشاورة مدن النهر حول حماية العمال في أوقات الأزمات"
PEOPLE = """ليلى حسن, عاملة موسمية, رابطة العمال
عمر داود, مستشار قانوني, المساعدة القانونية في الميناء
Ana Quince, Delegate, DFN - Delta Families Network
"""
NOTES = """# الجلسة الصباحية
## الوثائق قبل الأزمة
@ليلى لم يجب أحد على هاتف القنصلية لمدة 11 يوماً
\tأغلقت ثلاثة مخيمات في الثاني من أبريل، و140 عاملاً بلا أجر
\t-> يجب أن تصدر القنصليات وثائق سفر طارئة خلال 48 ساعة
@عمر لا أحد يحتفظ بالقائمة عندما يرحل صاحب العمل #وثائق
?? من دفع ثمن الحافلات؟
" لم يسألنا أحد قبل أن تأتي الحافلات.
~ انقطع الصوت دقيقتين
=> من يعتمد على ختم يعتمد على مزاج موظف واحد (stamp office)
##
// اسألها إن كان يجوز ذكر اسمها
The consulate answered for one hour a day, yesterday too
"""


def make_arabic(path: Path) -> None:
    """The notebook on disk: people, lines in both directions, a report, a bin, a conflict."""
    desk = create_desk(path, None, title=TITLE)
    place = Workplace(desk)
    place.me = place.person_named("سارة النجار", Duty.RAPPORTEUR)
    edit, _, _ = taking_people(desk.notebook, rows_of_people(PEOPLE))
    desk.do(edit)
    capture = Capture(desk, "مقدمة")
    for line in NOTES.splitlines():
        capture.take(line)
    capture.close()
    for sort, name in (("body", "رابطة العمال"), ("group", "العمال الموسميون")):
        desk.do(Add(kind=EntityKind.REFERENCE, fields={"kind": sort, "name": name}))
    desk.do(Reword(entity=_saying(desk, "انقطع").id, text="انقطع الصوت ثلاث دقائق"))
    desk.do(Delete(entities=(_saying(desk, "من دفع").id,)))
    desk.close()
    with tempfile.TemporaryDirectory() as folder:
        _merge_a_colleague(path, Path(folder))


def file_of_a_colleague(
    notebook: Path, folder: Path, name: str, *lines: str, reworded: tuple[str, str] | None = None
) -> Path:
    """What somebody wrote who was given all of a notebook, as a share file (`PHRASE`).

    ``reworded`` is how a line of it begins, and what she makes of it.
    """
    path = folder / "theirs.micicx"
    desk, other = open_desk(notebook, None), create_desk(folder / "theirs.micic", None)
    share(desk, path, contents(desk), passphrase=PHRASE)
    merge(other, [open_share(other, path, PHRASE)])
    desk.close()
    place = Workplace(other)
    place.me = place.person_named(name, Duty.CO_RAPPORTEUR)
    capture = Capture(other)
    for line in lines:
        capture.take(line)
    capture.close()
    if reworded is not None:
        _reword(other, *reworded)
    share(other, path, contents(other), passphrase=PHRASE)
    other.close()
    return path


def _merge_a_colleague(notebook: Path, folder: Path) -> None:
    """She rewords a line that is reworded here too, and adds two of her own."""
    begins = "لا أحد"
    theirs = file_of_a_colleague(
        notebook,
        folder,
        "دانا عيسى",
        "لم يجب أحد على هاتف القنصلية أحد عشر يوماً",
        "-> ينبغي أن تسجل المدارس الأطفال",
        reworded=(begins, "لا أحد يحفظ القائمة بعد رحيله"),
    )
    desk = open_desk(notebook, None)
    _reword(desk, begins, "لا أحد يحتفظ بالقائمة عندما يغادر صاحب العمل")
    merge(desk, [open_share(desk, theirs, PHRASE)])
    desk.close()


def _reword(desk: Desk, begins: str, text: str) -> None:
    desk.do(Reword(entity=_saying(desk, begins).id, text=text))


def _saying(desk: Desk, words: str) -> Entity:
    items = desk.notebook.of_kind(EntityKind.ITEM)
    return next(one for one in items if one.text("text").startswith(words))
