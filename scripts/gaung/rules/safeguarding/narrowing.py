"""What narrows somebody down of whom a sentence tells something already: a place without a word for it, a win.

“At Sundhara”, “di Simpang Rawas”, “sa Itaas na Bulo” are places only by the company they keep, and “she won the cup” is
news of anybody. So these are looked for only in a sentence that tells a child's age, class, family or looks, and in
the ones beside it that go on about the same child; everywhere else any word may be written large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gaung.model.language import Language
from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.finding import Covered
from gaung.rules.safeguarding.known_names import COMMON, SURNAMES
from gaung.rules.safeguarding.localities import LARGE
from gaung.rules.safeguarding.ordinary import NO_NAMES
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.schools import schools

TELLING = frozenset({"age", "class", "family", "situation", "trait", "office"})
"""What is told of somebody in particular; a place, a school or a prize may be anybody's."""

Stretch = tuple[str, int, int]

_RELATION = (
    r"(?:Upper|Lower|Inner|Outer|North|South|East|West|Old|New|Little|Greater|San|Santa|Santo|Sta\.|Sto\.|St\.|Saint"
    r"|Punta|Port|Mount|Mt\.|Isla|Pulo|Pulau|Nusa|Bukit|Gunung|Tanjung|Teluk|Muara|Kuala|Simpang|Lembah|Sungai|Ujung"
    r"|Bagong|Bago|Lumang|Itaas|Ibaba|Ibabang|Ilaya|Hulo|Silangan|Kanluran|Gitna|Tallo|Mathillo|Pallo|Wallo)"
)
_CAP = r"[A-Z][a-z][\w'’-]*"
_PLACE = rf"(?:{_RELATION}(?: (?:na|ng|of|de))? )?{_CAP}(?: {_CAP}){{0,2}}"
_AT = re.compile(
    r"(?<![^\W_])(?P<by>(?i:in|at|from|near|outside|around|of|on|di|dari|asal|dekat|sa|taga|mula sa|galing sa|laking"
    r"|ng|lurah|kades|kepala (?:desa|dusun|kampung|pasar|lingkungan)|keuchik|geuchik)"
    rf")[ -](?i:the |may |lereng |tepi |kaki |ujung )?(?P<at>{_PLACE})(?![\w@/]|['’]s? )"
)
_WEAK = word_set("of on ng dekat near outside around")
"""Behind these a name may stand as well: a place is told by its own first word."""
_JOINS = word_set("at in on of")
"""In Filipino the first is “and”, and the rest is English."""
_HEADS = word_set(
    "upper lower inner outer north south east west old new little greater san santa santo sta. sto. st. saint punta"
    " port"
    " mount mt. isla pulo pulau nusa bukit gunung tanjung teluk muara kuala simpang lembah sungai ujung bagong bago"
    " lumang itaas ibaba ibabang ilaya hulo silangan kanluran gitna tallo mathillo pallo wallo"
)
_NO_PLACE = word_set(
    "free mobile clash among brawl block blox adopt arena call candy pokemon fire english filipino tagalog bisaya"
    " cebuano ingles nepali bahasa inggris arab jawa sunda batak math matematika science"
    " sains maths ipa ips pkn pjok mapeh araling god diyos hesus jesus yesus maria birhen tiktok snapchat twitch"
    " valorant"
    " genshin lego netflix spotify zoom meet teams threads telegram signal line lazada shopee game games sports"
    " olympics"
    " facebook ai chatgpt wifi sim nik ktp covid pandemi pandemya pandemic natal lebaran pasko christmas dashain"
    " tihar eid"
    " easter idul iduladha nyepi imlek sabado linggo tv fm am vox pop dswd unicef kpai lpsk p2tp2a cwin ngo lgu sk tbd"
    " google youtuber korea hari bulan buwan ika grade year class kelas form std palarong palaro porseni o2sn fls2n osn"
    " final finals semifinal nationals regionals friday wednesday birthday ultah"
)
_ENDS = word_set(
    "school academy college high elementary radio fm tv festival cup games club klub foundation yayasan network church"
    " hotel camp challenge quiz league association union party council committee ministry department agency police"
    " court"
    " fm. podcast show magazine news post times group team band choir company bank hospital university institute center"
    " centre library museum stadium arena gym hall office forum alliance act law day week month championship olympiad"
    " competition contest award prize street road avenue bible quran war"
)
_WON = re.compile(
    r"(?<![^\W_])(?i:(?:she|he|who|and|has|have|girl|boy|child|year-old|i) (?:just |also |recently |even |has |had "
    r"|then )?"
    r"(?:won|wins|was crowned|was chosen|came (?:first|second|third)|placed (?:first|second|third)|topped|beat (?:every"
    r"|all)\w*|represented|carried the flag|took (?:gold|silver|bronze|first)|led the|leads the|plays? (?:the|lead)"
    r"|danced the lead|broke the)"
    r"|(?:queen|king|princess|prince|muse|champion|medall?ist|drum ?major(?:ette)?|majorette|goalkeeper|bugler"
    r"|flag[- ]bearer"
    r"|top scorer|best player|captain) (?:of|at|in|for)"
    r"|(?:menang|menjuarai|memenangkan|terpilih|dinobatkan|meraih|merebut|membawa pulang|mewakili|memecahkan|lolos)"
    r" [a-z]+|juara (?:\w+ )?(?:lomba|se-?|tingkat|kecamatan|kabupaten|provinsi|lari|satu|dua|tiga|i|1|2|3)"
    r"|nanalo|nagwagi|nag-uwi|nagkamit|naghari|itinanghal|kinoronahan|napiling|kampeon|kumatawan"
    r"|(?:reyna|prinsesa|hari|muse|kapitan|kapitana) ng)(?![^\W_])"
)
_ON = re.compile(
    r"(?<![^\W_])(?i:she|he|her|his|hers|him|they|this (?:girl|boy|child)|the (?:girl|boy|child|twins)|ia|dia|anak"
    r" (?:itu|ini)|gadis itu"
    r"|bocah itu|\w{3,}nya|siya|sya|niya|nya|kanya\w*|kaniya\w*|ang bata)(?![^\W_])"
)
"""A sentence goes on about whom the one before it told something."""
_LENGTH = 220
"""A sentence longer than this tells of too much to be one child's."""


def narrowing(passage: Passage, found: Sequence[Stretch], named: Sequence[int]) -> Iterator[Stretch]:
    """Places and wins in the sentences that tell something of a child; `named`: where names of children begin."""
    if not named and not any(kind in TELLING for kind, _, _ in found):
        return
    text, sentences = passage.text, passage.sentences
    known = frozenset(named)
    is_filipino = passage.language is Language.FILIPINO
    told = Covered(len(text), ((start, end) for kind, start, end in found if kind != "family"))
    told_kin = Covered(len(text), ((start, end) for kind, start, end in found if kind == "family"))
    taught = Covered(len(text), (match.span() for match in schools(text, passage.words)))
    for first, last in _stretches_told(text, sentences, found, named):
        for match in _AT.finditer(text, first, last):
            start, end = match.span("at")
            if start in known or (is_filipino and match["by"].lower() in _JOINS):
                continue
            if not (told.touches(start, end) or taught.touches(start, end)) and _is_place(text, match):
                yield "place", start, end
        for match in _WON.finditer(text, first, last):
            if not (told.touches(*match.span()) or told_kin.touches(*match.span())):
                yield "prize", *match.span()


def _stretches_told(
    text: str, sentences: Sentences, found: Sequence[Stretch], named: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The sentences that tell something of somebody, and those beside them that go on."""
    marks = [start for kind, start, _ in found if kind in TELLING]
    done: set[int] = set()
    for at in sorted([*marks, *named]):
        here = sentences.index(at)
        for number in range(here - 1, here + 3):
            if number < 0 or number >= len(sentences.starts) or number in done:
                continue
            first, last = sentences.around(sentences.starts[number])
            if number != here and not _goes_on(text, first, last):
                continue
            done.add(number)
            yield first, last


def _goes_on(text: str, first: int, last: int) -> bool:
    """Whether a sentence goes on about somebody: by a pronoun, or with nothing but what he or she won or is."""
    if _ON.search(text, first, min(last, first + _LENGTH)):
        return True
    begin = last - len(text[first:last].lstrip())
    return last - first < _LENGTH // 2 and _WON.match(text, begin) is not None


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether what is written large behind a preposition is a place where few live, and no name, week or club."""
    words = match["at"].split()
    head, last = words[0].lower(), words[-1].lower()
    is_headed = head in _HEADS and len(words) > 1
    if head in LARGE or head in _NO_PLACE or last in _ENDS or any(word in _NO_PLACE for word in (last,)):
        return False
    by = match["by"].lower()
    if is_headed:
        return words[1].lower() not in LARGE
    if by in _WEAK or head in NO_NAMES or words[0] in COMMON or words[0] in SURNAMES or head.endswith(("nya", "ku")):
        return False
    if by in ("sa", "di", "dari", "from") and text.startswith((" si ", " ni "), match.end("at")):
        return False
    return len(words[0]) > 3 and re.search(rf"(?<![\w-]){re.escape(head)}(?![\w-])", text) is None
