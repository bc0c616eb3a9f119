"""Sentences that say that their people or figures do not exist; and sums, whose people nobody asks after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from gaung.rules.safeguarding.cues import sentences_of
from gaung.rules.safeguarding.searching import all_of, small_letters
from gaung.rules.safeguarding.stems import Stems


class Of(Enum):
    """What a sentence says it of."""

    STORY = "story"
    """A story, and the people in it."""
    WHOLE = "whole"
    """All that is read together: “in this episode”, “on this page”, “our names”."""
    FIGURES = "figures"
    """What stands on a form, a card or a sheet to practise on."""
    SUM = "sum"
    """Whoever is counted in a sum."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One sentence that says it, and where it stands."""

    start: int
    end: int
    of: Of
    is_definite: bool = True
    """Whether it says so of this very story: “characters in this story”, and not “an invented character”."""


SIGNS = (
    *("rekaan", "karangan", "fiksi", "fiktif", "khayalan", "dikarang", "dunia nyata", "palsu", "bohongan", "contoh"),
    *(
        "dummy",
        "bukan data",
        "bukan orang",
        "bukan tokoh",
        "kami karang",
        "inimbento",
        "made up",
        "made-up",
        "invented",
        "fictional",
        "fictitious",
    ),
    *("imaginary", "fake", "sample", "gawa-gawa", "kathang", "likhang", "imbento", "halimbawang", "hindi totoo"),
    *("काल्पनिक", "कल्पना", "बनावटी", "नमुना", "नमूना", "वास्तविक"),
)
"""Without one of these (in small letters) no sentence says so."""

_LEAD = (
    r"(?:\A|(?<=[,;:(—–.!?])|(?<=[\"“*]))[\W_]*"
    r"(?:(?:[Dd]an|[Ss]erta|[Kk]arena|[Bb]ahwa|[Jj]adi|[Aa]nd|[Ss]o|[Bb]ut|[Bb]ecause)\s+)?"
)
"""Where a clause begins: what is said of something stands behind its subject."""

_NO_SUBJECT = (
    r"(?i:(?!mereka)me\w{3,}|(?!berikut)ber\w{4,}|di\w{4,}|pakai|punya|suka|jangan|lomba|sayembara|pemenang|juara"
    r"|tanpa|bukan\w*|tidak|tak|nggak|gak|ga|belum|kalau|jika|seperti|sering|selalu|biasanya|kadang\w*|bisa|mungkin"
    r"|beberapa|sebagian|kecuali|asli|nyata|buku|novel|pelaku\w*|penipu\w*|asing|akun\w*|profil\w*|pembuat|penulis"
    r"|not|no|none|never|nothing|neither|\w+n['’]t|who|that|uses?|used|using|offenders?|strangers?|accounts?"
    r"|profiles?|scam\w*|some|few|many|told|says?|said|real|true)(?![\w'’-])"
)
_GAP = rf"(?:\s+(?!{_NO_SUBJECT})[\w'’-]+){{0,8}}?"

_INDONESIAN = re.compile(
    rf"{_LEAD}(?P<this>(?i:(?:pada |di |dalam )?(?:\w+ )?(?:ini|berikut)(?: adalah)? )?)"
    r"(?P<subject>(?i:cerita|kisah|drama|dongeng|komik|tokoh(?:-tokoh)?|karakter|nama(?:-nama)?"
    r"|orang(?:-orang)?|data|isi"
    r"|isian|angka|nomor|nik|nisn|alamat|lembar|kartu|formulir|percakapan|adegan|sekolah|kampung|desa"
    r"|situasi|kasus|pesan"
    r"|contoh|aliansi|mereka|(?:ke(?:dua|tiga|empat)nya|semua(?:nya)?|seluruh(?:nya)?))(?i:ku|nya)?"
    rf"(?![\w-]){_GAP})\s+"
    r"(?P<said>rekaan|karangan|fiksi|fiktif|khayalan|dikarang|REKAAN|FIKSI|FIKTIF|palsu|bohongan|dummy)"
    r"(?=\s*(?:[.!,;:)\]\"”*—–]|\Z)|\s+(?:kami|kita|tim|oleh|untuk|belaka|semata|saja|semua\w*|ya|kok|dan|dari|buatan"
    r"|tentang|agar|supaya|biar|demi|karena|juga|pun|sampai)(?![\w-]))"
)
_THIS = re.compile(
    r"(?i)(?<![^\W_])(?:ini|berikut|\w{3,}nya|semua|seluruh|kami|kita|sini|mereka)(?![^\W_])|(?:tokoh|karakter|nama)"
    r" (?-i:[A-Z])"
)
_BARE = re.compile(r"(?:[(:]\s*|\A\W*)\Z")

_ENGLISH = re.compile(
    rf"{_LEAD}(?P<subject>(?i:this|these|the|our|all|every|both|each|everyone|everybody|everything)"
    rf"{_GAP})\s+(?:is|are)(?:\s(?:all|both|entirely|completely|just|only|purely|totally|also|an?))*\s+"
    r"(?P<said>(?i:made[- ]up|invented|fictional|fictitious|imaginary|fake))"
    r"(?!\s(?:of|to)(?!\w)|\sin\s(?:\d|the\s\d)|\s(?:by|at)\s(?!us|our|the team))"
)
_OF_STORY = re.compile(
    r"(?i)(?<![^\W_])(?:stor(?:y|ies)|tales?|plays?|drama|comic|characters?|people|persons?|names?|everyone|everybody"
    r"|everything|school|village|town|alliance|hero(?:es)?|dialogue|chat|case|episode|programme|page)(?![^\W_])"
)
_OF_FIGURES = re.compile(
    r"(?i)(?<![^\W_])(?:data|isi|isinya|isian\w*|angka|nomor|nik|nisn|alamat|lembar|kartu|formulir"
    r"|records?|details?|forms?|cards?|entr(?:y|ies)|numbers?|sheets?|examples?"
    r"|detalye|datos|impormasyon)(?![^\W_])|विवरण|डाटा|फाराम|नागरिकता|तथ्याङ्क"
)
_ENGLISH_PART = re.compile(
    r"(?:\A\W*(?:\w+\s){0,3}|(?i:this is|these are)(?: just| only)?\s|[(:]\s*)(?i:(?:an?|with|all)\s)?(?i:short )?"
    r"(?i:made[- ]up|invented|fictional|fictitious|imaginary|dummy|fake|sample)\s(?P<subject>(?i:story|tale|people"
    r"|characters?|names?|data|details|entries|records?|example|play|comic|drama"
    r"|scene|situation|dialogue|conversation))"
    r"(?=\W*(?:[.,:;)—–]|\Z)|\s(?:about|for|from|with|and)\s)"
)
_PART_VERB = re.compile(
    r"(?i)\A\W*(?:(?:[\w-]+\s){0,2}(?:uses?|using|used|tells?|told|gives?|gave|makes?|made|writes?|wrote|reads?|loves?"
    r"|likes?|enters?|types?|put|fill|share|offenders?|strangers?|people|they|he|she|we|you|i|some|many|no|not|never"
    r"|don['’]t|do|avoid|beware)\s)"
)
"""A sentence in which somebody does something with what is invented."""
_ENGLISH_NAMES = re.compile(
    r"\A\W*(?P<subject>(?!None|Nothing|Nobody|No|Some|Not|It|They|That|What|Who|He|She)[A-Z][a-z]+"
    r"(?:(?:,| and|, and) [A-Z][a-z]+| the [a-z]+)*)"
    r" (?:is|are)(?: (?:all|both|\d\d?|[a-z]+ty|[a-z]+teen|years?|old|and|an?|characters?|in|our|comic|story))*"
    r" (?P<said>made[- ]up|invented|fictional|fictitious|imaginary)(?=\W*(?:[.,;]|\Z)| (?:and|for|people"
    r"|characters?)\b)"
)
_THEY = re.compile(
    r"(?i)(?<![^\W_])(?P<subject>characters? in (?:our|this|the) (?:comic|story|play)[^.!?\n]{0,60})\b(?:and|are|is)"
    r" (?:made[- ]up|invented)"
)

_NOT_THEIRS = r"(?!\w*\s+(?:ng|ni|niya|nila|na gin\w+|na gina\w+)(?!\w))"
_FILIPINO = re.compile(
    rf"{_LEAD}(?i:gawa-gawa|kathang-isip|likhang-isip|imbento|hindi totoo)(?:\s(?:lang|lamang|po|lahat))*\s"
    r"(?P<subject>(?:ang|itong|ang lahat ng)\s(?:mga\s)?(?:kuwento|kwento|istorya|tauhan|detalye|pangalan|datos"
    rf"|impormasyon|tao|alyansa|lahat|dula|drama|komiks|karakter){_NOT_THEIRS}\w*(?:\sito)?|si(?:na)?\s[A-Z]\w+)"
)
_FILIPINO_END = re.compile(
    r"(?P<subject>(?i:kuwento|kwento|tauhan|pangalan|datos|detalye|dula|komiks)\w*(?:(?!(?i:niya|nila|profile|account"
    r"|manloloko|scammer|hindi|wala|walang|gumagamit\w*)\b)[^.!?\n]){0,70}?)[\s(](?i:gawa-gawa"
    r"|kathang-isip|likhang-isip)"
    r"(?: lang| lamang)?(?=\W*(?:[.!)]|\Z))"
)
_FILIPINO_PART = re.compile(
    r"(?:\A\W*|ito ay |[(:]\s*)(?i:mga )?(?i:gawa-gawang|kathang-isip na|halimbawang|imbentong)\s"
    r"(?P<subject>pangalan|datos|tauhan|kuwento|kwento|impormasyon|detalye)"
)

_NEPALI = re.compile(
    r"(?P<subject>(?:कथा|नाटक|पात्र|नाम|विवरण|संस्था|मानिस|नागरिकता|डाटा|घटना|कार्ड|फाराम|चरित्र)\S*"
    r"(?:(?!प्रयोग|अपराधी|प्रोफाइल|खाता|अकाउन्ट|होइन|छैन|हैन)[^।!?\n]){0,60}?)(?<!\S)"
    r"(?:काल्पनिक|बनावटी|कल्पना)(?:\s+(?:पात्र|कथा|चरित्र|नाम|विवरण|मात्र))*(?:\s+(?:हो|हुन्|हुन|छन्|छ"
    r"|नै)(?![\u0900-\u0963])"
    r"|\s*(?:[।,;:)]|\Z))"
)
_NEPALI_PART = re.compile(
    r"(?P<subject>नम[ूु]ना (?:विवरण|डाटा|फाराम|नाम)|(?:विवरण|नाम|पात्र|मानिस|डाटा)[^।!?\n]{0,20}वास्तविक होइन)"
)

_EXAMPLE = re.compile(
    r"(?i)(?<![^\W_])(?P<subject>contoh|example|sentence|kalimat|halimbawa|pangungusap)(?: \w+){0,2}"
    r"\s?(?:,|\()\s?(?:rekaan|karangan|fiktif|made[- ]up|invented|fictional|imaginary|gawa-gawa"
    r"|kathang-isip)(?=\s*[):])"
    r"|[(](?:an )?(?:made[- ]up|invented|fictional|imaginary) (?P<subject4>example|sentence)[)]"
    r"|(?:\A\W*|[(:]\s*)(?:gawa-gawang|kathang-isip na|imbentong) (?P<subject2>halimbawa)(?![^\W_])"
    r"|(?:\A\W*|[(:]\s*)(?:काल्पनिक|बनावटी)\s(?P<subject3>उदाहरण|कथा|नाटक|पात्र)(?=\s*[:).।,])"
)
"""An example that is said to be invented, before what it is: “Bad example (made up): …”."""
_NAMED_SO = re.compile(
    r"\A\W*(?P<subject>[A-Z][a-z]+(?: \(\d{1,2}\))?(?:,? (?:dan|and) [A-Z][a-z]+(?: \(\d{1,2}\))?)?)"
    r" (?:adalah|ialah|itu|hanya) (?:tokoh|karakter|anak|orang|nama) (?:rekaan|karangan|fiktif|khayalan)(?![^\W_])"
    r"|\A\W*(?:Gawa-gawa|Kathang-isip|Likhang-isip|Imbento)(?: lang| lamang| po)* (?P<subject2>siya|sila)\W*\Z"
)
"""Somebody who is said to be invented."""

_BY_US = re.compile(
    r"(?P<subject>(?i:contoh|isian|data|nama|formulir|tokoh|cerita|kisah)(?: \w+){0,3})"
    r" yang (?:kami|kita) karang(?![\w-])"
    r"|\A\W*(?i:kathang-isip|likhang-isip|gawa-gawa)(?: lang| lamang| po)* (?P<subject2>ito)\s*[:.,]"
    r"|(?P<subject3>si(?:na)? [A-Z]\w+[^.!?\n]{0,80}) ay inimbento(?: lang| lamang)? (?:namin|natin)"
)
"""What the writers say that they made up themselves."""

_UNREAL = re.compile(
    r"(?P<subject>(?i:nama|tokoh|sekolah\w*|kampung|desa|mereka"
    r"|semua\w*)(?![^\W_])[^.!?\n]{0,80}) tidak (?:pernah )?ada"
    r" di dunia nyata"
    r"|(?P<subject2>(?i:ini|semua\w*|mereka|tokoh\w*|keduanya)(?: \w+){0,2}) bukan (?:data|orang"
    r"|tokoh) (?:asli|sungguhan|nyata)"
)

_NOT = re.compile(
    r"(?i)(?<![^\W_])(?:bukan\w*|tidak|tak|tiada|nggak|gak|enggak|belum|jangan|tanpa|not|no|none|never|nothing|neither"
    r"|nor|without|\w+n['’]t|hardly|hindi|wala|walang|huwag|kalau|jika|bila|apakah|andai\w*|seolah\w*"
    r"|pura-pura|mungkin|if"
    r"|whether|unless|maybe|perhaps|kung|kapag|baka|some|several|beberapa|sebagian|ilan|ilang"
    r"|anggap|katanya|konon|dikira|rumou?r|claims?|says?|said|bilang|mengaku|menuduh|sabi)(?![^\W_])|यदि|केही"
)
"""What turns it round, or leaves it open, before it is said."""
_BUT = re.compile(
    r"(?i)(?<![^\W_])(?:kecuali|padahal|tapi nyata|except|apart from|but (?:it|the \w+|they|he|she) (?:is"
    r"|are) (?:true|real)"
    r"|maliban|pero totoo)(?![^\W_])|बाहेक|\A\W*(?:होइन|होइनन्|हैन|छैन|छैनन्|भन्ने|भन्नु|भने)"
)
"""What takes it back behind it."""
_WHOLE = re.compile(
    r"(?i)(?<![^\W_])(?:halaman|situs|laman|episode|siaran|program|acara|nama kami|page|site|website|programme|show"
    r"|broadcast|our names|episod\w*|pahinang?|programang?|palabas)(?![^\W_])|पृष्ठ|कार्यक्रम|अङ्क|हाम्रा नाम"
)

DENIED = re.compile(
    r"(?i)\A\W*(?:walang (?:totoo|tunay|bata)|no real |tidak ada (?:anak|tokoh|sekolah|orang) )"
    r"|(?<![^\W_])(?:do(?:es)? not exist"
    r"|tidak pernah ada|tidak ada di peta)(?![^\W_])|कतै छैन"
)
"""What a sentence beside such a one says of the people it names: that there is no such child."""

_SUM_SIGNS = ("berapa", "how ", "add up", "adds up", "what is the", "ilan", "कति", "जोडफल")
_SUM = re.compile(
    r"(?i)(?<![^\W_])(?:berapa(?:kah)? (?:jumlah|selisih|sisa|total|hasil|banyak\w*|menit|jam|lama|uang"
    r"|harga|buah|lembar|butir"
    r"|tahun lagi|(?:umur|usia)(?:nya)? (?-i:[A-Z]\w+)|(?:umur|usia) (?:mereka|adik|kakak|ayah|ibu|paman|kedua))"
    r"|(?:umur|usia) (?:\w+ ){0,4}berapa"
    r"|how (?:old will|old (?:is|are) (?-i:[A-Z]\w+)|old are they"
    r"|many (?:years|apples|sweets|stickers|marbles|more|books|pens|pages|coins|minutes))|adds? up to"
    r"|what is the (?:sum|difference|total)|ilang taon(?: na)? (?:si|ang|sila)|ilan(?:g)? (?:ang"
    r"|lahat) (?:kabuuan|natira))"
    r"(?![^\W_])|कति (?:वर्षक|वर्ष|हुन्छ|जम्मा)|जम्मा कति|जोडफल"
)
_YOU = re.compile(
    r"(?i)(?<![^\W_])(?:kamu|kalian|\w+mu|anda|engkau|you|your|yours|ka|mo|kayo|ninyo|secrets?|surprises?)(?![^\W_])"
    r"|तिमी|तिम्र|तपाईं|तँ"
)
_NUMBER = re.compile(
    r"\d+|(?i:(?<![^\W_])(?:satu|dua|tiga|lima|enam|tujuh|twice|half|two|three|five|six|seven|dalawa|tatlo)\b)|दोब्बर"
)


_STEMS, _SUM_STEMS = Stems(SIGNS), Stems(_SUM_SIGNS)
_ALL_SIGNS = (*SIGNS, *_SUM_SIGNS)


def may_declare(small: str, words: frozenset[str]) -> bool:
    """Whether a text in small letters may hold such a sentence; `words` are its words."""
    return _STEMS.stand_in(small, words) or ("?" in small and _SUM_STEMS.stand_in(small, words))


def where_declared(small: str, words: frozenset[str]) -> list[int]:
    """Where signs of such sentences stand in a text in small letters, in order; a paragraph without one says none."""
    small = small.replace("\n", " ")
    signs = {*_STEMS.may_stand_in(words), *_SUM_STEMS.may_stand_in(words)}
    return sorted(at for sign in signs if sign in small for at in all_of(sign, small))


@lru_cache(maxsize=256)
def declarations(text: str) -> tuple[Declaration, ...]:
    """Every sentence of one paragraph that says so; a line break within the paragraph ends none."""
    text = text.replace("\n", " ")
    small = small_letters(text)
    if not any(sign in small for sign in _ALL_SIGNS):
        return ()
    starts = (*sentences_of(text).starts, len(text))
    spans = [(first, last) for first, last in pairwise(starts) if text[first:last].strip()]
    found = [said for first, last in spans if (said := _declaration(text[first:last], first)) is not None]
    return (*found, *_sums(text, spans))


def _declaration(sentence: str, at: int) -> Declaration | None:
    small = small_letters(sentence)
    if sentence.rstrip().endswith("?") or not any(sign in small for sign in SIGNS):
        return None
    for subject, match, is_definite in _said(sentence):
        first = next((at for at in range(*match.span()) if sentence[at].isalnum()), match.start())
        clause = max(sentence.rfind(sign, 0, first) for sign in ",;:(—–") + 1
        is_turned = match.re not in _TURNED_ALREADY and "hindi totoo" not in match[0].lower()
        if is_turned and _NOT.search(sentence, clause, match.end()):
            continue
        if _BUT.search(sentence[match.end() :]) or _BUT.search(sentence[: match.start()]):
            continue
        of = Of.STORY
        if _OF_FIGURES.search(subject.split()[0]) or (_OF_FIGURES.search(subject) and not _OF_PEOPLE.search(subject)):
            of = Of.FIGURES
        elif is_definite and _WHOLE.search(match[0]):
            of = Of.WHOLE
        return Declaration(at, at + len(sentence), of, is_definite)
    return None


_OF_PEOPLE = re.compile(r"(?i)tokoh|nama|cerita|kisah|orang|karakter|story|people|character|name|play|कथा|पात्र|नाटक")
_TURNED_ALREADY = (_UNREAL, _NEPALI_PART)
"""Wordings that hold a “not” themselves."""


def _said(sentence: str) -> Iterator[tuple[str, re.Match[str], bool]]:
    """What a sentence says it of, where, and whether of something that is pointed at."""
    for match in _INDONESIAN.finditer(sentence):
        subject = match["subject"]
        pointed = _THIS.search(match["this"] + subject) is not None
        is_bare = match["said"] not in ("fiksi", "palsu") and _BARE.search(sentence[: match.start("subject")])
        if match["said"] in ("palsu", "bohongan", "dummy") and not (pointed and _OF_FIGURES.search(subject)):
            continue
        if pointed or is_bare:
            yield subject, match, pointed
    for match in _ENGLISH.finditer(sentence):
        subject = match["subject"]
        is_of_figures = _OF_FIGURES.search(subject)
        if is_of_figures or (_OF_STORY.search(subject) and match["said"] != "fake"):
            yield subject, match, True
    if not _PART_VERB.match(sentence):
        for match in _ENGLISH_PART.finditer(sentence):
            yield match["subject"], match, "this" in match[0].lower()
    for pattern in (_ENGLISH_NAMES, _THEY, _FILIPINO, _FILIPINO_END, _FILIPINO_PART, _NEPALI, _NEPALI_PART):
        for match in pattern.finditer(sentence):
            yield match["subject"], match, True
    for match in _UNREAL.finditer(sentence):
        yield match["subject"] or match["subject2"], match, True
    for pattern in (_EXAMPLE, _NAMED_SO):
        for match in pattern.finditer(sentence):
            yield next(filter(None, match.groups())), match, pattern is _NAMED_SO
    for match in _BY_US.finditer(sentence):
        yield match["subject"] or match["subject2"] or match["subject3"], match, True


def _sums(text: str, spans: list[tuple[int, int]]) -> Iterator[Declaration]:
    """The questions of sums, each with the sentence before it: two numbers, and nobody asked for their own."""
    for n, (first, last) in enumerate(spans):
        question = text[first:last]
        if not question.rstrip().endswith("?") or _YOU.search(question) or not _SUM.search(question):
            continue
        before = spans[max(n - 1, 0)][0]
        if len(_NUMBER.findall(text[before:last])) >= 2:
            yield Declaration(before, last, Of.SUM)
