"""Names that are written on things: on a shirt, a lunch box, a name tag, under a drawing.

A name on somebody's own thing is that of its owner, whoever else is spoken of, and a photo of the thing shows it. So
what is said to be written there is read for a name: alone, behind “punya”, “property of” or “kay”, or before “was
here” and a class. Words of a slogan, a sign or a role are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.rules.safeguarding.binding import NO_CHILD, ROLES, SIGNS
from gaung.rules.safeguarding.cased import read_cased
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.known_names import COMMON, DOUBTFUL, SURNAMES, may_begin
from gaung.rules.safeguarding.localities import LARGE
from gaung.rules.safeguarding.ordinary import NO_NAMES
from gaung.rules.safeguarding.searching import found_near

WRITTEN = word_set(
    "tertulis bertulisan tulisan tulisannya bertuliskan tertera bertanda dijahit dibordir bordiran sulaman"
    " disulam ditulisi"
    " dicoret coretan diukir ukiran terukir label berlabel dilabeli gantungan papan stiker spidol ditempel tertempel"
    " tanda tercetak dicetak bertinta"
    " reads reading read says saying written lettered lettering stitched embroidered painted scratched carved labelled"
    " labeled tag sewn marked engraved scrawled scribbled chalked inscription inscribed printed sticker signed spelled"
    " nakasulat nasusulat sulat nakatatak tatak tinatakan nakaburda burda binurdahan nakaukit inukit nakapinta"
    " nakadikit"
    " nakalagay etiketa lagda lagdang nakalimbag nakaprint nakalagda nilagdaan"
)
"""Without one of these words nothing is said to be written on anything."""
_WRITTEN = "|".join(sorted(WRITTEN - {"tanda", "tulisan", "sulat"}, key=lambda word: (-len(word), word)))
_CUE = rf"(?<![^\W_])(?i:{_WRITTEN}|tanda nama|tulisan|may sulat|may nakasulat|sulat)(?![^\W_])"
_QUOTED = r"[\"“‘«](?P<said>[^\"”’»\n]{2,60})[\"”’»]"
_LOUD = r"(?P<loud>[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]+){0,2})(?![\w’'-])"
_BEHIND = re.compile(rf"{_CUE}[^.!?\n\"“”]{{0,48}}?(?:{_QUOTED}|{_LOUD})")
_BEFORE = re.compile(rf"{_QUOTED},?(?: \w+){{0,3}}? {_CUE}")
_MARK = re.compile(r"[\"“‘«A-Z](?:(?<![A-Z])|[A-Z]{2})")
"""What is written stands in quotation marks or in capitals."""
_BELONGINGS = re.compile(
    r"(?i)(?<![^\W_])(?:kaus|kaos|jersey|baju|topi|tas|ransel|bekal|botol|gelas|cangkir|mug|payung|sandal|sepatu|jaket"
    r"|seragam|buku|pensil|pulpen|penghapus|handuk|meja|bangku|loker|helm|sepeda|nasi kotak|kotak makan|dada|lengan"
    r"|gelang|rompi|selimut|bantal|piring|sendok|krayon|raket|gitar|celengan|piala|medali"
    r"|shirts?|t-shirt|cap|hat|bag|backpack|rucksack|satchel|lunch ?box|bottle|cup|umbrella|shoes?|boots?|wellies"
    r"|jacket|coat|mittens?|gloves?|scarf|uniform|sketchbook|exercise book|pencil|towel|desk|locker|helmet|bike|bib"
    r"|badge|armband|wristband|bracelet|blanket|pillow|plate|spoon|crayons?|racket|guitar|name ?tag|medal|trophy|peg"
    r"|kamiseta|damit|sumbrero|sombrero|baunan|bote|tasa|baso|payong|tsinelas|sapatos|dyaket|uniporme|kuwaderno"
    r"|notbuk|lapis|bimpo|tuwalya|upuan|bisikleta|hawakan|kahon|kumot|unan|plato|kutsara|medalya|tropeo|guhit"
    r"|krayola)\w{0,3}(?![^\W_])"
)
"""What belongs to one person."""
_OWNED = re.compile(
    r"(?i:\b(?:punya|milik|kepunyaan|property of|belongs to|owner:?|si|kay|para kay|untuk|buat|pag-aari ni|ni"
    r"|gawa ni|by|oleh|from"
    r"|dari|love,?|love from|sayang,?)) (?i:si |ni )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
_ALONE = re.compile(
    r"\W*(?P<name>[A-Z][\w’'-]*[A-Za-z](?: [A-Z][\w’'-]+){0,2}?)"
    r"(?=[’']s\b|\W*\Z|,|[!.]| (?:\d{1,2}\b|was here|wuz here|woz here|(?i:tk|kls|kelas|grade|class|year|baitang)\b"
    r"|—|–|-|ito|to\b))"
)
_HERE = re.compile(r"[\"“‘](?P<name>[A-Za-z]\w+) (?:was|wuz|woz) (?:here|ere)\b")
_SLOGANS = word_set(
    "peace love hope smile happy brave kind hero power cool best champion winner free dream dreams win fun play team"
    " respect equal strong be we i you keren hebat damai cinta sayang semangat bersatu merdeka juara senyum hidup"
    " maju jaya sehat ceria bebas awas bahaya dilarang tunggu buka tutup tolong jangan gratis milik tenang santai"
    " bawal ingat laban mahal saya pag-ibig kapayapaan malaya tapang ligtas bukas sarado libre mabuhay pilipinas"
    " indonesia nepal welcome open closed exit entrance danger warning caution beware quiet silence thank thanks made"
    " nike adidas puma polo uniqlo nasa unicef unesco fragile urgent draft sold sample police press crew security"
    " staff volunteer medic visitor guest official rahasia relawan panitia tamu pers kru petugas keamanan media"
    " selamat terima dukung save say says wanted lost found free sale"
)
_NOBODY = NO_NAMES | NO_CHILD | SIGNS | ROLES | LARGE | _SLOGANS


def inscribed(text: str, small: str, words: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """Where a name stands in what is said to be written on something, and whether that says whose thing it is."""
    for match in _HERE.finditer(text) if "here" in words else ():
        if match["name"].capitalize() in COMMON:
            yield *match.span("name"), True
    signs = words & WRITTEN
    if not signs or _MARK.search(text) is None:
        return
    for pattern in (_BEHIND, _BEFORE):
        for match in found_near(pattern, text, small, signs, 64, 110):
            group = "said" if match["said"] else "loud"
            said = match[group]
            for start, end, is_owner in _names_in(read_cased(said, said.lower())):
                at = match.start(group)
                near = text[max(match.start() - 80, 0) : match.end() + 40]
                is_ones_own = is_owner or _BELONGINGS.search(near) is not None
                if _is_name(match[group][start:end], is_ones_own=is_ones_own):
                    yield at + start, at + end, is_owner


def _names_in(said: str) -> Iterator[tuple[int, int, bool]]:
    """The names in what is written, and whether it says itself that they are their owner's."""
    owned = _OWNED.search(said)
    if owned is not None:
        yield *owned.span("name"), True
        return
    alone = _ALONE.match(said)
    if alone is not None:
        yield *alone.span("name"), False


def _is_name(name: str, *, is_ones_own: bool) -> bool:
    """Whether a name is known, or no word of a slogan on somebody's own thing."""
    parts = [part.capitalize() for part in name.split()]
    if any(part.lower() in _NOBODY and part not in COMMON for part in parts):
        return False
    is_known = any(part in COMMON or part in DOUBTFUL or part in SURNAMES for part in parts)
    return is_known or (is_ones_own and len(parts[0]) > 2 and may_begin(parts[0]))
