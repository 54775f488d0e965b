"""What is typed and pasted in the states of the window that ``screens.py`` takes pictures of."""

LONG = (
    "Second Regional Civil Society Consultation on the Protection of People on the Move in Times "
    "of Crisis, with the Working Groups on Return, Documents and Access to Care"
)
FIRST_MINUTE = (
    ("Registers of workers abroad exist in two of five consulates", 0),
    ("e.g. Port closure: crews waited eleven days", 1),
    ("? Who keeps the list when the employer has left?", 0),
    ("=> Evacuation by nationality leaves families in two queues", -1),
    ("-> Consulates should keep a voluntary register, apart from the police", 0),
    ('" Nobody asked us before the buses came.', 0),
    ("@S1 We walked for two days", 0),
    ("~ sound lost for two minutes", 0),
    ("// ask her whether she may be quoted", 0),
)
RIGHT_TO_LEFT = (
    ("The consulate answered the telephone for one hour a day", 0),
    ("اتصلنا بالقنصلية ثلاث مرات ولم يجب أحد، ثم قيل لنا أن ننتظر حتى يوم الأحد 15 مايو", 1),
    ("-> يجب أن تصدر القنصليات وثائق سفر طارئة خلال 48 ساعة", 0),
    ("e.g. في مخيم البساتين: 140 عاملاً بلا أجر لمدة خمسة أسابيع (Orchard camps)", 0),
    ("? מי שומר את הרשימה כשהמעסיק עזב", 0),
    ('" لم يسألنا أحد قبل أن تأتي الحافلات.', -1),
    ("@Laila قالت إن «القائمة» كانت list of residents فقط", 0),
    ("=> If a life-jacket depends on a stamp, the stamp decides who lives (الختم)", 0),
)
AGENDA = """Tuesday 12 May
09:00-09:30 Opening (Room 1) – moderator: Ilse Marrable
11:00-11:15 Coffee
11:15-12:45 Working group A: Documents (Room 2)
11:15-12:45 Working group B: Children (Room 3)
15:30-16:00 الجلسة الختامية
"""
PARTICIPANTS = """Name,Organisation,Role
Ilse Marrable,River Workers' Union,moderator
ليلى حسن,رابطة العمال,participant
"""
DOCUMENT = """# Morning
- Warnings must reach people in words
  they understand
- Nobody is left at the quay
  for want of papers
"""
