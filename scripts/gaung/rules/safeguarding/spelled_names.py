"""Addresses and names of accounts that are spelled: their signs as words, their figures as words, with gaps between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.dictated import digit_words, is_number
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.searching import all_of, found_near, in_small

_W, _E = r"(?<![^\W_])", r"(?![^\W_])"
_OPEN, _SHUT = r"[\s,(\[{<\"'*|]{0,4}", r"[\s,)\]}>\"'*|]{0,4}"
_DOT_WORDS = r"dott?|dat|titik|ttk|tuldok|punto|point|period|noktah"
_DOT = rf"(?:\s{{0,3}}\.\s{{0,3}}|{_OPEN}(?<![^\W_])(?:{_DOT_WORDS}){_E}{_SHUT}|[(\[{{<]\s?\.\s?[)\]}}>])"
_SIGN = (
    r"(?:under ?scores?|under ?skor|garis[- ]bawah|strip bawah|salungguhit|anderskor|strip|dash|gitling|hyphen|minus"
    rf"|plus|{_DOT_WORDS})"
)
_AT = (
    r"(?:\s{0,3}@\s{0,3}|[\s,]{1,3}(?:at[- ]?sign|(?:sa|di)(?= (?:gmail|yahoo|ymail|outlook|hotmail"
    r"|icloud)[\s,]*(?:dot|titik|tuldok|punto))|at|et|ed|add|add sign|(?:and |then |dan |lalu |tapos )?(?:the "
    r"|yung )?a (?:with|in) (?:the|a) circle"
    r"|(?:huruf )?a (?:dalam |di dalam |yang |dengan )?(?:lingkaran|dilingkari)|a na (?:may bilog|nakabilog)"
    r"|a keong|keong|tanda at|simbol at|arroba"
    r"|atmark)[\s,]{1,3}(?:(?:then|lalu|tapos|terus)\s)?"
    r"|\s{0,3}[(\[{<|*]\s?(?:at|a|et|sa|di|keong|@|arroba)\s?[)\]}>|*]\s{0,3})"
)
_PROVIDER = (
    r"(?:g[\s.-]?mail|gmeil|jimeil|jimail|yahoo|yahu|ymail|outlook|hotmail|icloud|i cloud|proton(?:mail)?|rocketmail"
    r"|aol"
    r"|zoho|live|mail|msn|gmx|yandex)"
)
_TLD = r"(?:com|kom|c o m|co|net|org|id|ph|np|edu|gov|sch|ac|mail|me|io|info|in|my|sg|uk|us|au)"
_DOMAIN = in_small(
    rf"(?i){_AT}(?:(?:the|sa|di|akun)\s)?(?:(?P<known>{_PROVIDER})(?:{_DOT}{_TLD}{_E}){{0,2}}"
    rf"|(?P<other>[\w-]{{2,30}}){_DOT}{_TLD}{_E}(?:{_DOT}{_TLD}{_E})?)(?![\w@])"
)
"""What stands behind the name in an address of mail."""

_MAIL_CUE = re.compile(
    rf"(?i){_W}(?:e-?mail|imel|surel|mail|gmail|yahoo|kirim|send|write|padala|ipadala|sulat|sumulat|tulis|add|contact"
    rf"|kontak"
    rf"|hubungi|reach|message)(?:ku|nya|an|in|kan)?{_E}"
)
_TOKEN = re.compile(r"[\w'+-]+|[._]")
_SIGN_WORD = re.compile(rf"(?i){_SIGN}\Z|bawah\Z|score\Z|garis\Z|strip\Z")
_FAR = 80
"""So many letters before its domain a name may begin."""
_NO_LOCAL = word_set(
    "us me look is are be it and or the a an find found visit live here there meet see kami kita di ke dari at in on"
    " gmail yahoo ymail outlook hotmail icloud facebook instagram tiktok google youtube apple"
    " available online arrive available sale held kantor office team tim now today opens email mail imel surel"
)
_OF_ROLE = re.compile(
    r"(?i)\A(?:kantor|info|kontak|contact|office|redaksi|admin|humas|sekretariat|hello|halo|support|radio|press"
    r"|panitia|tim"
    r"|team|aliansi|alliance|alyansa|forum|komite|committee|komunitas|sekolah|school|perpustakaan|library|events?|media"
    r"|help|bantuan|privacy|tanggapan|layanan|pengaduan|pangkalan|sumbong|lapor)(?![^\W_])"
    r"|\A(?:name|nama|user(?:name)?|someone|your?|you|contoh|pangalan|abc|xyz)(?![\w.])"
)
_OWN_PROVIDER = re.compile(
    rf"(?i){_W}(?:e-?mail|imel|surel)(?:ku|nya| ko| niya| aku| saya| anak\w*| adik\w*)?{_E}[^.!?\n]{{0,60}}?{_W}"
    rf"(?P<name>(?=\w*\d)[a-z]\w{{3,}}|\w+[._]\w[\w.]*){_E}[^.!?\n]{{0,40}}?{_W}(?:gmail|yahoo|ymail|outlook|hotmail"
    rf"|icloud){_E}"
)
"""A name, and whose mail it is: `emailku rara000, belakangnya gmail`."""

_INTRO = (
    rf"{_W}(?:user ?names?|usn|users?|akun|account|acc|ign|in-?game name|nick(?:name)?|gamertag|handle|psn"
    rf"|epic(?: games)?"
    r"|riot(?: id)?|id|line(?: id)?|ig|insta(?:gram)?|tiktok|tt|fb|facebook|discord|dc|snap(?:chat)?|telegram|tele"
    r"|roblox"
    r"|steam|twitch|youtube|yt|twitter|x|threads|minecraft|ml|ff|wechat|kik|kumu|viber|pangalan sa (?:laro|game"
    r"|roblox))"
    r"(?:ku|nya|mu|'s)?(?:[\s]+(?:ko|niya|nya|ku|aku|gue|gw|saya|dia|po|id|name|user|account|akun|namin|niya|tag|in|sa"
    r"|di|game"
    r"|roblox|minecraft))*"
)
_BINDS = (
    r"(?:\s*(?::|=|→|->|=>|>|–|-)\s*|\s+(?:is|ay|namanya|adalah|yaitu|itu|called|named|under|as|ini|to)\s+|\s+(?=at ))"
)
_SPACED_NAME = in_small(
    rf"(?i){_INTRO}{_BINDS}@?\s?(?P<name>[a-z][\w]{{1,30}}(?:(?:\s[._]\s|[._]|\s_"
    rf"|_\s)[a-z0-9]\w{{0,30}}){{1,5}}_*)(?!\w)"
)
_FIGURED_NAME = (
    rf"(?i){_INTRO}{_BINDS}(?:at\s)?(?P<name>(?:[a-z][\w-]{{0,30}}[\s,]{{1,3}}){{1,4}}?"
    rf"%digits%(?:[\s,-]{{1,2}}%digits%){{1,9}}){_E}"
)
_GAMES = "free ?fire|ff|ml|mlbb|mobile legends?|pubg|codm?|genshin|roblox|valorant|game|gim|steam|switch"
_PLAYED = in_small(
    rf"(?i){_W}(?:u?id{_E}(?:ku|nya)?\s?(?:di |sa |for |in |of |ng )?(?:{_GAMES})|friend code|kode teman|player id|uid)"
    r"(?:\s(?:ku|ko|gue|gw|aku|saya|niya|nya|dia|is|ay|itu))*[\s:=]{1,3}(?P<name>(?:sw-)?\d[\d -]{4,16}\d)"
)
_INTRO_WORDS = word_set(
    "username usernames usn user users akun akunku akunnya account acc ign nick nickname gamertag handle"
    " psn epic riot id"
    " line ig igku ignya insta instagram tiktok tiktokku tt fb fbku fbnya facebook discord dc"
    " snap snapchat telegram tele roblox steam twitch youtube yt twitter x threads minecraft ml"
    " ff wechat kik kumu viber uid laro game friend kode player"
)
_WEAK_INTRO_WORDS = word_set("id line x game laro friend kode player epic riot")
_NUMBERED_WORDS = word_set("id uid friend kode player")
_LONG_NUMBER = re.compile("[0-9](?:[0-9]{4}|[0-9]{2}[ -][0-9]{2})")
_PARTED = re.compile(r"\s[._]|[._]\s|_")
_NAMED_SIGN = re.compile(
    rf"(?i){_W}(?:an?|the|ang|mga|tanda|simbol(?:ng)?|karakter|symbols?|signs?|characters?|walang|tanpa|no"
    rf"|without){_E}\s{_SIGN}{_E}"
    rf"|{_SIGN},?\s(?:and|or|dan|atau|at|o)\s(?:an?\s)?{_SIGN}|{_SIGN}\s(?:is|are|lang|only|boleh|hanya|saja|dan|and"
    rf"|atau|or)\s"
)
"""A sign is spoken of, and spells nothing: `an underscore and your birth year`."""


_MAIL_SIGNS = word_set(
    "at et ed add keong arroba atmark dot dott dat titik ttk tuldok punto point gmail gmeil jimeil jimail"
    " yahoo yahu ymail"
    " outlook hotmail icloud proton protonmail rocketmail mail"
)
MAIL_ENDS = word_set(
    "com kom co net org id ph np edu me io gmail gmeil jimeil jimail yahoo yahu ymail outlook hotmail icloud proton"
    " protonmail rocketmail mail aol zoho msn gmx yandex cloud"
)
"""No address is without one of these at its end."""
_SAID = re.compile(r"\d|[^\W\d_]+")
_FURTHEST = 160
"""No name of an account that is said is longer, with the words before it."""
_PROVIDERS = word_set("gmail yahoo ymail outlook hotmail icloud")
_OWN_SIGNS = word_set("email emailku emailnya imel imelku surel surelku e mail emailnya")


@cache
def _figured() -> re.Pattern[str]:
    """The name of an account with figures said behind it."""
    said = "|".join(sorted(map(re.escape, digit_words()), key=lambda word: (-len(word), word)))
    return in_small(_FIGURED_NAME.replace("%digits%", f"(?:{said}|\\d)"))


def names_signs(written: str) -> bool:
    """Whether a stretch speaks of signs instead of spelling something with them."""
    return _NAMED_SIGN.search(written) is not None


def spelled_mails(passage: Passage) -> Iterator[tuple[int, int]]:
    """Every address of mail that is said or written around: where it begins and ends."""
    text = passage.text
    if passage.words.isdisjoint(MAIL_ENDS):
        return
    signs = (*(passage.words & _MAIL_SIGNS), *("@" if "@" in text else ""))
    for match in found_near(_DOMAIN, passage.small, passage.small, signs, 44, 40):
        start = _name_before(text, match.start())
        if start is not None and _is_name(text[start : match.start()], match, text):
            yield start, match.end()
    if not passage.words.isdisjoint(_OWN_SIGNS) and not passage.words.isdisjoint(_PROVIDERS):
        for match in _OWN_PROVIDER.finditer(text):
            yield match.span("name")


def is_of_nobody(address: str) -> bool:
    """Whether an address in words is that of an office, or no address: `find us at …`, `redaksi at …`."""
    name = re.split(rf"(?i){_AT}", address, maxsplit=1)[0].lower().split()
    return not name or name[-1] in _NO_LOCAL or any(_OF_ROLE.match(word) for word in name)


def _name_before(text: str, at: int) -> int | None:
    """Where the name begins that ends before a sign: over signs, and over figures that are said one by one."""
    first = max(at - _FAR, 0)
    tokens = list(_TOKEN.finditer(text, first, at))
    if not tokens or tokens[-1][0] in "._" or text[tokens[-1].end() : at].strip("\"'*,) "):
        return None
    said = digit_words()
    n = len(tokens) - 1
    while n > 0:
        before, here = tokens[n - 1], tokens[n]
        gap = text[before.end() : here.start()]
        if len(gap) > 3 or gap.strip("\"'*,() []"):
            break
        is_sign = before[0] in "._" or _SIGN_WORD.match(before[0]) is not None
        if before[0] == "." and bool(gap) != bool(n > 1 and before.start() > tokens[n - 2].end()):
            break  # the end of a sentence
        if not (
            is_sign or _SIGN_WORD.match(here[0]) or here[0] in "._" or here[0].lower() in said or here[0].isdigit()
        ):
            break
        n -= 1
    return tokens[n].start()


def _is_name(name: str, domain: re.Match[str], text: str) -> bool:
    """Whether what stands before the sign of an address is a name in it, and that of a person."""
    words = name.lower().split()
    if not words or _OF_ROLE.match(name) or words[-1].strip("\"'*,)") in _NO_LOCAL:
        return False
    if re.search(r"[(\[{<@|*]", domain[0][:4]) or re.search(r"\d|[._]", words[-1]) or len(words) > 1:
        return True
    if re.match(r"\W*(?:sa|di)\s", domain[0]):
        return False
    before = text[max(domain.start() - _FAR, 0) : domain.start()]
    return domain["known"] is not None and (
        _MAIL_CUE.search(before) is not None or re.search(_DOT, domain[0]) is not None
    )


def _may_say_figures(small: str, signs: frozenset[str]) -> bool:
    """Whether two figures are said right behind one of these words: the pattern for them is among the longest."""
    said = digit_words()
    return any(
        sum(word in said or word.isdigit() for word in _SAID.findall(small, max(at - 8, 0), at + _FURTHEST)) > 1
        for sign in signs
        for at in all_of(sign, small)
    )


def spelled_accounts(passage: Passage) -> Iterator[tuple[int, int]]:
    """Every name of an account that is spelled behind a word for one."""
    text, small = passage.text, passage.small
    signs = passage.words & _INTRO_WORDS
    if not signs:
        return
    if "_" in text or " . " in text:
        for match in found_near(_SPACED_NAME, small, small, signs, 8, 72):
            if _PARTED.search(match["name"]):
                yield match.span()
    strong = signs - _WEAK_INTRO_WORDS
    if strong and not passage.words.isdisjoint(digit_words()) and _may_say_figures(small, strong):
        for match in found_near(_figured(), small, small, strong, 8, 72):
            if not is_number(match["name"]):
                yield match.span()
    if signs & _NUMBERED_WORDS and _LONG_NUMBER.search(text) is not None:
        for match in found_near(_PLAYED, small, small, signs & _NUMBERED_WORDS, 8, 72):
            yield match.span()
