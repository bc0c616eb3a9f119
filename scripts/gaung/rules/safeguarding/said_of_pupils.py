"""What is said in a sentence of pupils, and what of those who help them."""

from __future__ import annotations

import re

IN_CLASS = re.compile(
    r"(?i)(?<![^\W_])(?:kelas|kls|grade|class|year|baitang) ?(?:\d{1,2}|[ivx]+|satu|dua|tiga"
    r"|empat|lima|enam|one|two|three|four|five|six|seven|isa|dalawa|tatlo|apat|lima|anim|pito|walo)(?![^\W_])"
)
"""A class with its number: whoever is named beside it sits in it."""
PUPILS = re.compile(
    r"(?i)(?<![^\W_])(?:(?:her|his) (?:mum|mummy|mom|mommy|mother|dad|daddy|father|parents|gran|granny|grandma|grandpa"
    r"|drawings?|crayons?|toys?)|(?:mama|ibu|ayah|papa|bapak|emak|nenek|orang ?tua|gambar|lukisan|krayon|mainan)nya"
    r"|(?:nanay|tatay|mama|papa|lola|lolo|magulang|mommy|guhit) n(?:iya|ya)|kani?yang (?:guhit|nanay|tatay|mama"
    r"|papa|magulang)"
    r"|section (?:natin|namin|nila|niya)|(?:her|his|their) (?:teachers?|homeroom|classroom|class|school"
    r"|homework|kindergarten)"
    r"|(?:wali kelas|guru"
    r"|sekolah|kelas|rapor)nya|(?:guro|titser|klase|paaralan) n(?:iya|ya|ila)|(?:(?:s?he|dia|ia|siya|sya|xa"
    r"|doi)(?:['’]?s)?"
    r"|(?:s?he) is) (?:(?:is|only|just|literally|like|baru|masih|msh|cuma|umur|usia|lang) ){0,2}(?:[4-9]|1[0-7])"
    r"(?![\w:.,]\d|\d)(?! (?:jam|menit|kali|orang|hours?|minutes?|times|of)))(?![^\W_])"
)
"""Somebody's teacher, class or age of a child: whoever is named there is one."""
HELPS = re.compile(
    r"(?i)(?<![^\W_])(?:hosted|produced|presented|dipandu|dibawakan oleh|diproduksi|host|hosts|terima ?kasih"
    r"|makasih|thanks?|thanked|salamat|pasasalamat\w*|(?:me|di)?pinjam\w*|lent"
    r"|lends|lend|donat\w*"
    r"|(?:me|di)?sumbang\w*|sponsor\w*|mendanai|didanai|funded|paid|bought|donasi|nagbigay|nagpahiram|nag-ambag|ambag"
    r"|foto(?:grafer)?(?: oleh|:)|difoto|memotret|photos?(?: by|:)|photographed|kuha ni|larawan:|layout|desain"
    r"|design(?:ed)?"
    r"|dirancang|menyediakan|provided|built|membangun|dibangun|nagtayo|repaired|memperbaiki|inayos|organi[sz]ed"
    r"|menyelenggarakan"
    r"|memimpin|dipimpin|led by|pinangunahan|nanguna|mengajar\w*|diajar|taught|coached|melatih|dilatih|trained|nagsanay"
    r"|menurut|according to|ayon kay|ayon sa|penelitian|research|study by|studi|pag-aaral ni|novel|buku|book|aklat|film"
    r"|undang-undang|lagu ciptaan|ditandatangani|signed by|pinirmahan|nilagdaan|hubungi|contact|makipag-ugnayan"
    r"|meresmikan|diresmikan|membuka|dibuka oleh|opened by|pinasinayaan|dinamai|named after|ipinangalan|perahu"
    r"|kapal|boat"
    r"|barko|bangka)(?![^\W_])"
)
"""What is done for children, not by one."""
