"""The way to a door as somebody tells it: beside what it stands, which one it is, where to turn, what colour it has."""

from __future__ import annotations

import re

from gaung.rules.safeguarding.searching import in_small

_W, _E = r"(?<![^\W_])", r"(?![^\W_])"
_NATURE = (
    r"sungai|kali|laut|pantai|sawah|gunung|hutan|pohon|danau|bukit|river|sea|beach|mountain|forest|tree|lake|hill|dagat"
    r"|ilog|bundok|puno|gubat|lawa"
)
"""What is beside many houses."""
_NO_NOUN = (
    rf"(?!(?:{_NATURE}|itu|ini|sana|sini|kami|kita|kamu|aku|saya|dengan|sama|hari|jam|that|this|it|me|us|you|all){_E})"
)
_BESIDE = (
    rf"(?:di )?(?:belakang|samping|sebelah|seberang|depan|dpn|dekat|deket|dkt|pojokan?|pinggir)(?:nya| dari| persis"
    rf"| pas)? {_NO_NOUN}\w+"
    r"|(?:setelah|sesudah|habis|abis|lewat|sebelum|masuk|dari) (?:warung|masjid|mesjid|gereja|pasar|jembatan"
    r"|lampu merah"
    r"|pertigaan|perempatan|simpang|gang|indomaret|alfamart|pom bensin|toko|sekolah|sd|tikungan|gapura|pos ronda|halte"
    r"|dermaga|pangkalan|musala|musholla|mushola)"
    rf"|(?:behind|opposite|next to|next door to|beside|across(?: the road)? from|in front of|above|past|facing|near)"
    rf" (?:the |a |our |my |old |an )+{_NO_NOUN}\w+"
    r"|(?:after|before) (?:the |our |old )+(?:bakery|mosque|church|temple|market|bridge|school|shop|store|park|bus stop"
    r"|gate|corner|chapel|well|court|clinic|kiosk|stall|pond|mill|traffic lights?)"
    rf"|(?:sa )?(?:likod|likuran|tapat|tabi|katabi|harap|harapan|gilid|paglampas|pagkalampas|kanto|dulo|ibaba|itaas"
    rf"|malapit)"
    rf"(?: mismo| lang| po)? (?:ng|ni|nina|sa) (?:may )?{_NO_NOUN}\w+"
)
_WHICH = (
    r"(?:rumah|pintu|gang|gg|lorong|kontrakan|belokan|tikungan|kamar|gerbang|kontrakan|kos|petak)(?:nya)?(?: (?:yang"
    r"|yg|ke|paling|nomor"
    r"|no))*"
    r"[ -]?(?:pertama|kedua|ketiga|keempat|kelima|terakhir|satu|dua|tiga|empat|lima|ujung|pojok|tengah|kanan|kiri"
    r"|\d{1,3})"
    r"|(?:lantai|lt|tower|unit|floor|palapag) (?:dasar|satu|dua|tiga|empat|lima|one|two|three|four|\d{1,2})"
    r"|(?:one|two|three|four|five|a few) (?:doors?|houses?|gates?) (?:down|up|away|past|from|before|after)"
    r"|(?:first|second|third|fourth|fifth|sixth|last|\d(?:st|nd|rd|th)) (?:house|door|gate|lane|floor|left|right|turn"
    r"|alley"
    r"|stop|flat|room|street|corner|hut)"
    r"|(?:una|unang|ikalawang|pangalawang|ikatlong|pangatlong|ika-?apat na|pang-?apat na|ikalimang|huling|dulong"
    r"|pinakadulong)"
    r"(?: na)? (?:bahay|pinto|kanto|eskinita|gate|kubo|palapag|kwarto|liko|looban)"
)
_TURN = (
    r"belok (?:kiri|kanan)|(?:ke|sebelah|di) (?:kiri|kanan)(?: jalan)?|lampu merah|pertigaan|perempatan"
    r"|simpang (?:tiga|empat)"
    r"|lurus (?:terus|aja|saja|dari)|turun di \w+|masuk gang|turn (?:left|right)|on (?:the|your) (?:left|right)"
    r"|go straight"
    r"|kumaliwa|kumanan|liko sa|liko ka|diretso|sakay ka|baba (?:ka |kayo )?sa|bumaba (?:ka )?sa|get off at"
)
_COLOUR = (
    r"hijau|ijo|biru|merah|kuning|putih|hitam|pink|ungu|cokelat|coklat|oren|oranye|abu-abu|abu|krem|tosca|green|blue"
    r"|red"
    r"|yellow|white|brown|black|purple|orange|grey|gray|pula|puti|berde|asul|dilaw|itim|rosas|kahel|bughaw|luntian|lila"
)
_PART = (
    r"pagar|pager|cat|gerbang|pintu|atap|genteng|tembok|jendela|gorden|gate|door|roof|fence|wall|window|curtains?|pinto"
    r"|bubong|bakod|bintana"
)
_PAINTED = (
    rf"(?:{_PART})(?:nya|ku)?(?: (?:warna|warnanya|kulay|na|is|ay|besi|kayu|yang|ang|namin|ng))* (?:{_COLOUR}){_E}"
    rf"|(?:{_COLOUR})(?:ng)? (?:na |tin |iron |metal |wooden |ang )?(?:{_PART}){_E}"
)
_STREET = (
    r"corner of \w+ \w+"
    r"|(?:gang|gg|jalan|jln|jl|lorong)\.? (?!pulang|kaki|terus|lurus|keluar|jalan|menuju|ke|di|yang|yg|santai|raya"
    r"|besar|kecil"
    r"|ini|itu|buntu|depan)[a-z]{3,}|(?:kalye|daang) \w+"
)
WAY = in_small(rf"{_W}(?:{_BESIDE}|{_WHICH}|{_TURN}|{_PAINTED}|{_STREET}){_E}")
"""One piece of the way to a door, for a text in small letters."""


def pieces(small: str, *others: re.Pattern[str]) -> int:
    """How many pieces of a way stand in a text in small letters, with those of other patterns; what overlaps is one."""
    spans = sorted(match.span() for pattern in (WAY, *others) for match in pattern.finditer(small))
    count, last = 0, -1
    seen: set[str] = set()
    for start, end in spans:
        written = small[start:end]
        if start >= last and written not in seen:
            count += 1
            seen.add(written)
        last = max(last, end)
    return count
