"""Numbers given for help with no verb: beside the name of a line, to be saved, as the answer to a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from gaung.model.language import Country
from gaung.model.register import Helpline, HelplineChannel, HelplineUse
from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting, is_timetable
from gaung.rules.safeguarding.finding import Finding, mask
from gaung.rules.safeguarding.offers import offer
from gaung.rules.safeguarding.owners import is_date
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import slips

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_FAR = 72
"""So many letters before and behind a number the name of its line may stand."""
_HEADED = 160
"""So many letters before it, what a list or a table counts is said."""
_LEAST, _MOST = 3, 10
"""So many figures a number to call has that is no whole telephone number: those are looked at by themselves."""
_MOST_SHORT = 6
_AT_NAMES = r"(?:\s*(?:nepal|indonesia|philippines|pilipinas|filipina|नेपाल)(?:ko|को|'s)?(?![^\W_]))?"
LINKING = (
    r"(?:semua(?:nya)?|all|both|lahat|nomor(?:nya)?|nomer(?:nya)?|number|no\.?|line|hot-?line|help-?line|layanan|saluran|di|on|at|is|adalah|ialah"
    r"|itu"
    r"|yaitu|yakni|yang|benar|baru|terbaru|resmi|now|new|official|correct|right|free|toll-?free|gratis|libre|bebas"
    r"|pulsa|24"
    r"|jam|hours|oras|lewat|via|through|melalui|telepon|telp\.?|tlp\.?|tel\.?|phone|telephone|call|text|sms|wa"
    r"|whatsapp|chat|hubungi"
    r"|dial|tekan|pencet|ke|to|sa|ay|ang|numero(?:ng)?|tawagan|tumawag|bisa|dapat|can|be|reached|reach|dihubungi"
    r"|panggil"
    r"|को|का|की|मा|नम्बर|हो|फोन|निःशुल्क|टोल|फ्री|यही|यो|सबै)"
)
SIGNS = r"[^\w.!?;।]"
_BEFORE = rf"{_AT_NAMES}(?:{SIGNS}{{0,6}}{LINKING}(?![^\W_])){{0,5}}{SIGNS}{{0,8}}\Z"
"""Between a name and the number behind it: nothing but signs and the words that say whose it is."""
_BEHIND = (
    r"[ \t]*(?:[:|(–—=→*-]+[ \t]*|(?:itu(?:lah)?|adalah|ialah|untuk|nomor(?:nya)?|telepon|is|for|the|of|number|ang|ay"
    r"|ng"
    r"|numero|नम्बर)\s+)+(?:(?:itu(?:lah)?|adalah|untuk|nomor(?:nya)?|is|for|the|of|number|ang|ay|ng|numero)\s+)*"
)
"""Between a number and the name behind it, on the same line."""
ENDS = re.compile(
    r"[ \t]*(?:[^\w\s%:/+°×-]|\Z|\n|[-–—:]\s|(?:kalau|jika|bila|saat|atau|dan|untuk|ya|saja|aja|sekarang|itu|adalah"
    r"|selalu|siap|or"
    r"|and|if|for|when|now|any|is|are|will|always|kung|kapag|o|at|ay|para|ngayon|po|lang|laging|handang|मा|र|वा|हो|ले"
    r"|सधैं)(?![^\W_]))",
    re.IGNORECASE,
)
"""What follows a number that counts nothing: `Polisi: 112 anak` is no number to call."""
PARTED = re.compile(r"[.,]\d")
_ACRONYM = re.compile(r"[A-Z]{4,}")
_PLAIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"polisi|police|pulis\w*|प्रहरी(?:लाई|को)?",
        r"(?:anak (?:yang )?hilang|missing child(?:ren)?|nawawalang bata|हराएका बालबालिका)",
        r"(?:child(?:ren'?s)? ?(?:help-?)?line|kids ?(?:help)?line|telepon anak|बाल हेल्पलाइन|चाइल्डलाइन)",
    )
)
"""What a line of the register is called in plain words, if it is called so there."""
_KNOWN_AS = {(Country.NEPAL, HelplineUse.TALK): "CWIN(?:[ -]Nepal)?|NCRC"}
"""What people call a line by who began it or runs it."""
SHORT_CODE = re.compile(r"1\d{2,3}|911|999")
"""What the short numbers of lines look like: beside a plain word such as “police” no other number is taken for one."""
COUNTS = re.compile(
    r"(?i)(?<![^\W_])(?:jumlah(?:nya)?|banyaknya|total(?:nya)?|peserta|kehadiran|hadir|responden|persen\w*|skor"
    r"|(?:hut|ulang tahun)\s(?:\S+\s){0,3}ke|orang(?! tua)|statistik|anggota|personel"
    r"|how many|count|attendance|attended|participants?|respondents?|scores?|people|officers|members"
    r"|bilang ng|dami|kabuuan|dumalo|miyembro|tao)(?![^\W_])|जम्मा|संख्या|जना|उपस्थित|सदस्य"
)
"""What says that figures count."""
_COUNTS_IN_HEAD = re.compile(
    rf"{COUNTS.pattern}|(?<![^\W_])(?:laporan|kasus|aduan|panggilan|tahun|reports?|cases|calls|years?|ulat|kaso|tawag"
    rf"|taon)"
    r"(?![^\W_])|वर्ष|उजुरी"
)
_SAVED = re.compile(
    r"(?i)(?:(?<![^\W_])(?:simpan(?:lah)?|catat(?:lah)?|ingat(?:lah|-ingat)?|hafal(?:kan)?|hapal(?:kan)?|save|remember"
    r"|memori[sz]e"
    r"|write down|note|keep|i-?save|tandaan|isulat|itago|saulohin)(?![^\W_])(?:\s+(?:ya|dong|baik-baik|this|the|these"
    r"|ang|ini"
    r"|mo|ninyo|yung))*\s+(?:angka|nomor|nomer|number|digits?|figures?|numero(?:ng)?|bilang)(?:\s+(?:ini|itu|berikut"
    r"|ito|this|na"
    r"|is))*"
    r"|(?:नम्बर|अंक|अङ्क)\s+(?:याद|सम्झ|सुरक्षित|सेभ|लेख)\S*(?:\s+(?:राख|गर)\S*)?)\W{0,4}\Z"
)
"""`Simpan angka ini: 128`."""
_LISTENS = re.compile(
    r"(?i)\W{0,4}(?:(?:yang|akan|selalu|siap|sedang|ada|untuk|is|are|will|always|there|here|ready|to|can|ay|na|laging"
    r"|palaging"
    r"|handang|mga|ले|सधैं|सधैँ|तिम्रो|तपाईंको|कुरा|तिमीलाई)\s+){0,5}"
    r"(?:mendengar(?:kan)?(?:mu)?|menjawabmu|membantumu|menolongmu|menemanimu|menunggumu|listen(?:s|ing)?|hears?"
    r"|answers? you"
    r"|helps? you|nakikinig|makikinig|tutulong sa (?:iyo|'yo)|sasagot sa|सुन्छ\S*|सुन्ने|सुन्न)(?![^\W_])"
)
"""`128 selalu mendengarkanmu`."""
_ALONE_BEFORE = re.compile(
    r"(?i)(?:\A|[.!?।\n]|[,;:–—]|(?<![^\W_])(?:nomor|angka|number|numero|karena|sebab|because|dahil|dan|and|at|atau|or"
    r"|ada|ang"
    r"|नम्बर))[\W_]*\Z"
)
_ASKED = re.compile(
    r"(?i)(?<![^\W_])(?:nomor|nomer|numbers?|angka|numero(?:ng)?|bilang)(?![^\W_])|नम्बर|(?<![^\W_])(?:hubungi|telepon"
    r"|call|dial|phone|tawagan"
    r"|tatawagan|kontak|contact)(?![^\W_])|फोन"
)
_HOW_MANY = re.compile(
    r"(?i)(?<![^\W_])(?:berapa (?:banyak|orang|anak|lama|kali|jumlah)|jumlah|how (?:many|much|long|often)|ilan"
    r"|gaano)(?![^\W_])|कति (?:जना|वटा|पटक)"
)
_FOR_HELP = re.compile(
    r"(?i)(?<![^\W_])(?:cerita\w*|bercerita|curhat|bantuan|dibantu|tolong|pertolongan|menolong|lapor\w*|melapor\w*"
    r"|takut|sedih|bahaya"
    r"|darurat|diancam|dipaksa|aman|help\w*|talk|tell|report|scared|afraid|danger|emergency|unsafe|threatened|listens?"
    r"|sad"
    r"|tulong\w*|magsumbong|sumbong\w*|takot|panganib|kausap|makausap|makikinig|polisi|police|pulis|sapa|makabata"
    r"|child(?:ren'?s)? ?(?:help-?)?line)(?![^\W_])|मद्दत|सहयोग|सहायता|डर|उजुरी|कुरा|हेल्पलाइन|प्रहरी|खतरा"
)
_MOST_CHOICES = 8
_ONE_LINE = 90
_CELL = re.compile(r"[^|\n]+")


class Named:
    """The names of the register's lines, as what stands around a number is compared with them."""

    def __init__(self, campaign: Campaign) -> None:
        self._lines = [line for line in campaign.helplines.helplines if line.is_published]
        self._values = {line.id: value_of(line) for line in self._lines}
        self._sure = {line.id: sure_names(line) for line in self._lines}
        self._plain = {line.id: plain_names(line) for line in self._lines}
        sure = frozenset(name for names in self._sure.values() for name in names)
        plain = frozenset(name for names in self._plain.values() for name in names)
        self._any = _pattern(sure | plain, "", "")
        self._before = _pattern(sure | plain, "", _BEFORE)
        self._behind = _pattern(sure | plain, _BEHIND, "")

    def findings(
        self, passage: Passage, runs: Sequence[Run], sentences: Sentences, found: Sequence[Finding]
    ) -> Iterator[Finding]:
        """Every number that is given for help and is not that of a line; `found`: what is said of others already."""
        if passage.kind is not Kind.TEXT or not runs:
            return
        done = [(one.start, one.end) for one in found]
        for run in runs:
            for part in parts_of(run):
                if any(start < part.end and part.start < end for start, end in done):
                    continue
                finding = self._judged(part, passage, sentences)
                if finding is not None:
                    done.append((part.start, part.end))
                    yield finding

    def _judged(self, run: Run, passage: Passage, sentences: Sentences) -> Finding | None:
        text = passage.text
        if not _LEAST <= len(run.digits) <= _MOST or is_amount(run) or is_date(run) or is_timetable(run):
            return None
        if is_counting(run) or is_year_like(run.digits) or self._is_here(run.digits, passage):
            return None
        if not ENDS.match(text, run.end) or PARTED.match(text, run.end):
            return self._told(run, passage, self._lines) if _is_listening(run, text) else None
        if _counts(run, text) or counts_in_table(run, text):
            return None
        lines = self._beside(run, passage)
        if lines:
            return self._told(run, passage, lines)
        is_given = _is_listening(run, text) or _is_answer(run, text) or self._is_saved(run, passage, sentences)
        return self._told(run, passage, self._lines) if is_given else None

    def _is_here(self, digits: str, passage: Passage) -> bool:
        """Whether it is the number of a line that may stand here; beside another's name `Misnamed` tells it."""
        return any(
            digits == self._values[line.id] and (passage.country is None or passage.country in line.countries)
            for line in self._lines
        )

    def _beside(self, run: Run, passage: Passage) -> list[Helpline]:
        """The lines whose name stands right before, right behind or in the same row or column as a number."""
        text = passage.text
        said = [match["name"] for match in (self._before.search(text, max(run.start - _FAR, 0), run.start),) if match]
        behind = self._behind.match(text, run.end, run.end + _FAR)
        if behind is not None and not offer(run, passage.small, Sentences.of(text)).is_other:
            said.append(behind["name"])
        said += [match["name"] for cell in cells_beside(run, text) if (match := self._any.search(cell))]
        return [line for line in self._lines if any(self._is_called(line, name, run) for name in said)]

    def _is_called(self, line: Helpline, name: str, run: Run) -> bool:
        if any(_alone(one).fullmatch(name) for one in self._sure[line.id]):
            return True
        is_code = SHORT_CODE.fullmatch(run.digits) is not None or slips(run.digits, self._values[line.id]) <= 1
        return is_code and any(_alone(one).fullmatch(name) for one in self._plain[line.id])

    def _is_saved(self, run: Run, passage: Passage, sentences: Sentences) -> bool:
        """Whether a bare number is to be kept, and is nearly a line's, or is said to be for help."""
        if not _SAVED.search(passage.text, max(run.start - _FAR, 0), run.start):
            return False
        if any(slips(run.digits, value) <= 1 for value in self._values.values() if len(value) <= _MOST_SHORT):
            return True
        first, last = sentences.around(run.start, before=1, after=1)
        return _FOR_HELP.search(passage.text, first, last) is not None

    def _told(self, run: Run, passage: Passage, lines: Sequence[Helpline]) -> Finding:
        here = [line for line in lines if passage.country is None or passage.country in line.countries] or lines
        short = [line for line in here if 0 < len(self._values[line.id]) <= _MOST_SHORT]
        seen = run.digits if len(run.digits) <= _MOST_SHORT else mask(run.digits)
        most = 2 if len(lines) < len(self._lines) else 1
        around = passage.text[max(run.start - _FAR, 0) : run.end + _FAR]
        named = {line.id for line in short if any(name in around for name in line.name.values())}
        for line in sorted(short, key=lambda one: (one.id not in named, slips(run.digits, self._values[one.id]))):
            if slips(run.digits, self._values[line.id]) <= most:
                facts = {"seen": seen, "value": line.value, "id": line.id}
                return Finding("helpline-near-miss", run.start, run.end, facts)
        return Finding("helpline-unregistered", run.start, run.end, {"seen": seen})


def parts_of(run: Run) -> Iterator[Run]:
    """A run, parted where a line or a cell of a table ends: each number of a column is one by itself."""
    if run.is_said or run.is_in_pieces or not ("\n" in run.text or "|" in run.text):
        yield run
        return
    for match in re.finditer(r"[^|\n]+", run.text):
        groups = tuple(re.findall(r"\d+", match[0]))
        if groups:
            start = run.start + match.start() + re.search(r"\d", match[0]).start()  # type: ignore[union-attr]
            written = run.text[start - run.start : match.end()].rstrip()
            yield Run("".join(groups), start, start + len(written), groups, written)


def is_year_like(digits: str) -> bool:
    """Whether four figures may be a year."""
    return len(digits) == 4 and digits[:2] in {"19", "20"}


def _counts(run: Run, text: str) -> bool:
    """Whether what stands before and behind says that figures count there."""
    return COUNTS.search(text, max(run.start - _HEADED, 0), run.end + 30) is not None


def _is_listening(run: Run, text: str) -> bool:
    return (
        _LISTENS.match(text, run.end) is not None
        and _ALONE_BEFORE.search(text, max(run.start - 24, 0), run.start) is not None
    )


def _is_answer(run: Run, text: str) -> bool:
    """Whether a number stands alone on its line, below a question for a number to call."""
    first = text.rfind("\n", 0, run.start) + 1
    last = text.find("\n", run.end)
    if re.search(r"\w", text[first : run.start] + text[run.end : last if last >= 0 else len(text)]):
        question = text[first : run.start]
        return "?" in question[-6:] and not re.search(r"\w", question.rpartition("?")[2]) and _asks(question)
    for _ in range(_MOST_CHOICES):
        line, end = "", first - 1
        while end >= 0 and not line.strip():
            first = text.rfind("\n", 0, end) + 1
            line, end = text[first:end], first - 1
        if "?" in line:
            return _asks(line)
        if not line or len(line) > _ONE_LINE:
            return False
    return False


def _asks(question: str) -> bool:
    return (
        _ASKED.search(question) is not None
        and _FOR_HELP.search(question) is not None
        and _HOW_MANY.search(question) is None
    )


def cells_beside(run: Run, text: str) -> Iterator[str]:
    """The cells of a table in the row of a number, and the first one of its column."""
    first, last = _line(text, run.start)
    if "|" not in text[first:last]:
        return
    cells = list(_CELL.finditer(text, first, last))
    at = next((at for at, cell in enumerate(cells) if cell.start() <= run.start < cell.end()), None)
    if at is None or cells[at][0].strip(" *_`\t") != run.text.strip():
        return
    heads = list(_heads(text, first))
    yield from (cell[0] for number, cell in enumerate(cells) if number != at and len(cell[0]) < _FAR)
    yield from heads[at : at + 1]


def counts_in_table(run: Run, text: str) -> bool:
    """Whether the first row of a number's table says that its figures count."""
    first, last = _line(text, run.start)
    return "|" in text[first:last] and any(_COUNTS_IN_HEAD.search(head) for head in list(_heads(text, first))[1:])


def _heads(text: str, first: int) -> Iterator[str]:
    """The cells of the first row of the table whose row begins at `first`."""
    head = first
    while head:
        before = text.rfind("\n", 0, head - 1) + 1
        if "|" not in text[before : head - 1]:
            break
        head = before
    if head != first:
        yield from (cell[0] for cell in _CELL.finditer(text, *_line(text, head)))


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def value_of(line: Helpline) -> str:
    """The number of a line, without the signs between its figures; nothing for an address."""
    if line.channel in {HelplineChannel.WEB, HelplineChannel.EMAIL}:
        return ""
    return re.sub(r"\D", "", line.value)


def sure_names(line: Helpline) -> frozenset[str]:
    """What nothing else is called: letters in large, `SAPA`, and names of more than one word."""
    names = (name.partition("(")[0].partition(",")[0].strip() for name in line.name.values())
    long = {
        name for name in names if name.istitle() and len(name.split()) > 1 and not any(p.search(name) for p in _PLAIN)
    }
    return frozenset(word for name in line.name.values() for word in _ACRONYM.findall(name)) | {
        re.escape(name) for name in long
    }


def plain_names(line: Helpline) -> frozenset[str]:
    """What a line is called that others may be called, too: `police`."""
    known = {_KNOWN_AS[country, line.use] for country in line.countries if (country, line.use) in _KNOWN_AS}
    return frozenset(known) | {
        plain.pattern for plain in _PLAIN if any(plain.search(name) for name in line.name.values())
    }


@cache
def _alone(name: str) -> re.Pattern[str]:
    return re.compile(name, re.IGNORECASE)


@cache
def _pattern(names: frozenset[str], before: str, behind: str) -> re.Pattern[str]:
    """Compiled once for a register: it is read anew for every check."""
    some = "|".join(sorted(names)) or "(?!)"
    return re.compile(rf"{before}(?<![^\W_])(?P<name>{some})(?![^\W_]){behind}", re.IGNORECASE)
