"""The words round a figure in English, French, Spanish, Russian and Arabic; our own lists."""

from micic_desk.domain.text import folded

_HEDGES = """
more than; over; at least; up to; fewer than; less than; under; about; around; approximately;
approx.; roughly; nearly; almost; close to; some; circa; ca.; an estimated; estimated; only;
as many as; no more than; not more than; no fewer than; well over; just over; just under;
plus de; au moins; environ; près de; quelque; moins de; jusqu'à; presque; à peu près; seulement;
pas plus de; plus d'; près d';
más de; al menos; por lo menos; cerca de; aproximadamente; unos; unas; casi; menos de; hasta;
alrededor de; solo; sólo;
более; больше; свыше; около; примерно; почти; приблизительно; не менее; не более; менее; порядка;
до; минимум; всего;
أكثر من; حوالي; نحو; ما يقارب; قرابة; ما لا يقل عن; أقل من; تقريبا; تقريباً; زهاء; ما يزيد عن; فقط
"""
_SIGNS = ("~", "≈", ">", "<", "≥", "≤")
HEDGES = (
    tuple(
        sorted(
            {one.strip() for one in _HEDGES.replace("\n", " ").split(";") if one.strip()},
            key=len,
            reverse=True,
        )
    )
    + _SIGNS
)
"""What may stand before a figure to say how near it is; the longest first."""

HEDGES_AFTER = ("or more", "or so", "or less", "ou plus", "o más", "или больше", "или более")

_SCALES: dict[int, str] = {
    100: "hundred cent cents cien ciento cientos сто مئة مائة",
    200: "مئتين مئتي مئتا مائتين",
    1_000: "thousand k mille mil тысяча тысячи тысяч тыс ألف آلاف الف آلاف ألفا",
    2_000: "ألفين ألفي ألفا",
    1_000_000: "million millions mn millón millones миллион миллиона миллионов млн مليون ملايين",
    2_000_000: "مليونين مليوني",
    1_000_000_000: "billion billions bn milliard milliards миллиард миллиарда миллиардов млрд "
    "مليار",
}
_ORDER = (*range(2, 21), *range(30, 100, 10))
_SMALL = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt trente quarante cinquante soixante",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta "
    "ochenta noventa",
    "ru": "два|две|двух три|трёх|трех четыре|четырёх|четырех пять|пяти шесть|шести семь|семи "
    "восемь|восьми девять|девяти десять|десяти одиннадцать|одиннадцати двенадцать|двенадцати "
    "тринадцать четырнадцать пятнадцать|пятнадцати шестнадцать семнадцать восемнадцать "
    "девятнадцать двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти "
    "шестьдесят|шестидесяти семьдесят восемьдесят девяносто",
    "ar": "اثنان|اثنين|اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني "
    "تسعة|تسع عشرة|عشر",
}
_MONTHS = """
January February March April May June July August September October November December
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
"""
_NAMED = """
article articles art section sections paragraph para chapter annex appendix resolution session
room page level item convention protocol recommendation rule principle guideline point step part
phase version no nr number nº n° № line day table box gate flat
article chapitre annexe séance salle niveau partie numéro principe
artículo capítulo anexo sesión sala página nivel parte número
статья статьи статье пункт пункта глава раздел сессия зал страница номер часть принцип
المادة الفصل الملحق القرار الجلسة الصفحة الفقرة رقم
"""
_UNITS: dict[str, str] = {
    "%": "% ٪ percent pourcent процент процента процентов",
    "€": "€ eur euro euros евро يورو",
    "$": "$ us$ usd dollar dollars dólar dólares доллар доллара долларов دولار دولارات دولارا",
    "£": "£ gbp pounds",
    "₽": "₽ rub рубль рубля рублей",
    "сом": "kgs som soms сом сома сомов",
    "₸": "₸ kzt tenge тенге",
    "¥": "¥ jpy yen",
    "km": "km kilometre kilometres kilometer kilometers kilomètre kilomètres kilómetro "
    "kilómetros км километр километра километров كم كيلومتر كيلومترا",
    "m": "m metre metres meter meters mètres metros метр метра метров متر",
    "kg": "kg kilo kilos кг килограмм килограммов كغ",
    "t": "t tonne tonnes toneladas тонн тонны طن",
    "ha": "ha hectare hectares hectáreas га гектаров",
    "°C": "°c",
    "minutes": "minute minutes min minutos минут минуты دقيقة دقائق",
    "hours": "hour hours heure heures hora horas час часа часов ساعة ساعات",
    "days": "day days jour jours día días день дня дней يوم أيام يوما",
    "weeks": "week weeks semaine semaines semana semanas неделя недели недель أسبوع أسابيع",
    "months": "month months mois mes meses месяц месяца месяцев شهر أشهر شهرا",
    "years": "year years an ans année années año años год года лет سنة سنوات عام أعوام عاما",
}
_STOPS = """
who which that whose where when while because since although but and or were was are is be been
have had has did do does can could may might must should will would said say says told went came
qui que dont où mais et ou ont sont était étaient avait avaient est parce
quien quienes pero y o fueron eran están son han fue porque
который которая которые которых но и или были был была потому что
الذي التي الذين الذين لكن و أو كان كانت كانوا
"""
_LINKS = "of the de des du d' la le les los las del из от من des"


def _index(table: dict[int, str]) -> dict[str, int]:
    return {folded(word): value for value, words in table.items() for word in words.split()}


def _counted(words: str) -> dict[str, int]:
    forms = zip(words.split(), _ORDER, strict=False)
    return {folded(form): value for several, value in forms for form in several.split("|")}


def _set(words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words.split())


SCALES = _index(_SCALES)
"""Words that multiply the number before them; without one they are the number itself."""

TOUCHING = frozenset({"k", "mn", "bn"})
"""Scales that are letters: nothing unless they touch their digits."""

SMALL = {language: _counted(words) for language, words in _SMALL.items()}
"""Numbers in words, by language. One is left out: in most languages it is an article."""

MONTHS = tuple(sorted(_MONTHS.split(), key=len, reverse=True))
"""Names of months as they are written: English ones with a capital, for "may" is a verb too."""

NAMED = tuple(sorted(set(_NAMED.split()), key=len, reverse=True))
"""Words after which a number is a name: Article 13, Room 2."""

UNITS = {folded(word): unit for unit, words in _UNITS.items() for word in words.split()}
MONEY = frozenset("€$£₽₸¥")
STOPS = _set(_STOPS)
"""Words with which what is counted has ended."""

LINKS = _set(_LINKS)
"""Words that lead from a figure to what is counted, and do not tell facts apart."""

LEADING = _set(
    "in at on with by for to from dans en à au aux avec par pour con por para a в на от с по для к "
    "في إلى عن على مع"
)
"""Words that lead on to something else, and end nothing that is counted."""

IN_TOTAL = ("in total", "in all", "altogether", "au total", "en total", "في المجموع")
