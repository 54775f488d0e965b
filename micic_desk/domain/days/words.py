"""Words for days in English, French, Spanish, Russian and Arabic; our own lists.

In the patterns, ``<n>`` stands for a number in digits or a small one in words, ``<d>`` for a
weekday. What a pattern means is a step from the day of speaking: so many days, weeks, months
or years. A step of a weekday is -1 for the last one, 0 for the one of this week, +1 for the
next one; None is what only the speaker knows.
"""

from enum import Enum

from micic_desk.domain.text import folded


class Unit(Enum):
    """In what a step is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    UNKNOWN = "unknown"


FORMS: tuple[tuple[str, Unit, int], ...] = (
    # English
    ("(?:the )?day before yesterday", Unit.DAY, -2),
    ("(?:the )?day after tomorrow", Unit.DAY, 2),
    ("yesterday|last night", Unit.DAY, -1),
    ("tomorrow", Unit.DAY, 1),
    ("today|tonight|this (?:morning|afternoon|evening)", Unit.DAY, 0),
    ("<n> days? ago", Unit.DAY, -1),
    ("<n> weeks? ago", Unit.WEEK, -1),
    ("<n> months? ago", Unit.MONTH, -1),
    ("<n> years? ago", Unit.YEAR, -1),
    ("in <n> days?(?! of)", Unit.DAY, 1),
    ("last week", Unit.WEEK, -1),
    ("this week", Unit.WEEK, 0),
    ("next week", Unit.WEEK, 1),
    ("last month", Unit.MONTH, -1),
    ("this month", Unit.MONTH, 0),
    ("next month", Unit.MONTH, 1),
    ("last year", Unit.YEAR, -1),
    ("this year", Unit.YEAR, 0),
    ("next year", Unit.YEAR, 1),
    ("last <d>", Unit.WEEKDAY, -1),
    ("this <d>", Unit.WEEKDAY, 0),
    ("next <d>", Unit.WEEKDAY, 1),
    ("on <d>", Unit.UNKNOWN, 0),
    ("(?:last|this|next) (?:spring|summer|autumn|winter|weekend)", Unit.UNKNOWN, 0),
    ("the other day", Unit.UNKNOWN, 0),
    # French
    ("avant[- ]hier", Unit.DAY, -2),
    ("après[- ]demain", Unit.DAY, 2),
    ("hier(?: soir| matin)?", Unit.DAY, -1),
    ("demain", Unit.DAY, 1),
    ("aujourd['’]hui|ce (?:matin|soir)|cet après-midi", Unit.DAY, 0),
    ("il y a <n> jours?", Unit.DAY, -1),
    ("il y a <n> semaines?", Unit.WEEK, -1),
    ("il y a <n> mois", Unit.MONTH, -1),
    ("il y a <n> (?:ans?|années?)", Unit.YEAR, -1),
    ("la semaine (?:dernière|passée)", Unit.WEEK, -1),
    ("cette semaine", Unit.WEEK, 0),
    ("la semaine prochaine", Unit.WEEK, 1),
    ("le mois (?:dernier|passé)", Unit.MONTH, -1),
    ("ce mois-ci", Unit.MONTH, 0),
    ("le mois prochain", Unit.MONTH, 1),
    ("l['’](?:an|année) (?:dernier|dernière|passé|passée)", Unit.YEAR, -1),
    ("cette année", Unit.YEAR, 0),
    ("l['’](?:an|année) (?:prochain|prochaine)", Unit.YEAR, 1),
    ("<d> (?:dernier|passé)", Unit.WEEKDAY, -1),
    ("<d> prochain", Unit.WEEKDAY, 1),
    # Spanish
    ("anteayer|antier", Unit.DAY, -2),
    ("pasado mañana", Unit.DAY, 2),
    ("ayer|anoche", Unit.DAY, -1),
    ("hoy|esta (?:mañana|tarde|noche)", Unit.DAY, 0),
    ("(?<!la )(?<!una )(?<!cada )mañana", Unit.DAY, 1),
    ("hace <n> días?", Unit.DAY, -1),
    ("hace <n> semanas?", Unit.WEEK, -1),
    ("hace <n> mes(?:es)?", Unit.MONTH, -1),
    ("hace <n> años?", Unit.YEAR, -1),
    ("la semana pasada", Unit.WEEK, -1),
    ("esta semana", Unit.WEEK, 0),
    ("la (?:próxima semana|semana próxima|semana que viene)", Unit.WEEK, 1),
    ("el mes pasado", Unit.MONTH, -1),
    ("este mes", Unit.MONTH, 0),
    ("el (?:próximo mes|mes próximo|mes que viene)", Unit.MONTH, 1),
    ("el año pasado", Unit.YEAR, -1),
    ("este año", Unit.YEAR, 0),
    ("el (?:próximo año|año próximo|año que viene)", Unit.YEAR, 1),
    ("<d> pasado|el pasado <d>", Unit.WEEKDAY, -1),
    ("<d> próximo|el próximo <d>|<d> que viene", Unit.WEEKDAY, 1),
    # Russian
    ("позавчера", Unit.DAY, -2),
    ("послезавтра", Unit.DAY, 2),
    (r"вчера|вчерашн\w+", Unit.DAY, -1),
    (r"завтра|завтрашн\w+", Unit.DAY, 1),
    (r"сегодня|сегодняшн\w+", Unit.DAY, 0),
    ("<n> (?:день|дня|дней) назад", Unit.DAY, -1),
    ("<n> (?:неделю|недели|недель) назад", Unit.WEEK, -1),
    ("<n> (?:месяц|месяца|месяцев) назад", Unit.MONTH, -1),
    ("<n> (?:год|года|лет) назад", Unit.YEAR, -1),
    ("неделю назад", Unit.WEEK, -1),
    ("месяц назад", Unit.MONTH, -1),
    ("год назад", Unit.YEAR, -1),
    ("прошл(?:ой неделе|ая неделя|ую неделю)", Unit.WEEK, -1),
    ("эт(?:ой неделе|а неделя|у неделю)", Unit.WEEK, 0),
    ("следующ(?:ей неделе|ая неделя|ую неделю)", Unit.WEEK, 1),
    ("прошл(?:ом месяце|ый месяц)", Unit.MONTH, -1),
    ("эт(?:ом месяце|от месяц)", Unit.MONTH, 0),
    ("следующ(?:ем месяце|ий месяц)", Unit.MONTH, 1),
    ("прошл(?:ом году|ый год)", Unit.YEAR, -1),
    ("эт(?:ом году|от год)", Unit.YEAR, 0),
    ("следующ(?:ем году|ий год)", Unit.YEAR, 1),
    ("прошл(?:ый|ую|ое|ая) <d>", Unit.WEEKDAY, -1),
    ("следующ(?:ий|ую|ее|ая) <d>", Unit.WEEKDAY, 1),
    # Arabic
    ("أول (?:من )?أمس", Unit.DAY, -2),
    ("بعد غد[اًٍ]*", Unit.DAY, 2),
    ("أمس|الأمس|بالأمس|البارحة", Unit.DAY, -1),
    ("غدا|غد(?:ًا|اً)", Unit.DAY, 1),
    ("(?<!هذا )اليوم(?! ال)|هذا اليوم", Unit.DAY, 0),
    ("(?:قبل|منذ) <n> (?:يوم|أيام|يوما|يومًا)", Unit.DAY, -1),
    ("(?:قبل|منذ) يومين", Unit.DAY, -2),
    ("الأسبوع الماضي", Unit.WEEK, -1),
    ("هذا الأسبوع", Unit.WEEK, 0),
    ("الأسبوع (?:القادم|المقبل)", Unit.WEEK, 1),
    ("الشهر الماضي", Unit.MONTH, -1),
    ("هذا الشهر", Unit.MONTH, 0),
    ("الشهر (?:القادم|المقبل)", Unit.MONTH, 1),
    ("العام الماضي|السنة الماضية", Unit.YEAR, -1),
    ("هذا العام|هذه السنة", Unit.YEAR, 0),
    ("العام (?:القادم|المقبل)|السنة (?:القادمة|المقبلة)", Unit.YEAR, 1),
    ("<d> الماضي", Unit.WEEKDAY, -1),
    ("<d> (?:القادم|المقبل)", Unit.WEEKDAY, 1),
)
"""What is looked for, and what it means."""

_WEEKDAYS = (
    "monday lundi lunes понедельник الاثنين الإثنين",
    "tuesday mardi martes вторник الثلاثاء",
    "wednesday mercredi miércoles среду среда الأربعاء",
    "thursday jeudi jueves четверг الخميس",
    "friday vendredi viernes пятницу пятница الجمعة",
    "saturday samedi sábado субботу суббота السبت",
    "sunday dimanche domingo воскресенье الأحد",
)
_NUMBERS = (
    "a an one un une uno una один одну",
    "two deux dos два две",
    "three trois tres три ثلاثة ثلاث",
    "four quatre cuatro четыре أربعة أربع",
    "five cinq cinco пять خمسة خمس",
    "six seis шесть ستة ست",
    "seven sept siete семь سبعة سبع",
    "eight huit ocho восемь ثمانية ثماني",
    "nine neuf nueve девять تسعة تسع",
    "ten dix diez десять عشرة عشر",
)

WEEKDAY_WORDS = tuple(word for words in _WEEKDAYS for word in words.split())
NUMBER_WORDS = tuple(word for words in _NUMBERS for word in words.split())
WEEKDAYS = {folded(word): at for at, words in enumerate(_WEEKDAYS) for word in words.split()}
"""The number of a weekday, Monday 0, by its folded name."""

NUMBERS = {folded(word): at for at, words in enumerate(_NUMBERS, 1) for word in words.split()}
