"""What stands around a word and makes it harmless: it is negated, rejected, quoted, explained, one among words."""

from __future__ import annotations

import re

from gaung.rules.safeguarding.other_senses import is_meant_otherwise
from gaung.rules.safeguarding.sharing import is_shared_harmlessly
from gaung.rules.safeguarding.vocabulary import Word

_REASSURING = re.compile(
    r"(?i)(?<![^\W_])(?:no need to (?:worry|panic|make a fuss)|don['’]t (?:worry|panic|overreact|be (?:afraid"
    r"|scared) to|make a (?:big )?fuss)"
    r"|(?:nggak|gak|ga|tidak|tak|jangan|ndak) (?:usah |perlu )?(?:khawatir|kuatir|takut|panik|lebay"
    r"|(?:di)?besar-besarkan"
    r"|dibesar-besarin)|huwag (?:nang |na |kang |kayong |na kayong )?(?:palakihin|mag-alala|mabahala|matakot"
    r"|(?:mag-?)?oa))"
    r"(?![^\W_])|चिन्ता न\S+|हल्ला न\S+|ठूलो कुरा नब\S+"
)
"""“No need to worry, it is only online” plays it down; its “no” is none that rejects the words behind it."""
_NEGATION = re.compile(
    r"(?i)(?<![^\W_])(?:bukan|bukanlah|tidak|tak|jangan(?:lah)?|jangan\s+pernah|stop|berhenti|dilarang|tanpa|not"
    r"|never|don't|do\s+not|nobody|isn't|no|stop|cannot"
    r"|hindi|huwag|walang)(?:[\s\"“”'‘(*/-]++(?!(?:tapi|tetapi|but|pero)\b)\w++(?:['-]\w++)*+){0,4}[\s\"“”'‘(*/-]*\Z"
)
_ONLY_TOLD = re.compile(
    r"(?i)(?<![^\W_])(?:tidak|tak|not|hindi)\s[^.!?\n]{0,40}?\b(?:karena|sebab|because|dahil|kasi)\b[^.!?\n]*\Z"
)
"""`Tidak dilaporkan karena dianggap aib`: what is not done has a reason, and the reason is the word itself."""
_NEGATED_AFTER = re.compile(r"(?:\S++\s++)?\S*(?:छैन|होइन|हैन|हुँदैन|पर्दैन|chh?aina|ho?ina|haina|hudaina|pardaina)")
_MENTION = re.compile(
    r"(?i)\A\W*(?:walang(?:\s+mga)?|tidak\s+ada(?:\s+(?:yang\s+namanya|istilah))?|there\s+(?:is"
    r"|are)\s+no)\s+[\"“'‘]?\Z|"
    r"(?<![^\W_])kata(?:-kata)?\s*[\"“'‘«(*]*\Z"
    r"|(?<![^\W_])(?:buku|novel|film|lagu|komik|album|sinetron|drama|lukisan|book|movie|song|comic|aklat|pelikula"
    r"|kanta|nobela)\s*[\"“'‘«_*]+\Z|(?:किताब|चलचित्र|गीत|उपन्यास)\s*[\"“'‘]\Z"
    r"|(?<![^\W_])(?:istilah|frasa|sebutan|ungkapan|judul|(?:jangan\s+)?(?:pakai|sebut|katakan)"
    r"|apa\s+itu|(?:yang\s+)?namanya|no\s+such\s+thing\s+as(?:\s+an?)?|tinatawag\s+na|words?|terms?|phrases?"
    r"|expression|call(?:ed)?\s+it"
    r"|salitang|katagang|terminong|शब्द)\W++(?:\w++(?:-\w++)*+\W++){0,2}?\Z|(?i:says?|said)\W*[\"“'‘]\Z"
    r"|(?<![^\W_])(?:papers|newspapers|media|people|they)\s+calls?\s+[\"“'‘]\Z"
    r"|(?<![^\W_])tin(?:at)?awag\w*(?:\s+(?:na|nating|naming|nilang|ninyong|natin|nila))*\s+\Z"
)
_QUOTED_MENTION = re.compile(
    r"\A\s*(?:हो\s*)?[\"”’'»)*]*\s*(?:भनेर\s+(?:\S+\s+)?न|भन्ने\s+शब्द|शब्द|is\s+(?:wrong|not\s+the\s+right)"
    r"|tidak\s+tepat"
    r"|bukan\s+istilah|hides"
    r"|menyembunyikan|भन्ने)"
)
_REJECTED_AFTER = re.compile(
    r"(?i)\A[^.!?।\n]{0,40}\?[\"”]?\s+(?:tidak|bukan|no|never|hindi|lebih tepat|wrong|salah|होइन)\b"
    r"|\A\s*(?:होइन|हैन)\s*[,;—–]"
    r"|\A[\s\"”'’)]*(?:[\w-]+\s+){0,2}?(?:bukan(?:lah)?\s+(?:alasan|istilah|kata|sebab|penyebab"
    r"|pembenaran|salah|aib|hiburan|wisata|pekerjaan|pilihan|jasa|cinta|lelucon|undangan|masalah)"
    r"|tidak\s+(?:pernah|membenarkan)|is\s+(?:a\s+(?:lie|myth)"
    r"|an?\s+word|no\b|not\b|never)"
    r"|adalah\s+(?:bohong|mitos)|itu\s+(?:bohong|mitos|salah)|hindi\s+(?:totoo|dahilan))"
)
"""`X? No.`, `X is a lie`, `X bukan alasan`: the text itself rejects the word."""

_MYTH = re.compile(
    r"(?i)\W*(?:mitos|myth|haka-haka|maling (?:paniniwala|akala)|salah kaprah|anggapan (?:keliru|salah)"
    r"|kata orang"
    r"|(?:some|many)(?: people)? (?:say|think|believe)|people say|they say|ada (?:yang|orang)? ?(?:bilang|berkata"
    r"|mengira)"
    r"|(?:sebagian|banyak) orang (?:bilang|berkata|mengira|menganggap)|sabi ng (?:iba|ilan|marami|mga tao)"
    r"|akala ng (?:iba|marami))(?![^\W_])"
)
"""What others say and the text does not."""
_FACT = re.compile(
    r"(?i)(?<![^\W_])(?:fakta(?:nya)?|facts?|truth|katotohanan|ang totoo|kenyataannya|they are wrong"
    r"|that is (?:wrong|not true"
    r"|false)|this is (?:wrong|not true|false)|not true|(?:itu|mereka) (?:keliru|salah|tidak benar)|mali (?:sila"
    r"|ito|iyan|iyon)"
    r"|hindi (?:ito |iyan |iyon )?totoo)(?![^\W_])"
)
"""The text says that they are wrong."""
_NOT_TO_BE_SAID = re.compile(
    r"(?i)\A[\s\"”'’)]*[^.!?।\n]{0,16}?\b(?:kalimat|kata|ucapan|sentence|words?|phrase|something|salita(?:ng)?"
    r"|pangungusap)\b"
    r"[^.!?।\n]{0,30}?\b(?:tidak|tak|jangan|nobody|no|never|not|hindi|huwag)\b"
    r"[^.!?।\n]{0,30}?\b(?:katakan|ucapkan|bilang|dikatakan|diucapkan|dipakai|say|said|tell|told|sabihin|bigkasin"
    r"|gamitin)\b"
)
"""`“X” is a sentence that nobody should say`."""
_MEANS = re.compile(
    r"\A[\"”'’*]*\s+(?:(?:means|is\s+when|berarti|artinya|adalah\s+(?:ketika|saat))\b|भनेको|ay\s+(?:nangangahulugan"
    r"|kapag)\b)"
)
"""A sentence that explains the word it begins with."""
_QUOTED_BY_OTHERS = re.compile(
    r"(?i)\b(?:menulis|ditulis|tertulis|menyebut|disebut|memakai|dipakai|writes?|wrote|written|use|using"
    r"|gumamit)\W{0,3}[\"“'‘«]\Z"
)
_OF_WORDS = re.compile(
    r"(?i)(?:(?<![^\W_])(?:istilah|frasa|sebutan|ungkapan|judul|label|words?|terms?|phrases?|expressions?|labels?"
    r"|salita(?:ng)?|katagang?|termino(?:ng)?)(?![^\W_])|शब्द)[^.!?।\n]{0,40}\Z"
    r"|(?<![^\W_])kata(?:-kata)?\s+(?:seperti\s+)?(?:[\"“'‘]?[\w-]+(?: [\w-]+)?[\"”'’]?,\s*(?:dan\s+|atau\s+)?){0,4}"
    r"[\"“'‘]?\Z"
)
"""A word for words, or a list of words that begins with one; Indonesian “kata” alone also means “says”."""

_OF_REJECTION = re.compile(
    r"(?i)(?<![^\W_])(?:(?:tidak|jangan|sebaiknya|harus|perlu|dilarang|not|never|don't|huwag|hindi)[^.!?\n]{0,24}?\b"
    r"(?:tepat|dipakai|pakai|digunakan|gunakan|disebut|sebut|ditulis|tulis|diganti|boleh|used?|say|write|right"
    r"|written"
    r"|gamitin|sabihin|tama)|hindari|dihindari|diganti|ganti|menyesatkan|merendahkan|menyalahkan|keliru"
    r"|avoid(?:ed)?|instead|misleading|hides?|blames?|replaced?|wrong|iwasan|palitan)(?![^\W_])|नप्रयोग|नभन|गलत|सट्टा"
)
_INSTEAD = re.compile(
    r"(?i)\A[\s\"”'’»)]*(?:;|(?<=[\"”'’»)]),|\.|:|→|->|=>|–|—)\s*(?:(?:sebut|tulis|katakan|pakai|gunakan|ganti|say"
    r"|write"
    r"|use)(?![^\W_])"
    r"|sabihin(?:g)?"
    r"|gamitin(?:g)?|isulat|भन|लेख|हैन)"
)
"""`"X"; say Y`: the text puts another word in its place."""

_QUOTE_OPENS = re.compile(r"[\"“'‘«][^\"”'’»\n]{0,24}\Z")
_QUOTE_CLOSES = re.compile(r"\A[^\"“\n]{0,24}?[\"”'’»]")
_REPLACED = re.compile(
    r"(?i)\A[\s,)]*(?:(?:jadi|menjadi|diganti|ganti|dengan|to|with|becomes?|should be|vs|tetapi|melainkan"
    r"|kundi)(?![^\W_])|→|->|=>|➜|➡|:\s|को (?:ठाउँ|साटो|सट्टा|बदला)|होइन|हैन|हटाएर)"
)
_REPLACED_BEFORE = re.compile(
    r"(?i)(?<![^\W_])(?:instead of|rather than|in place of|not|alih-alih|daripada|ganti|bukan(?:nya)?|imbes(?: na"
    r"| ng)?|sa halip(?: na| ng)?"
    r"|palitan(?: ang| natin)?|kaysa)[\s:]+(?:(?:the|kata|istilah|salitang"
    r"|ang)\s+)?(?:[\"“'‘«][^\"”'’»\n]{1,24}[\"”'’»](?:,|\s(?:atau|or|o|dan|and|at))+\s)*[\"“'‘«][^\"”'’»\n]{0,24}\Z"
)
_REJECTION = re.compile(
    r"(?i)(?<![^\W_])(?:instead|swap|replac\w+|rather than|avoid\w*|stop saying|used to say|no longer|don't say"
    r"|never say|do not say|not the right"
    r"|we answer|our answer|the truth is|but (?:[\w-]+ ){1,6}(?:is|are) real"
    r"|(?:tetapi|tapi|padahal) (?:[\w-]+ ){1,6}nyata"
    r"|pero (?:[\w-]+ ){1,6}(?:ay )?totoong? (?:pananakit|pang-aabuso|karahasan)"
    r"|(?:abuse|harm|violence|bullying) (?:online )?is (?:always |still )?real|is (?:always |still )?real (?:abuse"
    r"|harm|violence)"
    r"|kekerasan (?:di ranah )?(?:daring|online)[^.!?\n]{0,16} nyata|ay totoong (?:pang-?aabuso|karahasan|pananakit)"
    r"|apologi[sz]e|sorry for|jawab(?:an)? (?:kami|kita)|kami (?:men)?jawab|faktanya"
    r"|kenyataannya|maaf atas|sagot (?:namin|natin)|sinasagot (?:namin|natin)|ang totoo|paumanhin"
    r"|wrong|myths?|a lie|excuse|better word|not a word|now (?:she|he|we|they|i) says?|outdated|harmful word|hurts?"
    r"|not okay"
    r"|alih-alih|hindari|berhenti|stop|keliru|mitos|tidak tepat|tak tepat|bohong|lebih tepat|seharusnya|gantinya"
    r"|ganti kata|jangan|tidak lagi"
    r"|bukan (?:istilah|kata)|melukai|menyakitkan|dulu (?:orang |kami |aku )?(?:bilang|sering)|sa halip|imbes"
    r"|pinapalitan|palitan|tigilan|itigil|huwag|i?ni?iiwasan|iwasan|umiiwas|pag-iwas|menghindari|dihindari|avoids?"
    r"|mali|kasinungalingan|hindi (?:tama|totoo|dapat|na natin|natin|namin|(?:isinusulat|sinusulat|sinasabi"
    r"|ginagamit|tinatawag|sinasabing))|(?:ang )?tamang tawag|nakakasakit|dati)(?![^\W_])"
    r"|(?<![^\W_])(?:crossed out|struck out|deleted?|removed?|garis merah|(?:di)?coret|(?:di)?hapus"
    r"|tidak dipakai|tak dipakai|ganti dengan|istilah itu salah|bawal ang|iwasto|itama|buburahin|aalisin|noon"
    r"|hindi tamang)(?![^\W_])"
    r"|(?<![^\W_])(?:nabhan\w*|nalekh\w*|nabol\w*"
    r"|bhannu hu(?:n)?daina|bhanna hu(?:n)?daina|sha?bda|sabda|galat)(?![^\W_])"
    r"|नहुने|नराख|नगर्ने|गर्नु हुँदैन|शब्दकोश|पुरानो नाम|सट्टा|भन्दैन|नभन|नलेख|नबोल|गलत|भन्नु हुँदैन|भन्नुहुँदैन"
    r"|हटाऔँ|झुट|प्रयोग नग|बदल|चोट"
)
"""Words by which a text turns away from what it quotes."""

_NEGATED_QUOTE = re.compile(
    r"(?i)(?<![^\W_])(?:hindi|bukan|not|walang|no such thing as(?: an?)?|(?:there is|there's) no|tidak ada|tak ada"
    r"|tiada)\s*\Z"
)
"""`Hindi “X” ang sinasabi namin`: the word is quoted to say that it is not the word."""

_NOT_TO_SAY = re.compile(
    r"(?i)(?:jangan(?:lah)?|tidak(?: boleh| pernah)?|tak|never|don't|do not|not|avoid|huwag|hindi(?: namin"
    r"| natin)?)\b"
    r"[^.!?\n]{0,60}\b(?:bilang|katakan|mengatakan|berkata|ucapkan|menyebut(?:nya)?|menulis|tulis|memakai|say|saying"
    r"|tell|write|writing|use|using|sabihing?|sinasabing?|tawaging?|gamitin|gumagamit)\b[^.!?\n]{0,40}\Z"
)
_EXPLAINED_BEFORE = re.compile(r"[(/]\s*\Z|(?i:disebut|called|tinatawag na)\s+[\"“]?\Z")
_EXPLAINED_AFTER = re.compile(
    r"\A[\"”'*_]*\s*(?:\?\s*)?(?:[(—–]|-\s|,\s*(?:yaitu|yakni|artinya|atau|that is|or|meaning|which"
    r"|ibig sabihin)|(?:adalah"
    r"|berarti|artinya|ialah|itu|means|is\s+(?:when|a|the)|ay)\b)"
)
_IN_A_GLOSSARY = re.compile(r"(?:\A|\n)[ \t]*(?:[-*+] |\d+[.)] )?[*_\"“]*\Z")
_COLON = re.compile(r"\A[ \t]*[*_\"”]*[ \t]*:[*_]*[ \t]+(?![^.!?।\n]*\?)[^\W\d]\S*[ \t]+\S*[^\W\d]")
"""`**Phishing**: a false message that …`: behind the colon stands what it is."""


def is_harmless(word: Word, text: str, first: int, last: int) -> bool:
    """Whether a word of a rule is harmless where it stands, in the sentence from `first` to `last`."""
    term, start, end = word.term, word.start, word.end
    sentence = text[first:last]
    if term.near is not None and not word.is_bound and not term.near.search(sentence):
        return True
    before = text[first:start]
    after = text[end:last]
    if term.far is not None and term.far.search(_own_clause(sentence, before)):
        return True
    if term.number == "18" and is_shared_harmlessly(text, start, end, first, last):
        return True
    if is_meant_otherwise(term.number, text, start, end, first, last):
        return True
    if _MYTH.match(sentence) and _FACT.search(text, end, last + 90):
        return True
    if _REJECTED_AFTER.match(text[end : end + 80]) or _NOT_TO_BE_SAID.match(after[:110]):
        return True
    if _QUOTED_BY_OTHERS.search(before):
        return True
    if _OF_WORDS.search(before) and (_OF_REJECTION.search(sentence[: start - first]) or _OF_REJECTION.search(after)):
        return True
    if (
        _MENTION.search(before)
        or _INSTEAD.match(text[end : end + 40])
        or _NOT_TO_SAY.search(before)
        or _QUOTED_MENTION.match(after)
    ):
        return True
    if _is_rejected_quote(before, after + text[last : last + 100]):
        return True
    if term.is_negatable and (_is_negated(_REASSURING.sub("", before)) or _NEGATED_AFTER.match(after.lstrip())):
        return True
    if term.number in {"05", "15"} and (_EXPLAINED_BEFORE.search(before) or _MEANS.match(after)):
        return True
    if not term.is_explained:
        return False
    line = text.rfind("\n", 0, start) + 1
    is_entry = _IN_A_GLOSSARY.search(text[line:start]) and _COLON.match(text[end : end + 200])
    return bool(is_entry) or _EXPLAINED_AFTER.match(text[end : last + 2]) is not None


def _own_clause(sentence: str, before: str) -> str:
    """Behind “no need to worry,” only what follows says what is spoken of; a meeting where it was said does not."""
    return sentence[before.rfind(",") + 1 :] if "," in before and _REASSURING.search(before) else sentence


def _is_negated(before: str) -> bool:
    """Whether a “no” stands before a word, and is not that of what was not done because of it."""
    return _NEGATION.search(before) is not None and _ONLY_TOLD.search(before) is None


def _is_rejected_quote(before: str, after: str) -> bool:
    """Whether a word stands in a short quotation from which the text around it turns away."""
    opening, closing = _QUOTE_OPENS.search(before), _QUOTE_CLOSES.match(after)
    if opening is None or closing is None:
        return False
    if _NEGATED_QUOTE.search(before[: opening.start()]):
        return True
    rest = after[closing.end() :]
    if _REPLACED.match(rest) or _REPLACED_BEFORE.search(before):
        return True
    return _REJECTION.search(before[: opening.start()]) is not None or _REJECTION.search(rest) is not None
