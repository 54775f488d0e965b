"""Nobody is named, and yet somebody can be found: origin or profession, a place and a figure.

"A Turkish engineer 40 km from …" is one person to whoever lives there. Only somebody who knows
the room can judge that, so such lines are shown for a yes or no.
"""

import re

from micic_desk.domain.figures import figures_in
from micic_desk.domain.sentences import Sentence
from micic_desk.domain.text import folded
from micic_desk.report.blocks import Block
from micic_desk.report.preflight.finding import Check, Finding

_CROWD = 100
"""So many people of a kind are nobody in particular."""

_ORIGINS = frozenset(
    """
    afghan albanian algerian angolan argentine armenian azerbaijani azeri bangladeshi belarusian
    bolivian bosnian brazilian bulgarian burmese burundian cambodian cameroonian chadian chechen
    chilean chinese colombian congolese cuban dominican ecuadorian egyptian eritrean ethiopian
    filipino filipina gambian georgian ghanaian guatemalan guinean haitian honduran indian
    indonesian iranian iraqi ivorian jordanian kazakh kenyan kurdish kyrgyz lebanese liberian
    libyan malagasy malawian malian mauritanian mexican moldovan mongolian moroccan mozambican
    nepali nepalese nicaraguan nigerian nigerien pakistani palestinian paraguayan peruvian
    romanian roma russian rwandan salvadoran senegalese serbian somali sudanese syrian tajik
    tamil tanzanian thai togolese tunisian turkish turkmen ugandan ukrainian uyghur uzbek
    venezuelan vietnamese yemeni zambian zimbabwean
    afghane albanais algerien armenien bangladais camerounais congolais egyptien georgien guineen
    haitien irakien iranien ivoirien kirghize libyen malien marocain nigerian ouzbek russe
    senegalais somalien soudanais syrien tadjik tunisien turc turque ukrainien venezuelien
    afgano argelino boliviano colombiano cubano egipcio guatemalteco haitiano hondureno mexicano
    nicaraguense nigeriano peruano salvadoreno senegales sirio turco ucraniano venezolano
    """.split()  # noqa: SIM905 - a list of words reads better than a list of strings
)
_PROFESSIONS = frozenset(
    """
    accountant activist actor architect baker barber builder captain carpenter cleaner cook
    dentist director doctor driver electrician employee engineer farmer fisherman guard imam
    interpreter journalist judge labourer laborer lawyer lecturer mayor mechanic midwife
    miner minister musician nanny nurse officer painter pastor pharmacist physician pilot plumber
    policeman priest professor researcher sailor seafarer seamstress shepherd soldier student
    surgeon tailor teacher technician trader translator veterinarian waiter waitress welder worker
    avocat avocate chauffeur enseignant enseignante etudiant etudiante infirmier infirmiere
    ingenieur journaliste juge medecin ouvrier ouvriere professeur
    abogado abogada cocinero conductor enfermera enfermero estudiante ingeniero ingeniera maestra
    maestro medico obrero periodista profesor
    адвокат водитель врач журналист инженер медсестра преподаватель рабочий строитель студент
    студентка судья учитель учительница юрист
    """.split()  # noqa: SIM905 - a list of words reads better than a list of strings
)
_PLACE = re.compile(
    r"(?:\b(?:in|near|from|at|of|outside|around|à|en|au|aux|près de|de|desde|cerca de|в|из|под|"
    r"около|близ)\s+(?:(?:the|an?|la|el|le|les|los)\s+)?(?:[\w-]+\s+){0,3}?)"
    r"(?!January|February|March|April|May|June|July|August|September|October|November|December)"
    r"([^\W\d_a-zа-я][^\W\d_]{2,})"
)
_DISTANCE = re.compile(r"\b\d+\s?(?:km|kilomet\w+|miles?|км)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")


def identifying(block: Block) -> Finding | None:
    """What in a line may point at one person; None where nothing does."""
    words = [folded(one) for one in _WORDS.findall(block.text)]
    who = [one for one in words if one in _ORIGINS or one in _PROFESSIONS]
    if not who:
        return None
    place = _PLACE.search(block.text) or _DISTANCE.search(block.text)
    figure = _telling_figure(block)
    if place is None or not figure:
        return None
    sentence = Sentence(
        "This may point at one person: “{who}”, “{place}”, “{figure}”. May it stay?",
        {"who": " ".join(dict.fromkeys(who)), "place": place[0], "figure": figure},
    )
    return Finding(Check.IDENTIFYING, block.source, sentence, block.text)


def _telling_figure(block: Block) -> str:
    """A figure small enough to single somebody out; a distance always does."""
    for said in figures_in(block.text, block.language):
        digits = said.value.partition("-")[0].partition(".")[0]
        if said.unit or (digits.isdigit() and int(digits) < _CROWD):
            return block.text[said.start : said.end].strip()
    return ""
