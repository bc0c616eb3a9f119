"""The way to somebody's door, put together of pieces: house and lane, neighbourhood, what stands beside, whose it"
" is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.digits import NUMBER_WORDS
from gaung.rules.safeguarding.finding import Finding, mask_words
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.invented import is_of_animal
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.people import has_child
from gaung.rules.safeguarding.searching import found_near, has_devanagari, in_small, small_letters
from gaung.rules.safeguarding.ways import WAY, pieces

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"
_SAID = (
    rf"(?:{NUMBER_WORDS}|onse|dose|trese|katorse|kinse|bente|sepuluh|sebelas|ten|eleven|twelve|twenty|thirty|forty|fifty"
    rf"|sixty|seventy|eighty|ninety|beinte|trenta|\w+teen)(?:\s?(?:belas|puluh))?"
)
_HOUSE_FIGURES = r"(?:#\s?)?\d{1,5}(?:-?[a-z]|/\d{1,3})?"
_FIGURES = r"#?\s?\d{1,5}(?:-?[a-z]|/\d{1,3})?"
_NUMBER = rf"(?:{_FIGURES}|{_SAID}){_E}"
_NO = r"(?:no\.?|nomor|nomer|nmr|num\.?|number|numero|blg\.?|bilang|#|नं\.?|नम्बर)"
_WAY = (
    r"st|street|str|road|rd|ave|avenue|lane|ln|kalye|marg|marga|tole|drive|extension|ext|court|close|alley|chowk|galli"
    r"|gali|path|highway|boulevard|blvd|crescent|circle|homes|residences|subdivision|subd|heights|compound|village|r0ad"
)
_BEFORE_NAME = r"jalan|jln|jl|gang|gg|lorong|lrg|jl\.|gg\."

_HOUSE = in_small(
    rf"(?i){_W}{_HOUSE_FIGURES},?\s+(?:[\w.'’-]+\s+){{1,3}}(?:{_WAY}){_E}"
    rf"|{_W}{_HOUSE_FIGURES},?\s+(?:kalye|daang|calle|gang|jalan)\s+\w+"
    rf"|{_W}{_NO}\s?{_NUMBER}(?:[\s-]\w+)?,?\s+(?:[\w'’]+\s+){{1,2}}(?:{_WAY}){_E}"
    rf"|{_W}#?\d{{1,5}},?\s+(?:kanto|kalye|eskinita)\s+\w+"
    rf"|(?:{_W}(?:numero ng bahay|house number|nomor rumah(?:nya|ku)?|no\.? rumah)|घर(?:को)? नम्बर)\s(?:(?:namin|ko"
    rf"|niya|kami|saya|nya|is|ay|itu|adalah|:|हो|भनेको)\s)*"
    rf"(?:(?:doble|double|dobel)\s)?{_NUMBER}"
    rf"|{_W}{_NO}\s?{_NUMBER},?\s+(?:sa\s+|ng\s+)?(?:kalye|daang|calle|jalan|gang|street)\s+\w+"
    rf"|{_W}(?:{_BEFORE_NAME})\.?\s+(?:[\w'’]+\s+){{1,4}}?(?:[ivx]+\s?/\s?\d+{_E}|{_NO}\s?{_NUMBER}"
    rf"|\d{{1,4}}[a-z]?{_E}(?!\s?(?:km|kilo\w*|meter|m|menit|minutes|langkah|orang|%){_E}))"
    rf"|{_W}(?:blok|blk|block|bloke|bl|lot|lote|lt|phase|ब्लक)\.?\s?[a-z]?\d{{0,3}}[a-z]?\d?[\s,/-]{{1,3}}"
    rf"(?:(?:{_NO}|lot|lote|lt|unit|blk|block|bloke|blok|ph|phase)\.?\s*)?{_NUMBER}"
    rf"|{_W}(?:house|hse|h0use|flat|apartment|apartemen|apt|bahay|rumah|kos|kosan|kost|kontrakan|ghar|quarters?)"
    rf"\s*[:.]?\s*(?:{_NO}\s*[:.]?\s*)?(?:{_FIGURES}(?:\s\d)?|{_SAID}){_E}(?!\s*(?:orang|anak|bata|tao|children"
    rf"|people|kali"
    r"|hari|bulan|tahun|years?|days?|nights?|lantai|tingkat|menit|jam|unit|km|meter|palapag|miles?|minutes?|taon"
    r"|araw|%|°))"
    rf"|{_W}(?:griya|graha|perum\w*|puri|villa|taman|bumi|pondok|permata|rusun\w*|apartemen|asrama)(?:\s\w+){{1,2}}\s"
    rf"(?:blok\s)?[a-z]{{1,2}}\s?[/-]?\s?\d{{1,3}}{_E}"
    rf"|{_W}unit\s#?\d+(?:-?[a-z]{_E}|(?=,?\s+(?:tower|bldg|building|\w+ (?:gardens|residences|homes|towers|village))))"
    rf"|{_W}(?:tower|menara|rusun\w*|apartemen|apartment|condo\w*|rumah susun)(?![^\W_])[^.!?\n]{{0,40}}?"
    rf"{_W}(?:unit|lt|lantai|kamar|floor|room|no)\.?\s?{_NUMBER}"
    r"|(?:गल्ली|लाइन|झुपडी|ब्लक|मार्ग|कोठा|फ्ल्याट)\s*(?:नं\.?|नम्बर)?\s*(?:\d{1,4}[कखग]?|एक|दुई|तीन|चार|पाँच|छ|सात"
    r"|आठ|नौ|दश)"
    r"(?![\d\u0900-\u0963])|घर\s*(?:नं\.?|नम्बर)\s*(?:\d{1,5}|\S{2,8})"
)
_PLACE = in_small(
    rf"(?i){_W}(?:rt|rw|er te|er we)\.?\s?(?:{_NUMBER})|{_W}(?:purok|prk|sitio|brgy|barangay|dusun|dsn|kampung"
    rf"|kampong|kp"
    r"|komplek|kompleks|perum\w*|cluster|villa|zone|sona|phase|ward|wada)\.?\s+#?\w+"
    r"|(?<!\S)[\u0900-\u0963]{2,}\s+(?:टोल|बस्ती|गल्ली|मार्ग|चोक|गाउँ|डाँडा|कोलोनी)(?!\s?फ्री)(?:को|मा|का"
    r"|की)?(?![\u0900-\u0963])"
    r"|टोल\s+[\u0900-\u0963]{3,}(?=।)|वडा\s*(?:नं\.?|नम्बर)\s*\d+"
)
_COLOUR = (
    r"hijau|ijo|biru|merah|kuning|putih|hitam|pink|ungu|coklat|oren|oranye|abu-abu|krem|green|blue|red|yellow|white"
    r"|brown"
    r"|black|purple|orange|grey|gray|bughaw|luntian|kayumanggi|lila|itim|tosca|emas|perak|pula|pulang|puti|puting"
    r"|berde|berdeng|asul|dilaw|itim|rosas|kahel|tin|seng"
)
_PART = r"pagar|pager|cat|gerbang|pintu|atap|genteng|tembok|gate|door|roof|fence|wall|house|pinto|bubong|bakod|bahay"
_SPOT = (
    r"warung|wrg|masjid|mesjid|mushol\w+|musala|surau|gereja|pasar|toko|bengkel|sekolah|lapangan|pos ronda|sungai"
    r"|jembatan"
    r"|warnet|salon|makam|kuburan|balai|rel|kali|pabrik|apotek|sumur|pohon|minimarket|indomaret|alfamart|posyandu"
    r"|konter"
    r"|kantor pos|rumah makan|kios|gudang|kandang|sawah"
)
_LANDMARKS = (
    rf"(?i){_W}(?:belakang(?:nya)?|samping|sebelah|sblh|seberang|depan|dpn|dekat|deket|dkt|di atas|ujung|pojok|pas)\s+"
    rf"(?:\w+\s+)?(?:{_SPOT}){_E}"
    rf"|{_W}(?:{_PART})(?:nya)?\s+(?:(?:warna|warnanya|kulay|na|is|ay|besi|kayu|ang)\s+){{0,2}}(?:{_COLOUR}){_E}"
    rf"|{_W}(?:{_COLOUR})\s+(?:na\s+|tin\s+|iron\s+|metal\s+|wooden\s+|ang\s+)?(?:{_PART}){_E}"
    rf"|{_W}(?:behind|opposite|next to|next door to|beside|across from|in front of|above|past|facing|near)\s+(?:the|a"
    rf"|my|our|old|"
    rf"(?-i:[A-Z])[\w'’]+)\s+\w+"
    rf"|{_W}(?:baba (?:ka |kayo )?sa|bumaba (?:ka )?sa|sakay ka|sumakay (?:ka )?|lakad (?:ka )?|diretso|turun di"
    rf"|naik angkot|jalan"
    rf" lurus|get off at|walk (?:up|down|past)|the first|the last stop)\s+\w+"
    rf"|{_W}(?:turn (?:left|right)|on (?:the|your) (?:left|right)|belok (?:kiri|kanan)|(?:sebelah|di) (?:kiri|kanan)"
    rf"|kumaliwa|kumanan"
    rf"|liko sa|pagtawid ng|sa (?:itaas|ibaba)(?: mismo)? ng|kanto ng \w+|ika\w+ (?:na )?(?:bahay|kanto|pinto|gate)"
    rf"|ikalawang palapag|ikatlong palapag"
    rf"|(?:hariyo|nilo|rato|pahelo|seto|kalo|tin ko|khairo) (?:chh?ana|chh?ano|gate|dhoka|ghar|paint|rang)"
    r"%beside%"
    rf"|(?:dosro|tesro|pahilo|antim) (?:talla|ghar|dhoka)|(?:pink|green|blue|red|yellow|white) curtains?){_E}"
    rf"|{_W}(?:(?:first|second|third|fourth|last|ikalawang|ikatlong|pangalawang|pangatlong|pang-apat na|huling"
    rf"|unang)\s+(?:kubo|house"
    rf"|door"
    rf"|gate|bahay|pinto|kanto)%from%){_E}"
    rf"|{_W}(?:(?:sa )?(?:likod|tapat|tabi|katabi|harap|gilid|paglampas|pagkalampas|pagkatapos|kanto)(?: mismo| lang"
    rf"| po)?"
    rf" (?:ng|ni|nina)) \w+"
    r"|(?:निलो|नीलो|हरियो|रातो|पहेँलो|पहेंलो|सेतो|कालो|टिनको|खैरो)\s+(?:गेट|ढोका|छाना|छानो|घर|भित्ता)"
    r"|(?:पहिलो|दोस्रो|तेस्रो|चौथो|अन्तिम)\s+(?:घर|ढोका|तला|गल्ली)|घर\s+(?:पहिलो|दोस्रो|तेस्रो|अन्तिम)"
    r"|[\u0900-\u0963]+(?:को|का)?\s+(?:पछाडि|अगाडि|सँगै|छेउ|पारि|वारि|सामुन्ने|नजिकै?)"
)
_BESIDE_ANY = r"|\w+ ko (?:\w+ )?(?:pachh?adi|agadi|aghi|najik|chh?eu|mathi|tala|samne|sangai|paari|chhewma)"
_FROM_ANY = r"|\w+ rumah dari"
_ANY_SIGNS = (" ko ", " rumah dari")
"""Without one of these no landmark begins with just any word, and letters tell where one may begin."""
_LANDMARK = in_small(_LANDMARKS.replace("%beside%", _BESIDE_ANY).replace("%from%", _FROM_ANY))
_USUAL_LANDMARK = in_small(_LANDMARKS.replace("%beside%", "").replace("%from%", ""))
_HOME = in_small(
    rf"(?i){_W}(?:rumah(?:ku|nya|mu)?|rmh(?:ku|nya)?|(?:nge|in?de)?kos(?:an|t)?(?:ku)?|kediaman|ngontrak|kontrakan|tinggal|tgl|alamat(?:ku"
    rf"|nya)?"
    r"|pulang|bahay|nakatira|nktira|tira|tirahan|umuuwi|inuuwian|t(?:um|in)utul(?:oy|uyan)|tuluyan|nakikituloy"
    r"|nakikitira|naninirahan|nanunulu(?:yan|oy)|tinitirhan|tinitirahan|titirhan|lumaki|natutulog|tulog|dera|deraa"
    r"|baseko|basne|kotha"
    r"|sleep"
    r"|tumutuloy|dito (?:lang )?ako|sa amin|homes?|house"
    r"|h0use|lives?"
    r"|lived|living|stay(?:s|ing)?|sleeps?|moved|residence|resides?|address|ghar|basch\w*|mero ma|mine|come over"
    r"|i'?m (?:in|at)"
    r"|main ke|kosku|rumahmu|my place"
    r"|our place"
    rf"|family|keluarga|pamilya){_E}|घर|ठेगाना|बस्छ|बस्ने|बसेक|बस्छिन|डेरा|राखिए|भाडा|झुपडी|मेरैमा|परिवार",
)
_OWN_HOUSE = in_small(
    r"(?i)rumah|kontrakan|kos(?:an|t|ku)?\b|\bapt\b|tuloy|tuluy|nuluy|tira|tirhan|uuwi|apartment|flat\b|room|kwarto|silid|kamar|lantai|palapag|bahay|house"
    r"|home"
    r"|ghar|घर|nakatira|lives?\b|gate|stays?\b|sleep|door|kubo|natutulog|tinggal|dera|डेरा"
)
_REACH = in_small(
    rf"(?i){_W}(?:climb(?:ed)?|visit(?:ed)?|went|walked|pergi|ke sana|gate|top bell|bell|by myself|alone|sendirian"
    rf"|mag-?isa|kirim(?:kan)?|dikirim|antar(?:kan)?|anter"
    rf"|jemput|paket|mampir|datang|main ke|kesini|ke sini|send|sent"
    r"|deliver(?:ed|y)?|parcel|kado|hadiah|gift|regalo\w*|aau|mail|pick (?:him|her|me|up)|come|visit|drop|ring|knock"
    r"|(?:paki|i-?)?hatid|(?:i"
    r"|pa)-?deliver"
    rf"|sundo|punta(?:han)?|katok|daan|padala|ipadala|dala){_E}|पठाउ|पठाइ|पुर्.?या|आऊ|आउन|आउनु|भेट्न|लैजा|ल्याइ",
)
_WHOSE = in_small(
    rf"(?i){_W}(?:aku|saya|gue|gw|come over|i'?m|(?:rumah|rmh|kos|kosan|alamat|kontrakan)ku|kami|my|our|me|we|i|ko"
    rf"|ako|namin|amin|kami|anak(?:ku|nya)?|adik|korban|pelapor"
    rf"|bata(?:ng)?"
    r"|child(?:ren)?|kids?|boy|girl|little|master|victim|she|he|they|family|families|keluarga|pamilya|siya|dia|ia"
    r"|him|her"
    rf"|mother|mum|mama|peserta|kalahok|participant|member|ma|magpinsan|magkapatid|kambal|twins?|nanay|nene|mero"
    rf"|hamro|prize|winner|pemenang|nanalo){_E}"
    r"|हाम्रो|मेरो|मेरै|(?<!\S)म(?!\S)|बालक|बालिका|बच्चा|नानी|छोरा|छोरी|पीडित|परिवार|उनी|उनको|सहभागी|भाइ|बहिनी",
)
_NAMED_HOME = re.compile(
    r"(?<![^\W_])(?:(?:rumah|kos|kontrakan|kediaman)\s[A-Z][a-z]+|bahay\s(?:ni|nina)\s[A-Z]|[A-Z][a-z]+'s\s(?:house|home|place))"
)
"""The home of somebody by name; an institution writes its first word large, too: `Rumah Pintar`."""
_PUBLIC = in_small(
    rf"(?i){_W}(?:kantor|sekretariat|secretariat|office|opisina|tanggapan|munisipyo|city hall|kapitolyo|gedung"
    rf"|building|gusali"
    r"|aula|hall|warehouse|gudang|bodega|balai|studio|stasiun|(?<!water )station|radio|hotel|kampus|museum|library"
    r"|perpustakaan"
    r"|aklatan|puskesmas|hospital"
    r"|ospital|klinika?|clinic|dinas|kementerian|ministry|headquarters|bank|toko|shop|percetakan|printing|center|centre"
    r"|pelatihan|lokakarya|rapat|acara|seminar|pertemuan|lomba|training|workshop|meeting|event|pulong|pagsasanay|parada"
    rf"|pawai|fun walk|parade|closed|isinara|ditutup){_E}|कार्यालय|भवन|सभाहल|अस्पताल|पुस्तकालय|स्टेसन|बैठक|तालिम"
    rf"|कार्यक्रम|स्वयंसेवक|भण्डार|गोदाम",
)
_NOT_REAL = in_small(
    rf"(?i){_W}(?:novel|nobela|chapter|bab|dongeng|fairy ?tale|storybook|film|sinetron|lyrics?|lagu|awit(?:in)?"
    rf"|kantahin|song"
    r"|(?:jangan(?:lah)?|never|don'?t|do not|huwag|iwasan|hindari|avoid)\s(?:\w+\s){0,4}?(?:tulis|menulis|sebut"
    r"|menyebut|bagikan|unggah|beri\w*"
    r"|kasih|taruh|pasang|write|post|share|tell|give|put|say|print|show|ibigay|isulat|i-?post|ilagay|sabihin|ibahagi"
    r"|banggitin)|contoh|example|halimbawa|ip address|alamat ip|alamat email"
    rf"|web address|e-?mail address|serial){_E}|उपन्यास|पात्र|नलेख|नराख|नदेऊ|नभन|नपठाऊ|नहाल|जस्तै",
)
WORDS = word_set(
    "rumah rumahku rumahnya rmh rmhku kos kosan kost kosku kediaman kontrakan alamat alamatku jalan jln jl gang gg"
    " lorong"
    " lrg blok blk block bloke lot lote house hse flat apartment apartemen apt unit bahay kalye daang calle street"
    " st road"
    " rd lane ln ave avenue marg marga tole drive extension homes residences subdivision kanto eskinita galli dera"
    " kotha kubo door turn chhana pachadi tower rusun rusunawa ghar"
    " purok"
    " sitio brgy barangay dusun ward wada perum rt r ad nakatira pinto palapag gate griya graha villa pondok"
)
SIGNS = ("घर", "टोल", "गल्ली", "बस्ती", "मार्ग", "झुपडी", "डेरा", "ठेगाना")
_SPAN, _STEP = 200, 100
"""So many letters apart, at most, the pieces of one address stand."""


sought_by_heads(_HOUSE, _USUAL_LANDMARK, WAY)


def dwellings(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every place where the way to somebody's home is told, whether or not it looks like an address."""
    text = passage.text
    signs: tuple[str, ...] = tuple(passage.words & WORDS)
    if has_devanagari(text):
        signs = (*signs, *(sign for sign in SIGNS if sign in text))
    if not signs:
        return
    told = -1
    landmark = _LANDMARK if any(sign in passage.small for sign in _ANY_SIGNS) else _USUAL_LANDMARK
    for pattern in (_HOUSE, landmark, WAY):
        for match in found_near(pattern, passage.small, passage.small, signs, 60, 90):
            if match.start() <= told:
                continue
            if _is_home(text, sentences, match.start(), is_house=pattern is _HOUSE):
                told = sentences.around(match.start(), after=1)[1]
                yield Finding(
                    "personal-data-address", *match.span(), {"seen": mask_words(text[match.start() : match.end()])}
                )


def _is_home(text: str, sentences: Sentences, at: int, *, is_house: bool) -> bool:
    """Whether the pieces around a house's number, or a landmark, tell where somebody lives."""
    first, last = sentences.around(at, before=2, after=4)
    # in steps, so that finds side by side look at the same stretch
    first = max(first, (at - _SPAN) // _STEP * _STEP)
    last = min(last, ((at + _SPAN) // _STEP + 1) * _STEP)
    own = text[slice(*sentences.around(at))]
    return _tells_home(text[first:last], own, is_house=is_house)


@lru_cache(maxsize=64)
def _tells_home(near: str, own: str, *, is_house: bool) -> bool:
    """The same of the stretch around a piece, and of its own sentence; what costs least is asked first."""
    small, small_own = small_letters(near), small_letters(own)
    is_home = _HOME.search(small) is not None
    if not (is_house or is_home) or _NOT_REAL.search(small_own) or is_of_animal(own):
        return False
    if _PUBLIC.search(small_own) and not (has_child(own) and _HOME.search(small_own)):
        return False
    is_somebodys = _WHOSE.search(small) is not None or has_child(near) or _NAMED_HOME.search(near) is not None
    if is_house:
        return is_somebodys and (is_home or _REACH.search(small) is not None)
    if not (is_somebodys or _REACH.search(small)) or _OWN_HOUSE.search(small) is None:
        return False
    return pieces(small, _LANDMARK, _PLACE) >= 2
