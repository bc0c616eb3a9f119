"""A child written as letters: behind them an age, before them what says that they are initials."""

from __future__ import annotations

import re

from gaung.rules.safeguarding.cues import word_set

_NO_INITIALS = (
    r"(?!(?:SD|SMP|SMA|SMK|TK|MI|MA|UU|PP|RT|RW|TV|HP|WA|IG|AI|KK|PDF|ID|EN|NE|PH|NP|RA|NO|USB|SMS|KPI|PSN|LRN"
    r"|RRI|FM|AM|CD|KAK|PAK|BU|KTP|NIK|DVD|LED|PNS|TNI|PKK|KB|MB|GB|OK|UN|WHO|PBB|NGO|LSM)\b)"
)
INITIALS = re.compile(
    rf"\b{_NO_INITIALS}(?:[A-Z]{{1,3}}|(?:[A-Z]\.\s?){{1,3}})[\"”]?"
    r"\s*\(\s{0,4}(?:\d|1[0-7])\s{0,4}(?:tahun|thn|th|yo|years?(?: old)?|taon|taong gulang|anyos|वर्ष)?\s{0,4}\)"
    rf"|\b{_NO_INITIALS}(?:[A-Z]{{2,3}}|(?:[A-Z]\.\s?){{1,3}})[\"”]?\s*[(,]\s?(?:an? )?(?i:boy|girl|child|pupil"
    rf"|student|lalaki|babae|laki-laki"
    r"|perempuan|putri|putra|anak|siswi|siswa|murid|batang (?:lalaki|babae)|mag-aaral)(?:,| (?:aged?|umur|usia"
    r"|berumur|berusia|edad))"
    r"|(?<![\u0900-\u097f.])(?:(?:[\u0905-\u0939][\u093e-\u094c\u0902]?\.\s?){2,3}"
    r"|[\u0915-\u0939]\s)[\"”'’]?\s{0,3}\(\s{0,4}(?:\d|1[0-7])\s{0,4}(?:वर्ष\S{0,6})?\s{0,4}\)"
    rf"|\b{_NO_INITIALS}(?:[A-Z]{{2,3}}\b|(?:[A-Z]\.\s?){{2,3}})[\"”]?,[\"”]?\s*(?i:umur |usia |berusia "
    rf"|aged )?(?:[5-9]"
    rf"|1[0-7])"
    r"(?:\s*(?:tahun|thn|th|yo|years? old|taong gulang|anyos)\b|(?=,))"
)
"""How newspapers write a child: letters and an age."""

CALLED_BY_LETTERS = re.compile(
    r"(?i:\b(?:adek|adik|dik|ananda|korban|siswi|siswa|murid|santri|girl|boy|pupil|student|child|victim|batang"
    r"|biktimang|si))"
    r",?\s+(?:[\"“][A-Z] ?[A-Z]?[\"”]|[\"“]?(?:[A-Z]\.\s?){1,3}(?:[A-Z]\b\.?)?)(?![A-Za-z])(?!\s?[A-Z][a-z])"
    r"|(?<![^\W_])(?i:murid|siswa|siswi|anak|pupils|students|girls|boys|children|kids|mag-aaral|bata|kapatid)(?:,|"
    r" na sina| sina)"
    r" [\"“]?[A-Z]\b\.?[\"”]? (?:dan|and|at) [\"“]?[A-Z]\b\.?(?! [A-Z])"
    r"|(?i:whom? (?:we|i)(?:'ll| will| shall)? (?:only )?call|(?:kita|kami) sebut(?: saja)?"
    r"|(?:ta)?tawagin(?: nating?| naming?)?(?: siya(?:ng)?)?|(?:let us|let's|we|we'll|we will|i|i'll) call (?:her"
    r"|him|them))"
    r" (?:[a-z]+ )?"
    r"[\"“]?[A-Z]\b(?![’'\w])"
    r"|(?:[A-Z]\.){2,3}[\"”]? (?i:daw |raw )?(?i:ang|adalah|is|are|itu) (?i:the |his |her |its )?(?i:inisyal"
    r"|initials?|inisial)"
    r"|(?:छात्रा|छात्र|बालिका|बालक|किशोरी|किशोर|पीडित|केटी|केटा|बहिनी|भाइ|छोरी|छोरा)\s['‘\"“]?(?:(?:[A-Z]\.){2,3}"
    r"|(?:(?:[\u0905-\u0939][\u093e-\u094c\u0902]?|एफ|एच|एल|एम|एन|एस|एक्स|आर|आई)[.\u0970]\s?){2,3})"
    r"|(?:[A-Z]\.){2,3} (?:bhanne|vanne)"
    r"|(?<![^\W_])(?i:bachcha|baccha|bachha|bacha|keti|keta|bahini|bhai|nani|chh?ori|chh?ora|balika|balak)"
    r" (?:[A-Z]\.\s?){2,3}"
    r"|(?i:\b(?:identified|known|named|referred to) (?:only |here |simply )?(?:as|by)(?: the (?:letters?"
    r"|initials?))?)\s+[\"“]?"
    r"(?:[A-Z]\b\.?){1,3}(?![a-z’'-])|(?i:first letter|starts w(?:ith|/)?|begins w(?:ith|/)?|huruf (?:depan|pertama"
    r"|awal)(?:nya|"
    r" namanya)?"
    r"|unang (?:letra|titik))[^.!?\n]{0,24}?[\"“' ][A-Z](?![\w'])"
    r"|(?i:\b(?:sebut|panggil)(?: saja)?)\s(?:dia |ia )?[\"“]?[A-Z]\b\.?(?![a-z’'])"
    r"|\b[A-Z]{2,3} (?:bhanne|vanne|bhanni)(?![^\W_])"
    r"|(?:पहिलो|अगाडिको|सुरुको|सुरु|शुरुको) अक्षर\S*\s?(?:चाहिँ\s)?['\"‘“«][\u0905-\u0939]"
    r"|(?i:\binisial(?:nya)?(?: anak(?:nya)?)?)\s+(?i:huruf\s+)[A-Z]\b"
    r"|(?<![\w.])(?:[A-Z]\.){2,3}, (?i:pelajar|siswi|siswa|murid|santri|an? (?:\w+ ){0,2}(?:pupil|student|girl|boy)"
    r"|mag-aaral)(?![^\W_])"
    r"|[\"“][A-Z][\"”], (?i:an? (?:\w+ ){0,3}(?:pupil|student|girl|boy|child|kid)|siswi|siswa|murid|anak"
    r"|batang)(?![^\W_])"
    r"|(?<![^\W_])(?i:(?:our|my|her|his) (?:son|daughter|niece|nephew|pupil|grandson|granddaughter|boy|girl|child)"
    r"|(?:putra|putri|anak|keponakan|cucu|murid) (?:kami|saya|kita)|anak (?:ko|namin)g si),? [A-Z](?:\.|[—–])(?=,|"
    r" [a-z])"
    r"|(?<![^\W_])(?<![\w.] )[A-Z], (?i:pelajar|siswi|siswa|murid|santri|anak) (?i:sd|smp|sma|smk|mts|kelas|sulung"
    r"|bungsu)\b"
    r"|(?<![\u0900-\u097f.])(?:(?:[\u0905-\u0939][\u093e-\u094c\u0902]?|एफ|एच|एल|एम|एन|एस|एक्स|आर"
    r"|आई)[.\u0970]\s?){2,3}(?:भनेर|भन्ने|नामकी|नामका)\s(?:\S+\s){0,4}?(?:छात्रा?|बालिका|बालक|केटी|केटा|किशोरी?)"
    r"|वर्षीया?\s(?:(?:[\u0905-\u0939][\u093e-\u094c\u0902]?|एफ|एच|एल|एम|एन|एस|एक्स|आर|आई)[.\u0970]\s?){2,3}"
    r"|(?i:\binisyal(?:es)?)(?: na| niya ay| ng bata"
    r" ay)?\s+[\"“]?(?:[A-Z]\b\.?\s?){1,3}|"
    r"(?i:\binitials?)\s+(?:[A-Z]\.\s){1,3}|"
    r"(?i:\b(?:ber)?inisial(?:nya)?)\s+(?:huruf\s+)?(?:[A-Z]{1,3}\b|(?:[A-Z]\.){1,3})"
    r"|(?i:\b(?:initials?|alyas(?: na)?(?: si)?))\s+(?:[A-Z]{2,3}\b|(?:[A-Z]\.){2,3})"
)
"""Letters that a text calls initials."""

BEFORE_AGE = re.compile(
    r"(?<![\u0900-\u097f.])(?:(?:[\u0905-\u0939][\u093e-\u094c\u0902]?|एफ|एच|एल|एम|एन|एस|एक्स|आर"
    r"|आई)[.\u0970]\s?){2,3}['’\"]?(?:\([^)\n]{0,40}\))?,?\s*\Z|"
    rf"(?<![\w.@])[\"“'‘]?{_NO_INITIALS}(?:(?:[A-Z]-){{1,2}}[A-Z]|(?:[A-Z]\.\s?){{1,3}}|[A-Z]{{2,3}}"
    rf"|(?<=[\"“'‘])[A-Z])[\"”'’]?"
    r"(?:,(?: an?| the| isang| ang| seorang)?| is| was| ay| =|:| na|,? class| kelas|, umur| anak| yg)?\s*\Z"
)
"""Letters right before an age, however that is said."""

LETTERS = re.compile(
    r"[A-Z](?<![\w@#/-][A-Z])(?:\.[A-Z]\b|-[A-Z]\b|[A-Z]{1,2}(?![\w'’/-])|(?<![IAO])(?![\w'’/-]))|वर्षीया? |अक्षर"
    r"|(?<![\u0900-\u097f])(?:[\u0905-\u0939][\u093e-\u094c\u0902]?|एफ|एच|एल|एम|एन|एस|एक्स|आर|आई)[.\u0970]"
)
"""Where to look for initials at all."""

LATIN_LETTERS = re.compile(LETTERS.pattern.split("|वर्षीया")[0])
"""The same where nothing is written in Devanagari: a search that knows with which letter it begins."""

WORDS = word_set(
    "son daughter niece nephew grandson granddaughter putra putri keponakan cucu kami adek adik dik ananda korban"
    " siswi siswa murid santri pelajar anak inisyal inisyales inisial berinisial"
    " inisialnya initial"
    " initials alyas girl boy pupil student child victim batang biktimang si identified known named referred first"
    " letter"
    " pupils students girls boys children kids aaral bata kapatid whom call tatawagin tawagin nating starts begins"
    " inisyal inisial"
    " baccha bachcha bacha keti keta bahini bhai nani chori chhori chora chhora balika balak"
    " initials huruf letra titik sebut panggil bhanne vanne bhanni"
)
"""Without one of these, nobody in Latin letters is called by initials."""

NOBODYS = re.compile(
    r"(?i:annex|schedule|formulir|talahanayan|dagdag|apendiks|अनुसूची|तालिका|team|group|class|grade|section|room|part|level|vitamin|hepatitis|tim|regu|grup|kelas|kelompok|kloter|bagian"
    r"|ruang|blok"
    r"|rak|gerbong|coach|kode|opsi|option|tipe|type|pangkat|pulutong|seksyon|silid|gawain|plan|plan|poin|point"
    r"|soal|no"
    r"|appendix|annexe?|schedule|form|formulir|unit|zone|zona|stand|booth|pos|posko|track|trek|lot|studio"
    r"|terminal|column"
    r"|kolom|kolum|row|baris|hanay|talahanayan|dagdag|apendiks|anex|lampiran|aksesi|sesi|session|exhibit|figure"
    r"|gambar|table|tabel|bus|gate|lane|pool|समूह|कोठा|कक्षा"
    r"|टोली)\s\Z"
)
"""What stands before a letter that is nobody's."""

NEPALI_WORDS = ("छात्र", "बाल", "पीडित", "किशोर", "अक्षर", "वर्षी")
"""The same in Devanagari."""
