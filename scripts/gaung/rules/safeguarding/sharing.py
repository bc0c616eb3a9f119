"""Sharing that hurts nobody: a poster, a song or a lesson is shared, those shown agreed, or a threat is told of."""

from __future__ import annotations

import re

_W = r"(?<![^\W_\u0900-\u0963])"
_E = r"(?![^\W_])"
_THREAT = re.compile(
    rf"(?i){_W}(?:(?:meng|di)?ancam\w*|takut(?:nya)?|khawatir|cemas|threat\w*|afraid|scared|worried|frightened|fear(?:s|ed)?"
    r"|(?:nag|nang|na|pinag|pag|mag)?ba?banta(?:ng|an|han)?|nagbanta(?:ng)?|banta(?:ng)?|(?:na|ni)?(?:ta)?takot"
    r"|nananakot(?:ng)?|tinatakot"
    r"|dhamki\w*)"
    rf"{_E}(?:[^\S\n]+[^\s,;:.!?।]+){{0,7}}[^\S\n]+\Z"
)
"""`Kapag may nagbabantang ikalat …`: somebody threatens to share, or is feared to; nobody is asked for it."""
_OF_ANOTHER = re.compile(
    r"(?i)(?<![^\W_])(?:(?:he|she|they|somebody|someone|anybody|anyone|the man|the offender)(?:['’](?:ll|d)|"
    r"[^\S\n]+(?:will|would|wants to|want to|is going to|may|might|could|says|said|threatens to|plans to))+"
    r"|(?:dia|ia|mereka|orang(?: itu)?|seseorang|pelaku)(?:[^\S\n]+(?:mau|akan|ingin|bakal|hendak|bisa"
    r"|bilang))*)[^\S\n]+\Z"
)
"""`He says he will share …`: what another one may do."""
_NOT_FEARED = re.compile(
    r"(?i)(?<![^\W_])(?:jangan(?:lah)?|tidak|tak|nggak|gak|not|no|never|don't|don’t|huwag|wag|hindi)"
    r"(?:[^\S\n]+[\w'’-]+){0,2}[^\S\n]+\Z"
)
_TAKEN_UP = re.compile(
    r"(?i)(?<![^\W_])(?:jadi|maka|makanya|lalu|so|then|therefore|kaya|ayo|yuk|mari|let's|tayo|natin)(?![^\W_])"
)
_THREAT_BEHIND = re.compile(r"\A(?:\S*\s+){0,2}?\S*(?:धम्की|डर|धम्क्या)|\A(?i:\s*(?:garne |garidine )?dhamki)")
_CONSENT = re.compile(
    r"(?i)(?<![^\W_])(?:(?:hanya |boleh )?(?:kalau|jika|bila|setelah|asal(?:kan)?) (?:semua|setiap|yang|orang|teman)"
    r"(?:[^\S\n]+[\w-]+){0,6}?[^\S\n]+(?:bilang (?:ya|iya|boleh)|setuju|mengizinkan|menyetujui|memberi izin|mau"
    r"|boleh)"
    r"|(?:only )?(?:when|if|after|once) (?:everybody|everyone|each|all|the people|the friends?|your friends?)"
    r"(?:[^\S\n]+[\w-]+){0,6}?[^\S\n]+(?:sa(?:id|ys?) yes|agree[sd]?|(?:is|are|was|were) (?:ok|okay|fine) with it"
    r"|consent\w*)"
    r"|(?:kung|kapag|pag|basta|matapos(?:ng)?) (?:pumayag|pumapayag|payag|umoo|sumang-?ayon|nagsabi ng oo)"
    r"(?:[^\S\n]+(?:na|din|ang|lahat|bawat|mga|kaibigan))*"
    r"|(?:kung|kapag|pag|basta) (?:ang )?(?:lahat|bawat)(?:[^\S\n]+[\w-]+){0,5}?[^\S\n]+(?:pumayag|pumapayag"
    r"|payag|umoo))"
    r"(?![^\W_])|(?:सबै|सबैजना|सबैजनाले|देखिने)(?:ले|को)?(?:[^\S\n]+\S+){0,4}?[^\S\n]+(?:हुन्छ भने|हुन्छ भन|सहमत"
    r"|सहमति|अनुमति|मञ्जुरी|राजी)"
)
"""Everybody who is to be seen said yes."""
_OF_NOBODY = re.compile(
    r"(?i)(?<![^\W_])(?:poster|lagu|nyanyian|syair|lirik|musik|puisi|pantun|cerita|latihan|pelajaran|tutorial"
    r"|pengumuman"
    r"|undangan|jadwal|sandi|kata sandi|payung|pohon|bunga|mural|gambar(?= ?(?:mu|nya|kita|kami)(?![^\W_]))"
    r"|lukisan|karya"
    r"|suara (?:kami|kita)|resep|acara|kegiatan|siaran|podcast|siniar|episode|kampanye|edukasi|materi|brosur"
    r"|selebaran"
    r"|infografis)(?:mu|nya|ku)?(?![^\W_])"
    r"|(?<![^\W_])(?:posters?|songs?|lyrics|music|poems?|drawings?|paintings?|murals?|lessons?|exercises?|tutorials?"
    r"|invitations?|announcements?|passwords?|umbrellas?|trees?|flowers?|recipes?|events?|broadcasts?|podcasts?"
    r"|episodes?"
    r"|campaigns?|leaflets?|flyers?|infographics?|artworks?|every (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|every (?:week|month|day))(?![^\W_])"
    r"|(?<![^\W_])(?:awit|kanta|tula|guhit|larawang-guhit|pinta|mural|aralin|leksiyon|leksyon|ehersisyo|tutorial"
    r"|imbitasyon|paanyaya|anunsiyo|anunsyo|password|payong|puno|bulaklak|resipe|poster|programa|episode|podcast"
    r"|kampanya|polyeto)(?:ng)?(?![^\W_])"
    r"|(?:पोस्टर|गीत|कविता|चित्रकला|पाठ|अभ्यास|निमन्त्रणा|सूचना|पासवर्ड|छाता|रुख|फूल|कार्यक्रम|अभियान|पोडकास्ट)"
)
"""What can be shared and shows nobody."""
_TO_A_GUIDE = re.compile(
    r"(?:शिक्षक|गुरु|आमा|बुबा|अभिभावक)(?:लाई|सँग|सित)(?![\u0900-\u0963])"
    r"|(?i:(?<![^\W_])(?:ke|kepada|dengan|with|to|sa|kay) (?:(?:your|our|the|a|iyong|ating|mga|para|seorang|other"
    r"|lain) )*"
    r"(?:guru|ibu|ayah|orang tua|teachers?|mother|father|parents?|guro|nanay|tatay|magulang)(?:mu|nya|mo)?(?![^\W_]))"
)
"""A grown-up whom one trusts, and no crowd."""
_NOT_THE_PICTURE = re.compile(
    r"(?i)(?<![^\W_])(?:bukan|not|hindi)(?: ang| the| our| my)? (?:foto|video|gambar|photos?|pictures?|videos?"
    r"|larawan)"
    r"(?:nya|mu|ku|s)?(?![^\W_])|(?:फोटो|भिडियो|तस्बिर)\S*\s+(?:होइन|हैन)"
)
_SHOWN = re.compile(
    r"(?i)(?<![^\W_])(?:anak|bocah|balita|gadis|remaja|siswa|siswi|murid|pelajar|korban|pelaku|tersangka|oknum"
    r"|pria|lelaki"
    r"|perempuan|cewek|cowok|dia|mukanya|wajah(?:nya)?|muka|perundungan|bully\w*|tawuran|berkelahi|dipukul\w*"
    r"|memukul\w*"
    r"|dilecehkan|pelecehan|kekerasan|mesum|bugil|telanjang|asusila|cabul|skandal|syur|viral(?= biar)|tertangkap"
    r"|bukti|screenshot|tangkapan layar|chat"
    r"|child|children|girls?|boys?|kids?|babies|baby|teens?|teenagers?|students?|pupils?|victims?|offenders?"
    r"|suspects?"
    r"|perpetrators?|man|men|woman|women|she|he|her|him|his|face|naked|nudes?|abus\w+|assault\w*|rap(?:e|ed|ist)"
    r"|beat(?:en|ing)?"
    r"|bully\w*|bullied|fight\w*|caught|arrested|justice|shamed?|evidence|screenshots?|leaked"
    r"|bata(?:ng)?|dalagita|binatilyo|biktima|suspek|salarin|estudyante|mag-?aaral|lalaki|babae|siya|niya|mukha|hubad"
    r"|bastos|sinasaktan|binubugbog|bugbog|nabugbog|inabuso|pang-?aabuso|mahuli|makulong|mahiya|mapahiya|hustisya"
    r"|ebidensya"
    r"|balita|balat)(?:ng|nya|'s)?(?![^\W_])"
    r"|केट[ीा]|बालिका|बालक|बच्च|नानी|छोर[ीा]|पीडि?त|पीडक|छात्र|विद्यार्थी|अपराधी|अभियुक्त|नाङ्गो|नग्न|अश्लील"
    r"|कुटपिट|दुर्व्यवहार|बलात्कार|न्याय"
    r"|पक्राउ|उसको|उनको|उनी|अनुहार|मुहार"
)
"""A child, somebody's face or what was done to somebody."""
_AFTER = 90
_CLAUSE_END = re.compile(r"[,;:!?।\n]|\.(?=\s|\Z)")


def is_shared_harmlessly(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether the words from `start` to `end`, in the sentence from `first` to `last`, ask for nothing that harms."""
    before, sentence = text[first:start], text[first:last]
    threat = _THREAT.search(before)
    if threat is not None and not (_TAKEN_UP.search(threat[0]) or _NOT_FEARED.search(before[: threat.start()])):
        return True
    if _OF_ANOTHER.search(before):
        return True
    if _THREAT_BEHIND.match(text[end:last]):
        return True
    behind = text[end : min(max(last, end), end + _AFTER)]
    if _SHOWN.search(sentence) or _SHOWN.search(behind):
        return False
    if _CONSENT.search(sentence) or _NOT_THE_PICTURE.search(sentence):
        return True
    closing = _CLAUSE_END.search(text, end)
    clause = text[start : closing.start() if closing is not None else len(text)][:_AFTER]
    if _OF_NOBODY.search(clause) or _OF_NOBODY.search(before) or _TO_A_GUIDE.search(clause):
        return True
    return "viral" in text[start:end].lower() and _OF_NOBODY.search(text[max(first - _AFTER, 0) : last]) is not None
