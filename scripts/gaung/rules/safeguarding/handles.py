"""Names of accounts by their looks: where an account is spoken of, letters and figures that no word is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.searching import found_near, has_devanagari

PLATFORMS = word_set(
    "ig instagram insta igku ignya igko tiktok tt toktok tiktokku tiktoknya fb facebook efbi fesbuk pesbuk fbku fbnya"
    " telegram tele tg twitter discord discordku snap snapchat line roblox robux steam messenger mesenjer twitch kwai"
    " likee bigo capcut wattpad youtube yt ytku kumu ngl tellonym threads viber signal imo pubg mlbb ml ff codm genshin"
    " minecraft valorant esewa khalti gcash paymaya maya dana ovo gopay shopeepay linkaja signal wechat kik omegle"
    " psn xbox nintendo epic riot arena brawl coc clash free freefire gim game squad mabar laro clan spotify pinterest"
    " reddit bereal x"
)
"""Where people have accounts, as they write it."""

ACCOUNT_WORDS = word_set(
    "akun akunku akunnya akunmu account accounts acct username usernames usn user uname userid handle profile profil"
    " nick nickku nicknya nickname ign gamertag channel kanal tag aydi id uid dm pm follow folow follback folbek add"
    " pa-add i-add pafollow search cari carilah hanapin sundan i-follow subscribe subs sub mabar kalaro naam pangalan"
    " khoja khojnu follow add friend gamer mention type ketik find look pengguna"
    " screen display"
)
"""What is said of an account, or done with it."""

_CUES = PLATFORMS | ACCOUNT_WORDS
_COMMON = word_set(
    "x free line game maya tag channel kanal type look find search add mention pm sub subs friend cari tele signal"
    " threads"
    " steam pengguna screen display"
)
"""Words that alone say nothing of an account."""
_INTRODUCING = word_set("line tag pengguna screen display")
"""Those behind which a name may stand all the same: `his tag is …`."""

NEPALI_CUES = (
    *("फायर", "पबजी", "गेम"),
    *("टिकटक", "फेसबुक", "इन्स्टा", "युट्युब", "स्न्याप", "डिस्कर्ड", "डिस्कोर्ड", "रोब्लक्स", "टेलिग्राम", "भाइबर"),
    *("आईडी", "आइडी", "खाता", "च्यानल", "फलो", "युजरनेम", "प्रयोगकर्ता", "इसेवा", "खल्ती", "एड गर", "ट्विटर", "मेसेन्जर"),
)

_USER = re.compile(r"(?<![\w@/.#&=-])@?(?=[A-Za-z0-9._]*[A-Za-z])[A-Za-z0-9_][A-Za-z0-9_.]{3,31}(?![\w@/=(-])")
_LONG_NUMBER = re.compile("[0-9][0-9]{2}[ -]?[0-9]{3}")
_SIGN_OF_USER = re.compile(
    r"[_.0-9A-Z](?:(?<=_)(?:(?<=[A-Za-z0-9]_)|(?=[A-Za-z0-9]))|(?<=\d)(?:(?<=[A-Za-z]\d)|(?=[a-z]{2}))"
    r"|(?<=[a-z][A-Z])(?=[a-z])|(?<=[A-Za-z0-9]\.)(?=[A-Za-z0-9]{2}))"
)
"""What no name of an account is without."""
_UNDERLINED = re.compile(r"[A-Za-z0-9]_+[A-Za-z0-9]|^_+[A-Za-z]|[A-Za-z]_+$")
_NUMBERED = re.compile(r"[A-Za-z]{4,}\d{2,}\w*|[A-Za-z]{2,}\d[A-Za-z]+\d*[A-Za-z]*|[A-Za-z]{3,}\d{3,}")
_DOTTED = re.compile(r"[A-Za-z0-9]{2,}(?:\.[A-Za-z0-9]+){2,}|[A-Za-z]{3,}\.[A-Za-z]{3,}\d*|[A-Za-z]{2,}\.\d{2,}")
_CAMEL = re.compile(r"(?:[a-z]+|[A-Z][a-z]+)(?:[A-Z][a-z]+)+\d*|[xX]{2}\w+[xX]{2}|\w*[a-z][A-Z]\w*\d+")
_KNOWN = re.compile(
    r"(?i)\A(?:[a-z]{2,3}_[a-z]{2}|[a-z]{2,3}_[0-9a-f]{6,}|tiktok|youtube|whatsapp|facebook|gcash|esewa|phil\w+"
    r"|paymaya|iphone\d*|linkedin|capcut|depe?d|alengpulis"
    r"|childsafenet|mobilelegends|freefire|minecraft|playstation\d?|takeitdown|aduankonten|javascript|makabata\d*"
    r"|sapa\d*|covid\d*|rp\d+|php\d+|npr\d+|(?:kelas|kls|grade|class|page|hal|bab|no|versi|v|web|windows|android"
    r"|python|mp|h|a|b|q|sd|sdn|smp|smpn|sma|sman|smk|smkn|mts|mtsn|mi|min|ra|uu|pp|tahun|jam|pukul|pkl|tgl|lt|blok|blk"
    r"|rt|rw|no|usb|hdmi|wifi|dvd|ver|sesi|tim|regu|grup|juz|qs|poster|file|img|dsc|vid|foto|rev)\d+[a-z]?"
    r"|\d+(?:st|nd|rd|th|an|s|yo|thn|th|am|pm|wib|wita|gb|mb|kg|cm|mm|px|fm|x|ka|na|ml)"
    r"|(?:e\.g|i\.e|a\.m|p\.m|n\.u|n\.h|a\.n|d\.a|u\.p|s\.d|dll|dkk|dsb|no|s\.pd|s\.psi|m\.si|s\.h|ph\.d|b\.sc"
    r"|v\.\d).*|(?-i:(?:[A-Z][a-z]{0,2}\.){2,}[A-Z]?[a-z]{0,2}\.?))\Z"
)
_ENDING = re.compile(
    r"(?i)\.(?:com|org|net|id|np|ph|io|app|me|md|ya?ml|toml|json|mp3|mp4|m4a|wav|png|jpe?g|svg|gif|pdf|docx?|xlsx?|txt"
    r"|html?|css|js|py|csv|zip|example|gov|edu|tv|gg|vtt|srt|local|test)\Z"
)
_OF_OURS = re.compile(
    r"(?i)\A(?:help_(?:text|line)|(?:start|length|end)_seconds|cue_(?:in|out)|break_after|screened_delay|live_open_line"
    r"|sha(?:256|384|512)|programme\.cue|include_characters|id_ID|en_US|ne_NP|fil_PH|(?:id|en|ne|fil)_[0-9a-f]{8,12})\Z"
)
"""Keys and columns as guides and radio packs show them, near a line that stations open or call."""
_OFFICIAL = re.compile(
    r"(?i)(?<![^\W_])(?:resmi|official|opisyal|aliansi|alliance|alyansa|kampanye|campaign|dinas|kementerian|ministry"
    r"|organi[sz]asi|organi[sz]ation|lembaga|foundation|yayasan|munisipyo|radio|stasiun|station)(?![^\W_])"
    r"|आधिकारिक|सञ्जालको|संस्थाको|कार्यालय"
)
MADE_UP = re.compile(
    r"(?i)(?<![^\W_])(?:misal(?:nya|kan)?|contoh(?:nya)?|seperti|such as|for example|as an example|sebagai contoh"
    r"|bilang halimbawa|e\.g|for instance|halimbawa"
    r"|gaya ng"
    r"|tulad ng|karangan|palsu|bohongan|fake|dummy|made[- ]up|imaginary|invented|nakkali|latihan|training|pagsasanay"
    r"|imbento\w*|gawa-gawa\w*|jastai|jasto|placeholder|sample|template)(?![^\W_])|जस्तै|जस्तो|नक्कली|नमुना|नमूना"
    r"|काल्पनिक"
)
"""The name of an account that nobody has: it shows how one looks, or what is wrong with it."""
_NAMED = re.compile(
    r"(?i)(?<![^\W_])(?:nick(?:name)?|ign|in-?game name|user ?name|usn|user|gamertag|tag|handle|(?:screen|display"
    r"|profile) ?name|nama (?:akun|pengguna"
    r"|user|gim"
    r"|game)|id na+m|id name|pangalan (?:sa|ng account|ng akun)|player name|प्रयोगकर्ता नाम|युजरनेम|आईडी नाम|aydi|acc"
    r"|akun|account)(?:ku|nya|mu)?(?:\s+(?:(?:ml|ff|roblox|gim|game|ig|insta(?:gram)?|telegram"
    r"|tiktok|fb|facebook|discord|snap(?:chat)?|steam|pubg|mlbb)(?:-?(?:ku|nya|ko))?|ko|niya|ku|nya|saya|aku|gw|dia|anak|adik"
    r"\w*|is|ay|adalah|ho|chai|yaitu|itu|namanya|mero|पनि|चाहिँ|si|po|sa|the|her|his|my"
    r"|for)|\s(?:of|ng|ni|milik|punya)(?:\s\w+){1,4}(?=:)){0,4}[\s:=,–→>-]{1,3}[\"“'‘]?"
    r"(?P<name>@?[A-Za-z0-9_][\w.]{3,31})"
)
_SPELLED_AT = re.compile(
    r"(?i)(?<![^\W_])(?:at[- ]?sign|at the rate|simbol at|arroba|a keong|keong|tanda at)(?![^\W_])[\s,.:]{1,3}"
    r"(?P<name>\w+(?:[\s,]{1,3}[\w-]+){1,14})"
)
_SIGN_WORD = re.compile(
    r"(?i)(?<![^\W_])(?:underscore|under score|garis bawah|strip bawah|salungguhit|tuldok|titik|dot|punto|dash|gitling"
    r"|strip)(?![^\W_])|अन्डरस्कोर|डट|थोप्लो"
)
_SIGN_WORDS = word_set("underscore garis strip salungguhit tuldok titik dot punto dash gitling score bawah")
_SPELLED_NEPALI = re.compile(
    r"(?P<name>[A-Za-z0-9\u0900-\u0963]{2,}\s?(?:\s(?:अन्डरस्कोर|डट|थोप्लो"
    r"|underscore)\s[A-Za-z0-9\u0900-\u0963]+){1,4})"
)
_AT_BEHIND = re.compile(r"(?i)\s{0,3}(?:[\[({<]\s?(?:at?|et|@|arroba)\s?[\])}>]|(?<=\s)(?:at|et|एट)\s|@)")
"""The name is that of a mail address."""
_SPACED = re.compile(r"(?P<name>(?:[a-z]{3,}\s+){0,3}[a-z]{3,}(?:\s+\d){2,})(?!\d)")
_SPACED_FIGURES = re.compile(r"[0-9]\s+[0-9]")
_QUOTED = re.compile(
    r"(?i)(?<![^\W_])(?:search|find|look up|look for|cari|hanapin|khoja|type"
    r"|ketik)(?![^\W_])[^.!?\n\"“]{0,40}[\"“](?P<name>[^\"”\n]{4,40})[\"”]"
    r"(?=[^.!?\n]{0,60}(?:profil|account|akun|page|girl|boy|anak|bata|her|his|me|aku|ako))"
)
"""`Search Facebook for "…": that profile is the girl`."""
_PAID = re.compile(
    r"(?i)(?<![^\W_])(?:esewa|khalti|g-?cash|paymaya|maya|dana|ovo|gopay|shopeepay|linkaja|इसेवा|खल्ती)(?:ko"
    r"|को)?\s(?:id|account|akun"
    r"|user|आईडी|आइडी|खाता)\W{0,3}(?:\w+\s){0,2}\+?(?P<name>\d[\d -]{6,15})|(?:इसेवा|खल्ती)\s(?:आईडी|आइडी"
    r"|खाता)\s(?P<other>\d{8,12})"
)
_PLAYED = re.compile(
    r"(?i)(?:(?<![^\W_])(?:free ?fire|ff|ml|mlbb|mobile legends?|pubg|codm?|genshin|roblox|valorant|game|gim|laro"
    r"|mabar|squad|clan)(?![^\W_])"
    r"|फ्री ?फायर|पबजी|रोब्लक्स|गेम|माइनक्राफ्ट)[^.!?।\n]{0,40}?(?<![^\W_])(?:u?id|uid|आईडी|यूआईडी)(?:ku"
    r"|nya)?\W{0,3}(?:ko\s|niya\s|ho\s)?(?P<name>\d{6,12})"
)
_REACH = 72


sought_by_heads(_QUOTED)


def looks_like_a_name(word: str, *, is_introduced: bool = False) -> bool:
    """Whether a word looks like the name of an account; one that is introduced as such may look more like a word."""
    word = word.strip("@.")
    if (
        len(word) < (4 if "_" in word or "." in word else 6)
        or _OF_OURS.match(word)
        or _KNOWN.match(word)
        or _ENDING.search(word)
        or word.isdigit()
    ):
        return False
    if _UNDERLINED.search(word) or _NUMBERED.fullmatch(word) or _DOTTED.fullmatch(word):
        return True
    return is_introduced and (_CAMEL.fullmatch(word) is not None or re.search(r"[a-z]\d", word) is not None)


def handles(passage: Passage, sentences: Sentences) -> Iterator[re.Match[str]]:
    """Every name of an account that stands where an account is spoken of."""
    text = passage.text
    cues = passage.words & _CUES
    nepali = tuple(sign for sign in NEPALI_CUES if sign in text) if has_devanagari(text) else ()
    if cues <= _COMMON and not nepali and cues.isdisjoint(_INTRODUCING):
        return
    signs = (*(cue for cue in cues if len(cue) > 1), *nepali)
    has_users = _SIGN_OF_USER.search(text) is not None
    for match in found_near(_NAMED, text, passage.small, signs if has_users else (), 8, _REACH):
        if looks_like_a_name(match["name"], is_introduced=True) and not _is_shown(text, sentences, match):
            yield match
    is_of_platform = bool((cues - _COMMON) | (cues & {"line", "steam"})) or bool(nepali)
    users = signs if has_users and is_of_platform else ()
    for match in found_near(_USER, text, passage.small, users, _REACH, _REACH):
        if (
            looks_like_a_name(match[0])
            and not _AT_BEHIND.match(text, match.end())
            and not _is_shown(text, sentences, match)
        ):
            yield match
    nepali_signs = ("अन्डरस्कोर", "डट", "थोप्लो") if nepali else ()
    if not passage.words.isdisjoint(_SIGN_WORDS) or any(word in text for word in nepali_signs):
        for pattern in (_SPELLED_AT, _SPELLED_NEPALI):
            for match in pattern.finditer(text):
                if _SIGN_WORD.search(match[0]) and not _is_shown(text, sentences, match):
                    yield match
    has_number = _LONG_NUMBER.search(text) is not None
    for pattern, is_near in ((_QUOTED, '"' in text or "“" in text), (_PAID, has_number), (_PLAYED, has_number)):
        for match in found_near(pattern, text, passage.small, signs if is_near else (), 24, _REACH):
            if not _is_shown(text, sentences, match):
                yield match
    is_spaced = (":" in text or "=" in text) and _SPACED_FIGURES.search(text) is not None
    for match in found_near(_SPACED, text, passage.small, signs if is_spaced else (), 8, 40):
        if re.search(r"[:=]\s*\Z", text[max(match.start() - 3, 0) : match.start()]):
            yield match


def _is_shown(text: str, sentences: Sentences, match: re.Match[str]) -> bool:
    """Whether a name is no child's: an office's, or one that only shows how such a name looks."""
    first, last = sentences.around(match.start())
    sentence = text[first:last]
    return is_made_up(sentence) or _is_official(sentence)


@lru_cache(maxsize=64)
def is_made_up(sentence: str) -> bool:
    """Whether a sentence says that nobody has the account that it names."""
    return MADE_UP.search(sentence) is not None


@lru_cache(maxsize=64)
def _is_official(sentence: str) -> bool:
    return _OFFICIAL.search(sentence) is not None
