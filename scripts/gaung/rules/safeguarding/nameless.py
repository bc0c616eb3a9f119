"""Where words written large name nobody: a song, a team, a shop, a feast, a call to come along.

Such a stretch is read as if it were written small, letter for letter as long as it was, so that no rule about names
takes a word of it for somebody's. What Nepali writes, where nothing is large, is read as another word of its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.model.language import Language
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.known_names import COMMON, DOUBTFUL, SURNAMES
from gaung.rules.safeguarding.searching import all_of, found_all, found_near, has_devanagari, small_letters

_W, _E = r"(?<![^\W_])", r"(?![^\W_])"
_WORK = (
    r"songs?|poems?|books?|films?|movies?|stor(?:y|ies)|plays?|posters?|campaigns?|slogans?|columns?|albums?|anthem|hymn"
    r"|headline|banner|motto|theme"
    r"|lagu|puisi|sajak|buku|komik|cerpen|dongeng|drama|kampanye|semboyan|rubrik|kolom|berjudul|judul|tema|tajuk|spanduk"
    r"|yel-yel"
    r"|awit|awiting|kanta|kantang|tula|tulang|aklat|libro|pelikula|pelikulang|dula|kampanya|kampanyang|islogan|kolum"
    r"|pamagat|temang|karatula"
)
"""What has a title."""
_PERFORMED = (
    r"sang|sings?|singing|sung|recit(?:es?|ed)|opened with|closed with|ended with|began with|performed|drew|painted"
    r"|menyanyikan|membacakan|melantunkan|membawakan|menggambar|melukis|memainkan|dibuka dengan|ditutup dengan"
    r"|kumanta (?:\w+ ){0,3}ng|umawit (?:\w+ ){0,3}ng|kinanta|inawit|binigkas|tumugtog (?:\w+ ){0,3}ng"
    r"|inawit (?:nila )?ang|kinanta (?:nila )?ang|binigkas (?:nila )?ang"
)
"""Behind it stands what is sung, read or drawn, by its title."""
_LINKS = (
    r"(?:(?:,|:)? (?:called|named|entitled|titled|berjudul|bernama|namin|natin|kami|kita|ng|na|ang|na may|with|the))"
)
_QUOTED = re.compile(
    rf"{_W}(?i:(?:{_WORK})(?:{_LINKS}{{0,3}}|(?: [a-z\d’'-]+){{1,4}}:)|(?:{_PERFORMED}))[,:]? ?"
    r"(?P<title>[\"“'‘][^\"“”\n\d]{2,70}?[\"”'’])(?!\w)"
)
"""A title between quotation marks behind what it is the title of."""
_SAID = re.compile(
    rf"(?i){_W}(?:my name|i am|i'm|nama ?(?:ku|saya|aku|nya)?|namaku|ako si|ako po si|pangalan|kelas|class|grade"
    rf"|baitang|umur|age|years old|tahun|anyos){_E}"
)
"""What no title says: somebody tells who they are."""
_LABEL = re.compile(
    r"(?i:song|poem|title|slogan|theme|campaign|invitation|lagu|puisi|judul|tema|kampanye|undangan|awit"
    r"|kanta|tula|pamagat|islogan|kampanya|paanyaya)s?: (?P<title>[A-Z][\w’'-]*(?: [\w’'-]+){0,6}[.!?]?)(?=\n|\Z| )"
)
"""A line that says what is called so: “Song: Small Steps”."""
_TEAM = {
    Language.INDONESIAN: r"Kelompok|kelompok|Tim|tim|Regu|regu|Grup|grup|Pasukan|pasukan|Barung|barung",
    Language.ENGLISH: r"Team|team|Group|group|Patrol|patrol|Squad|squad",
    Language.FILIPINO: r"[Kk]oponang|[Kk]oponan ng|[Gg]rupong|[Gg]rupo ng|[Pp]angkat|[Tt]eam|Group",
}
_OF_TEAM = re.compile(
    r" (?P<team>(?!(?i:leaders?|captain|ketua|kapten|lider|member|anggota|pemandu|penulis|jurnalis|reporter|anak|siswa"
    r"|si|ni|kay)\b)[\"“]?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?[\"”]?)"
)
"""What a team is called."""
_TEAMS = {language: re.compile(rf"{_W}(?:{words}){_OF_TEAM.pattern}") for language, words in _TEAM.items()}
_SHOP = re.compile(
    rf"{_W}(?:Salon|Hotel|Café|Cafe|Resto|Restaurant|Studio|Warung|Toko|Bengkel|Kedai|Katering|Botika ni|Karinderya ni"
    r"|Carinderia ni|Tindahan ni|Panaderya ni|Kainan ni|Parlor ni|Tahian ni) (?P<shop>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)"
    r"(?!,? \(?\d)"
    rf"|{_W}(?P<house>[A-Z][\w’'-]*) (?:& (?:Sons|Daughters|Brothers|Bros|Sisters|Co)"
    r"|Bakery|Tailors|Stores?|Sweets|Stationers|Stationery)\b"
    rf"|{_W}(?P<of>[A-Z][\w-]*['’]s (?:Bakery|Cafe|Café|Kitchen|Salon|Parlou?r|Bookshop|Pharmacy|Carinderia|Eatery))\b"
)
"""A shop that is called after somebody."""
_FEAST = re.compile(
    rf"{_W}(?:Happy|Merry|Selamat|Maligayang|Blessed)(?: Hari)? (?P<feast>Tihar|Dashain|Diwali|Holi|Eid|Losar|Lhosar"
    r"|Teej|Chhath|Christmas|Easter|Natal|Lebaran|Idulfitri|Idul Fitri|Idul Adha|Nyepi|Waisak|Imlek|Galungan|Pasko"
    rf"|Raya){_E}"
)
_COME = re.compile(
    r"(?:\A|(?<=[.!?\n] )|(?<=[\n\"“‘]))(?P<come>Tara)(?=!| (?:na|sa|tayo|at|mag\w*|um\w+)(?!\w)|,? (?:mag|um|i)-?\w+"
    r"|, (?!\d)[^,.?!\n]{1,40}!)"
)
"""“Let's go!” in Filipino, which is a girl's name elsewhere: here “si” stands before it."""
_WITH_AY = re.compile(rf"{_W}(?P<pronoun>Ika|Ako|Siya|Tayo|Kami|Kayo|Sila|Ito|Iyon|Bata)['’]y{_E}")
_ASK = re.compile(
    r"(?:\A|(?<=[.!?:|\n] )|(?<=[\n\"“‘|]))(?P<ask>Tanya)(?= (?:Ibu|Ayah|Bapak|Mama|Papa|Bunda|Bu|Pak|Kakak|Guru|soal"
    r"|diri|dulu|jawab|Jawab|kepada|ke|apa|siapa|kapan|kenapa|mengapa|bagaimana|saja|lagi|orang|guru|teman|petugas|satu)\b)"
)
"""“Ask” in Indonesian."""
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'.-]*){0,2}"
_NO_CHILD = (
    r"(?![\w-])(?![,;]? ?\(?\d|,? \(?(?i:grade|class|kelas|kls|age|aged|umur|usia|edad|anak|siswa|siswi|murid|pupil"
    r"|student|mag-aaral|estudyante|our|kami|from|dari|of|ng|and|dan|at)\b)"
)
"""Nothing behind a name says that it is a child's."""
_CREDIT = re.compile(
    rf"{_W}(?:Direction|Directed by|Director|Edited by|Editor|Editing|Text by|Photographer|Photos? by|Sound|Mixing"
    r"|Mixed by|Produced by|Producer|Host|Pengarah|Sutradara|Penyunting(?: suara)?|Penata suara|Produser|Perekam|Tunog"
    rf"|Sulat ni|Direksiyon|Direktor|Litrato ni|Prodyuser|Inedit ni):? (?P<credited>{_NAME}){_NO_CHILD}"
    rf"|{_W}[Pp]hotographer[^.!?\n]{{0,40}} (?:is|was) (?P<photographer>{_NAME}){_NO_CHILD}"
    rf"|{_W}(?:presenters|penyiar tamu|guest hosts) (?:with|bersama|kasama si) (?P<host>{_NAME}){_NO_CHILD}"
    rf"|{_W}[Mm]y name is (?P<self>{_NAME}) and I (?:have |also )*(?:produced?|record(?:ed)?|present(?:ed)?|edit(?:ed)?"
    r"|host(?:ed)?|teach|taught|coach(?:ed)?|run)\b(?=[^.!?\n]*(?:show|programme|radio|choir|station|children|club))"
    rf"|{_W}(?:I'm|I am) (?P<presenter>{_NAME}), your (?:presenter|host|producer)\b"
    rf"|{_W}ako si (?P<ako>{_NAME}), ang (?:inyong )?(?:host|tagapagbalita|prodyuser)(?: ninyo)?\b"
    rf"|{_W}[Ss]i (?P<sound>{_NAME}) sa (?:tunog|kamera|ilaw)\b"
    rf"|{_W}(?P<grown>(?:Ate|Kuya|Kak|Kakak|Mbak|Mas) {_NAME}), (?:1[89]|[2-9]\d)(?=,| tahun| anyos)"
)
"""Who directs, edits, photographs, presents or is of age is no child, unless the text goes on to say so."""
_DOCTOR = re.compile(
    r"(?<![\u0900-\u097f])(?:डा\.|डाक्टर|प्रा\.) (?P<doctor>[\u0900-\u0963]+?)"
    r"(?=(?:ले|लाई|को|का|की|सँग)?(?![\u0900-\u0963]))"
)
_WORLD = re.compile(
    r"(?<![\u0900-\u097f])(?P<world>विश्व)(?=\s(?:[\u0900-\u0963]+\s){0,2}?(?:दिवस|सम्पदा|कप|कीर्तिमान|रेकर्ड|च्याम्पियन|बैंक|बैङ्क|बजार"
    r"|शान्ति|सङ्गठन|संगठन|स्वास्थ्य|खाद्य|समुदाय|इतिहास|मानचित्र|नक्सा|भर)|भर)"
)
_LAMP = re.compile(r"(?<![\u0900-\u097f])(?P<lamp>दिपक|दीपक)(?=\s(?:बाल्|बाले|जला|प्रज्|निभ))")
_FEAST_NE = re.compile(r"(?<=भाइ )(?P<feast>टीका)(?=\s(?:लगा|दिन|मना)|[।,])")
_GODS = re.compile(
    r"(?<![\u0900-\u097f])(?P<god>लक्ष्मी|सरस्वती|गणेश|दुर्गा)(?=(?:,?\s(?:र\s)?(?:लक्ष्मी|सरस्वती|गणेश|दुर्गा)){0,3}"
    r"(?:को)?\s?(?:पूजा|मन्दिर|आरती|माता))"
)
_QUOTES = ('"', "“", "'", "‘")
_LETTER = re.compile(r"[^\W\d_]")
_NEPALI = {_WORLD: "संसार", _LAMP: "दियो", _FEAST_NE: "पर्व", _GODS: "देवता", _DOCTOR: "मानिस"}
"""What each of these words is read as."""

sought_by_heads(_CREDIT, _SHOP, _FEAST, _COME, _WITH_AY, _ASK, *_TEAMS.values())


def read_nameless(text: str, language: Language) -> str:
    """The text with the words that name nobody written small; as long as it was."""
    spans = _nameless(text, language)
    if not spans:
        return text
    letters = list(text)
    for start, end, instead in spans:
        letters[start:end] = instead
    return "".join(letters)


@lru_cache(maxsize=256)
def _nameless(text: str, language: Language) -> tuple[tuple[int, int, str], ...]:
    """The stretches that name nobody, and how each is read."""
    small = small_letters(text)
    found = [*_in_nepali(text)] if has_devanagari(text) else []
    found += [(*match.span(match.lastgroup or 0), "") for match in found_all(_CREDIT, text, small)]
    found = [(start, end, word or _LETTER.sub("x", text[start:end])) for start, end, word in found]
    found += [(start, end, text[start:end].lower()) for start, end in _written_large(text, small, language)]
    return tuple(one for one in found if len(one[2]) == one[1] - one[0])


def _in_nepali(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern, word in _NEPALI.items():
        for match in pattern.finditer(text):
            start, end = match.span(1)
            yield start, end, (word * 3)[: end - start]


def _written_large(text: str, small: str, language: Language) -> Iterator[tuple[int, int]]:
    for match in found_near(_QUOTED, text, small, _QUOTES):
        if not _SAID.search(match["title"]) and not _is_somebody(match["title"].strip("\"“”'‘’")):
            yield match.span("title")
    for match in _labelled(text):
        if not any(word in COMMON - DOUBTFUL or word in SURNAMES for word in _words(match["title"])):
            yield match.span("title")
    teams = _TEAMS.get(language)
    for match in found_all(teams, text, small) if teams is not None else ():
        if not _is_somebody(match["team"].strip('"“”')):
            yield match.span("team")
    for pattern in (_SHOP, _FEAST):
        for match in found_all(pattern, text, small):
            yield match.span(match.lastgroup or 0)
    if language is Language.FILIPINO:
        for pattern in (_COME, _WITH_AY):
            yield from (match.span() for match in found_all(pattern, text, small))
    if language is Language.INDONESIAN:
        yield from (match.span() for match in found_all(_ASK, text, small))


def _labelled(text: str) -> Iterator[re.Match[str]]:
    """The lines that say what is called so."""
    if ": " not in text:
        return
    for first in (0, *(at + 1 for at in all_of("\n", text))):
        if (match := _LABEL.match(text, first)) is not None:
            yield match


def _is_somebody(title: str) -> bool:
    """Whether all the words of a title are those of one person's whole name."""
    words = _words(title)
    return len(words) > 1 and all(word in COMMON or word in SURNAMES for word in words)


def _words(title: str) -> list[str]:
    return [word.strip(".,!?") for word in title.split()]
