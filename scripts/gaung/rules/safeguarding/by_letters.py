"""A child whose name is one letter or a few, whatever stands around them: `K., twelve`, `"स."`, `si R`, `T***`.

Letters stand for somebody where a phrase treats them as a person: a case ending or an article of names, a verb, a word
for a person before them. Whether that person is a child is said by the sentence or those beside it; where nothing says
so, by how the stretch reads (`telltale.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gaung.rules.safeguarding.ages import ages_in
from gaung.rules.safeguarding.cues import Near, sentences_of, word_set
from gaung.rules.safeguarding.people import adults, has_child
from gaung.rules.safeguarding.searching import all_of, found_at, has_devanagari
from gaung.rules.safeguarding.telltale import tells

ODDS = -0.5
"""Above these odds whoever is written as letters is a child, where no word says so."""
SURE_ODDS = 0.5
"""The same beside a grown-up."""
AGE_REACH = 16
"""So many letters behind them an age is theirs."""

_AKSHARA = (
    r"(?:[\u0905-\u0914\u0915-\u0939](?:\u094d[\u0915-\u0939])?[\u093e-\u094c\u0902\u0901]?"
    r"|ए[फचलमनस]|एच|एक्स|आर|आई|बी|सी|डी|जी|जे|के|ओ|पी|टी|यू|भी|वी)"
)
_ABBREVIATIONS = re.compile(
    r"(?:वि\.? ?सं|ई\.? ?सं|इ\. ?सं|ने\. ?सं|मा\. ?वि|आ\. ?वि|प्रा\. ?वि|नि\. ?मा|न\. ?पा|गा\. ?पा|गा\. ?वि"
    r"|जि\. ?वि|म\. ?न"
    r"|उ\. ?म|प्र\. ?अ|स\. ?अ|प्र\. ?जि|इ\. ?प्र|प्र\. ?ना|प्र\. ?नि|कि\. ?मि|से\. ?मि|मि\. ?लि|रु|रू|नं|डा"
    r"|प्रा|इ|ई|मो|फो|पृ|सि"
    r"|क्र|दे\. ?हा|अ\. ?स|बि\. ?क|वि\. ?क|के\. ?सी|जि\. ?सी|ओ\. ?के|टि\. ?भी|टी\. ?भी|एफ\. ?एम|सी\. ?डी|उ|दि"
    r"|मे|कु|सु\. ?श्री)\.?\Z"
)
_NEPALI = re.compile(
    rf"(?<![\u0900-\u097f.\d])(?:(?P<dotted>(?:{_AKSHARA}[.\u0970] ?){{1,3}})|[\"“'‘«](?P<quoted>{_AKSHARA}[.\u0970]?"
    rf"|(?:{_AKSHARA}[.\u0970] ?){{2}}|{_AKSHARA}[.\u0970] ?{_AKSHARA})[\"”'’»])(?![\u0900-\u097f.])"
)
_WORDS_NE = frozenset(["हो", "को", "ओ", "ए"])
_CASE = re.compile(
    r"[)\"”'’»]?\s?(?:\([^)\n]{1,16}\)\s?)?(?:ले|लाई|को|की|का|सँग|बाट|सित|नाम\S*|भन\S+|मात्र)(?![\u0900-\u097f])"
)
_CHILD_BEFORE_NE = re.compile(
    r"(?<![\u0900-\u097f])(?:बालिका|बालक|छोरी|छोरा|विद्यार्थी|छात्रा?|केटी|केटा|किशोरी?|सानी|सानो|सानु|नानी"
    r"|बाबु|बच्चा|बहिनी"
    r"|भाइ|शिशु|बालबालिका)\s?[(,]?\s?\Z"
)
_CHILD_BEFORE = re.compile(
    r"(?i)(?<![^\W_])(?:si|kay|dik|adik|adek|nak|ananda|siswi|siswa|murid|santri|bocah|gadis|saksi anak"
    r"|anak saya|anakku"
    r"|anak kami|korban anak|girl|boy|child|pupil|schoolgirl|schoolboy|toddler|baby|batang|bata na si"
    r"|anak na si)[,:]?"
    r" [\"“‘']?\Z"
)
_CLASS_BEHIND = re.compile(
    r"[\"”'’»]?\s?[(,–—-]\s?(?:yang |who is |na |nasa |in |di |dari |from |of )*(?i:kelas|kls|class|grade|gr\.?"
    r"|year|baitang"
    r"|कक्षा)[\s.]?(?:[\divx०-९]|\w+(?![^\W_]))"
)
_YEARS_BEHIND = re.compile(
    r"[\"”'’»]?(?:\s?[(,/–—:]|\s(?=\d))\s?(?:[5-9]|1[0-7]|[५-९]|१[०-७])(?:\s?(?:th|thn|tahun|taon|anyos|years?"
    r"|yrs?|yo?|y/o|वर्ष\S*))?"
    r"(?=\s?[),;:/.।\"”]|\s?\Z)(?![.,:]\d)"
)
"""Bare figures behind letters are an age: `(C.M., 10)`."""
_BEGINS = re.compile(r"(?:\A|[.!?:\"“\n]\s?|\n)\Z")
_LATIN = re.compile(
    r"(?<![\w.@/&#+-])(?:(?P<dotted>(?:[A-Z]\. ?){1,4}(?:[A-Z](?![\w.]))?)"
    r"|(?P<starred>[A-Z][a-z]?(?:\*{2,6}|\.{2,3}(?!\.)))(?!\w)"
    r"|[\"“‘'«](?P<quoted>[A-Z][a-z]?(?:\.{1,3}|[A-Z]\.?)?|[A-Z]\.[A-Z]\.?|[a-z]\.[a-z]\.)[\"”’'»]"
    r"|(?P<bare>[A-Z]{1,2})(?![\w.’'/*&+-]))"
)
_SPELLED = re.compile(r"(?<![^\W_])[SsNn]i (?P<letters>e[fmnrs](?:-\w{1,3})?|[a-z]e-[a-z]e)(?![\w-])")
"""Letters as they are said: “si ef”, “si em-ar”."""
_NAME_BEHIND = re.compile(
    r" ?(?!(?:He|She|Ia|Dia|Siya|Umur|Umurnya|Usia|Age|Aged|Edad|Her|His|The|Please|Mohon|Tolong|Kakak|Ibu|Ayah"
    r"|Nenek)\b)"
    r"[A-Z][a-z]"
)
_PERSON_BEFORE = re.compile(
    r"(?i)(?<![^\W_])(?:si|ni|kay|nak|dik|adik|adek|anak(?: saya| kami| itu| ini)?|anakku|ananda|siswi|siswa"
    r"|murid|santri"
    r"|bocah|gadis|pasien|saksi(?: anak)?|korban|jenazah|almarhum(?:ah)?|nama(?:nya)?(?: hanya| cukup| cuma)?"
    r"|suara|kisah"
    r"|cerita|surat|lukisan|gambar|foto|sebut(?: saja)?|panggil(?: saja)?|bernama"
    r"|girl|boy|child|kid|pupil|student|daughter|son|niece|nephew|grandson|granddaughter|baby|toddler|patient|witness"
    r"|victim|survivor|member|cousin|friend|brother|sister|name is|named|called|call(?: her| him| them)?|for|of"
    r"|with|that"
    r"|told|and|by|to|see|sees|saw|meet|met|ask|asked|from"
    r"|boses ni|bata(?:ng)?|biktima(?:ng)?|anak na si|pangalan(?: ay)?"
    r"|tawagin(?: natin)?(?: siyang)?)[,:]? [\"“‘']?\Z"
)
_VERB_BEHIND = re.compile(r"[\"”’'»]?(?:, | \([^)\n]{1,20}\) ?|: ?| |['’]s )(?P<next>[a-z][a-z'’-]*|[\u0900-\u097f]+)")
_SIGNS = frozenset(".\u0970\"“”'’‘«»*")
_SMALL_WORDS = word_set(
    "a i o e s t d m di ke na sa ng of in to is it we he my no or an at by so up us as be do if go me on si"
    " ni po ka ko mo ba pa la ma le ki ta ya yg dg jg aq gw lu bu pr ok eh ah oh ay au hi am are id tv hp rt"
    " rw sd tk wa ig ai km kg cm mb pm jl gg uu pp re"
)
_NO_VERB = word_set(
    "and or of in on at to the an for from with by as per dan atau di ke dari pada untuk oleh sampai hingga"
    " ang ng sa o mula hanggang para version edition vitamin section class page minor major sharp flat side"
)
_LATIN_NEPALI = re.compile(r"[\"”’']? (?:ko|le|lai|ki|sanga)(?![^\W_])")
_GROWN_BEHIND = re.compile(
    r"[.\"”’'»]*\s?[(,]\s?(?i:usia |umur |aged? |edad )?(?:1[89]|[2-9]\d)(?!\d)(?:\s?(?:tahun|th|thn|yo|years?"
    r"|anyos|taon|वर्ष)|[,)])"
)
_ACCUSED = re.compile(
    r"(?i)(?<![^\W_])(?:terdakwa|tersangka|pelaku|terpidana|accused|defendant|suspects?|perpetrator|offender|convicted"
    r"|akusado|suspek|nasasakdal|salarin|प्रतिवादी|अभियुक्त|आरोपी)(?![^\W_])(?:(?!korban|victim|biktima|anak|child|girl|boy)"
    r"[^.;!?]){0,24}\Z"
    r"|(?<![^\W_])(?:guru|teacher|pak|bu|bapak|ibu|kak|mr|mrs|ms|dr|ustaz|officer|hakim|judge|jaksa)\.? [\"“‘']?\Z"
)
"""Who is accused, and what grown-ups are called."""
_LISTED = re.compile(r"(?:\A|\n|[;:,(]\s?|\s)[A-D][.)]\s?\Z")
_OF_THINGS = re.compile(
    r"(?i)(?<![^\W_])(?:annex|appendix|schedule|form|formulir|team|tim|regu|group|grup|kelompok|class|kelas"
    r"|grade|section"
    r"|seksyon|room|ruang|part|bagian|level|vitamin|hepatitis|blok|block|rak|gate|row|column|kolom|baris|code|kode"
    r"|option|opsi|type|tipe|plan|point|poin|question|soal|no|unit|zone|zona|stand|booth|track|lot|studio"
    r"|terminal|table"
    r"|tabel|figure|gambar|lampiran|session|sesi|exhibit|bus|lane|letter|letters|huruf|titik|letra|hall|wing|gedung"
    r"|building|answer|jawaban|sagot|grup|pangkat|silid|baitang|nilai|mark|marks|golongan|blood|size|ukuran"
    r"|chord|kunci"
    r"|vitamina|serye|series|model|route|rute|line|jalur|phase|fase|step|tahap|rt|rw|paragraf|ayat|pasal|article"
    r"|समूह|कोठा|कक्षा|टोली|अनुसूची|तालिका|खण्ड|अक्षर|भिटामिन|विकल्प|उत्तर|बुँदा|वर्ग|ब्लक|गेट|नं)[.:]? ?[\"“‘']?\Z"
)
_OF_CLASS = re.compile(r"(?:\d|[०-९]|(?<![^\W_])[xivXIV]{1,4})(?: ko)? ?[\"“'‘]?\Z")
"""A class before its section: “8 C”, “९ ‘ख’”."""
_SHOUTED = re.compile(r"[A-Z]{2,}[,.!?:]? \Z")
_NAMED_LEFT = re.compile(r"(?:(?<![.!?:] )(?<!\A)(?<![\w])[A-Z][a-z’'-]+|[A-Z]\.|[\u0900-\u097f]{3,}) \Z")
_KNOWN = word_set(
    "AI AC AM BA BK BP BC CD CR CV DC DJ DM DP DR DS DVD EO ES FB FM GC GK GM GO GR HC HD HP HR HQ ID IG II"
    " III IP IQ IT IV JR KB KK KM KP KS LA LP MA MC MD MI MP MR MS MV NB NO NP OB OK OS PA PC PE PH PJ PK PM"
    " PO PP PR PS PT QA QC RA RB RI RS RT RW SD SK SM SP SQ ST TK TU TV UK UN UP US UU VI VS WA WC WO XL XX XI"
    " KD PD"
)
_ANYBODYS = frozenset("ABCD")
"""Child A and child B are any two."""
_DEGREES = word_set(
    "MA BA MD SH SE PS NB US UK UN RA DC PO QC TV ID IQ CV PT AM PM LA NY RT RW JR SD MP EG IE AD BC ST SM PE"
    " GR CD DJ FM CC RI AI USA PSK BS MS DI AN UNI KD SK PHD MM MPD SPD SAG SOS KG CM VS AC RM ED BED SS II HM"
    " KH"
)


def people_by_letters(text: str, small: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Every place where letters stand for one child; `small`: the text in small letters, `words`: its words."""
    found = [*found_at(_LATIN, text, _latin_places(text, words), 12, 12)]
    if "si e" in small or "ni e" in small or "e-" in small:
        found += _SPELLED.finditer(text)
    in_nepali = [*found_at(_NEPALI, text, _nepali_places(text), 12, 12)] if has_devanagari(text) else []
    if not (found or in_nepali):
        return
    ages = [start for start, _ in ages_in(text, small, words)]
    for match in found:
        is_somebody = match.re == _SPELLED or _is_somebody(text, match, ages)
        if is_somebody and _is_child(text, match, ages, _CHILD_BEFORE):
            yield match
    for match in in_nepali:
        if _is_somebody_in_nepali(text, match, ages) and _is_child(text, match, ages, _CHILD_BEFORE_NE):
            yield match


def _latin_places(text: str, words: frozenset[str]) -> Iterator[int]:
    """Where words of one or two letters stand, written large; those that are words only with a sign behind them."""
    for word in words:
        if len(word) > 2:
            continue
        if word not in _SMALL_WORDS:
            forms = {word.upper(), word.capitalize()}
        elif len(word) == 1:
            forms = {f"{word.upper()}{sign}" for sign in (*_SIGNS, " ko ", " lai ", " le ")}
        else:
            continue
        for written in forms:
            for at in all_of(written, text):
                end = at + len(word)
                if not (text[end : end + 1].isalnum() or (at and text[at - 1].isalnum())):
                    yield at


def _nepali_places(text: str) -> Iterator[int]:
    """Where letters of Nepali may end: full stops, which no sentence has, and quotation marks."""
    for sign in _SIGNS - {"*"}:
        yield from all_of(sign, text)


def is_grown(text: str, match: re.Match[str]) -> bool:
    """Whether letters are somebody's who is accused, has a grown-up's title or is of age."""
    before = text[max(match.start() - 40, 0) : match.start()]
    return bool(_ACCUSED.search(before) or _GROWN_BEHIND.match(text, match.end()))


def _is_nobody(text: str, match: re.Match[str]) -> bool:
    """Whether letters are those of a thing or of a grown-up, by the words beside them."""
    before = text[max(match.start() - 40, 0) : match.start()]
    return bool(_OF_THINGS.search(before) or _OF_CLASS.search(before)) or is_grown(text, match)


def _is_aged(text: str, match: re.Match[str], ages: Sequence[int]) -> bool:
    """Whether a child's age or class stands right behind letters."""
    end = match.end()
    return any(end <= age <= end + AGE_REACH for age in ages) or bool(
        _YEARS_BEHIND.match(text, end) or _CLASS_BEHIND.match(text, end)
    )


def _is_somebody(text: str, match: re.Match[str], ages: Sequence[int]) -> bool:
    """Whether letters in Latin script stand for a person."""
    start, end = match.span()
    before = text[max(start - 40, 0) : start]
    letters = re.sub(r"[^A-Za-z]", "", match[0])
    if letters in {"I", "X"} or _is_nobody(text, match) or _LISTED.search(before[-4:] + match[0]):
        return False
    if (match["dotted"] and _NAME_BEHIND.match(text, end)) or _NAMED_LEFT.search(before):
        return False
    is_aged = _is_aged(text, match, ages)
    is_called = _PERSON_BEFORE.search(before) is not None
    if letters.upper() in _DEGREES and not ((is_called and match["quoted"]) or is_aged):
        return False
    if match["bare"]:
        if letters in _KNOWN or _SHOUTED.search(before) or re.match(r" [A-Z\d]{2}", text[end : end + 3]):
            return False
        if len(letters) == 1 and letters not in "AO" and _LATIN_NEPALI.match(text, end) is not None:
            return True
        return letters not in _ANYBODYS and _CHILD_BEFORE.search(before) is not None
    if is_called or is_aged:
        return True
    behind = _VERB_BEHIND.match(text, end)
    is_subject = behind is not None and behind["next"] not in _NO_VERB
    return is_subject and (not match["dotted"] or len(letters) > 1 or _BEGINS.search(before) is not None)


def _is_somebody_in_nepali(text: str, match: re.Match[str], ages: Sequence[int]) -> bool:
    """Whether letters in Devanagari stand for a person."""
    start, end = match.span()
    before = text[max(start - 30, 0) : start]
    if (
        _is_nobody(text, match)
        or match["quoted"] in _WORDS_NE
        or (match["dotted"] and _ABBREVIATIONS.match(match["dotted"].strip()))
    ):
        return False
    return bool(_is_aged(text, match, ages) or _CASE.match(text, end) or _CHILD_BEFORE_NE.search(before))


def _is_child(text: str, match: re.Match[str], ages: Sequence[int], child_before: re.Pattern[str]) -> bool:
    """Whether the person is a child: by the word before, an age or a class, the sentences around, or all of it."""
    start = match.start()
    if child_before.search(text, max(start - 30, 0), start) or _is_aged(text, match, ages):
        return True
    sentences = sentences_of(text)
    near = Near.of(text, sentences, start)
    first, last = sentences.around(start)
    if any(first <= age < last for age in ages):
        return True
    if near.has_adult and not near.is_of_child:
        return tells(text, sentences, start, SURE_ODDS)
    first, last = sentences.around(start, before=1, after=1)
    if (has_child(text[first:last]) and not adults(text[first:last])) or near.has_child:
        return True
    return any(first <= age < last for age in ages) or tells(text, sentences, start, ODDS)
