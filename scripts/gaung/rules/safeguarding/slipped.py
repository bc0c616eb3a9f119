"""Numbers a slip from a line's in plain sentences: a line, its right number, a call, a friend or a fear is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gaung.rules.safeguarding.cues import Sentences, sentences_of
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting, is_timetable
from gaung.rules.safeguarding.finding import Finding
from gaung.rules.safeguarding.given import STREET, is_said_wrong
from gaung.rules.safeguarding.named import COUNTS, PARTED, SHORT_CODE, counts_in_table, is_year_like
from gaung.rules.safeguarding.nearly import Nearly, alone, listed
from gaung.rules.safeguarding.offers import offer
from gaung.rules.safeguarding.owners import NEED, is_date
from gaung.rules.safeguarding.passages import Kind, Passage

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.register import Helpline

_LEAST, _MOST = 3, 6
_REACH = 110
_NEAR = 48
_W, _E = r"(?<![^\W_])(?<![\u0900-\u0963])", r"(?![^\W_])(?![\u0900-\u0963])"
_STOPS = r"[\W_]*?(?:\Z|\n|[.!?।])"
_SOFT = (
    r"replace[sd]|menggantikan|tiap|selalu|sibuk|yuk|ka|दुवै|भन्ने|भयो|छ|नि|siap|pun|juga|lagi|ya|aja|saja|dong"
    r"|deh|nih|tuh|sih|kok|kalau|kalo|jika|bila|saat|kapan|setiap|atau"
    r"|dan|bisa|untuk"
    r"|buat|biar|supaya|agar|gratis|bebas|yang|itu|ini|adalah|sama|sekarang|malam|siang|mulai|dari|lewat|pakai|di|bukan"
    r"|at|by|any|anytime|if|or|and|for|when|whenever|now|too|also|as|instead|is|are|will|always|from|in|to|on|with|not"
    r"|right|day|please|because|means|helps?|answers?|works?|listens?|tonight|again|until|before|after"
    r"|they|we|you|what|who|how|about|anything|everything"
    r"|lang|yan|iyan|yun|iyon|ito|din|rin|daw|raw|nga|pa|naman|ang|ng|sa|kung|kapag|o|at|ay|para|ngayon|po|laging"
    r"|handang|pwede(?:ng)?|puwede(?:ng)?|kahit|tuwing|kasi|na(?=[\W_]*(?:ngayon|po|lang|yan|iyan|daw|ito"
    r"|ang)\b|[.!?,])"
    r"|मा|पनि|लाई|नै|र|वा|हो|ले|भए|भनेर|जुन|याद|अब|बाट|सधैं|थिच\S*|डायल|फोन|दबा\S*|सम्झ\S*|टिप\S*|चाहिँ|चाहिं|त"
)
_ENDS = re.compile(rf"(?i)[ \t]*(?:[^\w\s%:/+°×-]|\Z|\n|[-–—:=]\s|(?:{_SOFT}){_E})")
"""What follows a number that counts nothing."""
_OTHER = re.compile(
    rf"(?i){_W}(?:years?|tahun|taon|abad|century|siglo|pages?|hal(?:aman)?|pahina|pasal|ayat|articles?|section|chapter"
    r"|bab|kabanata|room|ruang(?:an)?|kamar|silid|kelas|class|grade|bus|buses|angkot|jeep(?:ney)?|train|kereta|flights?"
    r"|rute|routes?|scores?|skor|iskor|points?|poin|puntos|harga|price|presyo|cost|costs|rp|rupiah|rupees?|peso|pesos"
    r"|dollars?|km|kilometer|meters?|metres?|meter|seat|kursi|upuan|jersey|punggung|street|road|jalan|kalye|house|rumah"
    r"|law|act|uu|ra|verse|psalm|mazmur|bible|alkitab|lagu|song|kanta|hymn|(?:the|your|my|right"
    r"|correct) answers?|answers? (?:is|was|to)|jawaban|sagot|soal|quiz|sum|hasil(?:nya)?"
    r"|equals|plus|minus|bilangan|genap|ganjil|war|perang|battle|built|founded|born|king|raja|height"
    r"|weight|watts?|volts?|hz|khz"
    r"|mhz|fm|am|channel|kanal|pukul|jam|degrees|derajat|undian|raffle|vote|votes|pilih|peserta"
    r"|participants?|nilai|marks?"
    r"|langkah|step|steps|tickets?|tiket|stickers?|stiker|copies|lembar|beans|bahay|barangay|purok|lote|floor|lantai|lt"
    r"|episode|ep|track|ext|pesawat|ekstensi|extension|locker|loker|wifi|password|kode pos|zip|version|versi|model"
    rf"|degree|temperature|suhu|kalori|members?|anggota|miyembro|kasapi|questions?|rules?|lessons?|frequency"
    rf"|frekuensi|megahertz|tune|talapihitan"
    rf"|kbps|bitrate|pertanyaan|keyboard|chord|piano|guitar|gitar|keys|menu|game|level|grams?|gram"
    rf"|kilo|kg|cm|mm){_E}"
    r"|साल|सन्|वर्ष|पाना|पृष्ठ|कोठा|बस |मूल्य|रुपैयाँ|धारा|दफा|अङ्क|अंक|गीत|पटक|जम्मा|कक्षा|वडा|टोल|मार्ग"
    r"|शताब्दी|राजा|मेगाहर्ज|एफएम"
)
"""What else figures stand for in a sentence."""
_HAVE = re.compile(
    rf"(?i){_W}(?:in|since|year|until|sejak|pada|about|around|sekitar|there (?:are|were)|have|has|had|got|won|paid|made"
    r"|counted|mencatat|menerima|menangani|melayani|melaporkan|received|recorded|handled|counts|reported|average"
    r"|ada|punya|dapat|jumlah|rata-rata|sebanyak|may|mayroon|noong|tumanggap|nakatanggap|nagtala|naitala"
    r"|(?:yang|urutan|peringkat|tahun|hari|anak|ulang tahun|hut|kali) ke|(?:hut|ulang tahun|peringatan"
    r"|edisi)\s(?:\S+\s){0,3}ke-?)"
    rf"{_E}\W{{1,3}}(?:\d+\W+(?:or|atau|o|and|dan|at)\W+)?\Z|(?:पायो|प्राप्त|दर्ता|सन्)\s\S*\Z"
)
"""Right before figures that count, or that are those of a year."""
_TO_IT = re.compile(
    rf"(?i)(?:{_W}(?:ke|di|to|at|on|sa|ay|is|use|try|coba|langsung|pakai|lewat|via|pada|nomor|number|numero)\W{{1,3}}"
    rf"|[,:;–—=-]\s*|\A\W*)\Z"
)
"""Right before a number to which somebody is sent."""
_AT_IT = re.compile(rf"\s?(?:मा|लाई){_E}")
_POLICE = re.compile(rf"(?i){_W}(?:polisi|polri|police|pulis|pnp|kapulisan){_E}|प्रहरी")
_LINES = re.compile(
    rf"(?i){_W}(?:child ?line|(?:child(?:ren'?s)?|kids?) ?help ?-?line|help-?line|hot-?line|telepon anak|saluran anak"
    rf"|layanan anak|cwin){_E}|हेल्पलाइन|हटलाइन|चाइल्डलाइन"
)
_KEEP = re.compile(
    rf"(?i){_W}(?:remember|memori[sz]e|save|write(?= \S+ (?:on|in|down))|tulis(?:lah)?|learn (?:this "
    rf"|it )?by heart|write down|note down|keep|ingat(?:lah|-ingat)?"
    rf"|simpan(?:lah)?"
    r"|catat(?:lah)?|hafal(?:kan|in)?|hapal(?:kan|in)?|tandaan|isulat|itago|i-?save|alalahanin|isaulo|saulohin"
    rf"|kabisaduhin){_E}|याद (?:गर|राख)|सम्झ|सम्झि|टिप|सेभ"
)
_ANG = re.compile(r"(?i)\b(?:ang|tapos)\s(?:\S+\s)?\Z")
_FEW = 4
_KEPT_REACH = 40
_CALLED = re.compile(
    rf"(?i){_W}(?:call|phone|ring|dial|text|press|tap|use|tell|ask|telepon|telpon|hubungi|kontak|tekan"
    rf"|pencet|cerita(?:kan)?"
    r"|lapor(?:kan)?|bilang|tanya|tumawag|tawag(?:an)?|i-?dial|i-?text|pindutin|sabihin|kausapin|talk to"
    r"|magsabi|magsumbong|isumbong"
    rf"){_E}|फोन|डायल|थिच|दबा|कल गर|भन(?:$|\W)|सोध|खबर"
)
_FRIEND = re.compile(
    rf"(?i){_W}(?:we|kami|kita|may(?= (?:naki|maki|sasa|tutu|kausap))|friends?|someone|somebody|helpers?|adults?"
    rf"|counsell?ors?|teman(?: kita| kami)?|sahabat"
    rf"|kakak|konselor|orang"
    rf"|kaibigan|kausap|ate|kuya){_E}|साथी|दिदी|दाइ|कोही|हामी"
)
_THERE = re.compile(
    rf"(?i){_W}(?:answers?|listens?|waits?|waiting|ready|is there|are there|helps?|siap|menunggu\w*|menjawab\w*"
    r"|mendengar\w*|membantu|menolong|ada|sasagot|sumasagot|makikinig|nakikinig|handa(?:ng)?|nandiyan|nariyan|tutulong"
    rf"|naghihintay|may (?:makaka)?kausap){_E}|सुन्छ|सुन्ने|सुन्न|पर्ख|तयार|बोल्छ|मद्दत"
)
_MEANS = re.compile(
    r"(?i)\s*(?:[:=→➜]|[–—-]\s|(?:means|is for|berarti|artinya|ibig sabihin ay|भनेको)\s)\W*(?:\S+\s){0,3}?"
    rf"(?:(?:help|friends?|safe|listen\w*|someone|teman|bantuan|tolong|cerita|aman|curhat|sahabat|tulong"
    rf"|kaibigan|kausap"
    rf"|saklolo|ligtas){_E}|साथी|मद्दत|सहायता|सहयोग|सुन्ने)"
)
_HELP_BEFORE = re.compile(
    rf"(?i){_W}(?:help|a friend|friends|tolong|bantuan|teman|curhat|tulong|kaibigan|saklolo){_E}\s*[:=→]\W*\Z"
    r"|(?:साथी|मद्दत|सहायता)\s*[:=→]\W*\Z"
)
_NEPALI = re.compile(r"[\u0900-\u0963]\s\Z")
_NEEDS = re.compile(
    rf"(?i){NEED.pattern.removeprefix('(?i)')}|{_W}(?:problema?|problems|masalah|lonely|sad|malungkot"
    rf"|sakit|help|bantuan"
    rf"|tulong|curhat|natatakot|jahat|aneh|creepy){_E}|समस्या|एक्लो|मद्दत"
)
_NUMBER_WORD = re.compile(
    rf"(?i){_W}(?:numbers?|nomor(?:nya)?|nomer(?:nya)?|numero(?:ng)?|angka(?:nya)?|digits?|code){_E}|नम्बर|अंक"
)
_FILLERS = re.compile(
    rf"(?i)(?:{_W}(?:aja|saja|ya|dong|deh|kok|just|only|please|ok|okay|yes|lang|lamang|na|po|yan|iyan|nga"
    rf"|ha|mo|मात्र|है|नि)"
    rf"{_E}|\W)*"
)
_OR = re.compile(
    r"(?i)[^\w.!?।]*(?:\w+[ ,]+){0,3}?(?:or|atau|ataupun|o|and|dan|at|also|juga)\W+(?:\w+\W+){0,2}|\s*/\s*"
    r"|[^\w.!?।]*(?:वा|अथवा|या|र)\s+|[\s,;]+"
)
"""Between a right number and another one beside it."""
_NOT_BEFORE = re.compile(
    rf"(?i){_W}(?:not|no|never|don't|isn't|instead of|forget|bukan|jangan|tidak|nggak|gak|lupakan|daripada"
    rf"|hindi|huwag|wag"
    rf"|h'wag|imbes na|kalimutan){_E}(?:\W+\w+){{0,3}}\W+\Z"
)
_NOT_BEHIND = re.compile(
    rf"(?i)[\s,]{{1,3}}(?:is |are |itu |na )?(?:not|no longer|wrong|closed|bukan|tidak|sudah tidak|hindi"
    rf"|wala|mali|full|busy|sibuk|penuh"
    rf"|old){_E}|\s+(?:लाई\s|मा\s)?(?:होइन|हैन|नगर|छैन|हटाऊ|पुरानो)"
)
_INSTEAD = re.compile(
    rf"(?i){_W}(?:replace[sd]|instead of|rather than|menggantikan|pengganti|pumalit sa|kapalit ng|imbes na){_E}"
)
_TURNED = re.compile(
    rf"(?i){_W}(?:replaced by|became|is now|now|then|jadi|menjadi|diganti(?:kan)?|berganti|naging|pinalitan ng|ngayon)"
    rf"{_E}|अब|अहिले|सट्टा"
)
"""Between a wrong number and the right one, and between the right one and a wrong one."""
_NEW = re.compile(
    rf"(?i)(?:{_W}(?:(?:new|our|help|secret) number|nomor (?:baru|kita|kami|bantuan)|bago(?:ng)? numero"
    rf"|numero natin){_E}"
    r"|(?:नयाँ|हाम्रो) नम्बर)\W{0,4}(?:(?:is|are|adalah|itu|ay)\W{1,3})?\Z"
)
_BUSY = re.compile(
    rf"(?i)\s(?:is |sedang |lagi |ay )?(?:busy|engaged|sibuk|tidak diangkat|abala){_E}|\s(?:ले|मा)?\s?व्यस्त"
)
_USSD = re.compile(r"[*#]\s?(?P<digits>\d{3,6})\s?#")
_CREDIT = re.compile(
    rf"(?i){_W}(?:kuota|pulsa|saldo|paket|masa aktif|balance|credit|load|data|promo|sim|operator|unli){_E}"
    r"|ब्यालेन्स|डाटा|सिम"
)
"""What such a code is dialled for that is no help line's."""
_NO_HOUR = re.compile(r"\d{2}:[6-9]\d")
"""`10:89`: no clock has it."""
_HASHED = re.compile(r"(?:\A|\n)[^\w\n]*#\Z")


class Slipped:
    """The short numbers of the register, sought in every sentence that names a line, a right number or a call."""

    def __init__(self, campaign: Campaign) -> None:
        self._nearly = Nearly(campaign)

    def findings(
        self, passage: Passage, runs: Sequence[Run], sentences: Sentences, found: Sequence[Finding]
    ) -> Iterator[Finding]:
        """Every such number that is given; `found`: what is said of others already."""
        if passage.kind is not Kind.TEXT:
            return
        done = [(one.start, one.end) for one in found]
        every = [*alone(runs), *self._glued(passage.text), *listed(passage.text)]
        for run in every:
            lines = self._nearly.lines(run, passage, sentences)
            if any(start < run.end and run.start < end for start, end in done):
                continue
            if not lines:
                if self._is_unknown(run, passage, sentences):
                    done.append((run.start, run.end))
                    yield Finding("helpline-unregistered", run.start, run.end, {"seen": run.digits})
                continue
            if self._is_given(run, every, passage, sentences, lines):
                done.append((run.start, run.end))
                line = self._nearly.named(lines, passage.text, *sentences.around(run.start))
                facts = {"seen": run.digits, "value": line.value, "id": line.id}
                yield Finding("helpline-near-miss", run.start, run.end, facts)

    def _is_unknown(self, run: Run, passage: Passage, sentences: Sentences) -> bool:
        """`PNP? 117`: a number that looks like a line's, and is none, answers a question for one."""
        if not SHORT_CODE.fullmatch(run.digits) or run.digits in self._nearly.values.values():
            return False
        first, _ = sentences.around(run.start)
        return _may_be_given(run, passage) and _is_asked_of_line(run, passage.text, first)

    def _glued(self, text: str) -> Iterator[Run]:
        """`SAPA128`: a line's name, and the figures right behind it."""
        for match in self._nearly.glued.finditer(text):
            yield Run(match["digits"], match.start("digits"), match.end(), (match["digits"],), match["digits"])

    def _is_given(
        self, run: Run, every: Sequence[Run], passage: Passage, sentences: Sentences, lines: Sequence[Helpline]
    ) -> bool:
        text = passage.text
        first, last = sentences.around(run.start)
        before = max(first, run.start - _REACH)
        if self._nearly.glued.search(text, max(run.start - 24, 0), run.end) and text[run.start - 1].isalpha():
            return True
        if _USSD.fullmatch(text[max(run.start - 1, 0) : run.end + 1].strip()):
            return not is_counting(run) and not _CREDIT.search(text, first, last)
        if is_said_wrong(run, text, first, [self._nearly.values[line.id] for line in lines]):
            return False
        is_counted = _HAVE.search(text, before, run.start) or STREET.search(text, before, run.start)
        if is_counted or not _may_be_given(run, passage):
            return False
        if _HASHED.search(text, max(run.start - 12, 0), run.start) and re.compile(_STOPS).match(text, run.end):
            return True
        sentence = text[first:last]
        if self._nearly.is_named(text, first, last):
            return True
        if _OTHER.search(sentence):
            return False
        if _NO_HOUR.fullmatch(run.text):
            return _LINES.search(sentence) is not None
        beside = _TO_IT.search(text, before, run.start) is not None or _AT_IT.match(text, run.end) is not None
        if _is_asked_of_line(run, text, first) or (beside and (_LINES.search(sentence) or _POLICE.search(sentence))):
            return True
        return (
            self._is_beside_right(run, every, text, (first, last), lines)
            or _is_kept(run, text, first, last)
            or _is_friends(run, text, first, last, beside=beside)
            or _NEW.search(text, before, run.start) is not None
            or _is_said_out(run, text, first, last)
        )

    def _is_beside_right(
        self, run: Run, every: Sequence[Run], text: str, sentence: tuple[int, int], lines: Sequence[Helpline]
    ) -> bool:
        """Whether the right number stands in the sentence, too: as another choice, or as one that is no more."""
        first, last = sentence
        values = {self._nearly.values[line.id] for line in lines}
        first = _question(text, first)
        for right in every:
            if right.digits not in values or not first <= right.start < last:
                continue
            is_long = len(right.digits) > 3 or (right.is_said and len(right.groups) == len(right.digits))
            is_long = is_long or any(sign.search(text, first, last) for sign in (_CALLED, _NEEDS))
            is_long = is_long or _BUSY.match(text, right.end) is not None or len(text[first:last].split()) <= _FEW
            if not is_long or _HAVE.search(text, max(first, right.start - _NEAR), right.start):
                continue
            one, other = sorted((right, run), key=lambda number: number.start)
            signs = _INSTEAD if run is one else _TURNED
            if _OR.fullmatch(text, one.end, other.start) or signs.search(text, one.end, other.start):
                return True
            before = run.end if run is one else max(first, right.start - _NEAR)
            if _NOT_BEFORE.search(text, before, right.start) or _NOT_BEHIND.match(text, right.end):
                return True
        return False


def _may_be_given(run: Run, passage: Passage) -> bool:
    """Whether figures may be those of a number to call, by what they look like and what stands beside them."""
    text = passage.text
    if is_amount(run) or is_date(run) or is_timetable(run) or is_counting(run) or is_year_like(run.digits):
        return False
    is_whole = run.is_said or len(run.groups) == 1 or _NO_HOUR.fullmatch(run.text) is not None
    if not is_whole and (any(len(group) > 1 for group in run.groups) or any(sign in run.text for sign in "./:")):
        return False
    if not _ENDS.match(text, run.end) or PARTED.match(text, run.end):
        return False
    start = max(run.start - 60, text.rfind("\n", 0, run.start) + 1)
    if COUNTS.search(text, start, run.start) or counts_in_table(run, text):
        return False
    return not offer(run, passage.small, passage.sentences).is_other


def _is_asked_of_line(run: Run, text: str, first: int) -> bool:
    """`PNP? 117`: the number is all that is answered to the name of a line."""
    asked = text[max(first - _NEAR, 0) : run.start]
    return re.search(r"\?\W*\Z", asked) is not None and any(sign.search(asked) for sign in (_POLICE, _LINES))


def _is_kept(run: Run, text: str, first: int, last: int) -> bool:
    """Whether it is said to be remembered, pressed, used, called."""
    near = max(first, run.start - _KEPT_REACH), min(last, run.end + _KEPT_REACH)
    for sign in (_KEEP, _CALLED):
        for match in sign.finditer(text, *near):
            is_behind = match.start() > run.start
            if is_behind and match[0].isascii() and not _ANG.search(text, run.end, match.start()):
                continue
            between = text[run.end : match.start()] if is_behind else text[match.end() : run.start]
            if not re.search(r"\d", between) and len(between.split()) <= 4:
                return True
    return False


def _is_friends(run: Run, text: str, first: int, last: int, *, beside: bool) -> bool:
    """Whether a friend answers there, or somebody in need is sent there."""
    if _MEANS.match(text, run.end) or _HELP_BEFORE.search(text, first, run.start):
        return True
    is_there = _FRIEND.search(text, first, last) and _THERE.search(text, first, last)
    asked = _question(text, first)
    is_placed = beside or _NEPALI.search(text, max(run.start - 2, 0), run.start) is not None
    return (beside and is_there is not None) or (is_placed and _NEEDS.search(text, asked, run.start) is not None)


def _question(text: str, first: int) -> int:
    """Where the question begins that a sentence answers; the sentence itself if none stands before it."""
    before = text[:first].rstrip()
    return max(sentences_of(text).around(len(before) - 1)[0], first - _REACH) if before.endswith("?") else first


def _is_said_out(run: Run, text: str, first: int, last: int) -> bool:
    """Whether it is said figure by figure, and called a number, or is all that is said."""
    if any(len(group) > 1 for group in run.groups) or len(run.groups) < _LEAST:
        return False
    if "," in run.text and text[first : run.start].rstrip()[-1:] != ":":
        return False
    if _NUMBER_WORD.search(text, first, last):
        return True
    around = text[first : run.start], text[run.end : last]
    is_bare = len(run.groups) > _LEAST and sum(len(one.split()) for one in around) <= _LEAST
    return run.is_said and "," not in run.text and (is_bare or all(_FILLERS.fullmatch(one) for one in around))
